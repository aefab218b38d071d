"""Optimal, explainable matching of young people and volunteer mentors.

From Python, ``read``, ``check``, ``match`` and ``compare`` take lists (files or pandas DataFrames) and give
DataFrames; see docs/python.md. The other public faces are :mod:`mentormatch.solver` (``Problem``, ``solve``,
``check``) and :mod:`mentormatch.eligibility` (``judge``). Nothing heavy is imported before it is used.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .frames import Book, Plan, check, compare, match, read

__version__ = "0.2.0"
__all__ = ["Book", "Plan", "__version__", "check", "compare", "match", "read"]


def __getattr__(name: str) -> object:
    """Load the dataframe interface with the first of its names that is asked for."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.frames"), name)
