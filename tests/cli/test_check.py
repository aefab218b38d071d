"""``mentormatch check``: one person by options, or all mentors of a workbook."""

from __future__ import annotations

from datetime import date
from itertools import product
from pathlib import Path

import openpyxl
import pytest

from mentormatch.domain import Benefit, Host, WorkCategory
from mentormatch.eligibility.document_text import EXAMPLE, EXAMPLE_FILE
from tests.books import AS_OF, as_json, command, mentor, write_book, youth

Capture = pytest.CaptureFixture[str]

GLADSAXE = ("check", "--benefit", "dagpenge", "--residence", "Gladsaxe")
MUNICIPAL = (*GLADSAXE, "--host", "municipality", "--work", "unpaid_work")
ASSOCIATION = (*GLADSAXE, "--host", "association", "--work", "unpaid_work", "--as-of", AS_OF)


# ---- one person ----


def test_exempted_in_2016(capsys: Capture) -> None:
    code, data = as_json(capsys, *MUNICIPAL, "--as-of", "2016-11-01")
    assert code == 0
    assert (data["verdict"], data["hours_per_month"], data["exempted"], data["ask"]) == (
        "free",
        None,
        True,
        None,
    )


def test_deducted_after_the_experiment(capsys: Capture) -> None:
    code, data = as_json(capsys, *MUNICIPAL, "--as-of", "2019-06-01")
    assert code == 10
    assert (data["verdict"], data["hours_per_month"], data["exempted"]) == ("deducted", 0, False)


def test_capped_in_an_association(capsys: Capture) -> None:
    code, data = as_json(capsys, *ASSOCIATION)
    assert code == 0
    assert (data["verdict"], data["hours_per_month"]) == ("capped", 44)
    assert data["rules"][0]["reference"]


def test_what_was_assumed_because_nobody_said_it_is_told(capsys: Capture) -> None:
    command(*GLADSAXE, "--lang", "da")
    assert (
        "Antaget, hvor intet er sagt: værten er kommunen (--host); arbejdets art er ikke afgjort (--work)."
        in capsys.readouterr().err
    )
    command(*GLADSAXE, "--work", "activity", "--lang", "en")
    assert "Assumed where nothing was said: the municipality is the host (--host)." in capsys.readouterr().err
    command(*ASSOCIATION, "--lang", "en")
    assert "Assumed where" not in capsys.readouterr().err


@pytest.mark.parametrize(("lang", "who"), [("da", "a-kassen"), ("en", "the a-kasse")])
def test_undecided_is_undetermined_and_says_whom_to_ask(lang: str, who: str, capsys: Capture) -> None:
    words = (*GLADSAXE, "--host", "association", "--work", "undecided", "--as-of", AS_OF, "--lang", lang)
    code, data = as_json(capsys, *words)
    assert code == 11
    assert (data["verdict"], data["ask"]) == ("undetermined", who)
    assert command(*words) == 11
    assert who in capsys.readouterr().out


@pytest.mark.parametrize(
    ("benefit", "host", "work"),
    [
        ("dagpenge", "kommune", "frivilligt ulønnet arbejde"),
        ("DAGPENGE", "municipality", "unpaid_work"),
        ("a-dagpenge", "Kommunen", "ulønnet"),
    ],
)
def test_danish_and_english_spelling(benefit: str, host: str, work: str, capsys: Capture) -> None:
    words = ("check", "--benefit", benefit, "--host", host, "--work", work, "--residence", "gladsaxe kommune")
    code, data = as_json(capsys, *words, "--as-of", "2016-11-01")
    assert (code, data["exempted"]) == (0, True)


@pytest.mark.parametrize(
    "benefit", ["efterløn", "kontanthjælp", "førtidspension", "løn", "ingen", "SU", "SHO-ydelse"]
)
def test_benefits_in_danish(benefit: str, capsys: Capture) -> None:
    code, data = as_json(capsys, "check", "--benefit", benefit, "--host", "forening", "--as-of", AS_OF)
    assert code == {"free": 0, "undetermined": 11}[data["verdict"]]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--benefit", "dagpengene"), "dagpenge"),
        (("--benefit", "xyzzy"), "kontanthjælp"),
        (("--benefit", "su", "--host", "firma"), "forening"),
        (("--benefit", "su", "--hours", "mange"), "7,5"),
        (("--benefit", "su", "--hours", "nan"), "7,5"),
        (("--benefit", "su", "--hours", "745"), "744"),
        (("--benefit", "su", "-o", "x.xlsx"), "--output"),
        (("--benefit", "su", "--setting", "host=kommune"), "--setting"),
        (("--host", "forening"), "--benefit"),
        ((), "--benefit"),
        (("a.xlsx", "--benefit", "su"), "ikke begge"),
    ],
)
def test_wrong_use(words: tuple[str, ...], said: str, capsys: Capture) -> None:
    assert command("check", *words, "--lang", "da") == 2
    assert said in capsys.readouterr().err


