"""Small workbooks to spoil: two youths, two mentors, and helpers that break them in one way each."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from pulp.apis import coin_api

from mentormatch.application import run
from mentormatch.workbook.result.reader import read_result

Rows = Sequence[Sequence[Any]]

YOUTHS: Rows = (
    ("Id", "Navn", "Fødselsdato", "Sprog", "Mødetider"),
    ("U1", "Åse Bech", date(1995, 5, 3), "dansk", "tirsdag aften"),
    ("U2", "Bo Dam", date(1996, 12, 24), "dansk; engelsk", "hverdage efter kl. 16"),
)
MENTORS: Rows = (
    ("Id", "Navn", "Bopælskommune", "Ydelse", "Pladser"),
    ("M1", "Carl Eg", "Gladsaxe", "dagpenge", 2),
    ("M2", "Dora Fris", "Gladsaxe", "løn", 1),
)
SETTINGS: Rows = (("Indstilling", "Værdi"), ("Kommune", "Gladsaxe"), ("Opgørelsesdato", date(2016, 11, 1)))


def sheets(**changed: Rows | None) -> dict[str, Rows]:
    """Return the sheets of a good book, some exchanged (``None``: left out) or added."""
    found: dict[str, Rows | None] = {"Unge": YOUTHS, "Mentorer": MENTORS, "Indstillinger": SETTINGS}
    found.update(changed)
    return {name: rows for name, rows in found.items() if rows is not None}


def with_cell(rows: Rows, row: int, heading: str, value: Any) -> Rows:
    """Return rows with one cell changed; ``row`` as Excel counts, a heading that is not there is added."""
    table = [list(line) for line in rows]
    if heading not in table[0]:
        for number, line in enumerate(table):
            line.append(heading if number == 0 else None)
    table[row - 1][table[0].index(heading)] = value
    return table


def with_row(rows: Rows, *values: Any) -> Rows:
    """Return rows with one more at the end."""
    return [*rows, values]


def book(path: Path, content: Mapping[str, Rows] | None = None) -> Path:
    """Write a workbook."""
    workbook = openpyxl.Workbook()
    workbook.remove(workbook.worksheets[0])
    for name, rows in (content or sheets()).items():
        sheet = workbook.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    workbook.save(path)
    return path


def hours_book(path: Path) -> Path:
    """Write a workbook whose mentors' hours are scarce and whose youths need different ones: the engine is asked."""
    youths = [("Id", "Alder", "Interesser", "Timer pr. måned")]
    youths += [(f"U{n}", 20, ("musik", "sport", "mad")[n % 3], 2 + n % 4) for n in range(12)]
    mentors = [("Id", "Ydelse", "Interesser", "Pladser", "Timer pr. måned")]
    mentors += [(f"M{n}", "løn", ("musik", "sport", "mad")[n % 3], 4, 7 + n) for n in range(4)]
    return book(path, sheets(Unge=youths, Mentorer=mentors))


def edited(path: Path, edit: Callable[[Any], None], content: Mapping[str, Rows] | None = None) -> Path:
    """Write a workbook that openpyxl has changed."""
    book(path, content)
    workbook = openpyxl.load_workbook(path)
    edit(workbook)
    workbook.save(path)
    return path


def repacked(
    path: Path, change: Callable[[str, bytes], bytes | None], more: Mapping[str, bytes] | None = None
) -> Path:
    """Rewrite a package part by part; ``None`` drops a part."""
    with zipfile.ZipFile(path) as archive:
        parts = [(info.filename, archive.read(info)) for info in archive.infolist()]
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts:
            changed = change(name, content)
            if changed is not None:
                archive.writestr(name, changed)
        for name, content in (more or {}).items():
            archive.writestr(name, content)
    return path


