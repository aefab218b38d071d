"""``mentormatch evaluate`` from outside: the answer as JSON and words, the files, and what goes wrong."""

from __future__ import annotations

import re
import zipfile
from itertools import product
from pathlib import Path

import docx
import openpyxl
import pytest

from mentormatch.application import evaluating
from mentormatch.errors import OutputProblem
from tests.books import Row, as_json, command, mentor, write_book, youth

Capture = pytest.CaptureFixture[str]

DAY = "2016-11-01"
OPEN = {"Kommune": "Gladsaxe"}
UNPAID = OPEN | {"Arbejdets art": "frivilligt ulønnet arbejde"}


def exempted(number: int, **answers: object) -> Row:
    return mentor(number, Ydelse="dagpenge", Bopælskommune="Gladsaxe", **answers)


def young(number: int, **answers: object) -> Row:
    return youth(number, **{"Fødselsdato": "1996-05-01", "Timer pr. måned": 6} | answers)


def corps(path: Path, settings: dict[str, str] | None = None) -> Path:
    """Three youths; one mentor in work, one exempted with two places."""
    youths = [young(1, **{"Venter siden": "2016-01-01"}), young(2), young(3)]
    return write_book(path, youths, [mentor(1), exempted(2, Pladser=2)], (), settings or UNPAID)


def test_the_answer_as_json(tmp_path: Path, capsys: Capture) -> None:
    code, data = as_json(capsys, "evaluate", corps(tmp_path / "b.xlsx"), "--as-of", DAY)
    assert code == 0
    assert data["as_of"] == DAY
    assert data["against"] == {"kind": "national", "date": DAY}
    assert data["mentors"] == {"read": 2, "exempted": 1, "undetermined": 0, "undetermined_without": 0}
    assert data["with_exemption"]["matched"] == 3
    assert data["with_exemption"]["hours"] == 18
    assert data["without_exemption"]["matched"] == 1
    assert data["difference"]["matched"] == {"low": 2, "high": 2}
    # U1 waits longest and keeps the mentor in work; U2 and U3 stand equal with, and both are without one without.
    assert data["depends_on_exemption"] == ["U2", "U3"]
    assert data["mentors_by_rule"] == [
        {
            "mentor": "M2",
            "with": "free",
            "without": "deducted",
            "hours_with": 12,
            "hours_without": 0,
            "depends": 2,
        }
    ]
    assert data["optimal"] is True
    assert (data["output"], data["page"]) == (None, None)


def test_what_the_law_leaves_open_is_a_range(tmp_path: Path, capsys: Capture) -> None:
    _, data = as_json(capsys, "evaluate", corps(tmp_path / "b.xlsx", OPEN), "--as-of", DAY)
    assert data["difference"]["matched"] == {"low": 0, "high": 2}
    assert data["mentors"]["undetermined_without"] == 1
    assert data["if_open_is_yes"]["without_exemption"]["matched"] == 3


def test_nobody_on_a_benefit_gives_zero_and_says_so(tmp_path: Path, capsys: Capture) -> None:
    book = write_book(tmp_path / "b.xlsx", [young(1)], [mentor(1)], (), OPEN)
    _, data = as_json(capsys, "evaluate", book, "--as-of", DAY)
    assert data["difference"]["matched"] == {"low": 0, "high": 0}
    assert data["depends_on_exemption"] == []
    assert command("evaluate", book, "--as-of", DAY, "--lang", "en") == 0
    said = capsys.readouterr().out
    assert "No mentor in the list receives a benefit. The exemption therefore makes no difference: 0." in said


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        (
            "da",
            ["1 af 1 ung får en mentor", "én ung mere får", "1 af 1 mentor (100 pct.)", "tæller én time om"],
        ),
        (
            "en",
            [
                "1 of 1 youth gets a mentor",
                "one more youth gets",
                "1 of 1 mentor (100%)",
                "counts as one hour a",
            ],
        ),
    ],
)
def test_nothing_is_told_of_one_as_of_several(lang: str, said: list[str], tmp_path: Path) -> None:
    book = write_book(
        tmp_path / "b.xlsx",
        [young(1, **{"Timer pr. måned": None})],
        [exempted(1)],
        (),
        OPEN | {"Timer pr. måned hvor cellen er tom": "1"},
    )
    out, page = tmp_path / "e.xlsx", tmp_path / "e.docx"
    assert (
        command("evaluate", book, "--as-of", DAY, "--no-mask", "--lang", lang, "-o", out, "--page", page) == 0
    )
    cells = [
        str(cell)
        for sheet in openpyxl.load_workbook(out)
        for row in sheet.iter_rows(values_only=True)
        for cell in row
    ]
    text = "\n".join((*cells, *(paragraph.text for paragraph in docx.Document(str(page)).paragraphs)))
    for words in said:
        assert words in text
    several = r"\b1 (unge|mentorer|timer|pladser|løbende|youths|mentors|hours|places|matches|running)\b"
    assert not re.findall(several, text)


