"""Columns that the sheets of youths and of mentors share."""

from __future__ import annotations

from .identity import CPR, FIRST_NAME, LAST_NAME
from .taking_part import ROLE, TIMESTAMP

ALSO = (FIRST_NAME, LAST_NAME, CPR, TIMESTAMP, ROLE)
"""What is understood where it stands, but is in no template."""
