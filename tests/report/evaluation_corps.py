"""Small invented corps for the evaluation, as workbooks: what ``evaluation_recount`` can count again."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from random import Random

import openpyxl

from tests.books import write_book

DAY = date(2016, 11, 1)
WEIGHTS = {
    f"Vægt: {name}": 1 if name == "interesser" else 0
    for name in (
        "interesser",
        "uddannelse eller fag",
        "mødetider",
        "nærhed",
        "sprog",
        "ønsket mentor",
        "alder",
        "hjælp",
        "ønske om køn",
    )
}
LANGUAGES = ("dansk", "arabisk", "polsk", "tyrkisk")
TIMES = ("mandag aften", "tirsdag aften", "onsdag eftermiddag", "lørdag formiddag")
INTERESTS = ("fodbold", "musik", "madlavning", "biler", "film", "heste")
TRADES = ("kok", "tømrer", "pædagog")
MUNICIPALITIES = ("Gladsaxe", "Gladsaxe", "Gentofte", "Herlev")


def corps(
    path: Path, seed: int, *, youths: int = 16, mentors: int = 9, hours: bool = False, day: date = DAY
) -> Path:
    """Write a corps: some exempted, some undetermined, some matches running, approved, ended or rejected."""
    draw = Random(seed)
    waited = draw.sample(range(1, 4000), youths)
    people = []
    for number in range(youths):
        born = date(1988, 1, 1) + timedelta(days=draw.randrange(3900))
        people.append(
            {
                "Id": f"U{number:02}",
                "Fødselsdato": born,
                "Kommune": draw.choice(MUNICIPALITIES),
                "Sprog": "; ".join(draw.sample(LANGUAGES, draw.randint(0, 2))) or None,
                "Interesser": "; ".join(draw.sample(INTERESTS, draw.randint(1, 4))),
                "Uddannelse eller fag": draw.choice((None, *TRADES)),
                "Mødetider": "; ".join(draw.sample(TIMES, draw.randint(1, 2))),
                "Ønsket køn": draw.choice((None, None, None, "kvinde")),
                "Timer pr. måned": draw.choice((None, 4, 6, 10)) if hours else draw.choice((None, 4)),
                "Venter siden": day - timedelta(days=waited[number]),
                "Kompetencegivende uddannelse": draw.choice(("ja", "nej", "nej", None)),
                "Samtykke": draw.choice(("ja", "ja", "ja", "ja", "ja", "nej")),
            }
        )
    benefits = ("løn", "løn", "folkepension", "dagpenge", "dagpenge", "efterløn", "SU", None)
    offers = [
        {
            "Id": f"M{number:02}",
            "Bopælskommune": draw.choice(MUNICIPALITIES),
            "Ydelse": draw.choice(benefits) if number else "dagpenge",
            "Arbejdets art": draw.choice((None, None, None, "frivillig aktivitet", "primær drift")),
            "Pladser": draw.choice((1, 1, 2, 3, None)),
            "Timer pr. måned": draw.choice((None, 8, 12)) if hours else None,
            "Køn": draw.choice(("mand", "kvinde", None)),
            "Sprog": "; ".join(draw.sample(LANGUAGES, draw.randint(1, 3))),
            "Interesser": "; ".join(draw.sample(INTERESTS, draw.randint(1, 4))),
            "Mødetider": "; ".join(draw.sample(TIMES, draw.randint(1, 3))),
        }
        for number in range(mentors)
    ]
    settings = {
        "Kommune": "Gladsaxe",
        "Vært": draw.choice(("kommune", "kommune", "forening")),
        "Arbejdets art": draw.choice(("ikke afgjort", "frivilligt ulønnet arbejde", "frivillig aktivitet")),
        "Opgørelsesdato": day.isoformat(),
        "Timer pr. måned hvor cellen er tom": 5,
        **WEIGHTS,
    }
    return write_book(path, people, offers, _matches(draw, people, offers), settings)


def _matches(
    draw: Random, youths: list[dict[str, object]], mentors: list[dict[str, object]]
) -> list[dict[str, object]]:
    """A few pairs of people of whom nobody stands in two rows; a running one may have a mentor on any benefit."""
    some = draw.sample([youth["Id"] for youth in youths], 4)
    free = [m["Id"] for m in mentors if m["Ydelse"] in ("løn", "folkepension")]
    other = [m["Id"] for m in mentors if m["Ydelse"] not in ("løn", "folkepension")]
    rows: list[dict[str, object]] = []
    if draw.random() < 0.6 and other:
        rows.append({"Ung": some[0], "Mentor": draw.choice(other), "Status": "aktiv"})
    if draw.random() < 0.5 and free:
        rows.append({"Ung": some[1], "Mentor": draw.choice(free), "Status": "aktiv"})
    everybody = [*free, *other]
    rows += [
        {"Ung": youth, "Mentor": draw.choice(everybody), "Status": status}
        for youth, status in ((some[2], "afsluttet"), (some[3], "afvist"))
    ]
    return rows


def months(folder: Path, seed: int, *, youths: int = 40, mentors: int = 18) -> tuple[Path, Path]:
    """Write a corps of September and of November: some matches have ended since, some before their time."""
    draw = Random(seed)
    now, before = folder / "november.xlsx", folder / "september.xlsx"
    corps(now, seed, youths=youths, mentors=mentors)
    corps(
        before,
        seed if seed % 2 else seed + 1000,
        youths=40 - draw.randrange(3),
        mentors=18,
        day=date(2016, 9, 1),
    )
    pairs = [(f"U{n:02}", f"M{n % mentors:02}") for n in range(draw.randint(4, youths // 2))]
    over = draw.randint(0, len(pairs))
    follow_ups = draw.randint(4, youths // 2)
    for path, ended, told in (
        (before, max(0, over - draw.randrange(6)), follow_ups - draw.randrange(4)),
        (now, over, follow_ups),
    ):
        book = openpyxl.load_workbook(path)
        sheet = book["Forløb"] if "Forløb" in book.sheetnames else book.create_sheet("Forløb")
        decided = {row[0] for row in sheet.iter_rows(2, values_only=True)}
        sheet.delete_cols(4, 9)
        sheet["D1"] = "Slut"
        for n, (youth, mentor) in enumerate(pairs):
            if youth in decided:
                continue
            planned = date(2016, 12, 31) if n % 3 else date(2016, 8, 1)
            row = ("afsluttet", date(2016, 8, 15)) if n < ended else ("aktiv", planned)
            sheet.append((youth, mentor, row[0], row[1]))
        answers = book.create_sheet("Opfølgning")
        answers.append(("Ung", "Mentor", "Dato", "Stadig i uddannelse eller job"))
        for n in range(told):
            answers.append(
                (f"U{n:02}", f"M{n % mentors:02}", date(2016, 8, 20), "nej" if n % 4 == seed % 4 else "ja")
            )
        book.save(path)
    return before, now
