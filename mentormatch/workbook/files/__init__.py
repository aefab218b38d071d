"""Files: what they are, whether they are safe to open, and how a finished one is put in its place."""
