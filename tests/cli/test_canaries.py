"""Every command on people who can be told apart from everything else, and every file, screen and record searched.

Each canary is a word or number that stands in one kind of cell of the input. ``ALLOWED`` says where each may come
out again, and it may come out nowhere else: not in another sheet, not in the properties of a file, not on a screen,
in a record, a log or a temporary file. A line of ``ALLOWED`` that nothing needs fails as well.
"""

from __future__ import annotations

import html
import io
import json
import os
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterator
from datetime import date
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pytest

from mentormatch.cli import options
from mentormatch.cli.frame import run
from tests.books import AS_OF, mentor, write_book, youth

CANARIES = {
    "cpr": (
        "610506-5234",
        "6105065234",
        "620295-4321",
        "6202954321",
        "630395-1111",
        "6303951111",
        "640495-2222",
    ),
    "name": ("Ungekanarie", "Mentorkanarie"),
    "contact": ("20314759", "kanarie@privat.example"),
    "note": ("Notekanarie", "Grundkanarie"),
    "who": ("Afkanarie",),
    "benefit": ("fleksydelse", "Fleksydelse"),
    "wrong": ("Lottokanarie",),
}

RESULT = {
    # Names wherever people are spoken of; a benefit on one sheet; all else only where the coordinator wrote it.
    "Overblik": {"name"},
    "Matches": {"name", "who", "note"},
    "Uden mentor": {"name"},
    "Belægning": {"name"},
    "Berettigelse": {"name", "benefit"},
    "Afklaring": {"name"},
    "Datafejl": {"name"},
    "Unge": {"name", "contact", "note"},
    "Mentorer": {"name", "contact", "benefit"},
    "Forløb": {"note", "who"},
    "Opfølgning": {"note"},
    # The dropdowns' list of every benefit there is, the same in every workbook.
    "Lister": {"benefit"},
}
OWN = {"Unge": {"cpr"}, "Mentorer": {"cpr"}}
"""What stands in the user's own sheets stays there; the program neither copies it elsewhere nor changes it."""
ALLOWED = (
    *(
        (f"{plan}.xlsx!{sheet}", kinds)
        for plan in ("plan?", "corps/plan*")
        for sheet, kinds in RESULT.items()
    ),
    *((f"egen.xlsx!{sheet}", kinds) for sheet, kinds in RESULT.items() if sheet != "Lister"),
    *((f"egen.xlsx!{sheet}", kinds) for sheet, kinds in OWN.items()),
    *(
        (f"egen.backup*.xlsx!{sheet}", RESULT[sheet])
        for sheet in ("Unge", "Mentorer", "Forløb", "Opfølgning")
    ),
    *((f"egen.backup*.xlsx!{sheet}", kinds) for sheet, kinds in OWN.items()),
    # The marked-up copy is a copy; its notes and list say what is wrong in a cell and what may stand there.
    *((f"fejl - fejl.xlsx!{sheet}", RESULT[sheet]) for sheet in ("Unge", "Mentorer", "Forløb", "Opfølgning")),
    *((f"fejl - fejl.xlsx!{sheet}", kinds) for sheet, kinds in OWN.items()),
    ("fejl - fejl.xlsx!Mentorer", {"wrong"}),
    ("fejl - fejl.xlsx!Mentorer (notes)", {"wrong", "benefit"}),
    ("fejl - fejl.xlsx!Fejlliste", {"name", "wrong", "benefit"}),
    ("messages:match fejl", {"name", "wrong", "benefit"}),
    # An unattended run says of a list with errors what stands in the wrong cell, so that somebody can mend it there;
    # whom the row is about it says nowhere: not on its screen, in its log, its status file or its summary.
    ("corps med fejl/korps - fejl.xlsx!*", {"name", "contact", "note", "who", "benefit", "cpr", "wrong"}),
    ("messages:batch fejl", {"wrong", "benefit"}),
    # Who runs a command on a list of their own reads there whose row is meant: the name beside the id.
    *((f"messages:{what}", {"name"}) for what in ("match", "in place", "check")),
    # Pairs to ask, and pairs that a person must look at.
    *((f"screen:{what}", {"name"}) for what in ("match", "in place")),
    ("screen:validate", {"name"}),
    ("screen:validate json", {"name"}),
    ("screen:match json", {"name"}),
    ("screen:what-if", {"name"}),
    # Verdicts: whose they are, and on which benefit.
    ("afgørelser.xlsx!Berettigelse", {"name", "benefit"}),
    ("afgørelser.xlsx!Afklaring", {"name"}),
    ("afgørelser.xlsx!Datafejl", {"name"}),
    ("screen:check json", {"benefit"}),
    # Explanations are asked for one person, on the asker's own screen; the question to send names the benefit.
    ("screen:explain ??", {"name"}),
    ("screen:explain U1", {"note", "who"}),
    ("screen:explain M1", {"benefit"}),
    ("screen:explain json", {"benefit"}),
    # A letter: the two whom it brings together, and nothing that only one of them told.
    ("breve-*/*.docx:word/document.xml", {"name"}),
    ("breve-*/*.docx!text", {"name"}),
    # A draft goes to the one whose address it bears; the file for a mail merge is the coordinator's own.
    ("breve-*/*.eml", {"name", "contact"}),
    ("breve-*/flet-*.csv", {"name", "contact"}),
    ("breve-authority/*.eml", {"benefit"}),
    # A mentor's own hours, with the rule of the benefit; no youth (their names are held apart below).
    ("opgørelser/*.docx:word/document.xml", {"name"}),
    ("opgørelser/*.docx!text", {"name"}),
    # A mentor's own question to whoever decides about the benefit: about that, and no youth.
    ("breve-authority/*.docx:word/document.xml", {"benefit"}),
    ("breve-authority/*.docx!text", {"benefit"}),
)