@pytest.mark.parametrize(
    ("option", "word", "said"),
    [
        ("--residence", "Gladsakse", "Did you mean 'Gladsaxe'?"),
        ("--municipality", "Gentoft", "Did you mean 'Gentofte'?"),
        ("--municipality", "Malmö", "not a Danish municipality"),
        ("--residence", "159", "not a Danish municipality"),
        ("--residence", "", "not a Danish municipality"),
    ],
)
def test_misspelt_municipality_is_wrong_use(option: str, word: str, said: str, capsys: Capture) -> None:
    given = {"--residence": "Gladsaxe", "--benefit": "dagpenge", option: word}
    assert command("check", *(part for pair in given.items() for part in pair)) == 2
    assert said in capsys.readouterr().err


def test_somebody_may_live_abroad_and_that_is_said(capsys: Capture) -> None:
    assert command("check", "--benefit", "none", "--residence", "Malmö") == 0
    assert "Malmö is not one of the 98" in capsys.readouterr().err


def test_host_municipality_is_the_residence_unless_told_otherwise(capsys: Capture) -> None:
    _, data = as_json(capsys, *MUNICIPAL, "--municipality", "Herlev", "--as-of", "2016-11-01")
    assert (data["verdict"], data["exempted"]) == ("undetermined", False), "whether the host must be one too"
    _, data = as_json(capsys, *MUNICIPAL, "--as-of", "2016-11-01")
    assert data["exempted"]


def test_work_that_is_usually_paid_is_not_exempted(capsys: Capture) -> None:
    _, data = as_json(capsys, *MUNICIPAL, "--usually-paid", "ja", "--as-of", "2016-11-01")
    assert data["verdict"] == "deducted"
    _, data = as_json(capsys, *MUNICIPAL, "--usually-paid", "no", "--as-of", "2016-11-01")
    assert data["exempted"]


@pytest.mark.parametrize(
    ("hours", "usable", "said"),
    [("44", 44, "within"), ("7,5", 7.5, "within"), ("50", 44, "only 44 can be used")],
)
def test_offer_above_the_cap_is_cut_to_it_and_said(
    hours: str, usable: float, said: str, capsys: Capture
) -> None:
    _, data = as_json(capsys, *ASSOCIATION, "--hours", hours)
    assert data["hours_usable"] == usable
    assert command(*ASSOCIATION, "--hours", hours, "--lang", "en") == 0
    assert said in capsys.readouterr().out


@pytest.mark.parametrize(
    ("work", "usable", "said"),
    [("core_operations", 0, "None of the 10 hours a month can be used"), ("undecided", None, "undetermined")],
)
def test_offer_where_nothing_may_be_used(work: str, usable: int | None, said: str, capsys: Capture) -> None:
    words = (
        *GLADSAXE,
        "--host",
        "association",
        "--work",
        work,
        "--as-of",
        AS_OF,
        "--hours",
        "10",
        "--lang",
        "en",
    )
    _, data = as_json(capsys, *words)
    assert data["hours_usable"] == usable
    command(*words)
    assert said in capsys.readouterr().out


@pytest.mark.parametrize("benefit", Benefit)
def test_an_answer_has_five_lines_at_most(benefit: str, capsys: Capture) -> None:
    for host, work, day in product(Host, WorkCategory, ("2018-01-09", AS_OF)):
        words = ("--host", host, "--work", work, "--residence", "Odense", "--hours", "10", "--as-of", day)
        command("check", "--benefit", benefit, *words, "--lang", "da" if work == "activity" else "en")
        said = capsys.readouterr()
        lines = said.out.splitlines()
        assert 3 <= len(lines) <= 5
        assert all(lines)
        assert "--explain" in said.err


def test_five_lines_name_the_first_duty_what_is_disputed_and_the_source(capsys: Capture) -> None:
    command(*MUNICIPAL, "--as-of", "2016-11-01", "--lang", "da")
    _, _, duty, doubt, source = capsys.readouterr().out.splitlines()
    assert duty.startswith("Pligter (8), den første: Mentoren skulle som medlem selv oplyse a-kassen")
    assert "Her er kilderne uenige: Hvilke ydelser forsøget omfattede." in doubt
    assert source.startswith("Kilde: Lov om frikommuner")
    command(*MUNICIPAL, "--as-of", "2026-11-15", "--lang", "da")
    assert "Bemærk: En mulig vej: lad en frivillig forening" in capsys.readouterr().out


