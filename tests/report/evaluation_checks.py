"""An evaluation as it was written, read back number by number, and held to the count of ``evaluation_recount``."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import docx
import openpyxl

from tests.books import command

Cells = tuple[object, ...]

HERE = Path(__file__).parent
WORKS = {
    "activity": "voluntary activity",
    "unpaid_work": "voluntary unpaid work",
    "core_operations": "core operations",
    "undecided": "not decided",
}
HOSTS = {"municipality": "the municipality", "association": "a voluntary association"}
GROUPS = {
    "age": "Age",
    "education": "Qualifying education",
    "area": "Municipality of residence",
    "language": "Language",
    "trade": "Education or trade",
}


def evaluated(book: Path, *more: str) -> tuple[Path, Path]:
    """Evaluate a workbook, in English; return the workbook and the page."""
    out, page = book.with_suffix(".e.xlsx"), book.with_suffix(".e.docx")
    words = ("evaluate", book, "--lang", "en", "--force", "--quiet", "-o", out, "--page", page)
    assert command(*words, *more) == 0
    return out, page


def recounted(book: Path, keep_running: bool, new: Sequence[dict[str, object]] | None) -> dict[str, Any]:
    """Count everything again in a process of its own; without ``new`` mentors the figures of a month alone."""
    words = [str(HERE / "evaluation_recount.py"), str(book), "yes" if keep_running else "no", json.dumps(new)]
    done = subprocess.run([sys.executable, *words], check=True, capture_output=True, text=True)
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def numbers(text: object) -> list[int]:
    """The whole numbers of a text, with their signs; thousands have a comma."""
    return [
        int(n.replace(",", "").replace("−", "-"))
        for n in re.findall(r"(?<![\w-])[-−]?\d[\d,]*(?!\w)", str(text))
    ]


class NotUnique(Exception):
    """A corps of which several groups of youths are equally well served: the draw would have to be counted as well."""


class Written:
    """The sheets of a written evaluation, as rows without their empty cells."""

    def __init__(self, path: Path) -> None:
        book = openpyxl.load_workbook(path)
        self.rows: dict[str, list[Cells]] = {
            sheet.title: [
                tuple(cell for cell in row if cell is not None)
                for row in sheet.iter_rows(values_only=True)
                if any(cell is not None for cell in row)
            ]
            for sheet in book
        }
        self.whole = {sheet.title: list(sheet.iter_rows(values_only=True)) for sheet in book}

    def under(self, sheet: str, first: str) -> list[Cells]:
        """The rows under the one that begins with a heading."""
        rows = self.whole[sheet]
        start = next(n for n, row in enumerate(rows) if row[0] == first)
        return [row for row in rows[start + 1 :] if row[0] is not None]

    def line(self, label: str) -> list[int]:
        """A line of the table of figures on the first sheet."""
        row = next(row for row in self.rows["Answer"] if row[0] == label and len(row) > 1)
        return [number for cell in row[1:] for number in numbers(cell)]

    def said(self) -> list[str]:
        """What the first sheet says in sentences."""
        return [str(row[0]).removeprefix("• ") for row in self.rows["Answer"] if str(row[0]).startswith("• ")]


def new_mentors(written: Written) -> list[dict[str, object]]:
    """The new mentors that the workbook tells of, as rows of an input."""
    if "New mentors" not in written.rows:
        return []
    days = {"Monday": "mandag", "Tuesday": "tirsdag", "Wednesday": "onsdag", "Saturday": "lørdag"}
    parts = {"evening": "aften", "afternoon": "eftermiddag", "morning": "formiddag"}
    genders = {"a woman": "kvinde", "a man": "mand"}
    found = []
    for number, places, language, slot, gender, *_ in written.under("New mentors", "Number"):
        day, _, part = str(slot or "").partition(" ")
        one = {
            "Id": f"N{len(found)}",
            "Pladser": places,
            "Sprog": language,
            "Mødetider": f"{days[day]} {parts[part]}" if day else None,
            "Køn": genders.get(str(gender)),
        }
        found += [one] * int(str(number))
    return found


def expected_figures(count: dict[str, Any]) -> dict[str, list[int]]:
    """The table of figures: with, without and the difference, for either answer where something is open."""
    answers = ("no", "yes") if any(count["open"]) else ("no",)
    names = {
        "Youths who get a mentor": lambda one: one["matched"],
        "Youths waiting": lambda one: one["left"],
        "Days they have waited on average": lambda one: one["left_waited"],
        "Mentors who may take part": lambda one: one["mentors"],
        "Mentor hours a month": lambda one: one["minutes"] // 60,
        "Points in total (how well the pairs fit)": lambda one: one["points"],
    }
    found = {}
    for name, number in names.items():
        cells = []
        for answer in answers:
            one, two = (number(side) for side in count["sides"][answer])
            cells += [one, two, one - two]
        found[name] = cells
    return found


def expected_sentences(count: dict[str, Any], keep_running: bool) -> list[tuple[str, list[int]]]:
    """Words of each sentence of the answer that must be there, and its numbers."""
    one, two = count["sides"]["no"]
    gap, (low, high) = one["matched"] - two["matched"], count["range"]
    found = [("a mentor. Without", [one["matched"], count["eligible"], two["matched"]])]
    if count["benefit"] or gap or high or low:
        found.append(("The difference is", [abs(gap)]) if gap else ("There is no difference", []))
        found.append(
            ("the difference lies between", [low, high]) if low != high else ("is the same however", [])
        )
    if count["exempted"]:
        share = round(100 * count["exempted"] / count["read"][1])
        found.append(("only because of the exemption", [count["exempted"], count["read"][1], share]))
    certain = len(count["lost"])
    if certain:
        found.append(("certainly depend", [certain]))
    if count["gained"]:
        found.append(("but not with the rule", [count["gained"]]))
    if count["ended"]:
        found.append(("would not have been there", [count["ended"]]))
        found.append(("Were running matches", [count["kept"][1 if keep_running else 0]]))
    if count["released"]:
        found.append((" released.", [count["released"]]))
    if gap > 0 and count["recruits"][0]:
        mentors, places = count["recruits"]  # one is written as a word
        told = [places] if mentors == 1 and places > 1 else [mentors, places] if mentors > 1 else []
        found.append(("can be made up for by", told))
    return found


def hold(book: Path, *, keep_running: bool = False) -> dict[str, Any]:
    """Hold everything that an unmasked evaluation of a corps says to the count; return the count."""
    out, page = evaluated(book, "--no-mask", "--keep-running", "yes" if keep_running else "no")
    written = Written(out)
    count = recounted(book, keep_running, new_mentors(written))
    assert all(side["unique"] for pair in count["sides"].values() for side in pair), (
        "seed with several best plans"
    )
    for label, cells in expected_figures(count).items():
        shown = written.line(label)
        assert [abs(n) for n in shown] == [abs(n) for n in cells], (label, shown, cells)
    said = written.said()
    for words, own in expected_sentences(count, keep_running):
        sentence = next((text for text in said if words in text), None)
        assert sentence is not None, (words, said)
        shown = [1] if sentence.startswith("One ") else numbers(sentence)
        assert shown[: len(own)] == own or set(shown) == set(own), (sentence, own)
    _groups(written, count)
    _ways(written, count)
    _mentors(written, count)
    _proof(written, count)
    _method(written, count)
    if "New mentors" in written.rows:
        told = next(text for text in said if "Recalculated with them" in text)
        matched = count["with_new"]
        assert f"on the list, {'one youth' if matched == 1 else f'{matched} youths'} " in told
    _page(page, written)
    return count


def _groups(written: Written, count: dict[str, Any]) -> None:
    several = any(count["open"])
    shown = {
        (str(row[0]), str(row[1])): list(row[2 : 9 if several else 6])
        for row in written.under("Groups", "Group")
    }
    expected = {}
    for name, lines in count["groups"].items():
        for value, (youths, one, two, three, four) in lines.items():
            label = {"None": "not stated", "yes": "yes", "no": "no"}.get(value, value)
            label = f"{label.replace('-', '–')} years" if name == "age" else label
            cells = [youths, one, two, one - two, *((three, four, three - four) if several else ())]
            expected[GROUPS[name], label] = cells
    assert shown == expected


def _ways(written: Written, count: dict[str, Any]) -> None:
    shown = {(row[0], row[1]): [row[2], row[3]] for row in written.under("Ways", "Host")}
    assert shown == {
        (HOSTS[name.split()[0]], WORKS[name.split()[1]]): cells for name, cells in count["ways"].items()
    }


def _mentors(written: Written, count: dict[str, Any]) -> None:
    rows = [row for row in written.under("Mentors", "Mentor") if len(row) > 8 and row[8] is not None]
    assert {str(row[0]): row[8] for row in rows} == count["lines"]
    for row in rows:
        assert numbers(row[9])[-1:] in ([row[8]], numbers(row[9])[-1:] if row[8] in (0, 1) else [None])


def _proof(written: Written, count: dict[str, Any]) -> None:
    rows = written.under("Proof", "Plan")
    names = {
        "As many youths as possible get a mentor": lambda one: [one["matched"]],
        "Most urgent youths first": lambda one: one["priority"],
        "Those who have waited longest, first": lambda one: [one["waiting"]],
        "Pairs fit as well as possible": lambda one: [one["points"]],
        "Even load on the mentors": lambda one: [one["load"]],
    }
    for at, side in enumerate(("With the exemption", "Without the exemption")):
        mine = {str(row[1]): row for row in rows if row[0] == side}
        for goal, number in names.items():
            if goal in mine:
                assert numbers(mine[goal][2]) == number(count["sides"]["no"][at]), (goal, mine[goal])
                assert numbers(mine[goal][3]) == numbers(mine[goal][2])


def _method(written: Written, count: dict[str, Any]) -> None:
    said = " ".join(str(row[1]) for row in written.under("Method", "Topic"))
    if any(count["open"]):
        unsure, opened = count["open"]
        assert (
            f"undetermined on both sides or only with the rule: {unsure}; only without the exemption: {opened}."
            in said
        )
    if count["blank"]:
        who = "One youth has" if count["blank"] == 1 else f"{count['blank']} youths have"
        assert f"{who} not stated how many hours" in said


def _page(path: Path, written: Written) -> None:
    """The page says what the workbook says: the same sentences, and the same numbers in its tables."""
    page = docx.Document(str(path))
    paragraphs = {paragraph.text for paragraph in page.paragraphs}
    assert set(written.said()) <= paragraphs
    tables = [[[cell.text for cell in row.cells] for row in table.rows] for table in page.tables]
    tiles, figures, groups, *rest = tables
    assert [numbers(tile) for tile in tiles[0]][:3] == [
        *([n] for n in written.line("Youths who get a mentor")[:3]),
    ]
    for label, *cells in _body(figures):
        assert [n for cell in cells for n in numbers(cell)] == written.line(label)
    lines = {
        f"{str(row[0]).removesuffix(' of residence')}: {row[1]}": [c for c in row[2:] if c is not None]
        for row in written.under("Groups", "Group")
    }
    for label, *cells in _body(groups):
        assert [n for cell in cells for n in numbers(cell)] == lines[label], label
    for table in rest:
        ways = {(row[0], row[1]): list(row[2:4]) for row in written.under("Ways", "Host")}
        for host, work, *cells in _body(table):
            assert [n for cell in cells for n in numbers(cell)] == ways[host, work]


def _body(table: Iterable[Sequence[str]]) -> list[Sequence[str]]:
    """The lines of numbers of a table."""
    return [row for row in table if any(numbers(cell) for cell in row[1:])]


def hold_series(before: Path, now: Path) -> None:
    """Hold the sheet over time to the count of each month's own workbook."""
    out, _ = evaluated(now, "--no-mask", "--earlier", str(before))
    shown = [row for row in Written(out).under("Over time", "As of") if row[1] is not None]
    planned: dict[tuple[object, object], Any] = {}
    for row, path in zip(shown, (before, now), strict=True):
        count = recounted(path, False, None)
        one, two = count["sides"]["no"]
        assert row[1:3] == (count["read"][1], count["exempted"])
        assert row[4:7] == (one["matched"], two["matched"], one["left"])
        book = openpyxl.load_workbook(path)
        heads = [cell.value for cell in book["Forløb"][1]]
        pairs = [
            dict(zip(heads, line, strict=True)) for line in book["Forløb"].iter_rows(2, values_only=True)
        ]
        over = [pair for pair in pairs if pair["Status"] == "afsluttet"]
        early = [
            pair["Slut"] < planned[pair["Ung"], pair["Mentor"]]
            for pair in over
            if pair["Slut"] and (pair["Ung"], pair["Mentor"]) in planned
        ]
        running = [pair for pair in pairs if pair["Status"] == "aktiv"]
        answers = {y: said for y, _, _, said in book["Opfølgning"].iter_rows(2, values_only=True)}
        still = sum(said == "ja" for said in answers.values())
        unknown = "not known" if over and not early else sum(early)
        assert row[7:12] == (len(running), len(over), unknown, still, len(answers))
        planned |= {(pair["Ung"], pair["Mentor"]): pair["Slut"] for pair in running if pair["Slut"]}
