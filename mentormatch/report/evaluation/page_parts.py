"""Parts of a page in Word that python-docx has no word for, and how high a text becomes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from docx.table import Table, _Cell

LIGHT = "D5DAE1"
LINE = 905
"""Letters that a line takes at a size of one point, in the widest font that stands in for Calibri."""
ACROSS = 17.2
"""Centimetres between the margins."""
HIGH = 1.165
"""Height of a line, of its letters' size."""


def height(text: str, size: float, width: float = ACROSS) -> float:
    """Return about how high a text is in points, in a column so many centimetres wide; rather too much."""
    room = max(1, int(LINE * width / ACROSS / size))
    return -(-len(text) // room) * size * HIGH


def tight(*paragraphs: Any) -> None:
    """Take the space below paragraphs away."""
    from docx.shared import Pt

    for paragraph in paragraphs:
        paragraph.paragraph_format.space_after = Pt(0)


def shade(cell: _Cell, colour: str) -> None:
    """Fill a cell with a colour."""
    _property(cell, "w:shd", {"w:val": "clear", "w:color": "auto", "w:fill": colour})


def underline(cell: _Cell) -> None:
    """Draw a thin line below a cell."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    borders = OxmlElement("w:tcBorders")
    line = OxmlElement("w:bottom")
    for name, value in (("w:val", "single"), ("w:sz", "4"), ("w:color", LIGHT)):
        line.set(qn(name), value)
    borders.append(line)
    cell._tc.get_or_add_tcPr().append(borders)


def _property(cell: _Cell, name: str, values: dict[str, str]) -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    made = OxmlElement(name)
    for key, value in values.items():
        made.set(qn(key), value)
    cell._tc.get_or_add_tcPr().append(made)


def repeat(table: Table, rows: int) -> None:
    """Mark the first rows as headings, for screen readers and for a table that breaks over a page."""
    from docx.oxml import OxmlElement

    for row in table.rows[:rows]:
        row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
