"""``mentormatch rules``: the list, one rule, its value at a date, its history and references."""

from __future__ import annotations

from pathlib import Path

import pytest

from mentormatch.eligibility import load_rules
from mentormatch.eligibility.document_text import EXAMPLE, EXAMPLE_FILE
from tests.books import as_json, command

Capture = pytest.CaptureFixture[str]


def test_list_has_every_rule_with_its_value_at_the_date(capsys: Capture) -> None:
    assert command("rules", "--all", "--as-of", "2026-11-01", "--lang", "en") == 0
    lines = capsys.readouterr().out.splitlines()
    shown = {line.split()[0]: line for line in lines if line and not line.startswith("-")}
    assert set(load_rules().rules) <= set(shown)
    assert "44 hours a month" in shown["dagpenge_hours"]
    assert "deducted" in shown["unpaid_work_municipality"]
    assert "ended 2019-06-30" in shown["frihed_til_frivillighed"]
    assert "not in force" in shown["rule_225_hours"]


def test_list_leaves_out_what_is_not_in_force_and_says_how_many(capsys: Capture) -> None:
    ended = {"frihed_til_frivillighed", "rule_225_hours", "employment_act_2027"}
    assert command("rules", "--as-of", "2026-11-01", "--lang", "en") == 0
    out = capsys.readouterr().out
    assert not ended & set(out.split())
    assert "6 more rules are not in force on the date. Show them with --all." in out
    assert command("rules", "--as-of", "2018-05-01", "--lang", "en") == 0
    assert "frihed_til_frivillighed" in capsys.readouterr().out.split()


@pytest.mark.parametrize(
    ("day", "value"),
    [
        ("2012-01-01", "4 timer om ugen"),
        ("2015-03-23", "15 timer om ugen"),
        ("2017-03-21", "4 timer om ugen"),
        ("2017-06-05", "15 timer om ugen"),
        ("2018-01-01", "44 timer om måneden"),
    ],
)
def test_one_rule_shows_the_value_in_force(day: str, value: str, capsys: Capture) -> None:
    assert command("rules", "dagpenge_hours", "--as-of", day, "--lang", "da") == 0
    out = capsys.readouterr().out
    in_force = out.split("Gælder ")[1].split("Historien")[0]
    assert value in in_force
    assert "<https://" in in_force or "<http://" in in_force


def test_one_rule_shows_history_references_and_conflicts(capsys: Capture) -> None:
    assert command("rules", "dagpenge_hours", "--as-of", "2026-11-01", "--lang", "en") == 0
    out = capsys.readouterr().out
    for words in ("2015-03-23", "2017-03-20", "2017-06-04", "2018-01-01", "§ 100 e", "The sources disagree"):
        assert words in out
    assert "2012-01-01 ?" in out, "the beginning was not found"


def test_before_anything_is_known_it_says_so(capsys: Capture) -> None:
    assert command("rules", "dagpenge_hours", "--as-of", "2011-12-31", "--lang", "en") == 0
    assert "Nothing is in force on 31 December 2011." in capsys.readouterr().out


def test_experiment_shows_its_municipalities_and_conditions(capsys: Capture) -> None:
    assert command("rules", "frihed_til_frivillighed", "--as-of", "2016-11-01", "--lang", "en") == 0
    out = capsys.readouterr().out
    for words in (
        "Gladsaxe",
        "2018-12-31",
        "Vesthimmerland",
        "not usually offered as paid work",
        "In force on 1 November 2016",
    ):
        assert words in out
    assert command("rules", "frihed_til_frivillighed", "--as-of", "2026-11-01", "--lang", "en") == 0
    assert "Nothing is in force" in capsys.readouterr().out


def test_rule_of_which_little_is_known_says_so(capsys: Capture) -> None:
    assert command("rules", "faerre_barrierer_for_frivillighed", "--lang", "da") == 0
    assert "programmet bygger intet på det" in capsys.readouterr().out


