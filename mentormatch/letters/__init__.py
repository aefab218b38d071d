"""Letters: a .docx for each pair, mentor or youth, from a template that the municipality can replace."""

from .filling import Letter, Party, Template, fill
from .standard import standard_template

__all__ = ["Letter", "Party", "Template", "fill", "standard_template"]