def sheet_xml(path: Path, pattern: str, replacement: str, sheet: int = 1) -> Path:
    """Replace text in a sheet's XML; the pattern must be there."""

    def change(name: str, content: bytes) -> bytes:
        if name != f"xl/worksheets/sheet{sheet}.xml":
            return content
        text, times = re.subn(pattern, replacement, content.decode(), count=1)
        assert times, pattern
        return text.encode()

    return repacked(path, change)


def compound(streams: Mapping[str, bytes]) -> bytes:
    """Return a compound file (the container of .xls and of workbooks with a password) with large streams."""
    import struct

    free, end, fat_mark = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
    sectors: list[bytes] = []
    fat: list[int] = []

    def add(content: bytes) -> int:
        first = len(sectors)
        count = max(1, -(-len(content) // 512))
        for number in range(count):
            sectors.append(content[number * 512 : number * 512 + 512].ljust(512, b"\0"))
            fat.append(first + number + 1 if number < count - 1 else end)
        return first

    entries = [("Root Entry", 5, end, 0)]
    for name, content in streams.items():
        padded = content.ljust(4096, b"\0")
        entries.append((name, 2, add(padded), len(padded)))
    directory = b""
    for number, (name, kind, start, length) in enumerate(entries):
        encoded = name.encode("utf-16-le") + b"\0\0"
        child = 1 if number == 0 and len(entries) > 1 else free
        right = number + 1 if 0 < number < len(entries) - 1 else free
        directory += encoded.ljust(64, b"\0") + struct.pack(
            "<HBBIII16sIQQIQ", len(encoded), kind, 1, free, right, child, b"\0" * 16, 0, 0, 0, start, length
        )
    first_directory = add(directory)
    fat_sector = len(sectors)
    fat += [fat_mark]
    sectors.append(struct.pack("<128I", *fat, *[free] * (128 - len(fat))))
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 16 + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6)
    header += b"\0" * 6 + struct.pack("<IIIIIIIII", 0, 1, first_directory, 0, 4096, end, 0, end, 0)
    header += struct.pack("<109I", fat_sector, *[free] * 108)
    return header + b"".join(sectors)


def engine_that(folder: Path, monkeypatch: pytest.MonkeyPatch, program: str | bytes) -> None:
    """Put a program of our own in the place of the engine CBC."""
    engine = folder / "motor"
    engine.write_bytes(program if isinstance(program, bytes) else program.encode())
    engine.chmod(0o700)
    monkeypatch.setattr(coin_api.PULP_CBC_CMD, "pulp_cbc_path", str(engine))


def engine_that_answers(folder: Path, monkeypatch: pytest.MonkeyPatch, answer: str) -> None:
    """Put in the place of the engine CBC a program that writes an answer and does nothing else."""
    start = '#!/bin/sh\nwhile [ "$1" != -solution ]; do shift; done\n'
    engine_that(folder, monkeypatch, f'{start}printf "{answer}" > "$2"\n')


def meanwhile(monkeypatch: pytest.MonkeyPatch, happens: Callable[[], object]) -> None:
    """Let something happen after the input was read and before the plan is made."""
    plan = run.plan

    def first(*given: Any) -> Any:
        happens()
        return plan(*given)

    monkeypatch.setattr(run, "plan", first)


def put_aside(folder: Path) -> None:
    """Test that the result lies whole in the folder of last resort, under a name that Excel opens."""
    (put,) = (folder.parent / "state").iterdir()
    assert read_result(put).pairs
    assert len(str(put)) <= 218


def undetermined(folder: Path) -> str:
    """Return what the result says of the mentor on dagpenge, who is undetermined; the one in work is matched."""
    rows = [*openpyxl.load_workbook(folder / "ud.xlsx")["Berettigelse"].iter_rows(values_only=True)]
    said = " ".join(str(value) for row in rows if row[0] == "M1" for value in row)
    assert "uafklaret" in said.casefold()
    assert {mentor for _, mentor in read_result(folder / "ud.xlsx").pairs} == {"M2"}
    return said