@pytest.mark.parametrize("hours", [False, True])
def test_where_there_is_nobody_to_count_the_difference_is_zero_whatever_it_is_compared_with(
    hours: bool, tmp_path: Path, capsys: Capture
) -> None:
    folder = tmp_path / "rules"
    folder.mkdir()
    shipped = Path("mentormatch/eligibility/rules/frihed_til_frivillighed.toml").read_text("utf-8")
    folder.joinpath("same.toml").write_text(f'replaces = "frihed_til_frivillighed"\n{shipped}', "utf-8")
    need, offer = ({"Timer pr. måned": 6}, {"Timer pr. måned": 12}) if hours else ({}, {})
    youths, running = (
        [young(n, **need) for n in range(1, 4)],
        [{"Ung": "U1", "Mentor": "M1", "Status": "aktiv"}],
    )
    nobody = [dict.fromkeys(youths[0])]  # the headings, and an empty line
    no_mentors = [dict.fromkeys(mentor(1))]
    books = {
        "receives a benefit": (youths, [mentor(n, **offer) for n in (1, 2)], running),
        "no mentors in the list": (youths, no_mentors, []),
        "There is no difference": (nobody, [mentor(1, **offer), exempted(2, **offer)], []),
    }
    for said, (some, mentors, matches) in books.items():
        book = write_book(tmp_path / "b.xlsx", some, mentors, matches, UNPAID)
        for against, keep in product(("national", "2019-06-01", folder), ("yes", "no")):
            words = ("evaluate", book, "--as-of", DAY, "--against", against, "--keep-running", keep)
            code, data = as_json(capsys, *words)
            assert (code, data["difference"]["matched"]) == (0, {"low": 0, "high": 0})
            assert (data["depends_on_exemption"], data["new_mentors"]["kinds"]) == ([], [])
        files = ("-o", tmp_path / "e.xlsx", "--page", tmp_path / "e.docx", "--force")
        assert command("evaluate", book, "--as-of", DAY, *files, "--lang", "en") == 0
        assert said in capsys.readouterr().out


def test_every_rule_is_told_with_its_days_its_sources_and_what_was_not_seen_in_them(tmp_path: Path) -> None:
    out, page = tmp_path / "e.xlsx", tmp_path / "e.docx"
    settings = OPEN | {"Arbejdets art": "frivillig aktivitet"}
    book = corps(tmp_path / "b.xlsx", settings)
    assert command("evaluate", book, "--as-of", DAY, "--lang", "en", "-o", out, "--page", page) == 0
    lines = [paragraph.text for paragraph in docx.Document(str(page)).paragraphs]
    days = "from 1 July 2013 (day not verified) to 31 December 2018 (day not verified)"
    sources = (
        "Lov om frikommuner (lov nr. 550 af 18. juni 2012) § 7 c, stk. 1",
        (
            "Lovforslag L 188 2012-13 (forslaget, ikke loven, hvis nummer ikke er set): også offentlige kommunale "
            "virksomheder"
        ),
        "Gladsaxe Kommune, siden Frikommune",
    )
    told = next(line for line in lines if line.startswith("Frihed til frivillighed"))
    assert f"with the exemption, {days}: A person on dagpenge or efterløn who lives in a frikommune" in told
    assert told.endswith(f"Source: {'; '.join(sources)}. Not all of it was seen there.")
    free = next(line for line in lines if line.startswith("No benefit, or wages"))
    assert free.endswith(
        "no date is known: Was without a limit of hours and without deduction. No source was found."
    )
    # Where the sources disagree, those of either side are told: on the benefits with it, on an activity without it.
    for about in ("Which benefits the experiment covered", "Whether a voluntary activity for a municipality"):
        assert any(line.startswith(f"The sources disagree. {about}") for line in lines)
    rows = {str(row[0]): row[1:] for row in openpyxl.load_workbook(out)["Rules"].iter_rows(values_only=True)}
    title = "Frihed til frivillighed (act on frikommuner, § 7 c)"
    assert rows[title][1:] == ("with the exemption", days, "\n".join(sources), "no →", "medium")
    assert rows["No benefit, or wages"][2:] == ("no date is known", "no source was found", "–", "high")


