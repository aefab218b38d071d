"""Whoever is spoken to in Danish reads no English: every command, its help, what it writes, what it says of faults."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import docx
import openpyxl
import pytest

from mentormatch.cli import frame
from tests.books import AS_OF, command, mentor, write_book, youth
from tests.conftest import Matched

Capture = pytest.CaptureFixture[str]

ENGLISH = frozenset(
    """
    a about above after all already also an and any anybody are as away because been before behind below beside between
    both but by can cannot column columns could day days decided decision do does each either empty every exists file
    files folder found free from get gets given gives had has heading headings here hour hours how if input into its
    language list lists mentors missing month months more most must name names neither nobody none nor not nothing
    number one only open other others otherwise out output over own paired person place places plan's proof read reason
    result results row rows rule rules see sheet sheets should since some than that the their them then there these they
    this those through today told unless until up used value wait waiting waits was were what when where whether which
    who whom whose why will with without word words would written year years yes you your youth youths
    """.split()  # noqa: SIM905
) - frozenset(
    """
    a at by day folder given gives had hr list mentors name names none open output over person place plan read reason
    row see
    so value year youth
    """.split()  # noqa: SIM905
)
"""Words that are English and not Danish; those that are both, or stand in names of options, are left out."""
_WORD = re.compile(r"[^\W\d_]+(?:'s)?")
_NO_WORDS = re.compile(
    r"--[\w-]+(?:[ =][\w/.+-]+)?|\[[^\]]*\|[^\]]*\]|https?://\S+|[\w/\\~%.-]*[/\\][\w/\\. -]*"
    r"|\S+\.(?:xlsx|toml|csv|json|docx|md)\b"
    r"|\([a-z]+(?:-[a-z]+)?\)|mentormatch[ -][\w .-]*|\w+=\S+|\w*_\w+|\"[^\"]*\"|'[^'\n]*'|\(\w+\.\w+\)"
)
"""What stands as it is in every language: options and their values, paths, commands, keys, what is quoted,
a value in brackets behind what it means."""


def english(text: str) -> set[str]:
    """Return the English words in a text."""
    return {word for word in _WORD.findall(_NO_WORDS.sub(" ", text).casefold()) if word in ENGLISH}


@pytest.mark.parametrize("name", frame.COMMANDS)
def test_no_help_is_english(name: str, capsys: Capture) -> None:
    assert command(name, "--help", "--lang", "da") == 0
    assert english(capsys.readouterr().out) == set()


def test_no_sheet_of_a_result_is_english(matched: Matched) -> None:
    book = openpyxl.load_workbook(matched("gladsaxe-2016-11").path)
    found = {
        (sheet.title, word)
        for sheet in book
        if sheet.title not in {"Bevis", "Kørsel", "Mentorer", "Unge"}
        for row in sheet.iter_rows(values_only=True)
        for cell in row
        if isinstance(cell, str)
        for word in english(cell)
    }
    assert found == set()
    run = {str(row[0]) for row in book["Kørsel"].iter_rows(values_only=True) if row[0]}
    assert english("\n".join(run)) == set()


def words_of(folder: Path) -> dict[str, set[str]]:
    """Return the English words in each file of a folder."""
    found = {}
    for path in sorted(folder.rglob("*.docx")):
        found[path.name] = english("\n".join(line.text for line in docx.Document(str(path)).paragraphs))
    for path in sorted(folder.rglob("*.xlsx")):
        with zipfile.ZipFile(path) as package:
            notes = [package.read(name).decode() for name in package.namelist() if "comments" in name]
        cells = [
            str(cell)
            for sheet in openpyxl.load_workbook(path)
            if sheet.title not in {"Bevis", "Kørsel"}
            for row in sheet.iter_rows(values_only=True)
            for cell in row
            if isinstance(cell, str)
        ]
        found[path.name] = english("\n".join([*cells, *(re.sub(r"<[^>]*>", " ", note) for note in notes)]))
    return {name: words for name, words in found.items() if words}


def test_no_command_speaks_or_writes_english(tmp_path: Path, capsys: Capture) -> None:
    youths = [youth(n, Navn=f"Ung {n}", Interesser="skak") for n in range(1, 5)]
    mentors = [mentor(1, Navn="Mia", Interesser="skak", Ydelse="dagpenge"), mentor(2, Navn="Jens"), mentor(3)]
    good = write_book(tmp_path / "liste.xlsx", youths, mentors)
    bad = write_book(
        tmp_path / "fejl.xlsx",
        [*youths, youth(4, Fødselsdato="31-02-2001", Sprog="Dasnk")],
        [*mentors, mentor(4, Ydelse="lotto", Pladser="-3", Mødetider="hver anden tirsdag")],
    )
    out = tmp_path / "ud"
    out.mkdir()
    plan, later = out / "plan.xlsx", out / "plan2.xlsx"
    config = tmp_path / "batch.toml"
    config.write_text('[batch]\ninputs = ["liste.xlsx"]\noutput = "ud/{month}.xlsx"\n', "utf-8")
    said = {}
    for words in (
        ("match", good, "-o", plan, "--as-of", AS_OF),
        ("match", plan, "-o", later, "--as-of", "2026-12-01"),
        ("match", bad),
        ("match", good, "--what-if", "M2 pladser +1", "--as-of", AS_OF),
        ("match", tmp_path / "mangler.xlsx"),
        ("match", good, "-o", plan),
        ("match", good, "--setting", "xyz=1"),
        ("match",),
        ("mach", good),
        ("validate", good),
        ("validate", bad),
        ("check", good, "--as-of", AS_OF, "-o", out / "afgørelser.xlsx"),
        ("check", "--benefit", "dagpenge", "--as-of", "2016-11-01", "--residence", "Gladsaxe", "--all"),
        ("check", "--benefit", "lotto"),
        ("verify", plan),
        ("verify", good),
        ("explain", plan, "U1"),
        ("explain", plan, "M1"),
        ("explain", plan, "--goals"),
        ("explain", plan),
        ("compare", plan, later, "-o", out / "ændringer.xlsx"),
        ("letters", plan, "-o", out / "breve", "--all-proposed"),
        ("letters", plan, "-o", out / "spørgsmål", "--for", "authority"),
        (
            "evaluate",
            good,
            "--as-of",
            "2016-11-01",
            "-o",
            out / "evaluering.xlsx",
            "--page",
            out / "side.docx",
        ),
        ("rules",),
        ("rules", "dagpenge"),
        ("rules", "--stale", "1"),
        ("person", "U1", tmp_path, "-o", out / "indsigt.xlsx"),
        ("person", "U1", tmp_path, "--forget", "--dry-run"),
        ("batch", config, "--dry-run"),
        ("purge", config, "--older-than", "90d", "--dry-run"),
        ("template", out / "skabelon.xlsx"),
        ("sample", out / "prøve.xlsx", "--youths", 3, "--mentors", 2, "--seed", 1),
    ):
        command(*words, "--lang", "da")
        shown = capsys.readouterr()
        if found := english(shown.out + "\n" + shown.err):
            said[" ".join(str(word) for word in words[:3])] = (found, shown)
    assert {what: found for what, (found, _) in said.items()} == {}
    assert words_of(out) == {}


def test_an_english_word_is_seen() -> None:
    assert english("Skriv navnet, which nobody has. --map x=y") == {"which", "nobody", "has"}
