"""The evaluation: both sides solved and proven, the difference with its range, and what it is made of."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from mentormatch.domain import Benefit
from mentormatch.eligibility import judge_all

from .bounds import difference
from .depends import dependence
from .desk import Desk
from .groups import groups
from .laws import NOBODY, Law, People, judged_by, other_side
from .masking import LEAST
from .model import Against, Evaluation
from .new_mentors import new_mentors
from .used import doubts, used_rules
from .worth import mentor_lines, recruits, ways

if TYPE_CHECKING:
    from mentormatch.domain import Mentor
    from mentormatch.eligibility import RuleBook, Verdict

_OFF_BENEFITS = (None, Benefit.NONE, Benefit.WAGE)


def evaluate(
    people: People,
    rules: RuleBook,
    other_rules: RuleBook,
    *,
    against: Against = Against.NATIONAL,
    against_date: date | None = None,
    keep_running: bool = False,
) -> Evaluation:
    """Evaluate what a set of rules makes possible.

    Args:
        people: everybody. Their decisions must hold under ``rules`` (as for a plan).
        rules: the rules in force, at the people's as-of date.
        other_rules: what they are compared with.
        against: what ``other_rules`` are, for the report.
        against_date: the day at which ``other_rules`` are read; ``None``: the as-of date. Ages and waiting
            times stay those of the as-of date: only the rules change.
        keep_running: whether running matches that only ``rules`` allow go on under ``other_rules``. The
            difference is told for both.

    Raises:
        EngineProblem: no engine, or no plan within the time limit.
        CheckError: the independent checker refuses a plan: a fault of the program.
    """
    day = against_date or people.as_of
    law, other = judged_by(rules, people.as_of, people), judged_by(other_rules, day, people)
    desk = Desk(people, keep_running=keep_running)
    either = law.open | other.open
    no, yes = (desk.both(law, other, reading) for reading in (NOBODY, either))
    released = desk.side(other, in_force=law).released
    ended = other_side(people, other, law, NOBODY).ended
    exempted = tuple(sorted(mentor for mentor, verdict in law.verdicts.items() if verdict.exempted))
    depends = dependence(desk, law, other)

    def judge(mentor: Mentor) -> tuple[Verdict, Verdict]:
        one = judge_all([mentor], people.as_of, people.settings, rules)
        two = judge_all([mentor], day, people.settings, other_rules)
        return one[0], two[0]

    return Evaluation(
        as_of=people.as_of,
        against=against,
        against_date=day,
        settings=people.settings,
        youths_read=len(people.youths),
        youths_eligible=no.with_.matched + no.with_.left,
        hours_blank=sum(
            youth.minutes_per_month is None and people.verdicts[youth.id].eligible for youth in people.youths
        ),
        mentors_read=len(people.mentors),
        exempted=exempted,
        on_benefit=sum(mentor.benefit not in _OFF_BENEFITS for mentor in people.mentors),
        undetermined=tuple(sorted(law.open)),
        opened=tuple(sorted(other.open - law.open)),
        no=no,
        yes=yes,
        difference=difference(desk, law, other),
        keep_running=keep_running,
        kept=_difference(desk, law, other, running_goes_on=True),
        not_kept=_difference(desk, law, other, running_goes_on=False),
        running_ended=ended,
        released=released,
        depends=depends,
        groups=groups(
            people.youths,
            people.verdicts,
            (desk.matched_ids(law), desk.matched_ids(other, law)),
            (desk.matched_ids(law, None, either), desk.matched_ids(other, law, either)),
        ),
        mentors=mentor_lines(desk, law, other),
        ways=ways(desk, law, other_rules, day),
        recruits=recruits(desk, law, other),
        new=new_mentors(desk, law, other, judge),
        new_general=new_mentors(desk, law, other, judge, least=LEAST),
        rules=used_rules(law, other, rules, other_rules),
        notes=doubts(law, other, exempted),
        optimal=desk.proven,
        levels=(desk.levels(law), desk.levels(other, law)),
    )


def _difference(desk: Desk, law: Law, other: Law, *, running_goes_on: bool) -> int:
    """Return the difference at the reading ``no``, were running matches to go on without the rule or not."""
    side = other_side(desk.people, other, law, NOBODY, running_goes_on=running_goes_on)
    return desk.most_by(law).reached - desk.most(side.encoded.problem()).reached