def test_the_screen_says_the_rules_price_for_each_mentor(tmp_path: Path, capsys: Capture) -> None:
    words = ("evaluate", corps(tmp_path / "b.xlsx"), "--as-of", DAY, "--lang", "en")
    assert command(*words) == 0
    said = capsys.readouterr()
    assert not any(name in said.out for name in ("M2", "U2", "U3"))  # a screen is shared: masked by default
    assert "--no-mask" in said.err
    assert command(*words, "--no-mask") == 0
    said = capsys.readouterr()
    assert "M2: with the rule 12 hours a month, without it 0 hours. 2 young people depend on it." in said.out
    assert "They are: U2, U3" in said.out
    assert "--page" in said.err  # what to do next
    assert list(tmp_path.iterdir()) == [tmp_path / "b.xlsx"]  # nothing is written that nobody asked for


@pytest.mark.parametrize(
    ("against", "kind", "day", "without"),
    [("2019-06-01", "date", "2019-06-01", 1), ("1-6-2014", "date", "2014-06-01", 3)],
)
def test_another_days_rules(
    against: str, kind: str, day: str, without: int, tmp_path: Path, capsys: Capture
) -> None:
    book = corps(tmp_path / "b.xlsx")
    _, data = as_json(capsys, "evaluate", book, "--as-of", DAY, "--against", against)
    assert data["against"] == {"kind": kind, "date": day}
    assert data["without_exemption"]["matched"] == without


def test_a_folder_of_rules(tmp_path: Path, capsys: Capture) -> None:
    folder = tmp_path / "rules"
    folder.mkdir()
    shipped = Path("mentormatch/eligibility/rules/frihed_til_frivillighed.toml").read_text("utf-8")
    folder.joinpath("same.toml").write_text(f'replaces = "frihed_til_frivillighed"\n{shipped}', "utf-8")
    _, data = as_json(capsys, "evaluate", corps(tmp_path / "b.xlsx"), "--as-of", DAY, "--against", folder)
    assert data["against"]["kind"] == "rules"
    assert data["difference"]["matched"] == {"low": 0, "high": 0}


def words_of(path: Path) -> str:
    """Everything that a workbook or a page says."""
    if path.suffix == ".docx":
        page = docx.Document(str(path))
        cells = [cell.text for table in page.tables for row in table.rows for cell in row.cells]
        return "\n".join([*(paragraph.text for paragraph in page.paragraphs), *cells])
    book = openpyxl.load_workbook(path)
    return "\n".join(
        str(value)
        for sheet in book
        for row in sheet.iter_rows(values_only=True)
        for value in row
        if value is not None
    )


def test_the_workbook_and_the_page_say_it_without_naming_anybody(tmp_path: Path, capsys: Capture) -> None:
    out, page = tmp_path / "e.xlsx", tmp_path / "e.docx"
    code, data = as_json(
        capsys,
        "evaluate",
        corps(tmp_path / "b.xlsx"),
        "--as-of",
        DAY,
        "-o",
        out,
        "--page",
        page,
        "--lang",
        "da",
    )
    assert (code, data["output"], data["page"]) == (0, str(out), str(page))
    assert openpyxl.load_workbook(out).sheetnames == [
        "Svar",
        "Grupper",
        "Veje",
        "Nye mentorer",
        "Regler",
        "Bevis",
        "Metode",
    ]
    for path in (out, page):
        said = words_of(path)
        assert "Hvad fritagelsen gjorde muligt: Gladsaxe" in said
        assert "Forskellen er 1–4" in said  # 2, hidden
        assert "lov om frikommuner § 7 c" in said
        assert "juridisk rådgivning" in said
        assert "mentormatch evaluate b.xlsx --as-of 2016-11-01" in said
        for name in ("M2", "U2", "U3"):
            assert name not in said.replace("b.xlsx", "")
    with zipfile.ZipFile(out) as package:
        assert (
            any(name.startswith("xl/charts/") for name in package.namelist()) is False
        )  # 3 and 1 would give it away


