"""The result workbook: rendered, and read back."""