def people(path: Path, *, faulty: bool = False) -> Path:
    """Write the workbook in which the canaries sit."""
    youths = [
        youth(
            n,
            Navn=f"Ungekanarie {n}",
            Telefon="20314759",
            Bemærkninger="Notekanarie: er ofte syg, 630395-1111",
            **{"CPR-nr": "610506-5234" if n == 1 else None, "Interesser": "fodbold; 640495-2222"},
        )
        for n in range(1, 6)
    ]
    mentors = [
        mentor(
            n,
            Navn=f"Mentorkanarie {n} 620295-4321",
            Ydelse="fleksydelse" if n == 1 else "løn",
            Mail="kanarie@privat.example",
            Interesser="fodbold",
        )
        for n in range(1, 4)
    ]
    if faulty:
        mentors[1]["Ydelse"] = "Lottokanarie"
    matches = [
        {
            "Ung": "U1",
            "Mentor": "M2",
            "Status": "godkendt",
            "Begrundelse": "Grundkanarie",
            "Af": "Afkanarie",
            "Dato": date(2026, 10, 1),
        }
    ]
    told = {"Ung": "U2", "Mentor": "M3", "Dato": date(2026, 10, 5), "Timer": 2, "Bemærkning": "Notekanarie"}
    return write_book(path, youths, mentors, matches, follow_ups=[told])


_CELLS = ("xl/worksheets/", "xl/sharedStrings.xml", "xl/comments")
"""Parts that hold what stands in cells: those are looked at sheet by sheet."""


def places(file: Path, name: str) -> Iterator[tuple[str, str]]:
    """Yield the places of a file, sheet by sheet and part by part, and the text that stands in each."""
    data = file.read_bytes()
    if not data.startswith(b"PK"):
        yield name, data.decode("utf-8", "replace")
        return
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        for part in package.namelist():
            content = html.unescape(package.read(part).decode("utf-8", "replace"))
            if file.suffix == ".docx" or not part.startswith(_CELLS):
                yield f"{name}:{part}", content
    if file.suffix == ".docx":
        yield f"{name}!text", "\n".join(line.text for line in docx.Document(str(file)).paragraphs)
        return
    book = openpyxl.load_workbook(io.BytesIO(data))
    for sheet in book:
        cells = [cell for row in sheet.iter_rows() for cell in row]
        yield f"{name}!{sheet.title}", "\n".join(str(cell.value) for cell in cells if cell.value is not None)
        notes = [cell.comment.text for cell in cells if cell.comment]
        if notes:
            yield f"{name}!{sheet.title} (notes)", "\n".join(notes)


