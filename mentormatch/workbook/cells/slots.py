"""Meeting times in words: ``tirsdag aften``, ``hverdage efter kl. 16``, ``man-tor aften; lørdag``.

A day has three parts: morning until 12, afternoon 12 to 18, evening from 18. A time of the clock counts for a
part of the day if at least two hours of it fall there (or all of it, where it is shorter), and else for that in
which most of it falls: ``17-19`` lies as much in the afternoon as in the evening, and counts for both. A day alone
is the whole day; a part alone is that part of every day. What follows ``undtagen`` is taken away from what stands
before.

Short words have two meanings: ``to aftener`` are two evenings, ``fri efter 16`` is free after four, ``on Mondays`` is
no Wednesday, and ``4-6`` is hardly before dawn. Where a wish does not tell which is meant, it is not understood.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from mentormatch.domain import DayPart, Slot, fold
from mentormatch.issues import cells as kinds

from .parsers import Fault, did_you_mean, fault, shown
from .text import clean, is_blank, nearest

_DAYS: dict[str, tuple[int, ...]] = {
    word: days
    for words, days in (
        ("mandag mandage man mand ma monday mondays mon", (0,)),
        ("tirsdag tirsdage tirs tir ti tirsd tuesday tuesdays tue tues", (1,)),
        ("onsdag onsdage ons on onsd wednesday wednesdays wed", (2,)),
        ("torsdag torsdage tors tor to torsd thursday thursdays thu thur thurs", (3,)),
        ("fredag fredage fre fr fred friday fridays fri", (4,)),
        ("lørdag lørdage lør lø lørd saturday saturdays sat", (5,)),
        ("søndag søndage søn sø sønd sunday sundays sun", (6,)),
        ("hverdag hverdage hverdagene ugedage weekday weekdays", (0, 1, 2, 3, 4)),
        ("weekend weekender weekenden weekends", (5, 6)),
        ("dage dagene dagligt daily everyday days", (0, 1, 2, 3, 4, 5, 6)),
    )
    for word in words.split()
}
_EVERY = tuple(range(7))
_FULL_DAYS = (*(word for word in _DAYS if word.endswith("dag")), "weekend")
"""Days that another word may be joined to: ``tirsdagsaften``."""

_PARTS: dict[str, tuple[DayPart, ...]] = {
    word: parts
    for words, parts in (
        (
            "formiddag formiddage formiddagen morgen morgener morgenen fm form morning mornings",
            (DayPart.MORNING,),
        ),
        (
            "eftermiddag eftermiddage eftermiddagen em efm efterm eft afternoon afternoons",
            (DayPart.AFTERNOON,),
        ),
        ("aften aftener aftenen aft evening evenings", (DayPart.EVENING,)),
        ("dagtid dagtimer dagtimerne daytime", (DayPart.MORNING, DayPart.AFTERNOON)),
    )
    for word in words.split()
}
_WHOLE_DAY = tuple(DayPart)
_HOURS = {
    DayPart.MORNING: (0 * 60, 12 * 60),
    DayPart.AFTERNOON: (12 * 60, 18 * 60),
    DayPart.EVENING: (18 * 60, 24 * 60),
}
_ENOUGH = 2 * 60
_MIDNIGHT = 24 * 60

_FILLER_WORDS = """
om og eller i på den kl klokken ca omkring gerne helst and or on at in the hele hel dagen dag hver alle
every day all whole tid time any begge også samt kan t h o'clock both
"""
_FILLERS = frozenset(_FILLER_WORDS.split())
_WHOLE = frozenset({"hele", "hel", "whole"})
_DASHES = frozenset("-–—")
_SPANS = _DASHES | {"til", "to"}
_SUGGESTED = [
    "mandag",
    "tirsdag",
    "onsdag",
    "torsdag",
    "fredag",
    "lørdag",
    "søndag",
    "hverdage",
    "weekend",
    "formiddag",
    "eftermiddag",
    "aften",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "weekdays",
    "morning",
    "afternoon",
    "evening",
]
_WHOLE_WORDS = frozenset({"altid", "always", "anytime"})
_COUNTS = frozenset({"to", "ti"})
"""Days cut to two letters that are numbers as well: ``to aftener``."""
_FREE = "fri"
"""Friday in English, and in Danish the word for being free."""
_COUNTED = re.compile(
    r"^(?:dage?|dagene|hverdage|weekender|.{2,}dage|(?:efter|for)middage|aftener|morgener)$"
)
"""What a number before it counts."""
_PLAIN_ENGLISH = """
monday tuesday wednesday thursday friday saturday sunday mondays tuesdays wednesdays thursdays fridays saturdays
sundays tue tues wed thu thur thurs sat sun mon weekdays weekday weekends morning mornings afternoon afternoons
evening evenings daytime after before until and or every each any day
"""
_ENGLISH = frozenset(_PLAIN_ENGLISH.split())
_EARLIEST = 7
"""Hours below this, unless written ``06``, are as likely those of the afternoon."""
_NO_TIMES = frozenset({"ingen", "aldrig", "kan ikke", "none", "never"})
_AFTER = frozenset({"efter", "eft", "e", "fra", "after", "from"})
_BEFORE = frozenset({"før", "inden", "til", "before", "until"})
_ABOUT = frozenset({"kl", "klokken", "ca", "omkring"})
_SHORT_DAY = 4
_BESIDE_SHORT_DAYS = _DASHES | {"og", "samt"} | {word for word in _DAYS if len(word) <= _SHORT_DAY}
_CLOCK = re.compile(r"^(\d{1,2})(?:[.:](\d{2}))?$|^(\d{2})(00|15|30|45)$")
_AM_PM = re.compile(
    r"\b(\d{1,2})(?:[.:](\d{2}))?\s*([ap])?(?:\.?m\b\.?)?(\s*(?:-|–|—|to|til)\s*)"
    r"(\d{1,2})(?:[.:](\d{2}))?\s*([ap])\.?m\b\.?|\b(\d{1,2})(?:[.:](\d{2}))?\s*([ap])\.?m\b\.?"
)
_SHORT = re.compile(r"\b([ef])\.\s?m\b\.?")
_TOKEN = re.compile(r"\d{3,}|\d{1,2}(?:[.:]\d{2})?|[a-zæøå']+|[-–—]")
_EVERY_DAY = re.compile(
    r"\b(?:(?:hver|every|each|any) (?:dag|day)|(?:alle )?ugens dage|hele ugen|all week)\b"
)
_ALWAYS = re.compile(
    r"\b(?:når som helst|alle tider|hele tiden|any time|all the time)\b|\b24/7\b"
    r"|\b(?:hele dagen|all day|the whole day)\b"
)
_BETWEEN = re.compile(
    r"\b(?:(?:i)?mellem|ml|between)\b\.?\s*((?:kl\.?\s*)?\d{1,2}(?:[.:]\d{2})?)\s*(?:og|and|-|–|til)\s*"
    r"(?:kl\.?\s*)?(?=\d)"
)
_ON = re.compile(
    r"\bon (?=(?:the|(?:mon|tues|wednes|thurs|fri|satur|sun)days?|weekdays?|weekends?|tues?|wed|thurs?|sat|sun)\b)"
)
"""The English ``on``, which is also Wednesday cut short."""
_A_DATE = re.compile(r"\d\s*/\s*\d|\d[-.]\d{1,2}[-.]\d{2}")
_EVERY_SO_OFTEN = re.compile(r"\bhvert?\s+\d|\bevery\s+\d")
_EXCEPT = re.compile(
    r"\b(?:undtagen|undtaget|undt|bortset fra|på nær|(?:men |dog )*ikke|except(?: for)?|(?:but )?not)\b\.?"
)
_ENTRY = re.compile(r"[;\n\r|]+")


def slots(value: Any) -> frozenset[Slot] | Fault | None:
    """Return the meeting times that a cell holds.

    >>> sorted(slots("tirsdag aften"))
    [Slot(day=1, part=<DayPart.EVENING: 'evening'>)]
    """
    if not isinstance(value, str):
        return fault(kinds.NOT_TIMES, value, nearest=did_you_mean(None))
    word = fold(clean(value.replace("\n", ";").replace("\r", ";")))
    if is_blank(word):
        return None
    if word in _NO_TIMES:
        return frozenset()
    word = _AM_PM.sub(_in_24_hours, _SHORT.sub(r"\1m", word))
    word = _ON.sub("", _BETWEEN.sub(r"\1-", word))
    found: set[Slot] = set()
    for entry in _ENTRY.split(word):
        if not entry.strip():
            continue
        read = _wish(entry)
        if isinstance(read, str):
            near = nearest(read, _SUGGESTED) if read.isalpha() and read not in _AFTER | _BEFORE else None
            return Fault(kinds.NOT_TIMES, {"value": shown(value), "nearest": did_you_mean(near)})
        found |= read
    return frozenset(found)


class _Reader:
    """Reads one wish word by word: days and times gather until a new day follows a time.

    Where the wish begins with the time (``aften på hverdage, formiddag lørdag``) it is the other way round.
    """

    def __init__(self) -> None:
        self.found: set[Slot] = set()
        self.days: list[int] = []
        self.parts: list[DayPart] = []
        self.time_first: bool | None = None

    def close(self) -> None:
        if self.days or self.parts:
            days = self.days or list(_EVERY)
            self.found |= {Slot(day, part) for day in days for part in (self.parts or _WHOLE_DAY)}
        self.days, self.parts = [], []

    def add_days(self, days: tuple[int, ...]) -> None:
        if self.time_first is None:
            self.time_first = False
        if self.parts and self.days and not self.time_first:
            self.close()
        self.days += days

    def add_parts(self, parts: tuple[DayPart, ...]) -> None:
        if self.time_first is None:
            self.time_first = True
        if self.days and self.time_first:
            self.close()
        self.parts += parts


@lru_cache(maxsize=4096)
def _wish(wish: str) -> frozenset[Slot] | str:
    """Return the slots of one wish, less those that it excepts, or what could not be understood."""
    always = _ALWAYS.sub("altid", wish)
    if _A_DATE.search(always) or _EVERY_SO_OFTEN.search(always):
        return wish.strip()
    times, *excepted = _EXCEPT.split(_EVERY_DAY.sub("dage", always))
    found = _entry(times.rstrip(" ,-–—") if excepted else times)
    if not excepted or isinstance(found, str):
        return found
    # After a comma the next wish may begin; and a time of the clock may leave some of its part of the day.
    if len(excepted) > 1 or re.search(r"[\d,]", excepted[0]):
        return wish.strip()
    without = _entry(excepted[0])
    return without if isinstance(without, str) else found - without or wish.strip()


def _entry(entry: str) -> frozenset[Slot] | str:
    """Return the slots of a wish without exceptions, or the word that could not be understood."""
    tokens: list[str] = [part for token in _TOKEN.findall(entry) for part in _compound(token)]
    if _TOKEN.sub("", entry).strip(" .,/&()+:"):
        return entry.strip()
    if not tokens or _means_two_things(tokens):
        return entry.strip()
    reader = _Reader()
    at = 0
    understood = False
    while at < len(tokens):
        token = tokens[at]
        if token in _DAYS:
            days, at = _day_span(tokens, at)
            reader.add_days(days)
            understood = True
        elif token in _PARTS and not (token in _AFTER and _before_a_clock(tokens, at)):
            reader.add_parts(_PARTS[token])
            at += 1
            understood = True
        elif token in _AFTER | _BEFORE or _CLOCK.match(token):
            read = _clock_span(tokens, at)
            if read is None or (token == entry.strip() and token.isdigit()):
                return token  # a number alone may be anything
            parts, at = read
            reader.add_parts(parts)
            understood = True
        elif (
            token in _WHOLE
            and tokens[at + 1 : at + 2]
            and _DAYS.get(tokens[at + 1])
            and not _times(tokens, at + 2)
        ):
            reader.close()  # ``efter 16 på hverdage og hele weekenden``: the time is not that of the weekend
            reader.found |= {Slot(day, part) for day in _DAYS[tokens[at + 1]] for part in _WHOLE_DAY}
            at += 2
            understood = True
        elif token in _WHOLE_WORDS:
            reader.add_parts(_WHOLE_DAY)
            at += 1
            understood = True
        elif token in _FILLERS or token in _DASHES:
            at += 1
        else:
            return token
    reader.close()
    return frozenset(reader.found) if understood else entry.strip()


def _compound(token: str) -> tuple[str, ...]:
    """Return ``tirsdagsaften`` as its day and its part of the day, any other word as it is."""
    if token in _DAYS or token in _PARTS:
        return (token,)
    for day in _FULL_DAYS:
        if token.startswith(day):
            part = token[len(day) :].removeprefix("s")
            return (day, part) if part in _PARTS else (token,)
    return (token,)


def _means_two_things(tokens: list[str]) -> bool:
    """Whether a short word can be something else than a day here, or a number no time of the clock."""
    for at, token in enumerate(tokens):
        after = [follows for follows in tokens[at + 1 : at + 3] if follows not in _DASHES]
        counted = bool(after) and _COUNTED.match(after[0]) is not None
        before = tokens[at - 1] if at else ""
        if token in _COUNTS and counted and not any(one in _DAYS for one in tokens[:at]):
            return True
        if token.isdigit() and counted and before not in _SPANS | _ABOUT | _AFTER | _BEFORE:
            return True
        if token == _FREE and not _is_friday(tokens):
            return True
    return tokens[-1] in _DASHES


def _times(tokens: list[str], at: int) -> bool:
    """Whether a time of the day stands at a place among words."""
    return at < len(tokens) and (
        tokens[at] in _PARTS
        or tokens[at] in _AFTER | _BEFORE | _ABOUT
        or _CLOCK.match(tokens[at]) is not None
    )


def _is_friday(tokens: list[str]) -> bool:
    """Whether ``fri`` is a day: among English words, or nothing but days cut short and times of the clock."""
    others = [token for token in tokens if token != _FREE]
    return any(token in _ENGLISH for token in others) or (
        bool(others) and all(_CLOCK.match(token) or token in _BESIDE_SHORT_DAYS for token in others)
    )


def _before_a_clock(tokens: list[str], at: int) -> bool:
    """Whether a time of the clock comes next: ``eft. 16`` is after four, ``man-tors eft.`` the afternoons."""
    follows = next((token for token in tokens[at + 1 :] if token not in _ABOUT), "")
    return _CLOCK.match(follows) is not None


def _in_24_hours(match: re.Match[str]) -> str:
    """Return ``4pm`` as ``16:00``, ``5-7pm`` as ``17:00-19:00``, ``11-2pm`` as ``11:00-14:00``."""
    start, start_minutes, begins, dash, end, end_minutes, ends, alone, alone_minutes, half = match.groups()
    if half:
        return _of_half(alone, alone_minutes, half) or match[0]
    last = _of_half(end, end_minutes, ends)
    first = _of_half(start, start_minutes, begins or ends)
    if first and last and not begins and first > last:
        first = _of_half(start, start_minutes, "a")
    return f"{first}{dash}{last}" if first and last else match[0]


def _of_half(hour: str, minutes: str | None, half: str) -> str | None:
    if not 1 <= int(hour) <= 12:
        return None
    return f"{int(hour) % 12 + 12 * (half == 'p'):02d}:{minutes or '00'}"


def _day_span(tokens: list[str], at: int) -> tuple[tuple[int, ...], int]:
    """Read ``man-tor`` (also round the end of the week) or one day; return the days and where to go on."""
    days = _DAYS[tokens[at]]
    if at + 2 < len(tokens) and tokens[at + 1] in _SPANS and tokens[at + 2] in _DAYS:
        last = _DAYS[tokens[at + 2]]
        if len(days) == len(last) == 1:
            length = (last[0] - days[0]) % 7
            return tuple((days[0] + step) % 7 for step in range(length + 1)), at + 3
    return days, at + 1


def _clock_span(tokens: list[str], at: int) -> tuple[tuple[DayPart, ...], int] | None:
    """Read ``efter kl. 16``, ``før 12``, ``kl. 16-18``, ``fra 9 til 14``; ``None``: no time of the day."""
    rest = [(index, token) for index, token in enumerate(tokens[at:], at) if token not in _ABOUT]
    words = [token for _, token in rest]
    if words[0] in _AFTER and len(words) > 1:
        start = _minute(words[1])
        if start is None:
            return None
        if len(words) > 3 and words[2] in _SPANS and (end := _minute(words[3])) is not None:
            return _read_span(start, end, rest[3][0] + 1)
        return _read_span(start, _MIDNIGHT, rest[1][0] + 1)
    if words[0] in _BEFORE and len(words) > 1:
        end = _minute(words[1])
        return None if end is None else _read_span(0, end, rest[1][0] + 1)
    start = _minute(words[0])
    if start is None:
        return None
    if len(words) > 2 and words[1] in _SPANS and (end := _minute(words[2])) is not None:
        return _read_span(start, end, rest[2][0] + 1)
    return _read_span(start, start + 60, rest[0][0] + 1)


def _minute(word: str) -> int | None:
    """Return a time of the clock in minutes; ``None`` for none, and for one that may be of the afternoon."""
    match = _CLOCK.match(word)
    if not match:
        return None
    hour, minute = match[1] or match[3], int(match[2] or match[4] or 0)
    if int(hour) > 24 or minute > 59 or (int(hour) < _EARLIEST and len(hour) == 1):
        return None
    return int(hour) * 60 + minute


def _read_span(start: int, end: int, then: int) -> tuple[tuple[DayPart, ...], int] | None:
    """Return the parts of the day of an interval, and where to go on; ``None`` where it runs backwards."""
    end = end or _MIDNIGHT
    return (_parts_between(start, end), then) if start < min(end, _MIDNIGHT) else None


def _parts_between(start: int, end: int) -> tuple[DayPart, ...]:
    """Return the parts of the day of which an interval (minutes after midnight) takes enough."""
    overlap = {part: max(0, min(end, last) - max(start, first)) for part, (first, last) in _HOURS.items()}
    needed = min(_ENOUGH, end - start)
    enough = tuple(part for part in DayPart if overlap[part] >= needed)
    return enough or tuple(part for part in DayPart if overlap[part] == max(overlap.values()))


_FRIDAYS = re.compile(r"^fri\b")
"""As a heading a day, whatever it means in an answer."""
_HEADING = re.compile(r"^([a-zæøå]+)[\s.:,-]*(?:kl\.?\s*)?(.*)$")


_OF_DAYS = frozenset({"hverdag", "hverdage", "weekday", "weekdays", "weekend", "weekender", "weekends"})
"""Several days that a column of its own may stand for."""


def slots_of_heading(heading: str) -> frozenset[Slot] | None:
    """Return the meeting times that a heading names (``Mandag``, ``Tirsdag aften``, ``Man 8-10``)."""
    match = _HEADING.match(_FRIDAYS.sub("friday", fold(clean(heading)).strip("*: ")))
    day = _compound(match[1])[0] if match else ""
    if not match or len(day) < 3 or not (len(_DAYS.get(day, ())) == 1 or day in _OF_DAYS):
        return None  # two letters are too few to tell Thursday from "to"
    read = _entry(f"{match[1]} {match[2]}")
    return None if isinstance(read, str) else read
