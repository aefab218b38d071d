"""The plan where limits on hours bind: patterns of hours, columns, and what an engine is asked."""
