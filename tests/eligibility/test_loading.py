"""A bad rule file is refused in a sentence with file, key and remedy; a good one adds a rule."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from mentormatch.domain import Benefit, Host, Mentor, Settings, WorkCategory
from mentormatch.eligibility import Outcome, RuleFileError, judge, load_rules
from mentormatch.eligibility.loading import MOST_RULE_FILES
from mentormatch.errors import ExitCode
from mentormatch.locale import LANGUAGES, texts

BAD = Path(__file__).parent / "bad_rules"
GOOD = (BAD / "unknown_key.toml").read_text("utf-8").replace('color = "red"\n', "")

DAGPENGE = Mentor("1", benefit=Benefit.DAGPENGE, residence="Gladsaxe")
CORPS = Settings(municipality="Gladsaxe", host=Host.MUNICIPALITY, work=WorkCategory.UNPAID_WORK)


def _words_of(file: Path) -> list[str]:
    first = file.read_text("utf-8").splitlines()[0]
    return [word.strip() for word in first.removeprefix("# must say:").split("|")]


def _refusal(folder: Path) -> RuleFileError:
    with pytest.raises(RuleFileError) as caught:
        load_rules(folder)
    return caught.value


@pytest.mark.parametrize("file", sorted(BAD.glob("*.toml")), ids=lambda file: file.stem)
def test_bad_file_is_refused_with_file_key_and_remedy(file: Path, tmp_path: Path) -> None:
    copied = shutil.copy(file, tmp_path / file.name)
    error = _refusal(tmp_path)
    assert error.exit_code is ExitCode.USAGE
    for lang in LANGUAGES:
        said = texts(lang)(error.key, **error.values)
        assert str(copied) in said
        for word in _words_of(file):
            assert word in said
        assert said.count(". ") >= 1, "cause and remedy are two sentences"


def test_every_kind_of_fault_has_a_bad_file(tmp_path: Path) -> None:
    keys = set()
    for number, file in enumerate(sorted(BAD.glob("*.toml"))):
        folder = tmp_path / str(number)
        folder.mkdir()
        shutil.copy(file, folder / file.name)
        keys.add(_refusal(folder).key.removeprefix("eligibility.rule_file."))
    table = texts("en").lookup("eligibility.rule_file")
    assert isinstance(table, dict)
    # These are about folders and bytes rather than about what a file says; they have tests of their own.
    assert set(table) - keys == {
        *("no_folder", "empty_folder", "unreadable", "not_utf8", "no_file", "too_large", "too_many")
    }


def test_folder_that_is_not_there(tmp_path: Path) -> None:
    error = _refusal(tmp_path / "rules")
    assert error.key.endswith("no_folder")
    assert "--rules" in texts("da")(error.key, **error.values)


def test_folder_without_rule_files(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("nothing", "utf-8")
    (tmp_path / ".hidden.toml").write_text("nothing", "utf-8")
    error = _refusal(tmp_path)
    assert error.key.endswith("empty_folder")
    assert ".toml" in texts("en")(error.key, **error.values)


def test_file_in_another_encoding(tmp_path: Path) -> None:
    (tmp_path / "trial.toml").write_bytes(GOOD.encode("cp1252"))
    error = _refusal(tmp_path)
    assert error.key.endswith("not_utf8")
    assert "UTF-8" in texts("en")(error.key, **error.values)


def test_file_that_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "trial.toml").mkdir()  # a folder by that name: readable by nobody as a file
    error = _refusal(tmp_path)
    assert error.key.endswith("no_file")
    assert "trial.toml" in texts("en")(error.key, **error.values)


def test_a_pipe_or_a_device_among_the_rules_keeps_nobody_waiting(tmp_path: Path) -> None:
    (tmp_path / "trial.toml").symlink_to("/dev/zero")
    assert _refusal(tmp_path).key.endswith("no_file")


def test_a_file_or_folder_too_large_to_hold_rules_is_not_read(tmp_path: Path) -> None:
    with (tmp_path / "trial.toml").open("wb") as file:
        file.truncate(4 * 1024**3)  # a hole: it takes no place on the disk
    error = _refusal(tmp_path)
    assert error.key.endswith("too_large")
    assert "trial.toml" in texts("da")(error.key, **error.values)
    (tmp_path / "trial.toml").unlink()
    for number in range(MOST_RULE_FILES + 1):
        (tmp_path / f"r{number}.toml").touch()
    assert _refusal(tmp_path).key.endswith("too_many")


def test_a_rule_file_whose_reading_fails_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "trial.toml").write_text(GOOD, "utf-8")

    def fail(_path: Path) -> bytes:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(Path, "read_bytes", fail)
    assert _refusal(tmp_path).key.endswith("unreadable")


def test_byte_order_mark_of_windows_editors_is_no_fault(tmp_path: Path) -> None:
    (tmp_path / "trial.toml").write_text(GOOD, "utf-8-sig")
    assert "trial" in load_rules(tmp_path).rules


def test_future_experiment_is_a_new_file(tmp_path: Path) -> None:
    (tmp_path / "trial.toml").write_text(GOOD, "utf-8")
    rules = load_rules(tmp_path)
    days = {
        date(2026, 12, 31): False,
        date(2027, 1, 1): True,
        date(2029, 12, 31): True,
        date(2030, 1, 1): False,
    }
    for day, exempted in days.items():
        verdict = judge(DAGPENGE, day, CORPS, rules)
        assert verdict.exempted is exempted
        assert verdict.outcome is (Outcome.FREE if exempted else Outcome.DEDUCTED)
    assert judge(DAGPENGE, date(2027, 1, 1), CORPS).outcome is Outcome.DEDUCTED, (
        "without --rules nothing changed"
    )


def test_experiment_may_give_hours_instead_of_freedom(tmp_path: Path) -> None:
    capped = GOOD.replace('outcome = "free"', 'outcome = "capped"\nvalue = 15\nunit = "hours_per_week"')
    (tmp_path / "trial.toml").write_text(capped, "utf-8")
    verdict = judge(DAGPENGE, date(2027, 1, 1), CORPS, load_rules(tmp_path))
    assert (verdict.outcome, verdict.hours_per_month, verdict.exempted) == (Outcome.CAPPED, 65, True)
    fewer = capped.replace("value = 15", "value = 2")
    (tmp_path / "trial.toml").write_text(fewer, "utf-8")
    association = Settings(host=Host.ASSOCIATION, work=WorkCategory.UNPAID_WORK)
    verdict = judge(DAGPENGE, date(2027, 1, 1), association, load_rules(tmp_path))
    assert (verdict.outcome, verdict.hours_per_month, verdict.exempted) == (Outcome.CAPPED, 44, False)


def test_announced_value_is_shown_and_never_used(tmp_path: Path) -> None:
    (tmp_path / "trial.toml").write_text(
        GOOD.replace('outcome = "free"', 'outcome = "free"\nstatus = "expected"'), "utf-8"
    )
    rules = load_rules(tmp_path)
    assert judge(DAGPENGE, date(2027, 1, 1), CORPS, rules).outcome is Outcome.DEDUCTED
    assert len(rules.rules["trial"].history) == 1


def test_file_takes_the_place_of_a_shipped_rule_only_where_it_says_so(tmp_path: Path) -> None:
    overlapping = (BAD / "overlaps_a_shipped_rule.toml").read_text("utf-8")
    (tmp_path / "new_hours.toml").write_text(f'replaces = "dagpenge_hours"\n{overlapping}', "utf-8")
    rules = load_rules(tmp_path)
    assert "dagpenge_hours" not in rules.rules
    assert "new_hours" in rules.rules
    assert "dagpenge_hours" in load_rules().rules, "the shipped book is not changed"
