"""Spreadsheets: column catalogue, reader, template, result writer.

The only place that knows a spreadsheet library. Neither calamine nor openpyxl nor xlsxwriter is imported
before a file is read or written.
"""

from mentormatch.workbook.reading.reader import read

__all__ = ["read"]
