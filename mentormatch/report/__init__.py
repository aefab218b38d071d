"""What to say about a plan."""
