"""A file that tells what headings and sheets mean, for those who need more than a few ``--map``.

[map]
"Hvad kan vi kalde dig?" = "Navn"

[map."Svar 2"]          # in this sheet only
"Nr." = "Id"

[sheets]
"Svar 1" = "Unge"
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from mentormatch.issues import Issue, Place
from mentormatch.issues import mapping as kinds
from mentormatch.toml_lines import line_of
from mentormatch.workbook.files.toml_file import TomlFault, read_toml

from .told import read_mapping

_MAP = '"Hvad hedder du?" = "Navn"'
_MAX_BYTES = 4 * 1024 * 1024
_SHEETS = '"Svar 1" = "Unge"'


def read_map_file(path: Path, content: bytes | None = None) -> tuple[dict[str, str], list[Issue]]:
    """Return what a file tells, as ``--map`` has it, and everything that is wrong with it.

    ``content``: its bytes, where they have been read already.
    """
    try:
        file = read_toml(path, _MAX_BYTES, kinds.NOT_TOML, content=content)
    except TomlFault as fault:
        return {}, [fault.issue]
    reader = _Reader(path.name, file.at)
    reader.take(file.tree)
    _, wrong = read_mapping(reader.told, reader.places)
    if not reader.told and not reader.issues:
        reader.issues.append(Issue(kinds.SAYS_NOTHING, Place(path.name)))
    return reader.told, [*reader.issues, *wrong]


SUFFIX = ".map.toml"
"""How the file is called that stands beside a list, after the list's name without its own suffix."""


def kept_name(book: Path) -> Path:
    """Return the name of the file, beside a list, in which what its headings mean is kept for the next run."""
    return book.with_name(f"{book.stem}{SUFFIX}")


def written(told: Mapping[str, str], remark: str) -> str:
    """Return the text of a file that tells what a mapping does.

    Args:
        told: headings, ``Ark1!heading`` and ``Ark1!`` with what they mean, as :func:`read_map_file` returns them.
        remark: what stands at the top, for whoever opens the file.
    """
    plain: dict[str, str] = {}
    of_sheet: dict[str, dict[str, str]] = {}
    sheets: dict[str, str] = {}
    for given, means in told.items():
        name, mark, heading = given.partition("!")
        if mark and not heading:
            sheets[name] = means
        elif mark:
            of_sheet.setdefault(name, {})[heading] = means
        else:
            plain[given] = means
    lines = [f"# {line}" for line in remark.splitlines()]
    for title, table in (
        ("[map]", plain),
        *((f"[map.{_quoted(name)}]", table) for name, table in of_sheet.items()),
        ("[sheets]", sheets),
    ):
        if table:
            lines += ["", title, *(f"{_quoted(word)} = {_quoted(means)}" for word, means in table.items())]
    return "\n".join(lines) + "\n"


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)  # a string of JSON is one of TOML


class _Reader:
    """Takes a parsed file apart, and remembers on which line each thing stands."""

    def __init__(self, file: str, at: Mapping[tuple[str, ...], int]) -> None:
        self._file = file
        self._at = at
        self.told: dict[str, str] = {}
        self.places: dict[str, Place] = {}
        self.issues: list[Issue] = []

    def take(self, tree: Mapping[str, Any]) -> None:
        """Take in the whole file."""
        for name, table in tree.items():
            if name not in {"map", "sheets"} or not isinstance(table, Mapping):
                given = f"[{name}]" if isinstance(table, Mapping) else name
                self.issues.append(Issue(kinds.UNKNOWN_TABLE, self._place((name,)), {"given": given}))
            elif name == "sheets":
                for sheet, kind in table.items():
                    self._put(("sheets", sheet), f"{sheet}!", kind, _SHEETS)
            else:
                self._headings(table)

    def _headings(self, table: Mapping[str, Any]) -> None:
        for heading, column in table.items():
            if isinstance(column, Mapping):
                for own, name in column.items():
                    self._put(("map", heading, own), f"{heading}!{own}", name, _MAP)
            else:
                self._put(("map", heading), heading, column, _MAP)

    def _put(self, at: tuple[str, ...], given: str, name: Any, example: str) -> None:
        if not isinstance(name, str) or not name.strip():
            values = {
                "given": at[-1],
                "value": f'"{name}"' if name == "" else str(name)[:60],
                "example": example,
            }
            self.issues.append(Issue(kinds.NOT_A_NAME, self._place(at), values))
            return
        self.told[given] = name
        self.places[given] = self._place(at)

    def _place(self, at: tuple[str, ...]) -> Place:
        line = line_of(self._at, at)
        return Place(self._file, line=line, key=".".join(at))
