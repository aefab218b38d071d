"""The published figures of an evaluation as a reader has them: what is shown, what follows, what must stay hidden."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

from tests.report.evaluation_checks import GROUPS, HERE, Written, evaluated

Form = dict[str, int]
FAR = 400
SERIES = (
    "mentors",
    "exempted",
    "share",
    "with",
    "without",
    "left",
    "running",
    "ended",
    "early",
    "still",
    "answered",
)
"""The columns of the sheet over time, after the date."""
TRUE = {"early": "ended_early", "still": "in_education_or_work", "left": "unmatched"}
CHANGING = ("exempted", "running", "ended", "early", "still", "answered")
"""What a change from month to month may tell of few people."""
OF_WHOLE = (("exempted", "mentors"), ("early", "ended"), ("still", "answered"))


def form(*added: str, less: tuple[str, ...] = ()) -> Form:
    """A sum of counts."""
    return dict.fromkeys(added, 1) | dict.fromkeys(less, -1)


class Reader:
    """Collects what a reader knows, and what the reader must not find out."""

    def __init__(self) -> None:
        self.known: list[tuple[Form, int, int]] = []
        self.secrets: list[tuple[str, Form]] = []

    def sees(self, what: Form, shown: object) -> None:
        """A cell: a number, a range, or nothing."""
        text = str(shown).replace("−", "-").replace(",", "")
        if match := re.fullmatch(r"(-?\d+)(?:–(-?\d+))?", text):
            low, high = int(match[1]), int(match[2] or match[1])
            self.knows(what, low, high)
        else:
            assert text in ("*", "not known", "None"), text

    def knows(self, what: Form, low: int, high: int = FAR) -> None:
        """What is known of a sum anyway."""
        self.known.append((what, low, high))

    def equal(self, one: Form, other: Form) -> None:
        """Two sums that are the same."""
        self.knows(one | {name: -times for name, times in other.items()}, 0, 0)

    def hides(self, name: str, what: Form) -> None:
        """A count that must not be found out where it is small."""
        self.secrets.append((name, what))

    def found_out(self, truth: dict[str, int]) -> list[str]:
        """Which small counts a reader can work out, in a process of its own."""

        def true(what: Form) -> int:
            return sum(times * truth[name] for name, times in what.items())

        small = [(name, what, true(what)) for name, what in self.secrets if 0 < abs(true(what)) < 5]
        for what, low, high in self.known:
            assert low <= true(what) <= high, ("what is published is not true", what, low, high, true(what))
        asked = json.dumps({"constraints": self.known, "secrets": small})
        words = [sys.executable, str(HERE / "evaluation_attack.py")]
        done = subprocess.run(words, input=asked, check=True, capture_output=True, text=True)
        found: list[str] = json.loads(done.stdout)
        return found


def given_away(book: Path, *more: str) -> list[str]:
    """Evaluate a corps as it is published; return the small counts that a reader can work out."""
    out, _ = evaluated(book, *more)
    # In a process of its own: the one that this runs in may have given its standard output away.
    words = [sys.executable, "-m", "mentormatch", "evaluate", str(book), "--format", "json", *more]
    data = json.loads(subprocess.run(words, check=True, capture_output=True, text=True).stdout)
    written, reader = Written(out), Reader()
    truth = _corps(reader, written, data)
    _groups(reader, written, data, truth)
    _ways(reader, written, data, truth)
    _series(reader, written, data, truth)
    return reader.found_out(truth)


def _corps(reader: Reader, written: Written, data: dict[str, Any]) -> dict[str, int]:
    said = written.said()
    rows = {str(row[0]): row[1:] for row in written.rows["Answer"] if len(row) in (4, 7)}
    answers = ("no", "yes") if len(rows["Youths who get a mentor"]) == 6 else ("no",)
    no, yes = (data, data["if_open_is_yes"])
    truth = {"E": data["youths"]["eligible"], "M": data["mentors"]["read"], "X": data["mentors"]["exempted"]}
    truth |= {"U": data["mentors"]["undetermined"], "P": data["mentors"]["undetermined_without"]}
    for answer, of in (("no", no), ("yes", yes)):
        truth |= {
            f"W{answer}": of["with_exemption"]["matched"],
            f"O{answer}": of["without_exemption"]["matched"],
        }
        truth |= {
            f"A{answer}": of["with_exemption"]["mentors"],
            f"B{answer}": of["without_exemption"]["mentors"],
        }
    first = next(text for text in said if "a mentor. Without" in text)
    shown = re.fullmatch(r".*: (\S+) of (\S+) youths? gets? a mentor\. .*: (\S+)\.", first)
    assert shown
    for name, cell in zip(("Wno", "E", "Ono"), shown.groups(), strict=True):
        reader.sees(form(name), cell)
    for at, answer in enumerate(answers):
        for label, one, two in (
            ("Youths who get a mentor", f"W{answer}", f"O{answer}"),
            ("Mentors who may take part", f"A{answer}", f"B{answer}"),
        ):
            cells = rows[label][3 * at : 3 * at + 3]
            for what, cell in zip((form(one), form(two), form(one, less=(two,))), cells, strict=True):
                reader.sees(what, cell)
        cells = rows["Youths waiting"][3 * at : 3 * at + 3]
        waiting = (form("E", less=(f"W{answer}",)), form("E", less=(f"O{answer}",)))
        for what, cell in zip((*waiting, {f"O{answer}": 1, f"W{answer}": -1}), cells, strict=True):
            reader.sees(what, cell)
        for one in (f"W{answer}", f"O{answer}"):
            reader.knows(form("E", less=(one,)), 0)
            reader.hides(f"waiting {one}", form("E", less=(one,)))
        for one in (f"A{answer}", f"B{answer}"):
            reader.knows(form("M", less=(one,)), 0)
            reader.hides(f"mentors not {one}", form("M", less=(one,)))
        reader.hides(f"difference {answer}", form(f"W{answer}", less=(f"O{answer}",)))
        reader.hides(f"mentors lost {answer}", form(f"A{answer}", less=(f"B{answer}",)))
        for one in ("W", "O", "A", "B"):
            reader.hides(f"{one}{answer}", form(f"{one}{answer}"))
    tile = next(
        str(cell)
        for row in written.rows["Answer"]
        for cell in row
        if re.fullmatch(r"\S+ (/|of) \S+", str(cell))
    )
    for name, cell in zip(("X", "M"), re.split(" (?:/|of) ", tile), strict=True):
        reader.sees(form(name), cell)
    for text in said:
        if match := re.match(r"(\S+) of (\S+) mentors? \(", text):
            reader.sees(form("X"), match[1])
            reader.sees(form("M"), match[2])
    method = " ".join(str(row[1]) for row in written.under("Method", "Topic"))
    if match := re.search(
        r"undetermined on both sides or only with the rule: (\S+); only [^:]+: (\S+)\. The", method
    ):
        reader.sees(form("U"), match[1])
        reader.sees(form("P"), match[2])
    else:
        reader.knows(form("U", "P"), 0, 0)
    # What anybody knows: more may take part after a yes; who is lost was exempted; nobody gains where none is told of.
    for one in ("W", "O", "A", "B"):
        reader.knows(form(f"{one}yes", less=(f"{one}no",)), 0)
        reader.hides(f"a yes, {one}", form(f"{one}yes", less=(f"{one}no",)))
    reader.equal(form("Ayes"), form("Ano", "U"))
    reader.knows(form("Byes", less=("Bno", "P")), 0)
    reader.knows({"Bno": 1, "P": 1, "U": 1, "Byes": -1}, 0)
    reader.knows(form("X", "Bno", less=("Ano",)), 0)
    reader.knows(form("M", less=("X",)), 0)
    if not any("but not with the rule" in text for text in said):
        reader.knows(form("Wno", less=("Ono",)), 0)
    for name, what in (
        ("exempted", form("X")),
        ("undetermined", form("U")),
        ("opened", form("P")),
        ("not exempted", form("M", less=("X",))),
        ("exempted and not lost", form("X", "Bno", less=("Ano",))),
        ("deducted", form("M", less=("Ano", "U"))),
    ):
        reader.hides(name, what)
    return truth


def _groups(reader: Reader, written: Written, data: dict[str, Any], truth: dict[str, int]) -> None:
    names = ("E", "Wno", "Ono", "Wyes", "Oyes")
    nobody_gains = not any("but not with the rule" in text for text in written.said())
    shown = {
        (str(row[0]), str(row[1])): [c for c in row[2:] if c is not None]
        for row in written.under("Groups", "Group")
    }
    for group, lines in data["groups"].items():
        own = []
        for n, line in enumerate(lines):
            label = {None: "not stated"}.get(line["value"], line["value"])
            label = f"{label.replace('-', '–')} years" if group == "age" else label
            youths, a, b, c, d = (f"{group}{n}{name}" for name in names)
            yes = line["if_open_is_yes"]
            values = (line["youths"], line["with"], line["without"], yes["with"], yes["without"])
            truth |= dict(zip((youths, a, b, c, d), values, strict=True))
            own.append((youths, a, b, c, d))
            forms = [form(youths), form(a), form(b), form(a, less=(b,)), form(c), form(d), form(c, less=(d,))]
            cells = shown[GROUPS[group], label]
            assert len(cells) in (4, 7)
            if len(cells) == 4:
                reader.equal(form(a), form(c))
                reader.equal(form(b), form(d))
            for what, cell in zip(forms, cells, strict=False):
                reader.sees(what, cell)
            for one in (a, b, c, d):
                reader.knows(form(youths, less=(one,)), 0)
                forms.append(form(youths, less=(one,)))
            forms += [form(c, less=(a,)), form(d, less=(b,))]
            if nobody_gains:
                reader.knows(form(a, less=(b,)), 0)
            rest = [form(name, less=(one,)) for name, one in zip(names, own[-1], strict=True)]
            for at, what in enumerate((*forms, *rest)):
                if len(lines) > 1:  # one line is the whole corps, which is guarded itself
                    reader.hides(f"{group} {label} {at}", what)
        for at, name in enumerate(names):
            column = form(*(line[at] for line in own))
            if group in ("age", "education", "area"):
                reader.equal(column, form(name))
            else:
                reader.knows(column | {name: -1}, 0)
                for line in own:
                    reader.knows(form(name, less=(line[at],)), 0)


def _ways(reader: Reader, written: Written, data: dict[str, Any], truth: dict[str, int]) -> None:
    for n, (row, way) in enumerate(zip(written.under("Ways", "Host"), data["ways"], strict=True)):
        low, high = f"low{n}", f"high{n}"
        truth |= {low: way["matched"]["low"], high: way["matched"]["high"]}
        reader.sees(form(low), row[2])
        reader.sees(form(high), row[3])
        reader.knows(form(high, less=(low,)), 0)
        reader.knows(form("E", less=(high,)), 0)
        for name, what in (("low", form(low)), ("high", form(high)), ("more", form(low, less=("Ono",)))):
            reader.hides(f"way {n} {name}", what)


def _series(reader: Reader, written: Written, data: dict[str, Any], truth: dict[str, int]) -> None:
    if "Over time" not in written.rows:
        return
    months = written.under("Over time", "As of")[: len(data["series"])]
    for n, (row, month) in enumerate(zip(months, data["series"], strict=True)):
        for column, cell in zip(SERIES, row[1:], strict=False):
            if column == "share":
                continue
            truth[f"{column}{n}"] = month[TRUE.get(column, column)] or 0
            reader.sees(form(f"{column}{n}"), cell)
            reader.hides(f"month {n} {column}", form(f"{column}{n}"))
        for part, whole in (*OF_WHOLE, ("without", "with")):
            if part != "without":
                reader.knows(form(f"{whole}{n}", less=(f"{part}{n}",)), 0)
            reader.hides(f"month {n} rest of {whole}", form(f"{whole}{n}", less=(f"{part}{n}",)))
        for column in CHANGING if n else ():
            reader.hides(f"change {n} {column}", form(f"{column}{n}", less=(f"{column}{n - 1}",)))
    last = len(months) - 1
    for column, name in (("mentors", "M"), ("exempted", "X"), ("with", "Wno"), ("without", "Ono")):
        reader.equal(form(f"{column}{last}"), form(name))
