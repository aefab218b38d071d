"""One cell: from what stands in it to a value, and nothing guessed."""
