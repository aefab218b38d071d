"""A coordinator who works for months in the result itself: decides at random, adds people, lets people leave.

Not a test itself: the short form is ``test_months.py``, the long one ``tests/campaigns/office_round_trip.py``.
The coordinator knows only the workbook (openpyxl), and keeps a list of what was decided, to which every next plan
and every next workbook is held.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet

from mentormatch.application import Outcome, Request, match, verify
from mentormatch.application.run import read
from mentormatch.domain import MatchStatus
from mentormatch.workbook.catalogue import RESULT_SHEETS, ResultSheet
from mentormatch.workbook.layout.table import HEAD_ROW

Pair = tuple[str, str]
Saved = Callable[[Path], Path]

WORDS = {
    MatchStatus.APPROVED: "godkendt",
    MatchStatus.LOCKED: "låst",
    MatchStatus.REJECTED: "afvist",
    MatchStatus.ENDED: "afsluttet",
}
HELD = (MatchStatus.APPROVED, MatchStatus.LOCKED)


@dataclass(frozen=True)
class Decision:
    """What was written in a row of the matches."""

    status: MatchStatus
    reason: str | None
    by: str | None
    on: date | None


@dataclass
class Coordinator:
    """Somebody at work in one workbook; ``saved``: what saves it between two months (another program, say)."""

    seed: int
    book: Path
    saved: Saved = lambda path: path
    decided: dict[Pair, Decision] = field(default_factory=dict)
    gone: set[str] = field(default_factory=set)

    def month(self, number: int, day: date, to: Path) -> Outcome:
        """Match the workbook, hold the plan to what was decided, then decide in the new one."""
        rng = random.Random(f"{self.seed}.{number}")  # nothing here is a secret
        outcome = match(Request([self.book], day, settings={"as_of": day.isoformat()}), output=to)
        verify(to)
        self._holds(outcome)
        self._recorded(to, day)
        self._work(to, outcome, day, rng)
        self.book = self.saved(to)
        return outcome

    def _holds(self, outcome: Outcome) -> None:
        plan = {(line.youth.id, line.mentor.id): line for line in outcome.report.matches}
        for pair, decision in self.decided.items():
            if decision.status in HELD:
                line = plan.get(pair)
                assert line is not None, f"{pair} was {decision.status} and is not in the plan"
                assert line.state.value == decision.status.value, (pair, line.state)
                said = (line.reason, line.by, line.decided_on)
                assert said == (decision.reason, decision.by, decision.on), (pair, said)
            else:
                assert pair not in plan, f"{pair} was {decision.status} and is proposed again"
        for person in self.gone:
            assert not [pair for pair in plan if person in pair], f"{person} has left and is in the plan"

    def _recorded(self, path: Path, day: date) -> None:
        """Every decision stands in the new workbook, in the words in which it was written."""
        stands = {
            (one.youth, one.mentor, one.status, one.reason, one.by)
            for one in read(Request([path], day)).matches
        }
        for (youth, mentor), decision in self.decided.items():
            said = (youth, mentor, decision.status, decision.reason, decision.by)
            assert said in stands, f"lost: {said}"

    def _work(self, path: Path, outcome: Outcome, day: date, rng: random.Random) -> None:
        workbook = openpyxl.load_workbook(path)
        name = RESULT_SHEETS[ResultSheet.MATCHES].name("da")
        sheet = workbook[name]
        heads = [cell.value for cell in sheet[HEAD_ROW + 1]]
        at = {
            key: heads.index(key) + 1 for key in ("Ung", "Mentor", "Beslutning", "Begrundelse", "Af", "Dato")
        }
        leaving = self._leave(workbook["Unge"], rng, 0.03) | self._leave(workbook["Mentorer"], rng, 0.05)
        self.gone |= leaving
        for row in range(HEAD_ROW + 2, sheet.max_row + 1):
            pair = str(sheet.cell(row, at["Ung"]).value), str(sheet.cell(row, at["Mentor"]).value)
            before = self.decided.get(pair)
            status = self._decide(pair, before, leaving, rng)
            if status is None:
                continue
            # A first decision may lack everything but the word; one that replaces another has its date.
            bare = before is None and status is not MatchStatus.ENDED and rng.random() < 0.3
            decision = Decision(
                status,
                None if bare else f"= måned {day:%m}, nr. {rng.randrange(1000)}",
                None if bare else rng.choice(["Karen", "Øjvind Åse", "+45 Kaj"]),
                None if bare else day,
            )
            self.decided[pair] = decision
            sheet.cell(row, at["Beslutning"]).value = WORDS[status]
            sheet.cell(row, at["Dato"]).value = decision.on
            for key, text in (("Begrundelse", decision.reason), ("Af", decision.by)):
                cell = sheet.cell(row, at[key])
                cell.value = text
                if text:
                    cell.data_type = "s"  # a text, whatever it begins with
        self._join(workbook["Unge"], "U", rng)
        self._join(workbook["Mentorer"], "M", rng)
        workbook.save(path)

    def _decide(
        self, pair: Pair, before: Decision | None, leaving: set[str], rng: random.Random
    ) -> MatchStatus | None:
        if leaving & set(pair):
            # Whoever leaves ends what was agreed; a mere proposal just falls away.
            return MatchStatus.ENDED if before else None
        if before is not None:
            return rng.choice((MatchStatus.ENDED, MatchStatus.REJECTED)) if rng.random() < 0.1 else None
        return rng.choice([*HELD, MatchStatus.REJECTED, MatchStatus.ENDED]) if rng.random() < 0.3 else None

    def _leave(self, sheet: Worksheet, rng: random.Random, share: float) -> set[str]:
        heads = [cell.value for cell in sheet[1]]
        ids, status = heads.index("Id") + 1, heads.index("Status") + 1
        found = set()
        for row in range(2, sheet.max_row + 1):
            if sheet.cell(row, ids).value and rng.random() < share:
                sheet.cell(row, status).value = "stoppet"
                found.add(str(sheet.cell(row, ids).value))
        return found

    def _join(self, sheet: Worksheet, letter: str, rng: random.Random) -> None:
        heads = [cell.value for cell in sheet[1]]
        rows = [row for row in range(2, sheet.max_row + 1) if sheet.cell(row, 1).value]
        for number in range(rng.randrange(4)):
            like = rng.choice(rows)
            row = sheet.max_row + 1
            for col, head in enumerate(heads, 1):
                value = sheet.cell(like, col).value
                if head == "Id":
                    value = f"{letter}9{row}{number}"
                elif head == "Status" or head in ("Ikke sammen med", "Ønskede mentorer"):
                    value = None
                sheet.cell(row, col).value = value