@pytest.mark.parametrize("rule", sorted(load_rules().rules))
@pytest.mark.parametrize("lang", ["da", "en"])
def test_every_rule_can_be_shown(rule: str, lang: str, capsys: Capture) -> None:
    assert command("rules", rule, "--as-of", "2026-11-01", "--lang", lang) == 0
    out = capsys.readouterr().out
    assert out.startswith(getattr(load_rules().rules[rule].title, lang))
    assert "{" not in out


@pytest.mark.parametrize("rule", sorted(load_rules().rules))
def test_every_rule_as_json(rule: str, capsys: Capture) -> None:
    code, data = as_json(capsys, "rules", rule, "--as-of", "2016-11-01")
    assert code == 0
    assert data["rule"] == rule
    assert len(data["history"]) == len(load_rules().rules[rule].history)


def test_json_has_the_value_in_force_and_the_history(capsys: Capture) -> None:
    _, data = as_json(capsys, "rules", "efterloen_hours", "--as-of", "2026-11-01")
    assert [(one["value"], one["unit"]) for one in data["in_force"]] == [(65, "hours_per_month")]
    assert [one["value"] for one in data["history"]] == [4, 15, 4, 15, 65]
    assert data["in_force"][0]["references"][0]["href"].startswith("https://")


def test_list_as_json(capsys: Capture) -> None:
    code, data = as_json(capsys, "rules")
    assert code == 0
    assert {one["rule"] for one in data} == set(load_rules().rules)


def test_unknown_rule_is_wrong_use_and_offers_the_nearest(capsys: Capture) -> None:
    assert command("rules", "dagpenge", "--lang", "da") == 2
    assert "dagpenge_hours" in capsys.readouterr().err
    assert command("rules", "xyzzy", "--lang", "da") == 2
    assert "mentormatch rules" in capsys.readouterr().err


def test_rules_of_ones_own_are_listed_too(tmp_path: Path, capsys: Capture) -> None:
    (tmp_path / EXAMPLE_FILE).write_text(EXAMPLE, "utf-8")
    words = ("rules", "mentorer_i_gladsaxe", "--rules", tmp_path, "--as-of", "2027-03-01", "--lang", "en")
    assert command(*words) == 0
    assert "15 hours a week" in capsys.readouterr().out


def test_bad_rule_file_is_wrong_use(tmp_path: Path, capsys: Capture) -> None:
    (tmp_path / EXAMPLE_FILE).write_text(EXAMPLE.replace('"dagpenge"', '"dagpengee"'), "utf-8")
    assert command("rules", "--rules", tmp_path, "--lang", "en") == 2
    said = capsys.readouterr().err
    assert EXAMPLE_FILE in said
    assert 'Did you mean "dagpenge"?' in said


def test_what_was_last_seen_to_hold_long_ago_is_listed_for_the_keeper_of_the_book(capsys: Capture) -> None:
    code, found = as_json(capsys, "rules", "--stale", "365", "--as-of", "2026-11-30")
    assert code == 0
    seen = {one["rule"]: one["last_seen_to_hold"] for one in found}
    assert seen["folkepension"] == "2018-09-20"
    assert "work_duty_37_hours" not in seen, "a dated source of the same year says that it still holds"
    assert seen["dagpenge_hours"] == "2018-01-29", "pages without a date prove no day"
    dated = [one["last_seen_to_hold"] for one in found if one["last_seen_to_hold"]]
    assert dated == sorted(dated)
    code, later = as_json(capsys, "rules", "--stale", "365", "--as-of", "2028-01-01")
    assert "work_duty_37_hours" in {one["rule"] for one in later}
    assert command("rules", "dagpenge_hours", "--stale", "365") == 2
    assert command("rules", "--stale", "365", "--as-of", "2026-11-30", "--lang", "da") == 0
    assert "2018-09-20" in capsys.readouterr().out


def test_value_seen_and_last_seen_to_hold_are_said_apart(capsys: Capture) -> None:
    assert command("rules", "efterloen_hours", "--as-of", "2026-11-30", "--lang", "da") == 0
    out = capsys.readouterr().out.split("Gælder ")[1].split("Historien")[0]
    assert "værdien er set i en kilde (2018); senest set gældende 29. januar 2018" in out
    assert "middel" in out, "as sure as the newest source makes it"
