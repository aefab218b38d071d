"""From files to people, matches and settings, with everything that is wrong collected."""
