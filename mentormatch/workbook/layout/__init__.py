"""Tables on a sheet: widths, styles, dropdowns, print set-up; what every workbook of ours shares."""
