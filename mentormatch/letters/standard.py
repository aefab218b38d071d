"""The templates that come with the program, to be used as they are or edited in Word."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING, Any

from mentormatch.locale import Language, texts

if TYPE_CHECKING:
    from docx.document import Document

_MADE = datetime(2026, 1, 1)  # noqa: DTZ001  # a constant for the file's properties, which have no zone


def _table(page: Document, texts: Mapping[str, Any]) -> None:
    """Add a table that repeats its row: headings, what to repeat, and a cell for each heading."""
    heads, cells = texts["heads"], texts["cells"]
    table = page.add_table(rows=4, cols=len(heads))
    table.style = "Table Grid"
    for at, head in enumerate(heads):
        run = table.rows[0].cells[at].paragraphs[0].add_run(head)
        run.bold = True
    table.rows[1].cells[0].text = f"{{%tr for one in {texts['each']} %}}"
    for at, cell in enumerate(cells):
        table.rows[2].cells[at].text = f"{{{{ one.{cell} }}}}"
    table.rows[3].cells[0].text = "{%tr endfor %}"
    page.add_paragraph("")


def standard_template(recipient: str, lang: Language) -> bytes:
    """Return the template of letters to ``pair``, ``mentor``, ``youth`` or ``authority``, or of a ``statement``.

    It is always the same bytes.
    """
    from docx.shared import Cm, Pt

    from mentormatch.docx_package import new_document, undated

    t = texts(lang)
    page = new_document()
    section = page.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.5)
    section.top_margin = section.bottom_margin = Cm(2.5)
    normal = page.styles["Normal"]
    normal.font.name, normal.font.size = "Calibri", Pt(11.5)
    normal.paragraph_format.space_after = Pt(9)
    page.add_heading(t(f"letters.{recipient}.title"), level=1)
    lines = t.lookup(f"letters.{recipient}.lines")
    assert isinstance(lines, list)  # noqa: S101  # a fault of the locale file, found by its test
    for line in lines:
        if isinstance(line, dict):
            _table(page, line)
        else:
            page.add_paragraph(str(line))
    core = page.core_properties
    core.title, core.author, core.comments = t(f"letters.{recipient}.title"), "", ""
    core.created = core.modified = _MADE
    core.language = lang
    out = BytesIO()
    page.save(out)
    return undated(out.getvalue())
