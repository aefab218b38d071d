"""A year after the pairing, lived by a corps whose coordinator keeps the list: meetings, silence, endings, substitutes.

``python -m tests.campaigns.after_the_match 3`` lives 3 years of 120 youths and 47 mentors; the suite lives a short one
(``tests/application/test_year_after_the_match.py``). What is asserted is worked out here again, from the rows alone.
"""

from __future__ import annotations

import contextlib
import csv
import io
import json
import random
import sys
import tempfile
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from statistics import mean
from typing import Any

import docx
import openpyxl

from mentormatch.domain import Answered, FollowUp, Match, MatchStatus, Settings
from mentormatch.report.contact import Quiet, quiet
from mentormatch.report.model import PairState
from tests.books import command, mentor, write_book, youth

LIMIT = 44 * 60
ELSEWHERE = 30 * 60
NOTE, PHONE = "Notekanarie", "20314759"
REASONS = ("mål nået", "flyttet", "ingen kemi", "mentor stoppet", "den unge stoppet")


@dataclass
class Row:
    """A row of Forløb as the coordinator keeps it."""

    youth: str
    mentor: str
    status: str
    on: date
    start: date | None = None
    end: date | None = None
    first: date | None = None
    youth_says: str | None = None
    mentor_says: str | None = None
    why: str | None = None
    substitute: bool = False

    def cells(self) -> dict[str, object]:
        """Return the row under the sheet's headings."""
        return {
            "Ung": self.youth,
            "Mentor": self.mentor,
            "Status": self.status,
            "Start": self.start,
            "Slut": self.end,
            "Første møde": self.first,
            "Den unge siger": self.youth_says,
            "Mentoren siger": self.mentor_says,
            "Hvorfor slut": self.why,
            "Afløser": "ja" if self.substitute else None,
            "Begrundelse": "ferie" if self.substitute else None,
            "Dato": self.on,
        }


