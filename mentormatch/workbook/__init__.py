"""Spreadsheets: column catalogue, reader, template, result writer.

The only place that knows a spreadsheet library. Nothing is imported here, so that the catalogue can be had
without one.
"""
