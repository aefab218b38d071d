"""Our sheets put into the user's own workbook, every part of theirs kept byte for byte (ADR 0012)."""
