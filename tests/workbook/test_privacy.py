"""CPR numbers: recognised, read for the birth date, shown nowhere."""

from __future__ import annotations

import html
import re
import zipfile
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import openpyxl
import pytest

from mentormatch.locale import LANGUAGES
from mentormatch.workbook.cells.privacy import MASK, birth_date, century, cpr_digits, holds_cpr, mask
from tests.books import command, mentor, write_book, youth
from tests.strangers.lists import read_csv


@pytest.mark.parametrize(
    ("year", "seventh", "full"),
    [
        (0, 0, 1900),
        (99, 3, 1999),
        (36, 4, 2036),
        (37, 4, 1937),
        (36, 9, 2036),
        (37, 9, 1937),
        (57, 5, 2057),
        (58, 5, 1858),
        (57, 8, 2057),
        (58, 8, 1858),
        (62, 5, 1862),
    ],
)
def test_the_seventh_digit_tells_the_century(year: int, seventh: int, full: int) -> None:
    assert century(year, seventh) == full


@pytest.mark.parametrize(
    ("digits", "born"),
    [
        ("0101900000", date(1990, 1, 1)),
        ("6101951234", date(1995, 1, 1)),
        ("9101951234", date(1995, 1, 31)),
        ("2902004000", date(2000, 2, 29)),
        ("2902010000", None),
        ("3113900000", None),
        ("0000000000", None),
    ],
)
def test_the_birth_date_of_ordinary_substitute_and_impossible_numbers(digits: str, born: date | None) -> None:
    assert birth_date(digits) == born


@pytest.mark.parametrize(
    ("value", "digits"),
    [
        ("610195-1234", "6101951234"),
        ("610195 1234", "6101951234"),
        (" 6101951234 ", "6101951234"),
        (6101951234.0, "6101951234"),
        (101951234.0, "0101951234"),
        ("1234567890", None),
        (12345678.0, None),
        ("tlf 6101951234", None),
        (float("inf"), None),
        (float("nan"), None),
        (True, None),
        (1.5, None),
    ],
)
def test_a_cell_that_holds_a_cpr_number_and_nothing_else(value: object, digits: str | None) -> None:
    assert cpr_digits(value) == digits


def test_numbers_in_running_text_are_found_and_made_unreadable() -> None:
    text = "Eva (610195-1234) og Ib, 6201951234."
    assert holds_cpr(text)
    assert mask(text) == f"Eva ({MASK}) og Ib, {MASK}."


@pytest.mark.parametrize("text", ["tlf. 12345678", "sag 2016-1234567890", "31-12-1999", "1234567890", ""])
def test_other_numbers_stay(text: str) -> None:
    assert not holds_cpr(text)
    assert mask(text) == text


def test_no_number_of_any_day_survives_masking() -> None:
    for day in range(0, (date(1999, 12, 31) - date(1937, 1, 1)).days, 7):
        born = date(1937, 1, 1) + timedelta(day)
        for hyphen in ("-", "", " "):
            number = f"{born:%d%m%y}{hyphen}{day % 4000:04d}"
            assert number not in mask(f"x {number} y")


DIVIDERS = [
    *("-", "", " ", ".", "/", "_", " - ", " / ", "  ", "\t", "\n"),
    *("\u2010", "\u2011", "\u2012", "\u2013", "\u2014", "\u2015", "\u2212", "\ufe63", "\uff0d"),
    *("\u00a0", "\u2009", "\u202f", "\u00ad", "\u200b", " \u2013 ", "\u00a0-\u00a0"),
]


@pytest.mark.parametrize("divider", DIVIDERS, ids=ascii)
def test_every_spelling_is_found_masked_and_read(divider: str) -> None:
    number = f"610195{divider}1234"
    for text in (number, f"Eva {number}, se", f"cpr.{number}", f"Eva,{number}-A", f"sag 2016-{number}"):
        assert holds_cpr(text)
        assert mask(text) == text.replace(number, MASK)
    assert cpr_digits(number) == "6101951234"


@pytest.mark.parametrize("number", ["01.01.90-1234", "01/01/90 1234", "01-01-90 - 1234", "01 01 90-1234"])
def test_a_birth_date_that_is_divided_is_found_too(number: str) -> None:
    assert mask(f"x {number} y") == f"x {MASK} y"


def test_digits_of_another_script_are_digits() -> None:
    assert mask("\uff10\uff11\uff10\uff11\uff19\uff10-\uff11\uff12\uff13\uff14") == MASK


@pytest.mark.parametrize(
    "text",
    [
        "2026-10-12 1400",
        "01-01-1990 1234",
        "12.0101901234",
        "+45 20 12 90 12",
        "4520129012",
        "20129012 / 30121212",
    ],
)
def test_dates_times_decimals_and_telephones_stay(text: str) -> None:
    assert mask(text) == text


def test_a_date_with_a_time_of_day_is_no_number_of_a_cell() -> None:
    assert cpr_digits("01-02-90 1400") is None


