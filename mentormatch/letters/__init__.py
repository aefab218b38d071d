"""Letters: a .docx for each pair, mentor, youth or question, from a template that the municipality can replace."""

from .filling import Inquiry, Letter, OnePerson, Party, Spent, Statement, Template, fill
from .standard import standard_template

__all__ = [
    "Inquiry",
    "Letter",
    "OnePerson",
    "Party",
    "Spent",
    "Statement",
    "Template",
    "fill",
    "standard_template",
]
