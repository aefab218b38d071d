"""What the people who keep the project run, and its users never do."""
