"""The search for the best plan: a transport problem, and integer programmes where hours caps bind."""