def test_an_ended_experiment_is_not_listed_for_an_unknown_residence(capsys: Capture) -> None:
    words = ("check", "--benefit", "dagpenge", "--host", "kommune", "--work", "ulønnet")
    _, data = as_json(capsys, *words, "--as-of", "2026-11-01")
    assert [one["rule"] for one in data["rules"]] == ["unpaid_work_municipality"]
    _, data = as_json(capsys, *words, "--as-of", "2016-11-01")
    assert "frihed_til_frivillighed" in [one["rule"] for one in data["rules"]], "it could be one of the nine"


def test_screen_says_everything_that_the_json_says(capsys: Capture) -> None:
    words = (*MUNICIPAL, "--as-of", "2016-11-01", "--lang", "da")
    _, data = as_json(capsys, *words)
    command(*words, "--explain")
    out = capsys.readouterr().out
    for text in [data["reason"], *data["duties"], *data["advice"], *data["notes"]]:
        assert text in out
    for rule in data["rules"]:
        assert rule["rule"] in out
        assert rule["reference"] in out


def test_date_that_is_not_known_is_undetermined(capsys: Capture) -> None:
    code, data = as_json(capsys, *ASSOCIATION[:-1], "2011-12-31", "--lang", "en")
    assert code == 11
    assert "31 December 2011" in data["reason"]


def test_exemption_of_ones_own(tmp_path: Path, capsys: Capture) -> None:
    (tmp_path / EXAMPLE_FILE).write_text(EXAMPLE, "utf-8")
    words = (
        *GLADSAXE,
        "--host",
        "kommune",
        "--work",
        "uafklaret",
        "--as-of",
        "2027-03-01",
        "--rules",
        tmp_path,
    )
    code, data = as_json(capsys, *words)
    assert (code, data["verdict"], data["hours_per_month"], data["exempted"]) == (0, "capped", 65, True)


# ---- a workbook ----

PEOPLE = [
    mentor(1, Ydelse="løn"),
    mentor(2, Ydelse="dagpenge", Bopælskommune="Gladsaxe"),
    mentor(3, Ydelse=None),
    mentor(4, Ydelse="efterløn", Bopælskommune="Herlev", **{"Arbejdets art": "frivilligt ulønnet arbejde"}),
]


def _book(folder: Path) -> Path:
    young = youth(1, Fødselsdato=date(1996, 5, 1))
    return write_book(folder / "b.xlsx", [young], PEOPLE, settings={"Vært": "kommune"})


def test_workbook_as_json_is_a_list_with_ids(tmp_path: Path, capsys: Capture) -> None:
    code, data = as_json(capsys, "check", _book(tmp_path), "--as-of", "2016-11-01")
    assert code == 0, "whatever the verdicts"
    assert [(one["id"], one["verdict"], one["exempted"]) for one in data] == [
        ("M1", "free", False),
        ("M2", "free", True),
        ("M3", "undetermined", False),
        ("M4", "deducted", False),
    ]


def test_workbook_as_a_table(tmp_path: Path, capsys: Capture) -> None:
    assert command("check", _book(tmp_path), "--as-of", "2016-11-01") == 0
    out = capsys.readouterr().out
    assert "1. november 2016" in out
    for words in ("M1", "uden timegrænse og uden fradrag, fritaget", "uafklaret", "mentoren", "fradrag"):
        assert words in out


def test_the_next_step_can_be_pasted_also_where_the_name_has_blanks(tmp_path: Path, capsys: Capture) -> None:
    path = write_book(tmp_path / "unge og mentorer.xlsx", [youth(1)], [mentor(1)])
    assert command("check", path, "--lang", "en") == 0
    assert f'mentormatch match "{path}"' in capsys.readouterr().err
    assert command("evaluate", path, "--lang", "en") == 0
    assert f'"{path}"' in capsys.readouterr().err


def test_blank_benefit_may_mean_none(tmp_path: Path, capsys: Capture) -> None:
    words = ("check", _book(tmp_path), "--as-of", "2016-11-01", "--blank-benefit", "none")
    _, data = as_json(capsys, *words)
    assert data[2]["verdict"] == "free"


def test_workbook_with_rules_of_ones_own(tmp_path: Path, capsys: Capture) -> None:
    rules = tmp_path / "rules"
    rules.mkdir()
    (rules / EXAMPLE_FILE).write_text(EXAMPLE, "utf-8")
    _, data = as_json(capsys, "check", _book(tmp_path), "--as-of", "2027-03-01", "--rules", rules)
    assert (data[1]["verdict"], data[1]["hours_per_month"]) == ("capped", 65)


def test_excel_file_with_whom_to_ask(tmp_path: Path, capsys: Capture) -> None:
    out = tmp_path / "verdicts.xlsx"
    assert command("check", _book(tmp_path), "--as-of", "2016-11-01", "-o", out) == 0
    first = out.read_bytes()
    sheets = openpyxl.load_workbook(out)
    assert sheets.sheetnames[:2] == ["Berettigelse", "Afklaring"]
    ids = {cell.value for row in sheets["Berettigelse"].iter_rows() for cell in row}
    assert {"M1", "M2", "M3", "M4"} <= ids
    assert command("check", _book(tmp_path), "--as-of", "2016-11-01", "-o", out) == 6, "it exists"
    assert command("check", _book(tmp_path), "--as-of", "2016-11-01", "-o", out, "--force") == 0
    assert out.read_bytes() == first, "the same input gives the same file"
    capsys.readouterr()


