"""The sample of November 2016, evaluated: the same numbers as an independent count with OR-tools."""

from __future__ import annotations

import io
import json
import re
import subprocess
import sys
import zipfile
from dataclasses import replace
from itertools import combinations
from pathlib import Path
from time import process_time
from typing import Any

import pytest

from mentormatch import application
from mentormatch.application import evaluating
from mentormatch.domain import Host, Settings, WorkCategory
from mentormatch.eligibility import load_rules
from mentormatch.errors import OutputProblem
from mentormatch.locale import Language, texts
from mentormatch.report.evaluation import Evaluation, People, evaluate, without_experiments
from mentormatch.report.evaluation.page import render
from mentormatch.report.evaluation.words import Words
from mentormatch.workbook.reading.reader import read

SAMPLE = Path(__file__).parents[2] / "sample_data" / "gladsaxe-2016-11.xlsx"


@pytest.fixture(scope="module")
def policy() -> Settings:
    return read([SAMPLE]).settings


@pytest.fixture(scope="module")
def timed() -> tuple[Evaluation, float]:
    """The evaluation, reading included, and its processor time in seconds."""
    start = process_time()
    book = read([SAMPLE])
    assert book.settings.as_of is not None
    rules = load_rules()
    some = People.of(book.youths, book.mentors, book.matches, book.settings, book.settings.as_of)
    return evaluate(some, rules, without_experiments(rules)), process_time() - start


@pytest.fixture(scope="module")
def found(timed: tuple[Evaluation, float]) -> Evaluation:
    return timed[0]


@pytest.fixture(scope="module")
def counted(policy: Settings) -> dict[str, Any]:
    words = [sys.executable, Path(__file__).with_name("evaluation_oracle.py"), SAMPLE, policy.default_minutes]
    done = subprocess.run(
        [str(word) for word in words], capture_output=True, text=True, check=True, env={"PYTHONUTF8": "1"}
    )
    read_back: dict[str, Any] = json.loads(done.stdout)
    return read_back


def test_there_are_47_mentors_and_about_a_tenth_are_exempted(
    found: Evaluation, counted: dict[str, Any]
) -> None:
    assert found.mentors_read == counted["mentors"] == 47
    assert list(found.exempted) == counted["exempted"]
    assert 0.05 < len(found.exempted) / found.mentors_read < 0.15
    assert list(found.undetermined) == counted["open"]
    assert found.youths_eligible == counted["youths"]


def test_the_corps_matches_as_many_as_an_independent_count_with_and_without(
    found: Evaluation, counted: dict[str, Any]
) -> None:
    everybody = " ".join(found.exempted)
    assert found.no.with_.matched == counted["most"][everybody]
    assert found.no.without.matched == counted["most"][""]
    assert found.yes.with_.matched == found.yes.without.matched == counted["with_everybody"]
    assert found.difference.high == counted["most"][everybody] - counted["most"][""] > 0
    assert (found.difference.low, found.difference.reached, found.optimal) == (0, True, True)


def test_each_exempted_mentor_is_worth_what_taking_them_away_costs(
    found: Evaluation, counted: dict[str, Any]
) -> None:
    most = counted["most"]
    for line in found.mentors:
        rest = " ".join(mentor for mentor in found.exempted if mentor != line.mentor)
        assert line.depends == most[" ".join(found.exempted)] - most[rest]


def test_no_fewer_mentors_than_those_named_make_up_for_the_lost(
    found: Evaluation, counted: dict[str, Any]
) -> None:
    goal = counted["most"][" ".join(found.exempted)]
    enough = [
        size
        for size in range(len(found.exempted) + 1)
        for some in combinations(found.exempted, size)
        if counted["most"][" ".join(some)] >= goal
    ]
    assert (found.recruits.alike, found.recruits.fewest) == (min(enough), True)


def test_every_youth_named_is_matched_with_and_not_without(found: Evaluation) -> None:
    assert set(found.depends.certain) <= set(found.depends.lost)
    assert len(found.depends.lost) - len(found.depends.gained) == found.no.difference
    assert len(found.depends.certain) >= 1


def test_the_evaluation_takes_at_most_six_matches(timed: tuple[Evaluation, float], tmp_path: Path) -> None:
    # Processor time of both in this process: other work on the machine does not count.
    start = process_time()
    day = timed[0].as_of
    application.match(application.Request([SAMPLE], today=day), output=tmp_path / "m.xlsx")
    assert timed[1] <= 6 * (process_time() - start)


def test_every_number_of_the_sample_in_the_page_of_method_is_the_programs(found: Evaluation) -> None:
    page = SAMPLE.parents[1].joinpath("docs", "evaluering.md").read_text("utf-8")
    page = page[page.index("## Prøven regnet igennem") : page.index("## Det, tallene ikke siger")]
    said = " ".join(re.sub(r"^    .*$", "", page, flags=re.MULTILINE).split())
    for text in (*_figures_in_words(found), *_new_mentors_in_words(found), *_other_settings_in_words()):
        assert text in said
        said = said.replace(text, "")
    assert not re.findall(r"[^ ]*[0-9][^ ]*", said.replace("`sample_data/gladsaxe-2016-11.xlsx`", ""))


