"""Every number of an evaluation, counted again from the input: OR-tools, and nothing of the program.

A process of its own (OR-tools and highspy cannot live in one). It knows the workbooks that ``evaluation_corps`` makes:
it reads them with openpyxl, judges the mentors by the rules of November 2016 as the act has them, decides who may meet
whom, and finds the best plans by CP-SAT, proven. Prints JSON.

    python evaluation_recount.py BOOK.xlsx KEEP_RUNNING NEW_MENTORS_AS_JSON
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from itertools import combinations
from typing import Any

import openpyxl
from ortools.sat.python import cp_model

Row = dict[str, Any]

ACT = {"Gladsaxe", "Gentofte", "Odense"}
FREE = {"løn", "ingen", "folkepension"}
A_KASSE = {"dagpenge", "efterløn"}
WORKS = {
    "ikke afgjort": "undecided",
    "frivillig aktivitet": "activity",
    "frivilligt ulønnet arbejde": "unpaid_work",
    "primær drift": "core_operations",
}
CAP = 15 * 60 * 52 // 12
"""15 hours a week, in minutes a month."""

FREE_OF_LIMIT, DEDUCTED, OPEN = "free", "deducted", "undetermined"


def rows(book: openpyxl.Workbook, sheet: str) -> list[Row]:
    if sheet not in book.sheetnames:
        return []
    head, *body = book[sheet].iter_rows(values_only=True)
    return [dict(zip(map(str, head), line, strict=True)) for line in body]


def words(row: Row, column: str) -> set[str]:
    return {word.strip() for word in str(row.get(column) or "").split(";") if word.strip()}


@dataclass
class World:
    """The input as it was read."""

    youths: list[Row]
    mentors: list[Row]
    matches: list[Row]
    day: datetime
    host: str
    work: str
    default: int
    keep_running: bool
    solved: dict[Any, Any] = field(default_factory=dict)

    def age(self, youth: Row) -> int:
        born = youth["Fødselsdato"]
        return int(self.day.year - born.year - ((self.day.month, self.day.day) < (born.month, born.day)))

    def eligible(self, youth: Row) -> bool:
        return 18 <= self.age(youth) <= 29 and youth.get("Samtykke") != "nej"

    def minutes(self, youth: Row) -> int:
        hours = youth.get("Timer pr. måned")
        return self.default if hours is None else round(60 * hours)

    def verdict(self, mentor: Row, exempt: bool, host: str, work: str) -> tuple[str, bool]:
        """Outcome ('capped' as the number of minutes) and whether it rests on the exemption."""
        benefit = mentor.get("Ydelse")
        own = WORKS[str(mentor["Arbejdets art"])] if mentor.get("Arbejdets art") else work
        if benefit in FREE:
            return FREE_OF_LIMIT, False
        if benefit not in A_KASSE:
            return OPEN, False
        ordinary = {
            ("association", "activity"): FREE_OF_LIMIT,
            ("association", "unpaid_work"): "capped",
            ("municipality", "unpaid_work"): DEDUCTED,
            ("municipality", "core_operations"): DEDUCTED,
            ("association", "core_operations"): DEDUCTED,
        }.get((host, own), OPEN)
        if exempt and mentor.get("Bopælskommune") in ACT:
            if own == "core_operations":  # the act as far as it is known does not decide it
                return OPEN, False
            return FREE_OF_LIMIT, ordinary != FREE_OF_LIMIT
        return ordinary, False


@dataclass(frozen=True)
class Side:
    """Who may volunteer at a reading, with what limit, and which pairs hold."""

    limits: tuple[tuple[int, int], ...]
    """(mentor, minutes or -1) of each who may take new youths."""
    held: tuple[tuple[int, int], ...]
    ended: int
    released: int


def sides(world: World, verdicts: list[list[str]], reading: frozenset[int]) -> tuple[Side, Side]:
    def may(outcome: str, mentor: int) -> bool:
        return outcome in (FREE_OF_LIMIT, "capped") or (outcome == OPEN and mentor in reading)

    number = {m["Id"]: n for n, m in enumerate(world.mentors)}
    youth_of = {y["Id"]: n for n, y in enumerate(world.youths)}
    found = []
    for at in (0, 1):
        open_ = [n for n in range(len(world.mentors)) if may(verdicts[at][n], n)]
        limits = []
        for n in open_:
            offer = world.mentors[n].get("Timer pr. måned")
            both = [v for v in (None if offer is None else round(60 * offer),) if v is not None]
            both += [CAP] if verdicts[at][n] == "capped" else []
            limits.append((n, min(both, default=-1)))
        held, ended, released = [], 0, 0
        for match in world.matches:
            pair = youth_of[match["Ung"]], number[match["Mentor"]]
            barred = at == 1 and may(verdicts[0][pair[1]], pair[1]) and pair[1] not in open_
            if match["Status"] == "aktiv":
                if barred and not world.keep_running:
                    ended += 1
                else:
                    held.append(pair)
            elif match["Status"] in ("godkendt", "låst"):
                if barred:
                    released += 1
                else:
                    held.append(pair)
        found.append(Side(tuple(limits), tuple(held), ended, released))
    return found[0], found[1]


def meets(world: World, youth: Row, mentor: Row) -> bool:
    for column in ("Sprog", "Mødetider"):
        mine, theirs = words(youth, column), words(mentor, column)
        if mine and theirs and not mine & theirs:
            return False
    wish, gender = youth.get("Ønsket køn"), mentor.get("Køn")
    if wish and gender and wish != gender:
        return False
    pair = (youth["Id"], mentor["Id"])
    return all(
        (match["Ung"], match["Mentor"]) != pair or match["Status"] not in ("afvist", "afsluttet")
        for match in world.matches
    )


def worth(youth: Row, mentor: Row) -> int:
    """Interests alone weigh: 1 000 for three shared, or for all that the youth named."""
    mine = words(youth, "Interesser")
    full = min(3, len(mine))
    shared = min(full, len(mine & words(mentor, "Interesser")))
    return 1000 * shared // full if full else 0


class Plans:
    """The best plans of a side, one goal after another."""

    def __init__(self, world: World, side: Side) -> None:
        self.world, self.side = world, side
        self.model = cp_model.CpModel()
        running = {y for y, _ in side.held}
        taking_part = [n for n, y in enumerate(world.youths) if world.eligible(y) or n in running]
        self.x: dict[tuple[int, int], Any] = {}
        for n in taking_part:
            for m, _ in side.limits:
                if world.eligible(world.youths[n]) and meets(world, world.youths[n], world.mentors[m]):
                    self.x[n, m] = self.model.new_bool_var("")
        for pair in side.held:
            self.x.setdefault(pair, self.model.new_bool_var(""))
            self.model.add(self.x[pair] == 1)
        limits = dict(side.limits)
        for n in taking_part:
            self.model.add(sum(v for (a, _), v in self.x.items() if a == n) <= 1)
        self.load = []
        for m, mentor in enumerate(world.mentors):
            mine = [(n, v) for (n, b), v in self.x.items() if b == m]
            held = [n for n, b in side.held if b == m]
            places = max(len(held), mentor.get("Pladser") or 1)
            self.model.add(sum(v for _, v in mine) <= places)
            if limits.get(m, -1) >= 0:
                need = sum(world.minutes(world.youths[n]) * v for n, v in mine)
                self.model.add(need <= max(limits[m], sum(world.minutes(world.youths[n]) for n in held)))
            load = self.model.new_int_var(0, places, "")
            self.model.add(load == sum(v for _, v in mine))
            square = self.model.new_int_var(0, places * places, "")
            self.model.add_multiplication_equality(square, [load, load])
            self.load.append(square)
        self.matched_by = {n: sum(v for (a, _), v in self.x.items() if a == n) for n in taking_part}

    def best(self, goal: Any, sense: int = 1) -> int:
        """The most of a goal that is then kept."""
        self.model.maximize(sense * goal)
        solver = solved(self.model)
        value = round(sense * solver.objective_value)
        self.model.add(goal == value)
        return value

    def values(self) -> dict[str, Any]:
        """The ladder, the youths of a best plan, and whether every best plan has these youths."""
        youths = self.world.youths
        first = [n for n in self.matched_by if youths[n].get("Kompetencegivende uddannelse") == "nej"]
        day = self.world.day
        waited = {
            n: max(0, (day - s).days) if (s := youths[n].get("Venter siden")) else 0 for n in self.matched_by
        }
        found: dict[str, Any] = {"matched": self.best(sum(self.x.values()))}
        own = [self.best(sum(self.matched_by[n] for n in some)) for some in (first,)]
        found["priority"] = [*own, found["matched"] - own[0]]
        found["waiting"] = self.best(sum(waited[n] * self.matched_by[n] for n in self.matched_by))
        found["points"] = self.best(
            sum(worth(youths[n], self.world.mentors[m]) * v for (n, m), v in self.x.items())
        )
        found["load"] = self.best(sum(self.load), -1)
        solver = solved(self.model)
        who = [n for n in self.matched_by if any(solver.value(v) for (a, _), v in self.x.items() if a == n)]
        found["who"] = who
        found["waited"] = waited
        other = self.model.clone()
        other.add(sum(self.matched_by[n] for n in who) <= len(who) - 1)
        found["unique"] = cp_model.CpSolver().solve(other) == cp_model.INFEASIBLE
        return found


def solved(model: cp_model.CpModel) -> cp_model.CpSolver:
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    assert solver.solve(model) == cp_model.OPTIMAL
    return solver


def taking_part(world: World) -> list[int]:
    """The youths of whom the evaluation is: those who may have a mentor, and whoever has one already."""
    running = {match["Ung"] for match in world.matches if match["Status"] == "aktiv"}
    return [n for n, y in enumerate(world.youths) if world.eligible(y) or y["Id"] in running]


def most(world: World, side: Side) -> int:
    key = (side.limits, side.held)
    if key not in world.solved:
        plans = Plans(world, side)
        world.solved[key] = plans.best(sum(plans.x.values()))
    return int(world.solved[key])


def figures(world: World, side: Side, verdicts: list[str], reading: frozenset[int]) -> dict[str, Any]:
    plans = Plans(world, side)
    found = plans.values()
    eligible = [n for n, y in enumerate(world.youths) if world.eligible(y)]
    everybody = len(taking_part(world))
    left = [n for n in eligible if n not in found["who"]]
    minutes = sum(world.minutes(world.youths[n]) for n in found["who"])
    waited = [found["waited"].get(n, 0) for n in left]
    return found | {
        "left": everybody - found["matched"],
        "left_waited": round(sum(waited) / len(waited)) if waited else 0,
        "minutes": minutes,
        "mentors": sum(
            v in (FREE_OF_LIMIT, "capped") or n in reading for n, v in enumerate(verdicts) if v != DEDUCTED
        ),
        "plans": plans,
    }


def main(path: str, keep_running: bool, asked: str) -> None:
    book = openpyxl.load_workbook(path)
    settings = {row["Indstilling"]: row["Værdi"] for row in rows(book, "Indstillinger")}
    world = World(
        rows(book, "Unge"),
        rows(book, "Mentorer"),
        rows(book, "Forløb"),
        datetime.fromisoformat(str(settings["Opgørelsesdato"])),
        {"kommune": "municipality", "forening": "association"}[settings["Vært"]],
        WORKS[settings["Arbejdets art"]],
        60 * int(settings["Timer pr. måned hvor cellen er tom"]),
        keep_running,
    )
    judged = [
        [world.verdict(m, exempt, world.host, world.work) for m in world.mentors] for exempt in (True, False)
    ]
    verdicts = [[outcome for outcome, _ in side] for side in judged]
    open_ = [frozenset(n for n, v in enumerate(side) if v == OPEN) for side in verdicts]
    either = open_[0] | open_[1]
    nobody: frozenset[int] = frozenset()
    both = {
        name: [
            figures(world, side, verdicts[at], reading)
            for at, side in enumerate(sides(world, verdicts, reading))
        ]
        for name, reading in (("no", nobody), ("yes", either))
        if name == "no" or asked != "null"
    }
    if asked == "null":  # a month of a series: its figures alone
        own = [{"matched": side["matched"], "left": side["left"]} for side in both["no"]]
        exempted = sum(flag for _, flag in judged[0])
        sys.stdout.write(
            json.dumps({"read": [0, len(world.mentors)], "exempted": exempted, "sides": {"no": own}})
        )
        return
    differences = [
        most(world, one) - most(world, two)
        for size in range(len(either) + 1)
        for some in combinations(sorted(either), size)
        for one, two in [sides(world, verdicts, frozenset(some))]
    ]
    said = sides(world, verdicts, nobody)
    with_most = most(world, said[0])
    ids = [m["Id"] for m in world.mentors]

    def swapped(at: int, some: Iterable[int]) -> list[list[str]]:
        """The verdicts of a side, with those of the other on some mentors."""
        changed = [list(side) for side in verdicts]
        for n in some:
            changed[1][n] = verdicts[at][n]
        return changed

    lost = [
        n
        for n in range(len(ids))
        if verdicts[0][n] in (FREE_OF_LIMIT, "capped") and verdicts[1][n] in (OPEN, DEDUCTED)
    ]
    lost.sort(key=lambda n: ids[n])
    recruits = None
    for size in range(len(lost) + 1):
        for some in combinations(lost, size):
            if recruits is None and most(world, sides(world, swapped(0, some), nobody)[1]) >= with_most:
                recruits = [size, sum(world.mentors[n].get("Pladser") or 1 for n in some)]
    lines = {}
    for n in range(len(ids)):
        if verdicts[0][n] != verdicts[1][n]:
            alone = [[*verdicts[0]], [*verdicts[0]]]
            alone[1][n] = verdicts[1][n]
            lines[ids[n]] = with_most - most(world, sides(world, alone, nobody)[1])
    ways = {}
    for host in ("municipality", "association"):
        for work in dict.fromkeys(
            (world.work, *(("activity", "unpaid_work") if world.work == "undecided" else ()))
        ):
            other = [verdicts[0], [world.verdict(m, False, host, work)[0] for m in world.mentors]]
            open_way = open_[0] | {n for n, v in enumerate(other[1]) if v == OPEN}
            ways[f"{host} {work}"] = [
                most(world, sides(world, other, r)[1]) for r in (nobody, frozenset(open_way))
            ]
    alone = [World(**{**vars(world), "keep_running": keep, "solved": {}}) for keep in (True, False)]
    kept = [with_most - most(one, sides(one, verdicts, nobody)[1]) for one in alone]
    ended = sides(alone[1], verdicts, nobody)[1].ended
    who = [[set(one["who"]) for one in both[name]] for name in ("no", "yes")]
    counted = [
        n
        for n, y in enumerate(world.youths)
        if world.eligible(y) or any(n in s for pair in who for s in pair)
    ]
    answers: dict[str, Callable[[Row], Iterable[object]]] = {
        "age": lambda y: [
            next(
                (f"{a}-{b}" for a, b in ((18, 21), (22, 25), (26, 29)) if a <= world.age(y) <= b),
                str(world.age(y)),
            )
        ],
        "education": lambda y: [
            {"ja": "yes", "nej": "no", None: None}[y.get("Kompetencegivende uddannelse")]
        ],
        "area": lambda y: [y.get("Kommune")],
        "language": lambda y: words(y, "Sprog") or [None],
        "trade": lambda y: words(y, "Uddannelse eller fag") or [None],
    }
    groups = {
        name: {
            str(value): [
                sum(value in list(answer(world.youths[n])) for n in some)
                for some in (counted, *who[0], *who[1])
            ]
            for value in {v for n in counted for v in answer(world.youths[n])}
        }
        for name, answer in answers.items()
    }
    new = json.loads(asked)
    larger = World(**{**vars(world), "mentors": [*world.mentors, *new], "solved": {}})
    extra = [[*side, *(FREE_OF_LIMIT for _ in new)] for side in verdicts]
    shown = {
        name: [
            {key: value for key, value in one.items() if key not in ("plans", "who", "waited")}
            for one in pair
        ]
        for name, pair in both.items()
    }
    names = [world.youths[n]["Id"] for n in sorted(who[0][0] - who[0][1])]
    sys.stdout.write(
        json.dumps(
            {
                "read": [len(world.youths), len(world.mentors)],
                "eligible": len(taking_part(world)),
                "blank": sum(y.get("Timer pr. måned") is None and world.eligible(y) for y in world.youths),
                "exempted": sum(flag for _, flag in judged[0]),
                "open": [len(open_[0]), len(open_[1] - open_[0])],
                "benefit": sum(m.get("Ydelse") not in (None, "løn", "ingen") for m in world.mentors),
                "sides": shown,
                "range": [min(differences), max(differences)],
                "kept": kept,
                "ended": ended,
                "released": said[1].released,
                "lost": sorted(names),
                "gained": len(who[0][1] - who[0][0]),
                "groups": groups,
                "ways": ways,
                "lines": lines,
                "recruits": recruits,
                "with_new": most(larger, sides(larger, extra, nobody)[1]),
            }
        )
    )


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2] == "yes", sys.argv[3])
