"""The proof of a plan: the numbers, and what checks them without an engine and without the model."""

from __future__ import annotations

from .certificate import CASE_ROW, YOUTH_ROW, Case, OlderProofError, Prices, Proof
from .check import check
from .independent import CheckError, Refusal

__all__ = [
    "CASE_ROW",
    "YOUTH_ROW",
    "Case",
    "CheckError",
    "OlderProofError",
    "Prices",
    "Proof",
    "Refusal",
    "check",
]
