"""The transport problem without limits on hours: a first plan, the best one, and goal after goal."""
