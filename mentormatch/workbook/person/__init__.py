"""Everything that files hold about one person: found, handed out, and blanked."""
