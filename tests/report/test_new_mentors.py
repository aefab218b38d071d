"""New mentors who make up for a rule: put in the list and counted again, what is said of them holds."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from mentormatch.domain import Benefit, Mentor, Slot, WorkCategory, Youth, fold
from mentormatch.eligibility import load_rules
from mentormatch.locale import texts
from mentormatch.report.evaluation import Evaluation, People, evaluate, judged_by, without_experiments
from mentormatch.report.evaluation.desk import Desk
from mentormatch.report.evaluation.masking import LEAST
from mentormatch.report.evaluation.model import NewKind
from mentormatch.report.evaluation.words import Words
from mentormatch.report.kind_words import kind
from mentormatch.sample import sample
from mentormatch.workbook.reading.reader import read

SAMPLE = Path(__file__).parents[2] / "sample_data" / "gladsaxe-2016-11.xlsx"
DAY = date(2016, 11, 1)
DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
DANISH = ("mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag")
PARTS = {"morning": "formiddag", "afternoon": "eftermiddag", "evening": "aften"}
SEEDS = (1, 2, 5)


@cache
def corps(seed: int) -> People:
    """An invented corps of which many mentors are exempted, with caps on their hours."""
    made = sample(40, 14, seed, DAY, "da")
    mentors = [
        replace(one, benefit=Benefit.DAGPENGE, residence="Gladsaxe", minutes_per_month=480)
        if number % 3 == 0
        else one
        for number, one in enumerate(made.mentors)
    ]
    policy = replace(made.settings, municipality="Gladsaxe", work=WorkCategory.UNPAID_WORK)
    return People.of(made.youths, mentors, (), policy, DAY)


def worked_out(people: People) -> Evaluation:
    rules = load_rules()
    return evaluate(people, rules, without_experiments(rules))


@cache
def found(seed: int) -> Evaluation:
    return worked_out(corps(seed))


def like(kinds: Iterable[NewKind]) -> list[Mentor]:
    """Make the mentors that are asked for, and give them no other answers."""
    joining = []
    for one in kinds:
        day, _, part = (one.slot or "").partition(".")
        for _ in range(one.mentors):
            joining.append(
                Mentor(
                    id=f"NEW{len(joining)}",
                    birth_date=date(1950, 1, 1),
                    benefit=Benefit.WAGE,
                    places=one.places,
                    gender=one.gender,
                    languages=(one.language,) if one.language else (),
                    trades=(one.trade,) if one.trade else (),
                    meeting_times=frozenset({Slot(DAYS.index(day), part)} if day else ()),  # type: ignore[arg-type]
                    postcode=one.postcode,
                    residence=one.municipality,
                )
            )
    return joining


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("general", [False, True])
def test_with_the_new_mentors_in_the_list_so_many_get_a_mentor_without_the_rule(
    seed: int, general: bool
) -> None:
    people, one = corps(seed), found(seed)
    new = one.new_general if general else one.new
    assert one.no.difference > 0
    assert new.kinds
    again = worked_out(replace(people, mentors=[*people.mentors, *like(new.kinds)]))
    assert again.no.without.matched == new.matched > one.no.without.matched
    assert new.missing == max(0, one.no.with_.matched - new.matched)
    places = sum(kind.mentors * kind.places for kind in new.kinds)
    assert new.matched - one.no.without.matched <= places
    if new.fewest:  # one less has too few places, whoever it is
        assert places - max(kind.places for kind in new.kinds) < one.no.difference


@pytest.mark.parametrize("seed", SEEDS)
def test_what_may_be_told_is_shared_by_five_of_those_who_wait_without_the_rule(seed: int) -> None:
    people, one, rules = corps(seed), found(seed), load_rules()
    law = judged_by(rules, DAY, people)
    other = judged_by(without_experiments(rules), DAY, people)
    matched = Desk(people).matched_ids(other, law)
    waiting = [y for y in people.youths if people.verdicts[y.id].eligible and y.id not in matched]
    assert one.new_general.kinds
    # The first is chosen among just these; who waits when the later ones are chosen are some of them.
    for asked in one.new_general.kinds:
        assert sum(answers(youth, asked) for youth in waiting) >= LEAST


def answers(youth: Youth, asked: NewKind) -> bool:
    times = {f"{DAYS[slot.day]}.{slot.part.value}" for slot in youth.meeting_times}
    languages, trades = ({fold(word) for word in words} for words in (youth.languages, youth.trades))
    return all(
        (
            asked.language is None or fold(asked.language) in languages,
            asked.trade is None or fold(asked.trade) in trades,
            asked.slot is None or asked.slot in times,
            asked.postcode in (None, youth.postcode),
            asked.gender is None or str(youth.wished_gender) == asked.gender.value,
        )
    )


def test_only_what_may_be_told_is_told_where_small_counts_are_hidden() -> None:
    t = texts("en")
    for seed in SEEDS:
        one = found(seed)
        masked, whole = (" ".join(Words(one, t, mask=mask).making_up()) for mask in (True, False))
        assert all(kind(asked, t) in whole for asked in one.new.kinds)
        allowed = {kind(asked, t) for asked in one.new_general.kinds}
        hidden = {kind(asked, t) for asked in one.new.kinds} - allowed
        assert hidden
        assert not [said for said in hidden if f"({said})" in masked]


def test_a_hidden_difference_is_not_counted_up_by_new_mentors() -> None:
    # Three youths lose their mentor; three new mentors with a place each make up for them.
    mentors = [Mentor(f"M{n}", benefit=Benefit.DAGPENGE, residence="Gladsaxe", places=1) for n in range(3)]
    youths = [Youth(f"U{n}", birth_date=date(1996, 5, 1)) for n in range(9)]
    policy = replace(corps(1).settings, municipality="Gladsaxe", demands=frozenset())
    one = worked_out(People.of(youths, mentors, (), policy, DAY))
    assert (one.no.difference, one.new.mentors, one.new.fewest) == (3, 3, True)
    said = Words(one, texts("en"), mask=True).making_up()
    told = next(text for text in said if "New mentors whom no rule limits" in text)
    assert "with one place (anybody)" in told
    assert not [text for text in said if "3" in text or "Fewer" in text]
    assert "3 with one place (anybody)" in " ".join(Words(one, texts("en"), mask=False).making_up())


def test_of_the_sample_the_independent_count_says_the_same_with_the_new_mentors(tmp_path: Path) -> None:
    book = read([SAMPLE])
    assert book.settings.as_of is not None
    people = People.of(book.youths, book.mentors, book.matches, book.settings, book.settings.as_of)
    one = worked_out(people)
    assert (one.new.missing, one.new_general.missing) == (0, 0)
    for name, new in (("exact", one.new), ("general", one.new_general)):
        larger = openpyxl.load_workbook(SAMPLE)
        sheet = larger["Mentorer"]
        heads = [str(cell.value) for cell in sheet[1]]
        for joining in like(new.kinds):
            row: dict[str, Any] = {
                "Id": joining.id,
                "Ydelse": "løn",
                "Pladser": joining.places,
                "Sprog": "; ".join(joining.languages),
                "Mødetider": "; ".join(
                    f"{DANISH[slot.day]} {PARTS[slot.part]}" for slot in joining.meeting_times
                ),
                "Status": "aktiv",
            }
            sheet.append([row.get(head) for head in heads])
        path = tmp_path / f"{name}.xlsx"
        larger.save(path)
        oracle = Path(__file__).with_name("evaluation_oracle.py")
        words = [sys.executable, str(oracle), str(path), str(book.settings.default_minutes)]
        done = subprocess.run(words, capture_output=True, text=True, check=True, env={"PYTHONUTF8": "1"})
        assert json.loads(done.stdout)["most"][""] == new.matched
