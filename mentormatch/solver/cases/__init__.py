"""The search for a proof where hours caps bind: prices of youths, and cases where prices alone leave a gap."""
