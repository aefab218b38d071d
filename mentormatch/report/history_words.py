"""The figures over the months in words and tables, masked: what the screen, the workbook and the page show."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from mentormatch.domain import EndReason
from mentormatch.locale import Texts

from .evaluation.masking import Shown, count, small
from .follow_up import MEASURES
from .history import EARLY_DAYS, History, Line, MonthLine
from .history_masking import plus, shown_mean, shown_parts, shown_sum

Cell = str | int | float | None


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: its key among the texts, headings, and rows."""

    key: str
    keys: tuple[str, ...]
    """What the columns are called in JSON."""
    heads: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


class HistoryWords:
    """A history as it may be shown, in one language."""

    def __init__(self, found: History, t: Texts, *, mask: bool) -> None:
        self.found, self.t, self.mask = found, t, mask
        self._counts = self._masked()

    def _masked(self) -> list[dict[str, Shown]]:
        """Return the counts of every line as shown; those of all together beside those of each.

        Of several municipalities the reasons are shown together alone: two ways to divide one sum tell too much.
        """
        made: list[dict[str, Shown]] = []
        alone = len(self.found.lines) == 1
        for line in self.found.lines:
            together = alone or line.municipality is None
            shown: dict[str, Shown] = {}
            for key, number in (("ended", line.ended), ("running", line.running)):
                shown[key] = self._beside(key, number, made if together else ())
            shown["begun"] = plus(shown["ended"], shown["running"])
            early = count(line.early, self.mask)
            if self.mask and isinstance(early, int) and small(line.ended - line.early):
                early = _range(line.early)
            of_each = [one["early"] for one in made] if together else []
            shown["early"] = plus(*of_each) if of_each else early
            reasons = shown_parts(list(line.reasons.values()), shown["ended"], self.mask)
            for reason, one in zip(line.reasons, reasons, strict=True):
                shown[f"reason.{reason}"] = one if together or not self.mask else None
            for group, (number, _) in line.waiting.items():
                key = f"waiting.{group}"
                shown[key] = self._beside(key, number, made if together else ())
            made.append(shown)
        return made

    def _beside(self, key: str, number: int, several: Sequence[dict[str, Shown]]) -> Shown:
        """Return a sum as shown beside those of the municipalities."""
        return shown_sum(number, [one[key] for one in several], self.mask)

    def show(self, shown: Shown) -> str:
        """Return a count as shown."""
        if isinstance(shown, tuple):
            return self.t("history.range", low=shown[0], high=shown[1])
        return "–" if shown is None else self.t.number(shown)

    def _name(self, line: Line) -> str:
        return line.municipality or self.t("history.together")

    def _cell(self, shown: Shown) -> Cell:
        return shown if isinstance(shown, int) else self.show(shown)

    def _days(self, value: float | None, people: int) -> Cell:
        shown = shown_mean(value, people, self.mask)
        return "–" if shown is None else round(shown)

    def _mean(self, found: tuple[float | None, int]) -> Cell:
        shown = shown_mean(*found, self.mask)
        return "–" if shown is None else round(shown, 1)

    def _hours(self, minutes: int, pairs: int) -> Cell:
        shown = shown_mean(minutes / 60, pairs, self.mask) if minutes else 0.0
        return "–" if shown is None else round(shown, 2)

    def grids(self) -> tuple[Grid, ...]:
        """Return the tables: matches, reasons, waiting, months."""
        return self._matches(), self._reasons(), self._waiting(), self._months()

    def _heads(self, *keys: str) -> tuple[str, ...]:
        return tuple(self.t(f"history.head.{key}") for key in keys)

    def _matches(self) -> Grid:
        keys = ("municipality", "begun", "running", "ended", "early", "to_match", "long", "hours", *MEASURES)
        rows = tuple(
            (
                self._name(line),
                *(self._cell(shown[key]) for key in ("begun", "running", "ended", "early")),
                self._days(line.days_to_match, line.days_to_match_of),
                self._days(line.days_long, line.days_long_of),
                self._hours(line.minutes, line.minutes_of),
                *(self._mean(line.means[one]) for one in MEASURES),
            )
            for line, shown in zip(self.found.lines, self._counts, strict=True)
        )
        return Grid("matches", keys, self._heads(*keys), rows)

    def _reasons(self) -> Grid:
        reasons = [*(one.value for one in EndReason), ""]
        heads = (
            self.t("history.head.municipality"),
            *(self.t(f"history.reason.{one or 'none'}") for one in reasons),
        )
        rows = tuple(
            (self._name(line), *(self._cell(shown[f"reason.{one}"]) for one in reasons))
            for line, shown in zip(self.found.lines, self._counts, strict=True)
        )
        return Grid("reasons", ("municipality", *(one or "none" for one in reasons)), heads, rows)

    def _waiting(self) -> Grid:
        groups = ("without", "with", "unknown")
        heads, keys = [self.t("history.head.municipality")], ["municipality"]
        for group in groups:
            name = self.t(f"history.group.{group}")
            heads += [name, self.t("history.days_of", group=name)]
            keys += [group, f"{group}_days"]
        rows = []
        for line, shown in zip(self.found.lines, self._counts, strict=True):
            row: list[Cell] = [self._name(line)]
            for group in groups:
                number, days = line.waiting[group]
                row += [self._cell(shown[f"waiting.{group}"]), self._days(days, number)]
            rows.append(tuple(row))
        return Grid("waiting", tuple(keys), tuple(heads), tuple(rows))

    def _months(self) -> Grid:
        keys = ("month", "begun_in", "ended_in", "hours", "followed", *MEASURES)
        shown = {
            key: shown_parts(
                [getattr(line, key) for line in self.found.months], self._counts[-1][key], self.mask
            )
            for key in ("begun", "ended")
        }
        rows = tuple(
            self._month(line, shown["begun"][at], shown["ended"][at])
            for at, line in enumerate(self.found.months)
        )
        return Grid("months", keys, self._heads(*keys), rows)

    def _month(self, line: MonthLine, begun: Shown, ended: Shown) -> tuple[Cell, ...]:
        return (
            f"{line.first:%Y-%m}",
            self._cell(begun),
            self._cell(ended),
            self._hours(line.minutes, line.pairs),
            self._cell(count(line.pairs, self.mask)),
            *(self._mean(line.means[one]) for one in MEASURES),
        )

    def answer(self) -> list[str]:
        """Return the most important figures as sentences."""
        t, line, shown = self.t, self.found.lines[-1], self._counts[-1]
        said = [
            t(
                "history.answer",
                first=self.found.first,
                last=self.found.last,
                n=self.found.results,
                begun=self.show(shown["begun"]),
                running=self.show(shown["running"]),
                ended=self.show(shown["ended"]),
            )
        ]
        to_match = self._days(line.days_to_match, line.days_to_match_of)
        long = self._days(line.days_long, line.days_long_of)
        if to_match != "–":
            said.append(t("history.answer_to_match", days=to_match))
        if long != "–":
            early = self.show(shown["early"])
            said.append(t("history.answer_long", days=long, early=early, within=EARLY_DAYS))
        if self.mask:
            said.append(t("history.masked"))
        return said


def _range(number: int) -> Shown:
    """Return a count as a range five wide, for one whose complement is hidden."""
    low = number // 5 * 5
    return (low, low + 4)
