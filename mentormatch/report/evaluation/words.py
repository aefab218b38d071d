"""An evaluation in words: the sentences and table cells that screen, workbook and page share."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from mentormatch.domain import Host
from mentormatch.eligibility import Outcome, Unit
from mentormatch.locale import Texts

from .masking import Shown, beside, count, low_high, masked
from .model import Evaluation, Figures, Group, MentorLine, UsedRule

DOUBTS = 12
"""Doubts told; a rule has a handful, and each is told once."""


@dataclass(frozen=True, slots=True)
class FigureRow:
    """A figure on both sides, as text."""

    label: str
    with_: str
    without: str
    difference: str


@dataclass(frozen=True, slots=True)
class GroupRow:
    """A group line; numbers may be hidden."""

    label: str
    youths: Shown
    with_: Shown
    without: Shown
    difference: Shown


@dataclass(frozen=True, slots=True)
class RuleRow:
    """A rule that was used."""

    title: str
    gives: str
    side: str
    start: str
    until: str
    reference: str
    href: str | None
    verified: bool
    confidence: str


class Words:
    """Says one evaluation in one language; ``mask`` hides small counts, and names nobody."""

    def __init__(self, evaluation: Evaluation, t: Texts, *, mask: bool = True, command: str = "") -> None:
        self.e = evaluation
        self.t = t
        self.mask = mask
        self.command = command
        days = {"as_of": evaluation.as_of, "date": evaluation.against_date}
        kind = evaluation.against.value
        self.with_ = t(f"evaluate.with.{kind}", **days)
        self.without = t(f"evaluate.without.{kind}", **days)
        self.over = t(f"evaluate.over.{kind}", **days)
        self.under = t(f"evaluate.under.{kind}", **days)
        self.question = t(f"evaluate.question.{kind}", **days)
        self.as_of = t("evaluate.title.as_of", **days)
        self.title = t(f"evaluate.title.{kind}")
        if evaluation.settings.municipality:
            place = evaluation.settings.municipality
            self.title = t("evaluate.title.in", title=self.title, municipality=place)

    # ---- numbers ----

    def show(self, shown: Shown) -> str:
        """Write a count, the range that hides it, or that it is hidden."""
        if shown is None:
            return self.t("evaluate.hidden")
        if isinstance(shown, tuple):
            return self.t("evaluate.to").join(self._signed(end) for end in shown)
        return self._signed(shown)

    def _signed(self, number: int) -> str:
        return self.t.number(number).replace("-", "−")

    def count(self, number: int) -> str:
        """Write a number of people, hidden where it is small."""
        return self.show(count(number, self.mask))

    def without_matched(self, number: int) -> str:
        """Write a number of matched youths that stands beside the number with."""
        return self.show(beside(number, self.e.no.with_.matched, self.mask))

    def eligible(self) -> str:
        """Write how many youths can have a mentor at all."""
        return self.show(beside(self.e.youths_eligible, self.e.no.with_.matched, self.mask))

    def share(self) -> str:
        """Write which share of the mentors is exempted."""
        number, whole = count(len(self.e.exempted), self.mask), max(1, self.e.mentors_read)
        ends = number if isinstance(number, tuple) else (number or 0,) * 2
        low, high = (self.t.number(round(100 * end / whole)) for end in ends)
        if low == high:
            return self.t("evaluate.per_cent", share=low)
        return self.t("evaluate.per_cent_range", low=low, high=high)

    def ends(self) -> tuple[str, str]:
        """Write both ends of the difference's range."""
        low, high = low_high(self.e.difference.low, self.e.difference.high, self.mask)
        return self._signed(low), self._signed(high)

    def hours(self, minutes: int | None, outcome: Outcome) -> str:
        """Write what a mentor may give a month."""
        if outcome is Outcome.UNDETERMINED:
            return self.t("evaluate.not_known")
        if minutes is None:
            return self.t("evaluate.no_limit")
        return self.t("evaluate.hours", hours=self.t.number(Fraction(minutes, 60)))

    # ---- sentences ----

    def headline(self) -> list[str]:
        """Say the answer in two or three sentences."""
        e, t, no = self.e, self.t, self.e.no
        said = [
            t(
                "evaluate.answer.matched",
                side=self.with_,
                other=self.without,
                eligible=self.eligible(),
                **{"with": t.number(no.with_.matched), "without": self.without_matched(no.without.matched)},
            )
        ]
        if not e.on_benefit and not no.difference and e.difference.low == e.difference.high == 0:
            if e.undetermined:
                blank = self.count(len(e.undetermined))
                said.append(t("evaluate.answer.no_benefit_blank", n=blank))
                return [*said, t("evaluate.answer.none", under=self.under)]
            return [*said, t("evaluate.answer.no_benefit")]
        if no.difference:
            key = "more" if no.difference > 0 else "fewer"
            said.append(t(f"evaluate.answer.{key}", n=self.count(abs(no.difference))))
        else:
            said.append(t("evaluate.answer.none", under=self.under))
        low, high = self.ends()
        if e.difference.low == e.difference.high:
            said.append(t("evaluate.answer.range_certain"))
        else:
            key = "range_bound" if not e.difference.reached else "range" if e.opened else "range_open"
            said.append(t(f"evaluate.answer.{key}", low=low, high=high, under=self.under))
        return said

    def answer(self) -> list[str]:
        """Say the whole answer: the headline, who is exempted, who depends, what decisions mean."""
        e, t = self.e, self.t
        said = self.headline()
        if e.exempted:
            n = self.count(len(e.exempted))
            said.append(t("evaluate.answer.exempted", n=n, all=e.mentors_read, share=self.share()))
        elif e.against.value == "national":
            said.append(t("evaluate.answer.nobody_exempted", as_of=e.as_of))
        certain, lost, gained = len(e.depends.certain), len(e.depends.lost), len(e.depends.gained)
        if certain:
            said.append(t("evaluate.answer.certain", n=self.count(certain), side=self.over, under=self.under))
        by_lot = e.no.difference - certain
        if lost and by_lot > 0:
            said.append(t("evaluate.answer.by_lot", n=self.count(by_lot)))
        if gained:
            said.append(t("evaluate.answer.gained", n=self.count(gained), under=self.under))
        if e.running_ended:
            said.append(t("evaluate.answer.ended", n=self.count(e.running_ended), under=self.under))
            said.append(t("evaluate.answer.kept", n=self.count(e.kept), under=self.under))
        if e.released:
            said.append(t("evaluate.answer.released", n=self.count(e.released), under=self.under))
        return said

    def method(self) -> list[str]:
        """Say how it was worked out."""
        e, t = self.e, self.t
        said = [
            t("evaluate.method.same", as_of=e.as_of, under=self.under),
            t("evaluate.method.proven" if e.optimal else "evaluate.method.not_proven"),
        ]
        if e.undetermined or e.opened:
            unsure, opened = self.count(len(e.undetermined)), self.count(len(e.opened))
            text = t("evaluate.method.open", undetermined=unsure, opened=opened, under=self.under)
            said.append(f"{text} {t(f'evaluate.method.open_{e.difference.by}')}")
        else:
            said.append(t("evaluate.method.open_settled"))
        said.append(t("evaluate.method.names"))
        if e.running_ended:
            said.append(t("evaluate.method.running", under=self.under))
        hidden = t("evaluate.hidden")
        said.append(
            t("evaluate.method.masked", hidden=hidden) if self.mask else t("evaluate.method.not_masked")
        )
        if self.command:
            said.append(t("evaluate.method.command", command=self.command))
        return said

    def limits(self) -> list[str]:
        """Say what the figures do not say."""
        names = ("possible", "behaviour", "list", "share", "advice")
        said = [self.t(f"evaluate.limit.{name}", as_of=self.e.as_of) for name in names]
        if self.e.hours_blank:
            default = self.t.number(Fraction(self.e.settings.default_minutes, 60))
            n = self.count(self.e.hours_blank)
            said.insert(3, self.t("evaluate.limit.hours", n=n, default=default))
        return said

    def doubts(self) -> list[str]:
        """Say what the exemption's rules assume, and where sources disagree."""
        return [note.get(self.t.lang) for note in self.e.notes[:DOUBTS]]

    def making_up(self) -> list[str]:
        """Say what could take the rule's place."""
        e, t, found = self.e, self.t, self.e.recruits
        said = []
        if e.no.difference <= 0:
            said.append(t("evaluate.way.nothing"))
        elif found.alike:
            n, places = count(found.alike, self.mask), count(found.places, self.mask)
            hidden = not (isinstance(n, int) and isinstance(places, int))
            key = "recruits_masked" if hidden else "recruits" if found.fewest else "recruits_most"
            said.append(t(f"evaluate.way.{key}", n=self.show(n), places=self.show(places)))
        own = [way for way in e.ways if way.host is Host.ASSOCIATION and way.work is e.settings.work]
        if e.settings.host is Host.MUNICIPALITY and own:
            low, high = (self.without_matched(number) for number in (own[0].low, own[0].high))
            said.append(t("evaluate.way.association", low=low, high=high))
        return said

    # ---- tables ----

    def figures(self) -> list[FigureRow]:
        """Return the table of figures. Where the difference is hidden, so is what would give it away."""
        e, t, one, two = self.e, self.t, self.e.no.with_, self.e.no.without
        shy = self.mask and not isinstance(count(e.no.difference, True), int)
        low, high = self.ends()
        left = [self.count(side.left) for side in (one, two)]
        if shy:
            left[1] = self.show(beside(two.left, one.left, True))
        mentors = beside(two.mentors, one.mentors, self.mask)

        def row(name: str, first: str, second: str, gap: str) -> FigureRow:
            return FigureRow(t(f"evaluate.table.{name}"), first, second, gap)

        def plain(name: str, first: int, second: int) -> FigureRow:
            hidden = t("evaluate.hidden")
            numbers = [
                t.number(first),
                *([hidden] * 2 if shy else [t.number(second), self._gap(first - second)]),
            ]
            return row(name, *numbers)

        return [
            row(
                "matched",
                t.number(one.matched),
                self.without_matched(two.matched),
                self.count(e.no.difference),
            ),
            row("left", left[0], left[1], self.count(one.left - two.left)),
            plain("left_waited", _mean(one), _mean(two)),
            row("mentors", t.number(one.mentors), self.show(mentors), self.count(one.mentors - two.mentors)),
            plain("hours", one.minutes // 60, two.minutes // 60),
            plain("points", one.points, two.points),
            row(
                "matched_yes",
                t.number(e.yes.with_.matched),
                self.show(beside(e.yes.without.matched, e.yes.with_.matched, self.mask)),
                self.count(e.yes.difference),
            ),
            row("difference_range", "", "", low if low == high else f"{low}{t('evaluate.to')}{high}"),
        ]

    def months(self) -> list[tuple[Shown, ...]]:
        """Return the figures of each month of the series: mentors, exempted, with, without, left, running, ended."""
        mask = self.mask
        return [
            (
                one.mentors,
                count(one.exempted, mask),
                one.with_,
                beside(one.without, one.with_, mask),
                count(one.left, mask),
                count(one.running, mask),
                count(one.ended, mask),
            )
            for one in self.e.series
        ]

    def _gap(self, number: int) -> str:
        return self._signed(number)

    def group_rows(self, group: Group) -> list[GroupRow]:
        """Return the lines of one group."""
        return [
            GroupRow(self.group_value(group.name, line.value), *line.cells)
            for line in masked(group, self.mask)
        ]

    def group_value(self, name: str, value: str | None) -> str:
        """Write the value of a group."""
        if value is None:
            return self.t("evaluate.unknown")
        if name == "education":
            return self.t(f"common.{value}")
        if name == "age":
            return self.t("evaluate.group.years", value=value.replace("-", self.t("evaluate.to")))
        return value

    def mentor_sentence(self, line: MentorLine) -> str:
        """Say what the rule is worth for one mentor, by the hours of the plan."""
        told = line.planned_with or not line.youths_with
        planned = [
            self.t("evaluate.hours", hours=self.t.number(Fraction(minutes, 60)))
            if told
            else self.t(
                "evaluate.mentor.youths_met" if youths else "evaluate.mentor.youths_met.none", n=youths
            )
            for minutes, youths in (
                (line.planned_with, line.youths_with),
                (line.planned_without, line.youths_without),
            )
        ]
        depends = self.t(
            "evaluate.mentor.depend" if line.depends else "evaluate.mentor.depend.none", n=line.depends
        )
        return self.t(
            "evaluate.mentor.line" if told else "evaluate.mentor.line_youths",
            mentor=line.mentor,
            depends=depends,
            **{"with": planned[0], "without": planned[1]},
        )

    def rules(self) -> list[RuleRow]:
        """Return the rules used."""
        return [self._rule(used) for used in self.e.rules]

    def _rule(self, used: UsedRule) -> RuleRow:
        t, tried = self.t, used.tried
        gives = tried.reason.get(t.lang)
        if tried.value is not None and tried.unit is Unit.HOURS_PER_WEEK:
            gives += f" ({t.number(tried.value)} {t('eligibility.unit.hours_per_week')})"
        one_side = self.over if used.with_ else self.under
        side = t("evaluate.rule.both") if used.with_ and used.without else one_side
        reference = tried.references[0] if tried.references else None
        return RuleRow(
            title=tried.title.get(t.lang),
            gives=gives,
            side=side,
            start=t.date(tried.in_force_from) if tried.in_force_from else t("eligibility.always"),
            until=t.date(tried.until) if tried.until else "",
            reference=reference.title if reference else t("eligibility.no_source"),
            href=reference.href if reference else None,
            verified=tried.verified,
            confidence=t(f"eligibility.confidence.{tried.confidence.value}"),
        )


def _mean(side: Figures) -> int:
    return round(side.left_waited / side.left) if side.left else 0
