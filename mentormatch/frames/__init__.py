"""The public interface from Python: lists in, pandas DataFrames out.

``import mentormatch`` offers these four functions by name; pandas is loaded with the first of them that is used.
Like ``cli`` this package is an edge: nothing below it knows of it.
"""

from .book import Book, read
from .checking import check
from .plan import Plan, compare, match

__all__ = ["Book", "Plan", "check", "compare", "match", "read"]
