"""Meeting times in words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentormatch.domain import DayPart, Slot
from mentormatch.issues import cells
from mentormatch.workbook.cells.parsers import Fault
from mentormatch.workbook.cells.slots import slots, slots_of_heading

DAYS = ["man", "tir", "ons", "tor", "fre", "lør", "søn"]
PARTS = {"m": DayPart.MORNING, "a": DayPart.AFTERNOON, "e": DayPart.EVENING}


def short(text: str) -> frozenset[Slot]:
    """``"tir:e hverdag:ae"`` as slots."""
    found = set()
    for word in text.split():
        day, _, parts = word.partition(":")
        days = range(7) if day == "alle" else range(5) if day == "hverdag" else [DAYS.index(day)]
        found |= {Slot(number, PARTS[part]) for number in days for part in parts or "mae"}
    return frozenset(found)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("tirsdag aften", "tir:e"),
        ("Tirsdag Aften;", "tir:e"),
        ("tirsdag", "tir"),
        ("tirsdage", "tir"),
        ("aften", "alle:e"),
        ("hver aften", "alle:e"),
        ("alle aftener", "alle:e"),
        ("hverdage", "hverdag"),
        ("alle hverdage", "hverdag"),
        ("alle dage", "alle"),
        ("altid", "alle"),
        ("hverdage efter kl. 16", "hverdag:ae"),
        ("hverdage efter 17", "hverdag:e"),
        ("på hverdage om aftenen", "hverdag:e"),
        ("man-tor aften", "man:e tir:e ons:e tor:e"),
        ("fre-man", "fre lør søn man"),
        ("mandag til onsdag formiddag", "man:m tir:m ons:m"),
        ("weekend formiddag", "lør:m søn:m"),
        ("hele weekenden", "lør søn"),
        ("mandag aften; torsdag eftermiddag;", "man:e tor:a"),
        ("mandag eftermiddag, tirsdag aften", "man:a tir:e"),
        ("mandag og onsdag efter 17", "man:e ons:e"),
        ("mandag eller onsdag aften", "man:e ons:e"),
        ("man/ons/fre aften", "man:e ons:e fre:e"),
        ("mandag formiddag/eftermiddag", "man:ma"),
        ("tirsdag og torsdag aften samt lørdag formiddag", "tir:e tor:e lør:m"),
        ("aften på hverdage, formiddag lørdag", "hverdag:e lør:m"),
        ("mandag\ntirsdag aften", "man tir:e"),
        ("ons kl. 10-14", "ons:ma"),
        ("mandage 9-12", "man:m"),
        ("fre før 12", "fre:m"),
        ("lørdag fra kl. 16 til 19", "lør:a"),
        ("mandag - fredag 8-16", "hverdag:ma"),
        ("tirsdag kl. 16-17", "tir:a"),
        ("tirsdag kl. 19.30", "tir:e"),
        ("Monday evening", "man:e"),
        ("weekdays after 16", "hverdag:ae"),
        ("Sat, Sun morning", "lør:m søn:m"),
        ("tirsdag 17-19", "tir:ae"),
        ("hverdage e. kl. 16", "hverdag:ae"),
        ("hverdage eft. 17", "hverdag:e"),
        ("man-tors eft.", "man:a tir:a ons:a tor:a"),
        ("mandag e.m.", "man:a"),
        ("tirsdag f.m.", "tir:m"),
        ("tirsdagsaften", "tir:e"),
        ("hverdagsaftener; søndagsformiddag", "hverdag:e søn:m"),
        ("weekdays after 4pm", "hverdag:ae"),
        ("Mon 6-9pm", "man:e"),
        ("Tue 11-2pm", "tir:a"),
        ("Fri 9 a.m. to 11 a.m.", "fre:m"),
        ("Sat 12pm-2:30 pm", "lør:a"),
        ("hver dag", "alle"),
        ("hver dag efter kl. 18", "alle:e"),
        ("any day", "alle"),
        ("alle ugens dage", "alle"),
        ("når som helst", "alle"),
        ("weekdays, any time", "hverdag"),
        ("alle dage undtagen fredag", "man tir ons tor lør søn"),
        ("alle dage undt. fredag og lørdag", "man tir ons tor søn"),
        ("hverdage (ikke onsdag aften)", "man tir ons:ma tor fre"),
        ("mandag ikke aften", "man:ma"),
        ("hverdage efter 16, men ikke tirsdag", "man:ae ons:ae tor:ae fre:ae"),
        ("any day except Sunday; Sunday evening", "man tir ons tor fre lør søn:e"),
        ("alle dage - dog ikke søndag", "man tir ons tor fre lør"),
        ("hverdage mellem 16 og 18", "hverdag:a"),
        ("hverdage 17-19", "hverdag:ae"),
        ("mandag ml. 15-17", "man:a"),
        ("mandag 1600-1800", "man:a"),
        ("24/7", "alle"),
        ("lørdag hele dagen, mandag aften", "lør man:e"),
        ("efter 16 på hverdage og hele weekenden", "hverdag:ae lør søn"),
        ("on Mondays after 4pm", "man:ae"),
        ("on weekends", "lør søn"),
        ("on + fr", "ons fre"),
        ("ti, to aften", "tir:e tor:e"),
        ("tir, to aftener", "tir:e tor:e"),
        ("Mon, Wed, Fri", "man ons fre"),
        ("Fri evenings", "fre:e"),
        ("man og fri", "man fre"),
        ("tirsdag 06-08", "tir:m"),
        ("lørdag 20-24", "lør:e"),
        ("weekend eller aften", "lør søn alle:e"),
        ("aften eller weekend", "lør søn alle:e"),
        ("weekend, aften", "lør søn alle:e"),
        ("weekend og aften", "lør søn alle:e"),
        ("weekend + aften", "lør søn alle:e"),
        ("aften/weekend", "lør søn alle:e"),
        ("Evenings and weekends", "lør søn alle:e"),
        ("weekends or weeknights", "lør søn hverdag:e"),
        ("weekend, hverdagsaftener", "lør søn hverdag:e"),
        ("tirsdag eller formiddag", "tir alle:m"),
        ("formiddag eller tirsdag aften", "alle:m tir:e"),
        ("weekend eller aften på hverdage", "lør søn hverdag:e"),
        ("mandag, onsdag og aften", "man ons alle:e"),
        ("weekend eller efter kl. 17", "lør søn alle:e"),
        ("tirsdag og torsdag aften eller weekend", "tir:e tor:e lør søn"),
        ("formiddag og eftermiddag på hverdage", "hverdag:ma"),
        ("aften på mandage og onsdage", "man:e ons:e"),
        ("tirsdag aften eller eftermiddag", "tir:ae"),
        ("mandag og onsdagsaften", "man:e ons:e"),
        ("tirsdagsaften kl. 19", "tir:e"),
        ("man-tors, 17-19", "man:ae tir:ae ons:ae tor:ae"),
        ("hverdage, efter kl. 17", "hverdag:e"),
        ("tirsdag, kl. 16-18", "tir:a"),
        ("man-fre 17.30-19.30", "hverdag:e"),
        ("tirsdag 17.30-19", "tir:e"),
        ("mellem 16 og 18", "alle:a"),
        ("ml. 16 og 18", "alle:a"),
        ("between 4 and 6pm", "alle:a"),
        ("weekdays between 4pm and 6pm", "hverdag:a"),
        ("tirs+tors efter 17", "tir:e tor:e"),
        ("Weekday AM, Weekday PM", "hverdag"),
        ("Weekday AM", "hverdag:m"),
        ("Weekend PM;Weekday a.m.", "lør:ae søn:ae hverdag:m"),
        ("weeknights", "hverdag:e"),
        ("Weekday evenings", "hverdag:e"),
        ("Tuesday nights", "tir:e"),
        ("I am free Tuesday evenings", "tir:e"),
        ("jeg er ledig tirsdag aften", "tir:e"),
        ("After school", "hverdag:ae"),
        ("Efter skole", "hverdag:ae"),
        ("efter skoletid", "hverdag:ae"),
        ("efter arbejde", "hverdag:ae"),
        ("after work", "hverdag:ae"),
        ("tirsdag efter skole", "tir:ae"),
        ("hverdage efter skole (15.30)", "hverdag:ae"),
        ("weekend eller efter skole", "lør søn hverdag:ae"),
        ("after school, weekends", "lør søn hverdag:ae"),
        ("tirsdag aften, formiddag lørdag", "tir:e lør:m"),
        ("Weekends, weekday evenings", "lør søn hverdag:e"),
        ("weekend hele dagen og hverdage efter 17", "lør søn hverdag:e"),
        ("flexible evenings", "alle:e"),
        ("evenings only", "alle:e"),
        ("helst aften, evt. weekend", "alle:e lør søn"),
        ("Fleksibel - aftales", "alle"),
        ("tirsdag efter aftale", "tir"),
        ("during the day", "alle:ma"),
        ("fleksibel", "alle"),
        ("Jeg er fleksibel", "alle"),
        ("I'm flexible", "alle"),
        ("Flexible", "alle"),
        ("fleksibel på hverdage", "hverdag"),
        ("weekend - fleksibel", "lør søn"),
        ("når det passer", "alle"),
        ("no preference", "alle"),
        ("eftermiddage, ikke fredag", "man:a tir:a ons:a tor:a lør:a søn:a"),
    ],
)
def test_times_that_can_be_understood(words: str, expected: str) -> None:
    assert slots(words) == short(expected)


@pytest.mark.parametrize(
    "words",
    [
        "aldrig",
        "efter aftale",
        "varierer",
        "never",
        "på efterskole",
        "efter",
        "hver anden uge",
        "lige uger",
        "første tirsdag i måneden",
        "en gang om ugen",
        "weekend og hverdage efter 16",
        "efter 16 på hverdage og weekend",
        "aften på hverdage og formiddag",
        "formiddag tirsdag aften",
        "tirsdag aften, formiddag, eftermiddag lørdag",
        "fleksibel, men ikke så gerne om aftenen",
        "hver anden tirsdag",
        "to dage om ugen",
        "tirsdag kl. 27",
        "undtagen mandag",
        "mandag undtagen",
        "mandag undtagen mandag",
        "alle dage undtagen fredag, lørdag formiddag",
        "hverdage undtagen efter kl. 20",
        "alle dage undtagen mandag undtagen tirsdag",
        "16",
        "12345",
        "på",
        "mandag e.",
        "after 13pm",
        "fredagsbar",
    ],
)
def test_times_that_cannot_are_a_fault(words: str) -> None:
    result = slots(words)
    assert isinstance(result, Fault), result
    assert result.kind is cells.NOT_TIMES


@pytest.mark.parametrize(
    "words",
    [
        *("to aftener", "to dage", "ti eftermiddage", "2 aftener", "3 tirsdage", "1-2 aftener", "7 dage"),
        *("hver 14. dag", "hver 2. tirsdag", "14-dage"),
        *("fri", "fri efter 16", "fri om aftenen", "fri weekend", "fredag fri", "onsdag fri efter 12"),
        *("tirsdag 4-6", "tirsdag kl. 4", "after 5", "9 to 5", "tirsdag 24", "tirsdag 18-02"),
        *("tirsdag 3/11", "16/11", "tirsdag 03-11-2026"),
        "mandag 16 -",
    ],
)
def test_what_can_mean_two_things_is_not_guessed(words: str) -> None:
    """Two evenings are no Thursday evening, a free evening is no Friday, and nobody meets at four in the night."""
    assert isinstance(slots(words), Fault)


def test_a_misspelt_day_is_asked_about() -> None:
    result = slots("tirsdga aften")
    assert isinstance(result, Fault)
    assert str(result.values["nearest"]).strip() == "Mente du tirsdag?"


@pytest.mark.parametrize("words", ["ved ikke", "-", "ingen", "Ikke aftalt", "TBA"])
def test_no_answer(words: str) -> None:
    assert slots(words) is None


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("Mandag", "man"),
        ("Mandag aften", "man:e"),
        ("Man 8-9", "man:m"),
        ("Tor. 08:00-09:00", "tor:m"),
        ("Tirsdag kl. 16-18", "tir:a"),
        ("Wednesday 18-19", "ons:e"),
        ("Weekend", "lør søn"),
        ("Hverdage efter 17", "hverdag:e"),
        ("Mandagsaften", "man:e"),
        ("Fri", "fre"),
        ("Fri 16-18", "fre:a"),
    ],
)
def test_a_heading_can_stand_for_a_time(heading: str, expected: str) -> None:
    assert slots_of_heading(heading) == short(expected)


@pytest.mark.parametrize(
    "heading",
    ["Manuel", "Mandat", "Til", "To", "Dage", "Weekendtur", "Onsdagsklub", "Id", "Tirsdag deltager"],
)
def test_other_headings_do_not(heading: str) -> None:
    assert slots_of_heading(heading) is None


@given(st.text(max_size=40))
def test_any_text_gives_slots_no_answer_or_a_fault(words: str) -> None:
    result = slots(words)
    assert result is None or isinstance(result, frozenset | Fault)