def test_workbook_with_errors_stops_with_exit_3(tmp_path: Path, capsys: Capture) -> None:
    book = write_book(tmp_path / "b.xlsx", [youth(1)], [mentor(1, Ydelse="dagpengene måske")])
    assert command("check", book, "--as-of", AS_OF) == 3
    assert "dagpenge" in capsys.readouterr().err


def test_where_no_source_was_found_nothing_is_said_to_be_verified_in_one(capsys: Capture) -> None:
    words = ("check", "--benefit", "none", "--host", "association", "--residence", "Gladsaxe", "--lang", "en")
    assert command(*words) == 0
    said = capsys.readouterr().out
    assert "no source was found" in said
    assert "seen in a source" not in said
    code, data = as_json(capsys, *words)
    rule = data["rules"][0]
    assert (code, rule["rule"], rule["reference"]) == (0, "no_benefit", "no source was found")
    assert (rule["verified"], data["verdict"], data["notes"]) == (False, "free", [])


def test_an_unknown_municipality_is_unknown_also_after_the_experiment_has_ended(capsys: Capture) -> None:
    _, data = as_json(capsys, "check", "--benefit", "dagpenge", "--as-of", AS_OF, "--lang", "en", "--all")
    rule = next(one for one in data["rules"] if one["rule"] == "frihed_til_frivillighed")
    assert rule["reason"] == "The experiment ended on 30 June 2019."
    assert [one["state"] for one in rule["conditions"][:2]] == ["unknown", "unknown"]
    assert rule["outcome"] == "not_applicable"


def test_hours_elsewhere_count_under_the_limit(capsys: Capture) -> None:
    _, data = as_json(capsys, *ASSOCIATION, "--hours", "30", "--hours-elsewhere", "20")
    assert (data["hours_per_month"], data["hours_usable"]) == (44, 24)
    assert command(*ASSOCIATION, "--hours", "30", "--hours-elsewhere", "20", "--lang", "da") == 0
    out = capsys.readouterr().out
    assert "kun 24 bruges" in out
    assert "44" in out


def test_rules_that_cannot_matter_at_the_place_are_left_out_unless_all_are_wanted(capsys: Capture) -> None:
    words = ("check", "--benefit", "dagpenge", "--residence", "Aarhus", "--host", "kommune", "--as-of", AS_OF)
    _, data = as_json(capsys, *words)
    assert [one["rule"] for one in data["rules"]] == ["undecided_work"]
    _, data = as_json(capsys, *words, "--all")
    assert {"frihed_til_frivillighed", "faerre_barrierer_for_frivillighed"} < {
        one["rule"] for one in data["rules"]
    }
    assert command(*words, "--lang", "da") == 11
    assert "Frihed til frivillighed" not in capsys.readouterr().out


def test_explain_adds_conditions_and_every_source(capsys: Capture) -> None:
    words = (*ASSOCIATION, "--lang", "da")
    command(*words)
    short = capsys.readouterr().out
    command(*words, "--explain")
    whole = capsys.readouterr().out
    assert len(whole) > len(short)
    assert "nr. 875 af 24. juni 2025" in whole
    assert "nr. 875 af 24. juni 2025" not in short
    assert "værdien er set i en kilde (2018); senest set gældende 29. januar 2018" in short
    assert "STAR, januar 2018" in short


def test_workbook_says_how_many_exemptions_rest_on_the_corps_own_answer(
    tmp_path: Path, capsys: Capture
) -> None:
    assert (
        command("check", _book(tmp_path), "--as-of", "2016-11-01", "--setting", "municipality=Gentofte") == 0
    )
    assert "Fritaget" not in capsys.readouterr().out
    words = ("--setting", "municipality=Gentofte", "--setting", "usually_paid=nej")
    assert command("check", _book(tmp_path), "--as-of", "2016-11-01", *words) == 0
    assert "Fritaget: 1. Af dem hviler 1 på korpsets eget svar" in capsys.readouterr().out


def test_the_sample_of_2016_says_that_none_of_its_exemptions_rests_on_the_corps_own_answer(
    capsys: Capture,
) -> None:
    sample = Path(__file__).parents[2] / "sample_data" / "gladsaxe-2016-11.xlsx"
    assert command("check", sample, "--lang", "da") == 0
    assert "Fritaget: 4. Af dem hviler 0 på korpsets eget svar" in capsys.readouterr().out