SPELLED = ["-", "\u2013", "\u2011", "\u2212", "\u00a0", " - ", ".", "/", "_", " \u2013 ", ""]
COLUMNS = ["Navn", "Interesser", "Uddannelse eller fag", "Ukendt", "Telefon", "E-mail", "Noter"]


class Numbers:
    """CPR numbers, each another, and where they are found again whatever divides them."""

    def __init__(self) -> None:
        self.made: list[str] = []

    def new(self) -> str:
        number = f"{61 + len(self.made) % 28}0{1 + len(self.made) % 9}9{len(self.made) % 10}{4000 + len(self.made)}"
        self.made.append(number)
        return number

    def spelled(self) -> str:
        number = self.new()
        return number[:6] + SPELLED[len(self.made) % len(SPELLED)] + number[6:]

    def found(self, text: str) -> list[str]:
        flat = "".join(sign for sign in text if sign.isdecimal())
        return [number for number in self.made if number in flat]


def cells_of(path: Path) -> Iterator[tuple[str, str]]:
    """Yield every text of an office file with the part it stands in."""
    with zipfile.ZipFile(path) as archive:
        for name in archive.namelist():
            text = archive.read(name).decode("utf-8", "replace")
            yield from ((name, html.unescape(found)) for found in re.findall(r">([^<]*)<", text))


def test_no_spelling_anywhere_in_a_list_comes_out_anywhere(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    numbers = Numbers()
    youths = [
        youth(n, **{COLUMNS[n % len(COLUMNS)]: f"Eva {numbers.spelled()}"})
        | {"Tal": float(numbers.new()), "Andet": f"se {numbers.spelled()}!"}
        for n in range(1, 12)
    ]
    youths[0]["Id"] = f"Eva {numbers.spelled()}"
    mentors = [mentor(n, Navn=f"Mo {numbers.spelled()}") for n in range(1, 9)]
    matches = [
        {"Ung": "U5", "Mentor": "M5", "Status": "godkendt", "Begrundelse": numbers.spelled()}
        | {"Af": f"Ib {numbers.spelled()}", "Dato": "1-10-2026"}
    ]
    book = write_book(tmp_path / "list.xlsx", youths, mentors, matches)
    mentors[2]["Ikke sammen med"] = numbers.spelled()
    write_book(tmp_path / "bad.xlsx", youths, mentors, matches)
    result, again = tmp_path / "result.xlsx", tmp_path / "again.xlsx"
    for code, words in (
        (0, ("validate", book)),
        (0, ("match", book, "-o", result)),
        (3, ("match", tmp_path / "bad.xlsx", "-o", again)),
        (0, ("verify", result)),
        (0, ("explain", result, "M1")),
        (0, ("letters", result, "-o", tmp_path / "letters", "--all-proposed")),
        (0, ("match", result, "-o", again)),
        (0, ("compare", result, again, "-o", tmp_path / "compared.xlsx")),
        (0, ("check", book)),
    ):
        assert command(*words) == code, words
        said = capsys.readouterr()
        assert numbers.found(said.out) == numbers.found(said.err) == []
    made = [path for path in tmp_path.rglob("*") if path.suffix in (".xlsx", ".docx")]
    made = [path for path in made if path.name not in ("list.xlsx", "bad.xlsx")]
    assert len(made) > 10
    for path in made:
        held = {part for part, text in cells_of(path) if numbers.found(text)}
        if path.name == "bad - fejl.xlsx":  # the copy of a list is one, and says so
            assert any("Kopien indeholder CPR-numre" in text for _, text in cells_of(path))
            book = openpyxl.load_workbook(path)
            shown = {sheet.title for sheet in book for row in sheet.values if numbers.found(str(row))}
            assert shown == {"Unge", "Mentorer", "Forløb"}  # the user's own
        else:
            assert held == set(), path.name


@pytest.mark.parametrize("heading", ["Fødselsdato", "Fødselsdag", "Birth date"])
def test_a_number_among_birth_dates_never_leads_to_the_advice_to_delete_the_column(
    tmp_path: Path, heading: str
) -> None:
    found = read_csv(
        tmp_path,
        unge=f"Id,{heading}\nU1,01-02-2004\nU2,110503-5234\nU3,03-04-2005",
        mentorer="Id,Ydelse\nM1,løn",
    )
    assert [str(one.birth_date) for one in found.youths] == ["2004-02-01", "2003-05-11", "2005-04-03"]
    said = {issue.code: issue for issue in found.issues if issue.code.startswith("MM-B")}
    assert (list(said), said["MM-B610"].values["rows"]) == (["MM-B610"], "3")
    for lang in LANGUAGES:
        assert not any(
            word in said["MM-B610"].remedy(lang) for word in ("Slet kolonnen", "Delete the column")
        )


def test_a_birth_date_in_a_column_of_numbers_is_one(tmp_path: Path) -> None:
    found = read_csv(
        tmp_path,
        unge="Id,CPR-nr,Sprog\nU1,01-02-2004,dansk\nU2,110503-5234,dansk",
        mentorer="Id,Ydelse\nM1,løn",
    )
    assert [str(one.birth_date) for one in found.youths] == ["2004-02-01", "2003-05-11"]
    assert found.errors == ()
