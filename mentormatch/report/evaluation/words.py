"""An evaluation in words: the sentences and table cells that screen, workbook and page share."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from mentormatch.eligibility import Outcome, Unit
from mentormatch.locale import Texts

from .making_up import making_up
from .masking import Shown
from .model import Evaluation, Group, MentorLine, UsedRule
from .published import Published, Sides, share

SERIES = (
    "mentors",
    "exempted",
    "share",
    "with",
    "without",
    "left",
    "running",
    "ended",
    "ended_early",
    "still",
    "answered",
)
"""The figures of a month in the table over time."""

DOUBTS = 30
"""Doubts told; a rule has a handful, and each is told once."""


@dataclass(frozen=True, slots=True)
class Row:
    """A line of figures: with, without and the difference, twice where what is open has two answers.
    A group has its youths first."""

    label: str
    cells: tuple[Shown, ...]


@dataclass(frozen=True, slots=True)
class RuleRow:
    """A rule that was used."""

    title: str
    gives: str
    side: str
    when: str
    """The days it was in force, as far as known."""
    references: tuple[str, ...]
    """Where it stands; or that no source was found."""
    href: str | None
    verified: bool | None
    """Whether all of it was seen in a source; ``None`` where there is none."""
    confidence: str


@dataclass(frozen=True, slots=True)
class ProofRow:
    """A goal of one side's plan."""

    side: str
    goal: str
    value: str
    bound: str
    by: str