def test_unmasked_the_workbook_has_charts_and_a_sheet_of_mentors(tmp_path: Path) -> None:
    out, page = tmp_path / "e.xlsx", tmp_path / "e.docx"
    words = (
        "evaluate",
        corps(tmp_path / "b.xlsx"),
        "--as-of",
        DAY,
        "-o",
        out,
        "--page",
        page,
        "--lang",
        "en",
    )
    assert command(*words, "--no-mask") == 0
    assert "Mentors" in openpyxl.load_workbook(out).sheetnames
    with zipfile.ZipFile(out) as package:
        assert any(name.startswith("xl/charts/") for name in package.namelist())
    for path in (out, page):
        said = words_of(path)
        assert "M2: with the rule 12 hours a month, without it 0 hours." in said
        assert "must not be published" in said


def test_the_same_people_give_the_same_files(tmp_path: Path) -> None:
    book = corps(tmp_path / "b.xlsx")
    for name in ("1", "2"):
        files = ("-o", tmp_path / f"{name}.xlsx", "--page", tmp_path / f"{name}.docx")
        assert command("evaluate", book, "--as-of", DAY, *files) == 0
    for suffix in ("xlsx", "docx"):
        assert (tmp_path / f"1.{suffix}").read_bytes() == (tmp_path / f"2.{suffix}").read_bytes()


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("--against", "yesterday"), 2, "national"),
        (("--page", "side.txt"), 2, ".docx"),
        (("-o", "e.docx"), 2, ".xlsx"),
        (("--setting", "municipality"), 2, "KEY=VALUE"),
    ],
)
def test_wrong_use_says_what_to_write_instead(
    words: tuple[str, ...],
    code: int,
    said: str,
    tmp_path: Path,
    capsys: Capture,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    assert command("evaluate", corps(tmp_path / "b.xlsx"), "--as-of", DAY, "--lang", "en", *words) == code
    assert said in capsys.readouterr().err


def test_a_page_that_exists_is_replaced_only_by_force(tmp_path: Path) -> None:
    book, page = corps(tmp_path / "b.xlsx"), tmp_path / "e.docx"
    page.write_bytes(b"mine")
    assert command("evaluate", book, "--as-of", DAY, "--page", page) == 6
    assert page.read_bytes() == b"mine"
    assert command("evaluate", book, "--as-of", DAY, "--page", page, "--force") == 0
    assert [path.read_bytes() for path in tmp_path.glob("e.backup*")] == [b"mine"]


def test_faults_of_the_input_stop_it_as_they_stop_a_match(tmp_path: Path, capsys: Capture) -> None:
    book = write_book(tmp_path / "b.xlsx", [young(1), young(1)], [mentor(1)], (), OPEN)
    code, data = as_json(capsys, "evaluate", book, "--as-of", DAY)
    assert (code, data["issues"]["errors"] >= 1) == (3, True)


def test_a_contradiction_among_decisions_is_named(tmp_path: Path, capsys: Capture) -> None:
    locked = [{"Ung": "U1", "Mentor": name, "Status": "låst"} for name in ("M1", "M2")]
    book = write_book(tmp_path / "b.xlsx", [young(1)], [mentor(1), mentor(2)], locked, OPEN)
    assert command("evaluate", book, "--as-of", DAY, "--lang", "en") == 4
    assert "U1" in capsys.readouterr().err


def test_a_pdf_without_libreoffice_says_what_to_do(
    tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(evaluating, "_office", lambda: None)
    book = corps(tmp_path / "b.xlsx")
    assert command("evaluate", book, "--as-of", DAY, "--page", tmp_path / "e.pdf", "--lang", "en") == 2
    assert "save it as PDF from Word" in capsys.readouterr().err


def test_a_libreoffice_that_fails_is_an_error_with_a_remedy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(evaluating, "_office", lambda: "/bin/false")
    with pytest.raises(OutputProblem) as raised:
        evaluating._pdf(b"no page")
    assert raised.value.key == "evaluate.error.pdf"


def test_earlier_months_give_a_series(tmp_path: Path, capsys: Capture) -> None:
    ended = [{"Ung": "U1", "Mentor": "M1", "Status": "afsluttet", "Slut": "2016-09-30"}]
    september = write_book(
        tmp_path / "s.xlsx",
        [young(1), young(2)],
        [mentor(1), mentor(2)],
        ended,
        UNPAID | {"Opgørelsesdato": "2016-09-01"},
    )
    out = tmp_path / "e.xlsx"
    words = (
        "evaluate",
        corps(tmp_path / "b.xlsx"),
        "--as-of",
        DAY,
        "--earlier",
        september,
        "--no-mask",
        "-o",
        out,
    )
    _, data = as_json(capsys, *words, "--lang", "en")
    now = {
        "as_of": DAY,
        "mentors": 2,
        "exempted": 1,
        "with": 3,
        "without": 1,
        "unmatched": 0,
        "running": 0,
        "ended": 0,
        "ended_early": 0,
        "answered": 0,
        "in_education_or_work": 0,
    }
    then = {"as_of": "2016-09-01", "exempted": 0, "with": 2, "without": 2, "ended": 1, "ended_early": None}
    assert data["series"] == [now | then, now]
    rows = list(openpyxl.load_workbook(out)["Over time"].iter_rows(values_only=True))
    assert [row[1:6] for row in rows[4:6]] == [(2, 0, "0%", 2, 2), (2, 1, "50%", 3, 1)]
    assert [row[9] for row in rows[4:6]] == ["not known", 0]


def test_both_plans_are_shown_with_their_proof(tmp_path: Path, capsys: Capture) -> None:
    out = tmp_path / "e.xlsx"
    words = ("evaluate", corps(tmp_path / "b.xlsx"), "--as-of", DAY, "-o", out)
    _, data = as_json(capsys, *words, "--no-mask", "--lang", "en")
    matched = [data["levels"][side][0] for side in ("with", "without")]
    assert [(one["goal"], one["value"], one["bound"]) for one in matched] == [
        ("matched", 3, 3),
        ("matched", 1, 1),
    ]
    assert all(one["proven"] for side in data["levels"].values() for one in side)
    rows = list(openpyxl.load_workbook(out)["Proof"].iter_rows(values_only=True))[4:]
    first = [row for row in rows if row[1] == "As many youths as possible get a mentor"]
    assert [(str(row[2]), str(row[3])) for row in first] == [("3", "3"), ("1", "1")]
    assert all(str(row[4]).startswith("Proven, and counted again") for row in first)
    goals = [one["goal"] for side in data["levels"].values() for one in side]
    assert len([row for row in rows if row[1]]) == len(goals)
    assert command(*words, "--force", "--lang", "en") == 0
    hidden = [row[2] for row in openpyxl.load_workbook(out)["Proof"].iter_rows(5, values_only=True) if row[1]]
    assert not [shown for shown in hidden if str(shown) in {"1", "2", "3", "4"}]


def month_of(path: Path, day: str, matches: list[Row], follow_ups: list[Row]) -> Path:
    """Seven youths, each with a mentor of their own."""
    everybody = range(1, 8)
    return write_book(
        path,
        [young(number) for number in everybody],
        [mentor(number) for number in everybody],
        matches,
        UNPAID | {"Opgørelsesdato": day},
        follow_ups,
    )


def answer(number: int, day: str, said: str) -> Row:
    own = {"Ung": f"U{number}", "Mentor": f"M{number}", "Dato": day}
    return own | {"Stadig i uddannelse eller job": said}


def test_a_series_tells_who_ended_early_and_who_is_still_in_education_or_work(
    tmp_path: Path, capsys: Capture
) -> None:
    def pair(number: int, status: str, end: str) -> Row:
        return {"Ung": f"U{number}", "Mentor": f"M{number}", "Status": status, "Slut": end}

    running = [pair(number, "aktiv", "2016-12-31") for number in range(1, 7)]
    september = month_of(tmp_path / "s.xlsx", "2016-09-01", running, [answer(1, "2016-08-20", "ja")])
    ended = [pair(1, "afsluttet", "2016-09-15"), pair(2, "afsluttet", "2016-12-31"), *running[2:]]
    told = [answer(number, "2016-08-20", "ja") for number in range(1, 7)] + [answer(1, "2016-12-20", "nej")]
    now = month_of(tmp_path / "b.xlsx", "2017-01-01", ended, told)
    out, page = tmp_path / "e.xlsx", tmp_path / "e.docx"
    words = ("evaluate", now, "--earlier", september, "-o", out, "--page", page)
    _, data = as_json(capsys, *words, "--lang", "en")
    keys = ("running", "ended", "ended_early", "answered", "in_education_or_work")
    assert [[one[key] for key in keys] for one in data["series"]] == [[6, 0, 0, 1, 1], [4, 2, 1, 6, 5]]
    rows = list(openpyxl.load_workbook(out)["Over time"].iter_rows(values_only=True))
    assert rows[5][8:12] == ("1–4", "0–4", "1–5", 6)  # 5 of 6 would tell the one apart who is not
    text = "\n".join(paragraph.text for paragraph in docx.Document(str(page)).paragraphs)
    assert "From 1 September 2016 to 1 January 2017: youths with a mentor went from" in text
    assert "mentormatch evaluate b.xlsx --earlier s.xlsx" in text  # it can be repeated
    assert re.search(r"by the last answer in the sheet of follow-up: \S+ of 6 with an answer\.", text)


def test_follow_ups_of_one_workbook_alone_are_told_too(tmp_path: Path, capsys: Capture) -> None:
    told = [answer(number, "2016-10-01", "ja" if number < 6 else "nej") for number in range(1, 8)]
    book = month_of(tmp_path / "b.xlsx", DAY, [], told)
    assert command("evaluate", book, "--no-mask", "--lang", "en") == 0
    assert "5 of 7 with an answer" in capsys.readouterr().out


def test_an_earlier_month_without_its_date_cannot_stand_in_a_series(tmp_path: Path, capsys: Capture) -> None:
    undated = corps(tmp_path / "s.xlsx")
    words = ("evaluate", corps(tmp_path / "b.xlsx"), "--as-of", DAY, "--earlier", undated, "--lang", "en")
    assert command(*words) == 2
    assert "s.xlsx has no as-of date" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("lang", "same", "late"),
    [
        ("da", "s.xlsx og t.xlsx har samme opgørelsesdato, 1. september 2016", "ikke tidligere end den"),
        ("en", "s.xlsx and t.xlsx have the same as-of date, 1 September 2016", "not earlier than the one"),
    ],
)
def test_two_months_of_one_day_and_a_later_one_are_no_series(
    lang: str, same: str, late: str, tmp_path: Path, capsys: Capture
) -> None:
    days = {"s": "2016-09-01", "t": "2016-09-01", "u": DAY, "v": "2016-12-01"}
    books = {
        name: month_of(tmp_path / f"{name}.xlsx", day, [], [answer(1, day, "ja")])
        for name, day in days.items()
    }
    words = (
        "evaluate",
        corps(tmp_path / "b.xlsx"),
        "--as-of",
        DAY,
        "--lang",
        lang,
        "-o",
        tmp_path / "e.xlsx",
    )
    for given, said in (("st", same), ("u", late), ("sv", late)):
        series = [word for name in given for word in ("--earlier", books[name])]
        assert command(*words, *series) == 2
        assert said in capsys.readouterr().err
    assert not (tmp_path / "e.xlsx").exists()


def test_nothing_that_is_published_of_the_sample_names_anybody(tmp_path: Path, capsys: Capture) -> None:
    sample = Path(__file__).parents[2] / "sample_data" / "gladsaxe-2016-11.xlsx"
    out, page = tmp_path / "e.xlsx", tmp_path / "e.docx"
    assert command("evaluate", sample, "-o", out, "--page", page) == 0
    everything = capsys.readouterr().out
    for path in (out, page):
        with zipfile.ZipFile(path) as package:  # charts, their data and hidden parts as well
            everything += " ".join(
                package.read(name).decode("utf-8", "replace") for name in package.namelist()
            )
    people = openpyxl.load_workbook(sample)
    names = {
        str(row[at].value) for s in ("Unge", "Mentorer") for row in people[s].iter_rows(2) for at in (0, 1)
    }
    text = set(re.findall(r"[\w-]+", re.sub(r"<[^>]+>", " ", everything)))
    assert not text & {word for word in names if re.fullmatch(r"[UM]\d+", word)}
    assert not [name for name in names if " " in name and name in everything]