def _figures_in_words(found: Evaluation) -> list[str]:
    with_, without, ids = found.no.with_, found.no.without, found.depends.certain
    exempted, read = len(found.exempted), found.mentors_read
    shown = Words(found, texts("da")).answer()
    hidden, share = re.search(
        rf"^(\S+) af {read} mentorer \((\S+ pct\.)\)", "\n".join(shown), re.MULTILINE
    ).groups()  # type: ignore[union-attr]
    low, high = found.difference.low, found.difference.high
    assert {2: "to", 3: "tre", 4: "fire"}[exempted] == "fire"  # the page says it in letters
    return [
        f"opdigtet korps med {found.youths_read} unge og {read} mentorer.",
        f"(af {found.youths_eligible}) | {with_.matched} | {without.matched} | {found.no.difference} |",
        f"må være med | {with_.mentors} | {without.mentors} | {with_.mentors - without.mentors} |",
        (
            f"{exempted} af {read} mentorer ({round(100 * exempted / read)} pct.) er fritaget "
            f"(på skærmen {hidden} af {read}, {share}): tre på dagpenge"
        ),
        f"De {len(ids)} unge afhænger alle sikkert af reglen: {', '.join(ids[:-1])} og {ids[-1]}.",
        f"Uden fritagelsen er de {len(found.opened)} mentorer",
        f"**fra {low} til {high}**: {high}, hvis a-kassen siger nej til alle fire, og {low}, hvis den siger ja.",
        f"Tallene {with_.matched}, {without.matched}, {found.new.matched} og hvad hver af de fire er værd",
    ]


def _new_mentors_in_words(found: Evaluation) -> list[str]:
    kinds, general = found.new.kinds, found.new_general.kinds
    places = {kind.places for kind in (*kinds, *general)}
    assert len(places) == 1
    assert found.new.fewest
    assert found.recruits.fewest
    assert [kind.slot for kind in (*kinds, *general)] == [
        "friday.morning", "monday.evening", "sunday.afternoon", None,
    ]  # fmt: skip
    one, two, three = kinds
    (wide,) = general
    return [
        (
            f"Det kunne hentes ind med {found.recruits.alike} nye mentorer som de fire, "
            f"med {found.recruits.places} pladser tilsammen."
        ),
        f"Eller med {found.new.mentors} andre med {places.pop()} pladser hver, valgt",
        (
            f"{one.mentors}, der taler {one.language}, kan fredag formiddag, kender faget {one.trade} og bor nær "
            f"{one.postcode}, {two.mentors}, der taler {two.language}, kan mandag aften, kender faget {two.trade} "
            f"og bor nær {two.postcode}, og {three.mentors}, der taler {three.language}, kan søndag eftermiddag, "
            f"kender faget {three.trade} og bor nær {three.postcode}."
        ),
        f"får {found.new.matched} unge en mentor uden fritagelsen.",
        f"{wide.mentors}, der taler {wide.language} og kender faget {wide.trade}.",
        f"De rækker også til {found.new_general.matched}.",
    ]


def _other_settings_in_words() -> list[str]:
    decided = _evaluated(work=WorkCategory.UNPAID_WORK).difference
    open_ = _evaluated()
    own = next(
        way for way in open_.ways if way.host is Host.ASSOCIATION and way.work is WorkCategory.UNDECIDED
    )
    others = {
        w.low for w in open_.ways if w.host is Host.ASSOCIATION and w.work is not WorkCategory.UNDECIDED
    }
    assert len(others) == 1
    # A way is what the corps could do without the exemption, were its settings those.
    for work in (WorkCategory.ACTIVITY, WorkCategory.UNPAID_WORK):
        assert _evaluated(host=Host.ASSOCIATION, work=work).no.without.matched in others
    return [
        f"bliver spændet **{decided.low} til {decided.high}**",
        (
            f"Var en forening vært, kunne {own.low} unge få en mentor, mens arbejdets art er uafgjort, "
            f"og {others.pop()}, så snart den er afgjort"
        ),
    ]


def _evaluated(**settings: Any) -> Evaluation:
    book, rules = read([SAMPLE]), load_rules()
    assert book.settings.as_of is not None
    policy = replace(book.settings, **settings)
    some = People.of(book.youths, book.mentors, book.matches, policy, book.settings.as_of)
    return evaluate(some, rules, without_experiments(rules))


@pytest.mark.parametrize(("lang", "mask"), [("da", True), ("en", False)])
def test_the_page_is_two_sheets_at_most(found: Evaluation, lang: Language, mask: bool) -> None:
    page = render(Words(found, texts(lang), mask=mask, command="mentormatch evaluate personer.xlsx"))
    try:
        pdf = evaluating._pdf(page) if evaluating._office() else None
    except OutputProblem:
        pdf = None  # a LibreOffice without Writer
    # Where nothing can lay it out, its length is what there is to hold: two sheets take some 1900 small words.
    with zipfile.ZipFile(io.BytesIO(page)) as package:
        said = re.sub(r"<[^>]+>", " ", package.read("word/document.xml").decode())
    assert 1200 < len(said.split()) < 1900
    assert pdf is None or 1 <= len(re.findall(rb"/Type\s*/Page\b", pdf)) <= 2