class Aviary:
    """A folder in which every command is run, and all that came of it."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.folder, self.capsys = folder, capsys
        self.said: dict[str, str] = {}

    def run(self, what: str, *words: object, code: int = 0) -> str:
        """Run a command and keep what it said, for ``what``."""
        assert run([*map(str, words), "--lang", "da"]) == code, self.capsys.readouterr().err
        said = self.capsys.readouterr()
        self.said[f"screen:{what}"] = said.out
        self.said[f"messages:{what}"] = said.err
        return said.out

    def run_apart(self, what: str, *words: object, code: int = 0) -> None:
        """Run a command that has processes of its own in a process of its own, which sweeps when it ends."""
        python = [sys.executable, "-m", "mentormatch", *map(str, words), "--lang", "da"]
        environment = {
            **os.environ,
            "PYTHONPATH": str(Path(__file__).parents[2]),
            "PYTHONIOENCODING": "utf-8",
        }
        done = subprocess.run(
            python, capture_output=True, text=True, encoding="utf-8", env=environment, check=False
        )
        assert done.returncode == code, done.stderr
        self.said[f"screen:{what}"], self.said[f"messages:{what}"] = done.stdout, done.stderr

    def found(self, inputs: list[Path]) -> set[tuple[str, str, str]]:
        """Return every place, kind of canary, and canary that was found, the inputs apart."""
        texts = [*self.said.items()]
        for file in sorted(self.folder.rglob("*")):
            if file.is_file() and file not in inputs:
                texts += places(file, file.relative_to(self.folder).as_posix())
        assert len(texts) > 60
        return {
            (place, kind, word)
            for place, text in texts
            for kind, words in CANARIES.items()
            for word in words
            if word in text
        }


@pytest.fixture
def temp() -> Iterator[Path]:
    """A folder for temporary files with a short path: processes talk through sockets in it, of 108 letters at most."""
    with tempfile.TemporaryDirectory(prefix="mm") as name:
        yield Path(name)


@pytest.fixture
def aviary(
    tmp_path: Path, temp: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Aviary:
    (tmp_path / "work").mkdir()
    monkeypatch.setenv("TMPDIR", str(temp))
    monkeypatch.setattr(tempfile, "tempdir", None)
    monkeypatch.setattr(options, "state_folder", lambda: tmp_path / "work" / "state")
    monkeypatch.chdir(tmp_path / "work")
    return Aviary(tmp_path / "work", capsys)


def everything(aviary: Aviary, monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Run every command that sees people; return the inputs."""
    folder = aviary.folder
    good, bad = people(folder / "liste.xlsx"), people(folder / "fejl.xlsx", faulty=True)
    own = people(folder / "egen.xlsx")
    plan, later = folder / "plan1.xlsx", folder / "plan2.xlsx"
    aviary.run("match", "match", good, "-o", plan, "--as-of", AS_OF)
    aviary.run("match json", "match", plan, "-o", later, "--as-of", "2026-12-01", "--format", "json")
    aviary.run("match fejl", "match", bad, "-o", folder / "aldrig.xlsx", "--as-of", AS_OF, code=3)
    aviary.run("validate", "validate", good)
    aviary.run("validate json", "validate", good, "--format", "json")
    aviary.run("what-if", "match", good, "--what-if", "M2 pladser +1", "--as-of", AS_OF)
    aviary.run("in place", "match", own, "--in-place", "--as-of", AS_OF)
    aviary.run("check", "check", good, "--as-of", AS_OF, "-o", folder / "afgørelser.xlsx")
    aviary.run("check json", "check", good, "--as-of", AS_OF, "--format", "json")
    aviary.run("verify", "verify", plan)
    for who in ("U1", "M1", "U5"):
        aviary.run(f"explain {who}", "explain", plan, who)
    aviary.run("explain json", "explain", plan, "--format", "json")
    aviary.run("explain goals", "explain", plan, "--goals")
    aviary.run("compare", "compare", plan, later, "-o", folder / "ændringer.xlsx")
    words = ("-o", folder / "evaluering.xlsx", "--page", folder / "evaluering.docx")
    aviary.run("evaluate", "evaluate", good, "--as-of", AS_OF, *words)
    aviary.run("evaluate json", "evaluate", good, "--as-of", AS_OF, "--format", "json")
    for whom in ("pair", "mentor", "youth", "authority", "waiting"):
        words = ("letters", plan, "-o", folder / f"breve-{whom}", "--for", whom, "--mail")
        aviary.run(f"letters {whom}", *words)
    aviary.run("statement", "statement", good, "-o", folder / "opgørelser", "--as-of", AS_OF)
    aviary.run(
        "history", "history", folder, "-o", folder / "historik.xlsx", "--page", folder / "historik.docx"
    )
    (folder / "corps").mkdir()
    listed = people(folder / "corps" / "korps.xlsx")
    config = folder / "batch.toml"
    config.write_text('[batch]\ninputs = ["corps/korps.xlsx"]\noutput = "corps/plan {month}.xlsx"\n', "utf-8")
    records = (
        "--log",
        folder / "log.txt",
        "--status",
        folder / "status.json",
        "--summary",
        folder / "sum.xlsx",
    )
    aviary.run_apart("batch", "batch", config, "--as-of", AS_OF, *records)
    aviary.run_apart("batch json", "batch", config, "--as-of", "2026-12-01", "--format", "json", "--log-format", "json",
               "--log", folder / "log.json")  # fmt: skip

    (folder / "corps med fejl").mkdir()
    wrong = people(folder / "corps med fejl" / "korps.xlsx", faulty=True)
    config.write_text(
        '[batch]\ninputs = ["corps med fejl/korps.xlsx"]\noutput = "fejl {month}.xlsx"\n', "utf-8"
    )
    records = (
        "--log",
        folder / "log fejl.txt",
        "--status",
        folder / "status fejl.json",
        "--summary",
        folder / "sum fejl.xlsx",
    )
    aviary.run_apart("batch fejl", "batch", config, "--as-of", AS_OF, *records, code=3)

    def crash(*_: Any, **__: Any) -> None:
        raise ValueError("Ungekanarie 610506-5234 fleksydelse")

    with monkeypatch.context() as patched:
        patched.setattr("mentormatch.solver.solve", crash)
        aviary.run("crash", "match", good, "-o", folder / "aldrig.xlsx", "--as-of", AS_OF, code=1)
    return [good, bad, listed, wrong]


def test_no_canary_comes_out_where_it_may_not(
    aviary: Aviary, temp: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    inputs = everything(aviary, monkeypatch)
    found = aviary.found(inputs)
    escaped = sorted(
        (place, kind, word)
        for place, kind, word in found
        if not any(kind in kinds and fnmatchcase(place, pattern) for pattern, kinds in ALLOWED)
    )
    assert escaped == []
    assert not [at for at, _, word in found if word == "Ungekanarie" and at.startswith("opgørelser/")]
    unattended = ("log*", "status*", "sum*", "screen:batch*", "messages:batch*", "*:crash", "corps/.*")
    assert not [
        at for at, kind, _ in found if kind == "name" and any(fnmatchcase(at, one) for one in unattended)
    ]
    idle = [
        (pattern, kind)
        for pattern, kinds in ALLOWED
        for kind in kinds
        if not any(kind == other and fnmatchcase(place, pattern) for place, other, _ in found)
    ]
    assert idle == []
    assert [*temp.rglob("*")] == []
    assert not (aviary.folder / "state").exists()
    assert not [*aviary.folder.rglob("*.tmp")]
    assert json.loads(aviary.said["screen:match json"])["pairs"]
