"""What a change to a solved problem would bring or cost."""
