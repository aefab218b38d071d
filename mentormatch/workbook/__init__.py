"""Spreadsheets: column catalogue, reader, template, result writer.

The only place that knows a spreadsheet library. Neither calamine nor openpyxl nor xlsxwriter is imported
before a file is read or written.
"""

from .read import read

__all__ = ["read"]