class Words:
    """Says one evaluation in one language; ``mask`` hides small counts, and names nobody."""

    def __init__(self, evaluation: Evaluation, t: Texts, *, mask: bool = True, command: str = "") -> None:
        self.e = evaluation
        self.t = t
        self.mask = mask
        self.command = command
        self.p = Published(evaluation, mask=mask)
        self.open = bool(evaluation.undetermined or evaluation.opened)
        """Whether there are two answers to tell."""
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

    def _counted(self, shown: Shown) -> int | str:
        """Return a count that a text may have in singular and plural."""
        return shown if isinstance(shown, int) else self.show(shown)

    def _signed(self, number: int) -> str:
        return self.t.number(number).replace("-", "−")

    def exempted_of_all(self) -> str:
        """Write how many of the mentors are exempted."""
        return self.t("evaluate.of", n=self.show(self.p.exempted), all=self.show(self.p.mentors_read))

    def hidden_note(self) -> tuple[str, ...]:
        """Say what the sign for a hidden number means, where any of the groups has one."""
        lines = (line for group in self.e.groups for line in self.p.group(group))
        if not any(cell is None for line in lines for cell in line.cells):
            return ()
        return (self.t("evaluate.book.proof_hidden", hidden=self.t("evaluate.hidden")),)

    def share(self) -> str:
        """Write which share of the mentors is exempted."""
        return self._per_cent(*self.p.share())

    def _per_cent(self, low: int, high: int) -> str:
        if low == high:
            return self.t("evaluate.per_cent", share=self.t.number(low))
        return self.t("evaluate.per_cent_range", low=self.t.number(low), high=self.t.number(high))

    def _size(self, shown: Shown) -> int | str:
        """Return a difference without its sign, as a text may have it."""
        if isinstance(shown, tuple):
            sizes = [abs(end) for end in shown]
            shown = min(sizes), max(sizes)
        return self._counted(abs(shown) if isinstance(shown, int) else shown)

    def youths(self, shown: Shown) -> str:
        """Write so many youths, with the noun."""
        return self.t("evaluate.youths.none" if shown == 0 else "evaluate.youths", n=self._counted(shown))

    def hours(self, minutes: int | None, outcome: Outcome) -> str:
        """Write what a mentor may give a month."""
        if outcome is Outcome.UNDETERMINED:
            return self.t("evaluate.not_known")
        if minutes is None:
            return self.t("evaluate.no_limit")
        return self.t("evaluate.hours", n=Fraction(minutes, 60))

    # ---- sentences ----

    def headline(self) -> list[str]:
        """Say the answer in two or three sentences."""
        e, t, no, p = self.e, self.t, self.e.no, self.p
        said = [
            t(
                "evaluate.answer.matched",
                side=self.with_,
                other=self.without,
                of=t("evaluate.answer.of_youths", n=self._counted(p.eligible)),
                get=t("evaluate.answer.get", n=1 if 1 in (p.eligible, p.matched.with_) else 2),
                **{"with": self.show(p.matched.with_), "without": self.show(p.matched.without)},
            )
        ]
        if not e.on_benefit and not no.difference and e.difference.low == e.difference.high == 0:
            if e.undetermined:
                blank = self.show(p.undetermined)
                said.append(t("evaluate.answer.no_benefit_blank", n=blank))
                return [*said, t("evaluate.answer.none", under=self.under)]
            none = "no_benefit" if e.against.value == "national" else "no_benefit_other"
            return [*said, t(f"evaluate.answer.{none if e.mentors_read else 'no_mentors'}")]
        if no.difference:
            key = "more" if no.difference > 0 else "fewer"
            said.append(t(f"evaluate.answer.{key}", n=self._size(p.matched.difference)))
        else:
            said.append(t("evaluate.answer.none", under=self.under))
        low, high = self._signed(p.low), self._signed(p.high)
        if e.difference.low == e.difference.high:
            said.append(t("evaluate.answer.range_certain"))
        else:
            key = "range_bound" if not e.difference.reached else "range" if e.opened else "range_open"
            said.append(t(f"evaluate.answer.{key}", low=low, high=high, under=self.under))
        return said

    def answer(self) -> list[str]:
        """Say the whole answer: the headline, who is exempted, who depends, what decisions mean."""
        e, t, p = self.e, self.t, self.p
        said = self.headline()
        if e.exempted:
            read = t("evaluate.answer.of_mentors", n=self._counted(p.mentors_read))
            said.append(t("evaluate.answer.exempted", n=self.show(p.exempted), of=read, share=self.share()))
        elif e.against.value == "national":
            said.append(t("evaluate.answer.nobody_exempted", as_of=e.as_of))
        certain, lost, gained = len(e.depends.certain), len(e.depends.lost), len(e.depends.gained)
        if certain:
            n = self._counted(p.certain)
            said.append(t("evaluate.answer.certain", n=n, side=self.over, under=self.under))
        if lost and e.no.difference > certain:
            said.append(t(f"evaluate.answer.{'by_lot' if certain else 'by_lot_all'}", n=self.show(p.by_lot)))
        if gained:
            said.append(t("evaluate.answer.gained", n=self._counted(p.gained), under=self.under))
        if e.running_ended:
            n, on = self._counted(p.running_ended), e.keep_running
            said.append(t(f"evaluate.answer.{'ended_kept' if on else 'ended'}", n=n, under=self.under))
            other = p.not_kept if on else p.kept
            key = "not_kept" if on else "kept"
            said.append(t(f"evaluate.answer.{key}", n=self.show(other), under=self.under))
        if e.released:
            said.append(t("evaluate.answer.released", n=self._counted(p.released), under=self.under))
        return said

    def method(self) -> list[str]:
        """Say how it was worked out."""
        e, t = self.e, self.t
        said = [
            t("evaluate.method.same", as_of=e.as_of, under=self.under),
            t("evaluate.method.proven" if e.optimal else "evaluate.method.not_proven"),
        ]
        if self.open:
            unsure, opened = self.show(self.p.undetermined), self.show(self.p.opened)
            text = t("evaluate.method.open", undetermined=unsure, opened=opened, under=self.under)
            said.append(f"{text} {t(f'evaluate.method.open_{e.difference.by}')}")
        else:
            said.append(t("evaluate.method.open_settled"))
        said.append(t("evaluate.method.names"))
        if e.running_ended:
            key = "running_kept" if e.keep_running else "running"
            said.append(t(f"evaluate.method.{key}", under=self.under))
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
            default = self.t("evaluate.hours", n=Fraction(self.e.settings.default_minutes, 60))
            n = self._counted(self.p.hours_blank)
            said.insert(3, self.t("evaluate.limit.hours", n=n, default=default))
        return said

    def doubts(self) -> list[str]:
        """Say what the exemption's rules assume, and where sources disagree."""
        return [note.get(self.t.lang) for note in self.e.notes[:DOUBTS]]

    def making_up(self) -> list[str]:
        """Say what could take the rule's place."""
        return making_up(self)

    # ---- tables ----

    def heads(self) -> tuple[str, ...]:
        """Return the headings of the figures: three, or six where what is open has two answers."""
        t = self.t
        sides = (self.with_, self.without, t("evaluate.table.difference"))
        if not self.open:
            return sides
        return tuple(
            t(f"evaluate.table.{side}_{answer}")
            for answer in ("no", "yes")
            for side in ("with", "without", "difference")
        )

    def figures(self) -> list[Row]:
        """Return the table of figures."""
        return [
            Row(self.t(f"evaluate.table.{name}"), self._cells(*both))
            for name, both in self.p.figures().items()
        ]

    def _cells(self, no: Sides, yes: Sides) -> tuple[Shown, ...]:
        return tuple(
            cell
            for side in ((no, yes) if self.open else (no,))
            for cell in (side.with_, side.without, side.difference)
        )

    def proofs(self) -> list[ProofRow]:
        """Return every goal of both plans: what was reached, the best possible, and on whose word.

        Where small counts are hidden, only the goals that the figures tell about have numbers.
        """
        figures = self.p.figures()
        found = []
        sides = ((self.with_, self.e.levels[0]), (self.without, self.e.levels[1]))
        for at, (side, levels) in enumerate(sides):
            for level in levels:
                goal = self.t(f"workbook.goal.{level.goal}")
                value, bound = self._level(level.value), self._level(level.bound)
                if level.goal == "draw":  # its number says nothing to a person; that it was drawn does
                    value = bound = "–"
                elif self.mask:
                    own = figures[level.goal][0] if level.goal in ("matched", "points") else None
                    value = self.show((own.with_, own.without)[at] if own else None)
                    bound = value if level.proven else self.show(None)
                by = level.by if level.proven or level.by == "gap" else "unproven"
                word = self.t(f"evaluate.by.{by}", **({"n": level.cases} if level.cases else {}))
                found.append(ProofRow(side, goal, value, bound, word))
        return found

    def _level(self, value: int | tuple[int, ...]) -> str:
        return ", ".join(self.t.number(one) for one in (value if isinstance(value, tuple) else (value,)))

    def range(self) -> str:
        """Write the range of the difference in youths matched."""
        return self.show(self.p.low if self.p.low == self.p.high else (self.p.low, self.p.high))

    def months(self) -> list[dict[str, Shown | str]]:
        """Return the figures of each month of the series, by their names in the table over time."""
        found: list[dict[str, Shown | str]] = []
        for one, shown in zip(self.e.series, self.p.months(), strict=True):
            row: dict[str, Shown | str] = dict(shown)
            row["share"] = self._per_cent(*share(shown["exempted"], shown["mentors"]))
            if one.ended_early is None:
                row["ended_early"] = self.t("evaluate.series.unknown")
            found.append({name: row[name] for name in SERIES})
        return found

    def over_time(self) -> list[str]:
        """Say what the months show, from the first to the last."""
        t, months = self.t, self.e.series
        if not months:
            return []
        rows = self.p.months()
        said = []
        if len(months) > 1:
            told: dict[str, str] = {}
            for at, row in (("then", rows[0]), ("now", rows[-1])):
                told |= {f"{name}_{at}": self.show(row[name]) for name in ("with", "left")}
                told[f"share_{at}"] = self._per_cent(*share(row["exempted"], row["mentors"]))
            said.append(t("evaluate.series.line", then=months[0].as_of, now=months[-1].as_of, **told))
            if months[-1].ended and months[-1].ended_early is not None:
                last = {name: self.show(rows[-1][name]) for name in ("ended", "ended_early")}
                said.append(t("evaluate.series.ended_line", as_of=months[-1].as_of, **last))
        if months[-1].answered:
            last = {name: self.show(rows[-1][name]) for name in ("still", "answered")}
            said.append(t("evaluate.series.still_line", as_of=months[-1].as_of, **last))
        return said

    def group_rows(self, group: Group) -> list[Row]:
        """Return the lines of one group: its youths, then the cells of a figure."""
        shown = 7 if self.open else 4
        return [
            Row(self.group_value(group.name, line.value), line.cells[:shown]) for line in self.p.group(group)
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
            self.t("evaluate.hours", n=Fraction(minutes, 60))
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
        gives = used.gives.get(t.lang)
        if tried.value is not None and tried.unit is Unit.HOURS_PER_WEEK:
            gives += f" ({t.number(tried.value)} {t('eligibility.unit.hours_per_week')})"
        one_side = self.over if used.with_ else self.under
        side = t("evaluate.rule.both") if used.with_ and used.without else one_side
        return RuleRow(
            title=tried.title.get(t.lang),
            gives=gives,
            side=side,
            when=self._when(used),
            references=tuple(one.title for one in used.references) or (t("eligibility.no_source"),),
            href=next((one.address for one in used.references if one.address), None),
            verified=tried.verified if used.references else None,
            confidence=t(f"eligibility.confidence.{tried.confidence.value}"),
        )

    def _when(self, used: UsedRule) -> str:
        """Write the days a rule was in force, each with a word where it was not seen in a source."""
        t, days = self.t, []
        ends = (
            ("from", used.tried.in_force_from, used.start_verified),
            ("until", used.tried.until, used.until_verified),
        )
        for key, day, verified in ends:
            if day:
                said = t(f"evaluate.rule.{key}", day=day)
                days.append(said if verified else t("evaluate.rule.day_unverified", day=said))
        return " ".join(days) or t("evaluate.rule.undated")
