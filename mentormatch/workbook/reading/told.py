"""What the user has told of sheets and headings of their own: ``--map``, ``--sheet``, a file, the sheet of settings.

A heading is told for every sheet (``Kap.``) or for one (``Ark1!Kap.``, ``[svar.xlsx]Ark1!Kap.`` where two files
have a sheet of that name, as Excel writes it). ``Ark1!`` alone tells what the sheet is about.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from mentormatch.issues import Issue, Kind, Place, Said, headings, sheets
from mentormatch.workbook.catalogue import SHEETS, ResultSheet, SheetKind
from mentormatch.workbook.cells.parsers import did_you_mean, shown
from mentormatch.workbook.cells.text import clean, key, nearest
from mentormatch.workbook.files.raw import RawSheet

from .choice_columns import part_choice
from .headings import SEARCHED_ROWS, columns_of, sheet_names

NOT_READ = "-"
"""In place of a column or a kind of sheet: it is not to be read, whatever it looks like."""


@dataclass(slots=True)
class Told:
    """What was told, each by what it was told of."""

    columns: dict[str, str] = field(default_factory=dict)
    """Headings, with the column's name; what is said of one sheet begins with it and ``!``."""
    kinds: dict[str, SheetKind | None] = field(default_factory=dict)
    """Names of sheets, with what they are about; ``None``: the sheet is not to be read."""

    def of(self, raw: RawSheet) -> dict[str, str]:
        """Return what holds in a sheet: keys of headings, with the name of the column that each means."""
        everywhere: dict[str, str] = {}
        here: dict[str, str] = {}
        for given, name in self.columns.items():
            everywhere |= dict.fromkeys(_keys(given, raw), name)
            heading = heading_in(given, raw.file, raw.name)
            if heading is not None:
                here |= dict.fromkeys(_keys(heading, raw), name)
        return everywhere | here

    def kind(self, raw: RawSheet) -> SheetKind | None:
        """Return what a sheet was told to be about, if it was."""
        return next(
            (kind for name, kind in self.kinds.items() if names_sheet(name, raw.file, raw.name)), None
        )

    def left_out(self, raw: RawSheet) -> bool:
        """Whether a sheet was told not to be read."""
        return any(
            kind is None and names_sheet(name, raw.file, raw.name) for name, kind in self.kinds.items()
        )

    def unused(self, found: Iterable[tuple[RawSheet, Iterable[str]]]) -> list[Issue]:
        """Return what was told of headings and sheets that are not there.

        Args:
            found: every sheet with its headings.
        """
        seen = [(raw, {key(text) for text in texts} - {""}) for raw, texts in found]
        issues = [
            Issue(headings.MAP_UNUSED, values={"given": shown(given)})
            for given in self.columns
            if not any(
                texts & {*_keys(given, raw), *_keys(heading_in(given, raw.file, raw.name) or "", raw)}
                for raw, texts in seen
            )
        ]
        return issues + [
            Issue(sheets.SHEET_UNUSED, values={"given": shown(name)})
            for name in self.kinds
            if not any(names_sheet(name, raw.file, raw.name) for raw, _ in seen)
        ]


def _keys(heading: str, raw: RawSheet) -> frozenset[str]:
    """Return the keys of the headings that are meant: one that is cut off (``Hvor mange timer...``) stands for the
    one text at the top of the sheet that begins so."""
    if not heading.rstrip().endswith(("...", "…")):
        return frozenset({key(heading)})
    begun = key(heading)
    texts = [
        clean(value)
        for row in raw.rows[:SEARCHED_ROWS]
        for value in row
        if isinstance(value, str) and key(clean(value)).startswith(begun)
    ]
    able = {key(text) for text in texts}
    if len(able) > 1:  # the choices of one question, each a column of its own
        able = {key(question) for question, _ in map(part_choice, texts)}
    return frozenset(able) if begun and len(able) == 1 else frozenset({begun})


def names_sheet(given: str, file: str, sheet: str) -> bool:
    """Whether a name is that of a sheet: its own, or with the file before it in brackets."""
    file_part, bracket, rest = given.strip().lstrip("[").partition("]")
    if given.strip().startswith("[") and bracket:
        return key(file_part) == key(file) and key(rest) == key(sheet)
    return bool(key(given)) and key(given) == key(sheet)


def heading_in(given: str, file: str, sheet: str) -> str | None:
    """Return the heading that ``Ark1!Kap.`` tells of, where the sheet is the one that it names, else ``None``."""
    at = given.find("!")
    while at >= 0:
        if names_sheet(given[:at], file, sheet):
            return given[at + 1 :].strip()
        at = given.find("!", at + 1)
    return None


def sheet_told(given: str) -> str | None:
    """Return the sheet that ``Ark1!`` names as a whole; ``None``: it is a heading."""
    return given.strip()[:-1].strip() if given.strip().endswith("!") and key(given) else None


def find_kind(name: str) -> SheetKind | None:
    """Return the kind of sheet that a word means: one of its names, Danish or English."""
    known = {key(kind.value): kind for kind in SheetKind} | dict(sheet_names())
    return known.get(key(name))


def read_mapping(
    given: Mapping[str, str], places: Mapping[str, Place] | None = None
) -> tuple[Told, list[Issue]]:
    """Return what was told, and what of it cannot be.

    Args:
        given: headings with the name of a column, and sheets (``Ark1!``) with the name of a sheet of ours.
        places: where each stands, if in a file.
    """
    known = _column_names()
    told = Told()
    issues: list[Issue] = []

    def wrong(kind: Kind, said: str, name: str, near: str | None) -> None:
        values = {
            "given": f"{shown((kind is sheets.SHEET_NOT_A_KIND and sheet_told(said)) or said)}={shown(name)}",
            "value": shown(name),
            "nearest": did_you_mean(near),
            "known": Said(
                ", ".join(spec.da for spec in SHEETS.values()), ", ".join(spec.en for spec in SHEETS.values())
            ),
        }
        issues.append(Issue(kind, (places or {}).get(said, Place()), values))

    for said, name in given.items():
        sheet = sheet_told(said)
        if sheet is None or (key(name) in known and find_kind(name) is None):
            # A question that ends with an exclamation mark is a heading all the same.
            if key(name) in known or name.strip() == NOT_READ:
                told.columns[said] = name
            else:
                wrong(headings.MAP_UNKNOWN_COLUMN, said, name, nearest(name, known))
        elif (kind := find_kind(name)) is not None or name.strip() == NOT_READ:
            told.kinds[sheet] = kind
        else:
            names = {key(one): one for spec in SHEETS.values() for one in (spec.da, spec.en)}
            wrong(sheets.SHEET_NOT_A_KIND, said, name, nearest(name, names))
    return told, issues


def _column_names() -> dict[str, str]:
    columns = [column for target in (*SheetKind, ResultSheet.MATCHES) for column in columns_of(target)]
    known = {key(name): name for column in columns for name in (column.key, column.da, column.en)}
    return {key(name): name for column in columns for name in column.aliases} | known
