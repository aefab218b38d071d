"""An independent count for the sample of November 2016: OR-tools, and nothing of the program.

A process of its own (OR-tools and highspy cannot live in one): reads the sheets with openpyxl, decides by
itself who may meet whom, and counts the most youths for every set of exempted mentors: by maximum flow, and
where the mentors' hours can bind by CP-SAT, proven. Prints JSON.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from datetime import datetime
from itertools import combinations
from typing import Any

import openpyxl
from ortools.graph.python import max_flow
from ortools.sat.python import cp_model

Row = dict[str, Any]

FRIKOMMUNER = {
    "Fredensborg", "Fredericia", "Gentofte", "Gladsaxe", "Odense", "Odsherred", "Vejle", "Vesthimmerland",
    "Viborg",
}  # fmt: skip
MET: dict[tuple[str, str], bool] = {}
FREE = {"løn", "ingen", "folkepension", "kontanthjælp", "førtidspension", "fleksjob"}
AS_OF = datetime(2016, 11, 1)  # noqa: DTZ001
DEFAULT_MINUTES = int(sys.argv[2])
"""What a blank number of hours counts as; the program's setting, told by the test."""


def rows(path: str, sheet: str) -> list[Row]:
    head, *body = openpyxl.load_workbook(path)[sheet].iter_rows(values_only=True)
    return [dict(zip(map(str, head), line, strict=True)) for line in body]


def several(row: Row, column: str) -> set[str]:
    return {word.strip() for word in (row[column] or "").split(";") if word.strip()}


def takes_part(youth: Row) -> bool:
    born, age = youth["Fødselsdato"], youth["Alder"]
    if born is not None:
        age = AS_OF.year - born.year - ((AS_OF.month, AS_OF.day) < (born.month, born.day))
    return youth["Samtykke"] != "nej" and youth["Status"] == "aktiv" and 18 <= age <= 29


def there(mentor: Row) -> bool:
    begins = mentor["Aktiv fra"]
    return mentor["Status"] == "aktiv" and mentor["Samtykke"] != "nej" and (begins is None or begins <= AS_OF)


def accepts(one: Row, other: Row) -> bool:
    wish, gender = one["Ønsket køn"], other["Køn"]
    return wish in (None, "ligegyldigt") or gender is None or wish == gender


def sets_meet(mine: set[str], theirs: set[str]) -> bool:
    return not mine or not theirs or bool(mine & theirs)


def may_meet(youth: Row, mentor: Row) -> bool:
    pair = (youth["Id"], mentor["Id"])
    if pair not in MET:
        apart = mentor["Id"] in several(youth, "Ikke sammen med") or youth["Id"] in several(
            mentor, "Ikke sammen med"
        )
        share = all(sets_meet(several(youth, c), several(mentor, c)) for c in ("Sprog", "Mødetider"))
        MET[pair] = not apart and share and accepts(youth, mentor) and accepts(mentor, youth)
    return MET[pair]


def places(mentor: Row) -> int:
    return 1 if mentor["Pladser"] is None else int(mentor["Pladser"])


def minutes(youth: Row) -> int:
    hours = youth["Timer pr. måned"]
    return DEFAULT_MINUTES if hours is None else round(60 * hours)


def flow(youths: list[Row], mentors: list[Row]) -> int:
    """The most youths if no mentor's hours counted."""
    network = max_flow.SimpleMaxFlow()
    source, sink = len(youths) + len(mentors), len(youths) + len(mentors) + 1
    for i, youth in enumerate(youths):
        network.add_arc_with_capacity(source, i, 1)
        for j, mentor in enumerate(mentors):
            if may_meet(youth, mentor):
                network.add_arc_with_capacity(i, len(youths) + j, 1)
    for j, mentor in enumerate(mentors):
        network.add_arc_with_capacity(len(youths) + j, sink, places(mentor))
    assert network.solve(source, sink) == network.OPTIMAL
    return int(network.optimal_flow())


def count(youths: list[Row], mentors: list[Row]) -> int:
    """The most youths, hours included; proven."""
    model = cp_model.CpModel()
    pair = {
        (i, j): model.new_bool_var("")
        for i, youth in enumerate(youths)
        for j, mentor in enumerate(mentors)
        if may_meet(youth, mentor)
    }
    for i in range(len(youths)):
        model.add_at_most_one(x for (a, _), x in pair.items() if a == i)
    for j, mentor in enumerate(mentors):
        mine = [(minutes(youths[i]), x) for (i, b), x in pair.items() if b == j]
        model.add(sum(x for _, x in mine) <= places(mentor))
        if mentor["Timer pr. måned"] is not None:
            model.add(sum(need * x for need, x in mine) <= round(60 * mentor["Timer pr. måned"]))
    model.add(sum(pair.values()) <= flow(youths, mentors))
    model.maximize(sum(pair.values()))
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.cp_model_presolve = False  # it costs more than it saves here
    assert solver.solve(model) == cp_model.OPTIMAL
    return round(solver.objective_value)


def main(path: str) -> None:
    youths = [row for row in rows(path, "Unge") if takes_part(row)]
    everybody = rows(path, "Mentorer")
    insured = [row for row in everybody if row["Ydelse"] in ("dagpenge", "efterløn")]
    exempted = [row for row in insured if row["Bopælskommune"] in FRIKOMMUNER]
    free = [row for row in everybody if row["Ydelse"] in FREE and there(row)]
    useful = [row for row in exempted if there(row)]

    def most(some: Iterable[Row]) -> int:
        return count(youths, [*free, *some])

    by_set = {
        " ".join(row["Id"] for row in some): most(some)
        for size in range(len(useful) + 1)
        for some in combinations(useful, size)
    }
    sys.stdout.write(
        json.dumps(
            {
                "mentors": len(everybody),
                "youths": len(youths),
                "exempted": sorted(row["Id"] for row in exempted),
                "open": sorted(
                    row["Id"] for row in everybody if row not in exempted and row["Ydelse"] not in FREE
                ),
                "with_everybody": count(youths, [row for row in everybody if there(row)]),
                "most": by_set,
            }
        )
    )


if __name__ == "__main__":
    main(sys.argv[1])
