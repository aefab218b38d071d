"""``docs/regler.md`` says what the rule files say, and its worked example works."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from mentormatch.domain import Benefit, Host, Mentor, Settings, WorkCategory
from mentormatch.eligibility import Outcome, judge, load_rules
from mentormatch.eligibility.document import main, page
from mentormatch.eligibility.document_text import EXAMPLE, EXAMPLE_FILE

PAGE = Path(__file__).parents[2] / "docs" / "regler.md"


def test_page_is_current() -> None:
    current = "run: python -m mentormatch.eligibility.document docs/regler.md"
    assert PAGE.read_text("utf-8") == page(load_rules()), current


def test_command_writes_the_page(tmp_path: Path) -> None:
    assert main([str(tmp_path / "regler.md")]) == 0
    assert (tmp_path / "regler.md").read_bytes() == page(load_rules()).encode()


def test_command_without_a_file_is_wrong_use(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 2
    assert "FILE" in capsys.readouterr().err


def test_every_rule_with_every_date_and_reference_is_on_the_page() -> None:
    text = PAGE.read_text("utf-8")
    for rule in load_rules():
        assert f"`{rule.id}`" in text
        assert rule.title.da in text
        for reference in rule.references:
            assert reference.title in text
            assert reference.href is None or reference.href in text
        days = [day for period in rule.history for day in (period.start, period.until) if day is not None]
        for day in [*days, *(term.last_day for term in rule.municipalities)]:
            assert day.isoformat() in text
        for conflict in rule.conflicts:
            assert conflict.used.da in text


def test_page_shows_the_table_of_the_newest_rules() -> None:
    text = PAGE.read_text("utf-8")
    assert "| dagpenge | uafklaret: spørg a-kassen | fradrag | fradrag |" in text
    assert "| 44 timer om måneden |" in text


def test_worked_example_works(tmp_path: Path) -> None:
    assert EXAMPLE in PAGE.read_text("utf-8")
    (tmp_path / EXAMPLE_FILE).write_text(EXAMPLE, "utf-8")
    rules = load_rules(tmp_path)
    mentor = Mentor("1", benefit=Benefit.DAGPENGE, residence="Gladsaxe")
    corps = Settings(municipality="Gladsaxe", host=Host.MUNICIPALITY, work=WorkCategory.UNDECIDED)
    verdict = judge(mentor, date(2027, 3, 1), corps, rules)
    assert (verdict.outcome, verdict.hours_per_month, verdict.exempted) == (Outcome.CAPPED, 65, True)
    assert "Skriv timerne på dagpengekortet." in [duty.da for duty in verdict.duties]
    assert verdict.tried[0].verified
    assert not judge(mentor, date(2029, 1, 1), corps, rules).exempted
