"""Languages: each is understood, or asked about; a common language is a demand."""

from __future__ import annotations

from pathlib import Path

import pytest

from mentormatch.issues import Severity, cells
from mentormatch.workbook import read
from mentormatch.workbook.cells import language_names
from mentormatch.workbook.cells.languages import languages
from mentormatch.workbook.cells.parsers import Fault
from tests.books import mentor, write_book, youth

TABLE = Path(language_names.__file__).with_name("language_names.tsv")


def test_the_table_is_what_babel_says() -> None:
    assert TABLE.read_text("utf-8") == language_names.table(), (
        "run: python -m mentormatch.workbook.cells.language_names > mentormatch/workbook/cells/language_names.tsv"
    )


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("dansk", ("dansk",)),
        ("Danish", ("Danish",)),
        ("DK", ("dansk",)),
        ("dk, arabisk", ("dansk", "arabisk")),
        ("eng.", ("engelsk",)),
        ("modersmål dansk", ("dansk",)),
        ("dansk modersmål", ("dansk",)),
        ("Danish (native)", ("Danish",)),
        ("dansk (modersmål), engelsk", ("dansk", "engelsk")),
        ("flydende dansk og godt engelsk", ("dansk", "engelsk")),
        ("English - fluent", ("English",)),
        ("English, fluent", ("English",)),
        ("fluent in English", ("English",)),
        ("jeg taler dansk", ("dansk",)),
        ("['Danish', 'English']", ("Danish", "English")),
        ("Dari / Farsi + pashto", ("Dari", "Farsi", "pashto")),
        ("tegnsprog; Tamil", ("tegnsprog", "Tamil")),
        ("Haitian Creole", ("Haitian Creole",)),
        ("hazaragi-sprog", ("hazaragi-sprog",)),
        ("hazaragi sprog", ("hazaragi sprog",)),
        ("Hollandsk", ("Hollandsk",)),
        ("Ingen", ()),
        ("Nej", ()),
        ("None", ()),
        ("ved ikke", ()),
    ],
)
def test_languages_are_read(value: str, expected: tuple[str, ...] | None) -> None:
    read_as = languages(value)
    assert (isinstance(read_as, Fault) and expected is None) or read_as == expected


@pytest.mark.parametrize(
    ("value", "near"),
    [
        ("Dansk.", "Dansk"),
        ("Dasnk", "dansk"),
        ("danks", "dansk"),
        ("engelks", "engelsk"),
        ("Englsh", "engelsk"),
        ("dansk + lidt engelsk", "engelsk"),
        ("somali, dansk på ok niveau", "dansk"),
        ("Dansk. Engelsk", "Dansk; Engelsk"),
        ("irakisk arabisk", "arabisk"),
        ("dansk engelsk", "dansk; engelsk"),
        ("Python", None),
        ("HTML, Python", None),
        ("Go", None),
        ("Java", None),
        ("JavaScript", None),
        ("C++", None),
        ("alle", None),
    ],
)
def test_what_is_no_language_is_asked_about(value: str, near: str | None) -> None:
    result = languages(value)
    assert isinstance(result, Fault), result
    assert result.kind is cells.LANGUAGE_UNSURE
    assert result.kind.severity is Severity.ERROR
    if near:
        assert str(result.values["nearest"]).strip() == f"Mente du {near}?"


def test_a_language_is_one_in_whatever_tongue_it_is_named(tmp_path: Path) -> None:
    path = write_book(
        tmp_path / "a.xlsx",
        [youth(1, Sprog="English; Farsi"), youth(2, Sprog="engelsk")],
        [mentor(1, Sprog="engelsk, persisk")],
    )
    book = read([path])
    assert book.youths[0].languages == ("engelsk", "persisk")
    assert [issue.code for issue in book.warnings] == ["MM-P315", "MM-P315"]
