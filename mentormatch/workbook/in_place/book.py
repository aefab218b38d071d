"""The user's workbook laid open: its parts, its sheets, and those of them that are ours from an earlier run."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from .markup import Element
from .package import Part
from .tree import WORKBOOK, relations


@dataclass(frozen=True, slots=True)
class Workbook:
    """A workbook that may be written into."""

    parts: dict[str, Part]
    root: Element
    """The element of ``xl/workbook.xml``."""

    @property
    def epoch_1904(self) -> bool:
        """Whether its days are counted from 1904."""
        found = self.root.child("workbookPr")
        return found is not None and found.get("date1904") in {"1", "true"}


@dataclass(frozen=True, slots=True)
class OurSheet:
    """A sheet in the user's workbook: its name, part, number, relationship and place."""

    name: str
    part: str
    id: int
    relation: str
    at: int


def sheets_of(book: Workbook) -> list[OurSheet]:
    """Return every sheet in the order of the workbook."""
    targets = {one.id: one.target for one in relations(book.parts, WORKBOOK)}
    group = book.root.child("sheets")
    assert group is not None  # noqa: S101  # refused before
    found = []
    for at, child in enumerate(group.children):
        relation = child.get("id") or ""
        found.append(
            OurSheet(
                child.get("name") or "",
                targets.get(relation, ""),
                int(child.get("sheetId") or 0),
                relation,
                at,
            )
        )
    return found


def ours_in(book: Workbook, names: Collection[str]) -> list[OurSheet]:
    """Return the sheets of these names."""
    wanted = {name.casefold() for name in names}
    return [sheet for sheet in sheets_of(book) if sheet.name.casefold() in wanted]
