"""The receipt of a reading on the screen and as JSON: what each sheet and column was taken for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mentormatch.workbook.catalogue import SHEETS
from mentormatch.workbook.cells.text import key
from mentormatch.workbook.reading.headings import PEOPLE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mentormatch.issues import Said
    from mentormatch.locale import Texts
    from mentormatch.workbook.reading.receipt import ColumnReceipt, SheetReceipt

_LONGEST = 36
"""Characters of a heading that are shown of a form's question."""


def receipt_lines(receipts: Sequence[SheetReceipt], t: Texts) -> Iterator[str]:
    """Return the receipt in words: a line for each sheet, each column that was read, and those that were not."""
    yield t("cli.receipt.title")
    for sheet in receipts:
        where = {"file": sheet.file, "sheet": sheet.sheet}
        if sheet.kind is None or not sheet.columns:
            yield t("cli.receipt.sheet_not", **where)
            continue
        kind = t("cli.receipt.both") if sheet.both else SHEETS[sheet.kind].name(t.lang)
        yield t("cli.receipt.sheet", kind=kind, n=sheet.rows, **where)
        if sheet.kind not in PEOPLE:
            continue
        for one in sheet.columns:
            if one.key is not None and one.name is not None and one.filled:
                yield from _column(one, one.name, t)
        unread = sheet.unread()
        if unread:
            listed = ", ".join(_short(one.heading) for one in unread)
            yield "  " + t("cli.receipt.unread", n=len(unread), headings=listed)


def _column(one: ColumnReceipt, name: Said, t: Texts) -> Iterator[str]:
    called = name.da if t.lang == "da" else name.en
    same = key(called) == key(one.heading)
    line = t(
        "cli.receipt.column_same" if same else "cli.receipt.column",
        column=one.column.ljust(2),
        heading=_short(one.heading),
        name=called,
        filled=str(one.filled).rjust(4),
    )
    yield f"  {line}" + (t("cli.receipt.faulty", n=one.faulty) if one.faulty else "")
    for word, other in one.rare:
        yield t("cli.receipt.rare", word=word, other=other)


def _short(heading: str) -> str:
    return heading if len(heading) <= _LONGEST else heading[: _LONGEST - 1].rstrip() + "…"


def receipt_data(receipts: Sequence[SheetReceipt], t: Texts) -> list[dict[str, Any]]:
    """Return the receipt as JSON data (docs/reference.md)."""
    return [
        {
            "file": sheet.file,
            "sheet": sheet.sheet,
            "read_as": sheet.kind.value if sheet.kind is not None and sheet.columns else None,
            "both": sheet.both,
            "rows": sheet.rows,
            "columns": [
                {
                    "column": one.column,
                    "heading": one.heading,
                    "read_as": one.key,
                    "filled": one.filled,
                    "not_understood": one.faulty,
                    "rare": [{"value": word, "like": other} for word, other in one.rare],
                }
                for one in sheet.columns
            ],
        }
        for sheet in receipts
    ]
