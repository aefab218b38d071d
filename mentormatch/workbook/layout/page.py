"""A sheet set up for A4."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

    from mentormatch.locale import Texts

PAGE = 100
"""Characters that an A4 page lying down takes at full size, whatever letters stand in for Calibri."""

READABLE = 300
"""Room that may be put on one page: more would be printed too small to read."""


def set_up_page(
    sheet: Worksheet,
    t: Texts,
    *,
    repeat: int | None = None,
    fits: bool = False,
    room: float = 0,
    scale: int = 0,
    pages: int = 0,
    upright: bool = False,
) -> None:
    """A4 landscape, as few pages wide as can be read, headings on every page, page numbers below.

    A sheet that ``fits`` as it is is not scaled: LibreOffice would blow it up to the width of the page. One whose
    columns take much more ``room`` goes over several pages side by side, with its first two columns on each.
    ``scale``: the size in percent, where the caller has found it; ``pages``: so many at most below each other;
    ``upright``: the page stands, for a long list of few columns.
    """
    across = max(1, -(-int(room) // READABLE))
    if upright:
        sheet.set_portrait()
    else:
        sheet.set_landscape()
    sheet.set_paper(9)
    if scale:
        sheet.set_print_scale(scale)
    elif pages or not fits:
        sheet.fit_to_pages(across, pages)
    if across > 1:
        sheet.repeat_columns(0, 1)
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    sheet.set_footer(f"&L&9&A&R&9{t('workbook.page')}")
    if repeat is not None:
        sheet.repeat_rows(repeat)