@dataclass
class Year:
    """The corps, and what happened in it."""

    folder: Path
    seed: int
    youths: int = 120
    mentors: int = 47
    months: int = 12
    unsafe: int = 3
    substitutes: int = 10
    letters_every: int = 1
    """Months between runs of the letters."""
    rows: list[Row] = field(default_factory=list)
    told: list[dict[str, Any]] = field(default_factory=list)
    counted: Counter[str] = field(default_factory=Counter)

    def __post_init__(self) -> None:
        self.dice = random.Random(self.seed)
        self.busy = [f"M{n}" for n in range(1, 5)]
        """Four mentors on dagpenge whose hours elsewhere leave little under the cap."""
        self.results = self.folder / "resultater"
        self.results.mkdir()
        for n in range(1, 1 + self.mentors * 2 // 3):
            start = date(2025, 9, 1) + timedelta(days=self.dice.randrange(120))
            self.rows.append(Row(f"U{n}", f"M{n}", "aktiv", start, start))

    # What happens

    def live(self) -> Counter[str]:
        """Live the year; return how often each thing was seen.

        Raises:
            AssertionError: something that is said is not so.
        """
        for month in range(self.months):
            day = _month(month)
            data = self._run(day)
            self._check_plan(data, day)
            self._check_asked(data, day)
            self._check_hours(data, day)
            if month % self.letters_every == self.letters_every - 1:
                self._check_letters(day)
            self._move(data, day, _month(month + 1))
        last = _month(self.months)
        self._run(last)
        self._check_every_day(last)
        self._check_statements(last)
        self._check_history()
        return self.counted

    def _people(self) -> tuple[list[dict[str, object]], list[dict[str, object]]]:
        people = random.Random(self.seed + 1)
        youths = [
            youth(
                n,
                Navn=f"Ungekanarie Nr{n}",
                Telefon=PHONE,
                **{
                    "E-mail": f"u{n}@privat.example",
                    "Venter siden": date(2025, 6, 1) + timedelta(days=people.randrange(200)),
                    "Kompetencegivende uddannelse": people.choice(("ja", "nej", None)),
                },
            )
            for n in range(1, self.youths + 1)
        ]
        mentors = [
            mentor(
                n,
                Navn=f"Mentor Tal{n}",
                Pladser=people.choice((1, 2, 2, 3)),
                Ydelse="dagpenge" if f"M{n}" in self.busy else "løn",
                **{"Timer andre steder": ELSEWHERE // 60 if f"M{n}" in self.busy else None},
            )
            for n in range(1, self.mentors + 1)
        ]
        return youths, mentors

    def _list(self) -> Path:
        youths, mentors = self._people()
        settings = {"Vært": "forening", "Arbejdets art": "frivilligt ulønnet arbejde"}
        rows = [row.cells() for row in self.rows]
        return write_book(self.folder / "liste.xlsx", youths, mentors, rows, settings, self.told)

    def _run(self, day: date) -> Any:
        out = self.results / f"{day}.xlsx"
        data = _json("match", self._list(), "-o", out, "--as-of", day)
        assert _said("verify", out)[0] == 0, (self.seed, day)
        return data

    def _move(self, data: Any, day: date, until: date) -> None:
        """Let a month pass: approvals, first meetings, answers, follow-ups with gaps, endings, substitutes."""
        dice = self.dice
        for row in [one for one in self.rows if one.status == "godkendt" and not _no(one)]:
            if row.first is None:
                row.first = self._day(day, until) if dice.random() < 0.6 else None
            elif row.youth_says is None:
                row.youth_says = "nej" if dice.random() < 0.1 else "ja"
                row.mentor_says = "ja"
                self.counted["no"] += row.youth_says == "nej"
            elif not _no(row):
                row.status, row.start = "aktiv", row.first
        new = [pair for pair in data["pairs"] if pair["state"] in ("new", "kept")]
        for pair in dice.sample(new, min(len(new), max(2, self.mentors // 3))):
            first = self._day(day, until) if dice.random() < 0.5 else None
            self.rows.append(
                Row(pair["youth"], pair["mentor"], "godkendt", self._day(day, until), first=first)
            )
        running = self._running(until)
        for row in running:
            begun = max(day, row.start or day)
            if begun < until and dice.random() < 0.6:
                self._follow_up(row, self._day(begun, until))
        dice.shuffle(running)
        for row in running[: max(1, len(running) // 12)]:
            if (until - (row.start or day)).days > 20:
                unsafe = self.counted["unsafe"] < self.unsafe
                row.status, row.end = "afsluttet", self._day(max(day, row.start or day), until)
                row.why = "utryg" if unsafe else dice.choice(REASONS)
                self.counted["unsafe" if unsafe else "ended"] += 1
        self._stand_in(data, until)

    def _day(self, first: date, until: date) -> date:
        return first + timedelta(days=self.dice.randrange(max(1, (until - first).days)))

    def _follow_up(self, row: Row, day: date) -> None:
        dice = self.dice
        silent = dice.random() < 0.2
        hours = dice.choice((1, 2, 2.5, 4)) + (dice.choice((4, 8, 14)) if row.mentor in self.busy else 0)
        self.told.append(
            {
                "Ung": row.youth,
                "Mentor": row.mentor,
                "Dato": day,
                "Trivsel (0-10)": None if silent else dice.randrange(3, 11),
                "Samarbejde (0-10)": None if silent else dice.randrange(3, 11),
                "Har svaret": "ingen" if silent else dice.choice(("den unge", "mentoren", "begge")),
                "Timer": None if silent else hours,
                "Bemærkning": NOTE,
            }
        )

    def _stand_in(self, data: Any, until: date) -> None:
        """Decide on substitutes for some, with mentors who have a place, for a month that lies within the next run."""
        places = {str(one["Id"]): int(str(one["Pladser"])) for one in self._people()[1]}
        taken = Counter(
            one.mentor for one in self.rows if one.status in ("aktiv", "godkendt") and not _no(one)
        )
        free = [who for who in places if taken[who] < places[who] and who not in self.busy]
        resting = {one.youth for one in self.rows if one.substitute and (one.end or until) >= until}
        for row in self._running(until):
            wanted = self.substitutes * (1 + self.counted["substitute"]) // (self.substitutes + 1)
            if self.counted["substitute"] >= self.substitutes or not free or wanted > 99:
                return
            met = {(one.youth, one.mentor) for one in self.rows}
            who = next((one for one in free if (row.youth, one) not in met), None)
            if row.youth in resting or who is None or self.dice.random() < 0.5:
                continue
            free.remove(who)
            status = self.dice.choice(("aktiv", "låst"))
            start, end = until, until + timedelta(days=self.dice.choice((10, 40)))
            self.rows.append(Row(row.youth, who, status, until, start, end, substitute=True))
            self.counted["substitute"] += 1

    def _running(self, day: date) -> list[Row]:
        return [
            one
            for one in self.rows
            if one.status == "aktiv" and not one.substitute and (one.start or day) <= day
        ]

    # What is asserted

    def _check_plan(self, data: Any, day: date) -> None:
        """Nobody has two mentors, no mentor too many, substitutes and kept places included."""
        places = {str(one["Id"]): int(str(one["Pladser"])) for one in self._people()[1]}
        assert max(Counter(pair["youth"] for pair in data["pairs"]).values(), default=0) <= 1
        used = Counter(pair["mentor"] for pair in data["pairs"])
        now = [one for one in self.rows if one.substitute and (one.start or day) <= day <= (one.end or day)]
        for sub in now:
            assert {"youth": sub.youth, "mentor": sub.mentor} in [
                {key: pair[key] for key in ("youth", "mentor")} for pair in data["pairs"]
            ], (self.seed, day, sub)
            own = [one for one in self._running(day) if one.youth == sub.youth and one.mentor != sub.mentor]
            used.update(one.mentor for one in own)
            self.counted["resting"] += bool(own)
        assert not [who for who in used if used[who] > places[who]], (self.seed, day)
        banned = {(one.youth, one.mentor) for one in self.rows if one.why == "utryg"}
        assert banned.isdisjoint((pair["youth"], pair["mentor"]) for pair in data["pairs"])
        shown = {(one["youth"], one["mentor"]) for one in data["unsafe"]}
        since = day - timedelta(days=80)
        assert {
            (r.youth, r.mentor) for r in self.rows if r.why == "utryg" and r.end and r.end >= since
        } <= shown

    def _check_asked(self, data: Any, day: date) -> None:
        """Exactly those are asked about who should be on that day."""
        asked = {(one["youth"], one["mentor"]): one["why"] for one in data["ask_pairs"]}
        resting = {
            one.youth for one in self.rows if one.substitute and (one.start or day) <= day <= (one.end or day)
        }
        wanted = {}
        for row in self.rows:
            if row.substitute or row.youth in resting or _no(row):
                continue
            if row.status == "aktiv" and self._silent(row, day):
                wanted[row.youth, row.mentor] = "follow_up"
            elif row.status == "godkendt" and row.first is None and row.on + timedelta(days=14) <= day:
                wanted[row.youth, row.mentor] = "first_meeting"
            elif row.status == "godkendt" and row.first is not None and row.first <= day:
                wanted[row.youth, row.mentor] = "agreed" if row.youth_says else "answers"
        subs = {(one.youth, one.mentor) for one in self.rows if one.substitute}
        found = {pair: why for pair, why in asked.items() if pair not in subs}
        assert found == wanted, (self.seed, day, sorted(found.items() ^ wanted.items()))
        self.counted.update(wanted.values())

    def _answers(self, row: Row) -> list[date]:
        return [
            one["Dato"]
            for one in self.told
            if (one["Ung"], one["Mentor"]) == (row.youth, row.mentor) and one["Har svaret"] != "ingen"
        ]

    def _silent(self, row: Row, day: date) -> bool:
        """Whether the last follow-up due has no answer that lies nearest to it."""
        assert row.start is not None
        due = [row.start + timedelta(weeks=6)]
        due += [_months_after(row.start, n) for n in (3, 5, 8, 11, 14, 17)]
        past = [one for one in due if one <= day]
        if not past:
            return False
        marks = [row.start, *past]
        for answer in self._answers(row):
            if answer > day:
                continue
            # Of two that are equally near the earlier counts.
            nearest = min(marks, key=lambda mark: (abs((mark - answer).days), mark))
            if nearest == past[-1]:
                return False
        return True

    def _check_every_day(self, last: date) -> None:
        """Each silence begins on its day and ends with the answer, whatever day of the year a run is made."""
        for row in self.rows:
            if row.start is None or row.substitute:
                continue
            match = Match(row.youth, row.mentor, MatchStatus.RUNNING, start=row.start)
            told = [
                FollowUp(row.youth, row.mentor, day, answered_by=Answered.BOTH) for day in self._answers(row)
            ]
            for number in range((last - row.start).days):
                day = row.start + timedelta(days=number)
                found = quiet(match, PairState.RUNNING, told, day, Settings())
                assert (found is not None and found[0] is Quiet.FOLLOW_UP) == self._silent(row, day), (
                    row,
                    day,
                )
                self.counted["silent days"] += found is not None

    def _check_hours(self, data: Any, day: date) -> None:
        """The mentors near their cap, and over it, are named before and when they pass it."""
        this, before = day.replace(day=1), (day.replace(day=1) - timedelta(days=1)).replace(day=1)
        minutes: Counter[tuple[str, date]] = Counter()
        for one in self.told:
            if one["Dato"] <= day and one["Mentor"] in self.busy:
                minutes[one["Mentor"], one["Dato"].replace(day=1)] += int((one["Timer"] or 0) * 60)
        wanted = {
            (who, f"{month:%Y-%m}")
            for (who, month), spent in minutes.items()
            if spent
            and month in (this, before)
            and (spent + ELSEWHERE > LIMIT or (month == this and spent + ELSEWHERE >= LIMIT * 0.8))
        }
        assert {(one["mentor"], one["month"]) for one in data["hours"]} == wanted, (self.seed, day)
        self.counted["hours"] += len(wanted)

    def _check_letters(self, day: date) -> None:
        """The second run writes nothing, and no letter to one person holds another's name or number."""
        result = self.results / f"{day}.xlsx"
        for whom in ("waiting", "free-mentor", "pair"):
            folder = self.folder / f"breve-{whom}"
            before = set(folder.glob("*.docx")) if folder.exists() else set()
            words = ("letters", result, "-o", folder, "--for", whom, "--only-new")
            first = json.loads(_said(*words, "--format", "json")[1])["letters"]
            if before or first:
                assert json.loads(_said(*words, "--format", "json")[1])["letters"] == [], (
                    self.seed,
                    day,
                    whom,
                )
            self.counted[f"letters {whom}"] += len(first)
            for path in first:
                said = "\n".join(line.text for line in docx.Document(path).paragraphs)
                assert PHONE not in said
                assert "@privat" not in said
                names = said.count("Ungekanarie"), said.count("Mentor Tal")
                assert names[0] <= (0 if whom == "free-mentor" else 2), (path, names)
                assert whom == "pair" or names[1] <= (0 if whom == "waiting" else 1), (path, names)

    def _check_statements(self, day: date) -> None:
        """Day by day the statements hold the sheet's hours, and nothing of a youth."""
        folder = self.folder / "opgørelser"
        _json("statement", self.results / f"{day}.xlsx", "-o", folder, "--as-of", day)
        sheet: defaultdict[str, Counter[str]] = defaultdict(Counter)
        for one in self.told:
            if one["Timer"]:
                sheet[one["Mentor"]][f"{one['Dato']:%d-%m-%Y}"] += int(one["Timer"] * 60)
        found = {}
        for path in folder.glob("*.csv"):
            rows = list(csv.DictReader(io.StringIO(path.read_text("utf-8-sig")), delimiter=";"))
            hours = {row["Dato"]: round(float(row["Timer"].replace(",", ".")) * 60) for row in rows}
            found[rows[0]["Mentor-id"]] = hours
            text = path.read_text("utf-8-sig") + _all_text(path.with_suffix(".docx"))
            assert not [word for word in ("Ungekanarie", PHONE, NOTE, "@privat") if word in text], path
        assert found == {who: dict(days) for who, days in sheet.items()}, self.seed
        self.counted["statements"] += len(found)

    def _check_history(self) -> None:
        """The figures over the months are those of the rows, and name nobody."""
        out, page = self.folder / "historik.xlsx", self.folder / "historik.docx"
        words = ("history", self.results, "--no-mask", "-o", out, "--page", page)
        data = _json(*words)
        (line,) = data["matches"]
        told = [one for one in self.told if one["Har svaret"] != "ingen"]
        assert line["hours"] == round(sum(one["Timer"] or 0 for one in told), 2)
        for key, heading in (("wellbeing", "Trivsel (0-10)"), ("cooperation", "Samarbejde (0-10)")):
            of_pairs = defaultdict(list)
            for one in told:
                of_pairs[one["Ung"], one["Mentor"]].append(one[heading])
            assert line[key] == round(mean(mean(answers) for answers in of_pairs.values()), 1)
        begun = [one for one in self.rows if one.status in ("aktiv", "afsluttet") and not one.substitute]
        over = [one for one in begun if one.status == "afsluttet"]
        assert (line["begun"], line["ended"]) == (len(begun), len(over)), self.seed
        early = [one for one in over if one.end and one.start and (one.end - one.start).days <= 91]
        assert line["early"] == len(early)
        reasons = Counter(one.why for one in over)
        keys = ("goal_reached", "moved", "no_chemistry", "mentor_stopped", "youth_stopped", "unsafe")
        for key, word in zip(keys, (*REASONS, "utryg"), strict=True):
            assert data["reasons"][0][key] == reasons[word]
        for path in (out, page):
            assert not [
                word for word in ("Ungekanarie", PHONE, NOTE, "Mentor Tal") if word in _all_text(path)
            ]
        for path in self.results.glob("*.xlsx"):
            _no_canary(path)


def _no_canary(path: Path) -> None:
    """The remark stands in the sheet of follow-ups alone, a phone number in the sheet of youths alone."""
    book = openpyxl.load_workbook(path, read_only=True)
    for sheet in book:
        text = " ".join(
            str(cell) for row in sheet.iter_rows(values_only=True) for cell in row if cell is not None
        )
        assert sheet.title == "Opfølgning" or NOTE not in text, (path, sheet.title)
        assert sheet.title == "Unge" or (PHONE not in text and "@privat" not in text), (path, sheet.title)


def _no(row: Row) -> bool:
    return "nej" in (row.youth_says, row.mentor_says)


def _month(number: int) -> date:
    return date(2026 + number // 12, number % 12 + 1, 15)


def _months_after(day: date, number: int) -> date:
    month = day.month - 1 + number
    year, month = day.year + month // 12, month % 12 + 1
    last = (date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)).day
    return date(year, month, min(day.day, last))


def _said(*words: object) -> tuple[int, str]:
    """Run a command; return its exit code and what it wrote to stdout."""
    out, err = (io.TextIOWrapper(io.BytesIO(), "utf-8", write_through=True) for _ in range(2))
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        code = command(*words)
    return code, (out.buffer.getvalue() + err.buffer.getvalue() if code else out.buffer.getvalue()).decode()  # type: ignore[attr-defined]


def _json(*words: object) -> Any:
    code, said = _said(*words, "--format", "json", "--lang", "da")
    assert code == 0, (code, words, said)
    return json.loads(said)


def _all_text(path: Path) -> str:
    if path.suffix == ".xlsx":
        book = openpyxl.load_workbook(path)
        return " ".join(str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row)
    page = docx.Document(str(path))
    cells = [cell.text for table in page.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(line.text for line in page.paragraphs), *cells])


def main() -> None:
    """Live some years, and say what was seen."""
    years = int(sys.argv[1]) if len(sys.argv) > 1 else 1
    for seed in range(years):
        with tempfile.TemporaryDirectory() as name:
            counted = Year(Path(name), seed).live()
        sys.stdout.write(f"{seed} {dict(sorted(counted.items()))}\n")
        sys.stdout.flush()
        assert counted["unsafe"] == 3
        assert counted["substitute"] == 10


if __name__ == "__main__":
    main()
