"""Meeting times in words: ``tirsdag aften``, ``hverdage efter kl. 16``, ``man-tor aften; lørdag``.

A day has three parts: morning until 12, afternoon 12 to 18, evening from 18. A time of the clock counts for a
part of the day if at least two hours of it fall there (or all of it, where it is shorter), and else for that in
which most of it falls: ``17-19`` lies as much in the afternoon as in the evening, and counts for both. A day alone
is the whole day; a part alone is that part of every day. A day and a part with ``eller``, ``og``, a comma, ``+`` or
``/`` between them are both meant (``weekend eller aften``). What follows ``undtagen`` is taken away from what stands
before.

Short words have two meanings: ``to aftener`` are two evenings, ``fri efter 16`` is free after four, ``on Mondays`` is
no Wednesday, and ``4-6`` is hardly before dawn. Where a wish does not tell which is meant, it is not understood.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from typing import Any

from mentormatch.domain import DayPart, Slot, fold
from mentormatch.issues import cells as kinds

from .parsers import Fault, did_you_mean, fault, shown
from .slot_groups import Reader, united
from .slot_words import (
    ABOUT,
    AFTER,
    AND,
    ANY_TIME,
    ATTRIBUTIVE,
    BEFORE,
    BESIDE_SHORT_DAYS,
    COUNTED,
    COUNTS,
    DASHES,
    DAYS,
    ENGLISH,
    EVERY,
    FILLERS,
    FREE,
    FULL_DAYS,
    HALVES,
    NOT_AGREED,
    PARTS,
    SCHOOL,
    SPANS,
    SUGGESTED,
    WHOLE,
    WHOLE_DAY,
    WHOLE_WORDS,
)
from .text import clean, is_blank, nearest, without_brackets

_HOURS = {
    DayPart.MORNING: (0 * 60, 12 * 60),
    DayPart.AFTERNOON: (12 * 60, 18 * 60),
    DayPart.EVENING: (18 * 60, 24 * 60),
}
_ENOUGH = 2 * 60
_MIDNIGHT = 24 * 60
_EARLIEST = 7
"""Hours below this, unless written ``06``, are as likely those of the afternoon."""
_CLOCK = re.compile(r"^(\d{1,2})(?:[.:](\d{2}))?$|^(\d{2})(00|15|30|45)$")
_AM_PM = re.compile(
    r"\b(\d{1,2})(?:[.:](\d{2}))?\s*([ap])?(?:\.?m\b\.?)?(\s*(?:-|–|—|to|til)\s*)"
    r"(\d{1,2})(?:[.:](\d{2}))?\s*([ap])\.?m\b\.?|\b(\d{1,2})(?:[.:](\d{2}))?\s*([ap])\.?m\b\.?"
)
_SHORT = re.compile(r"\b([ef])\.\s?m\b\.?")
_HALF_OF_DAY = re.compile(r"\b([ap])\.\s?m\b\.?")
_TOKEN = re.compile(r"\d{3,}|\d{1,2}(?:[.:]\d{2})?|[a-zæøå']+|[-–—]|[,/+&]")
_EVERY_DAY = re.compile(
    r"\b(?:(?:hver|every|each|any) (?:dag|day)|(?:alle )?ugens dage|hele ugen|all week)\b"
)
_ALWAYS = re.compile(
    r"\b(?:når som helst|alle tider|hele tiden|any time|all the time)\b|\b24/7\b"
    r"|\b(?:hele dagen|all day|the whole day)\b"
)
_AT = r"(?:kl\.?\s*)?\d{1,2}(?:[.:]\d{2})?\s*(?:[ap]\.?m\b\.?)?"
_BETWEEN = re.compile(
    rf"\b(?:(?:i)?mellem|ml|between)\b\.?\s*({_AT})\s*(?:og|and|-|–|til)\s*(?:kl\.?\s*)?(?=\d)"
)
_AFTER_SCHOOL = re.compile(
    r"\b(?:efter (?:skole|arbejd|undervisning|fyraften)(?:en|e|et|s?tid|s?tiden)?|efter endt skoledag"
    r"|after[- ]?(?:school|work|class|classes))\b"
)
_BY_DAY = re.compile(r"\b(?:during the day|in the daytime|om dagen|i løbet af dagen)\b")
_TO_BE_AGREED = re.compile(
    r"[-–, ]*\b(?:efter aftale|aftales(?: nærmere| løbende)?|by (?:appointment|arrangement|agreement))\b"
)
_WEEKNIGHTS = re.compile(r"\bweek ?(?:nights?|evenings?)\b")
_I_AM = re.compile(r"\b(?:i am|i'm)\b")
_ON = re.compile(
    r"\bon (?=(?:the|(?:mon|tues|wednes|thurs|fri|satur|sun)days?|weekdays?|weekends?|tues?|wed|thurs?|sat|sun)\b)"
)
"""The English ``on``, which is also Wednesday cut short."""
_A_DATE = re.compile(
    r"\d\s*/\s*\d|(?<![\d.:])\d{1,2}[-.](?:0?[1-9]|1[0-2])[-.](?:\d{4}|\d{2})(?![\d.:])|\d{4}-\d{2}-\d{2}"
)
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
    word = fold(clean(without_brackets(value).replace("\n", ";").replace("\r", ";")))
    if is_blank(word) or word.strip(" .") in NOT_AGREED:
        return None
    if word.strip(" .!") in ANY_TIME:
        return frozenset(Slot(day, part) for day in EVERY for part in WHOLE_DAY)
    word = _in_our_words(word)
    found: set[Slot] = set()
    for entry in _ENTRY.split(word):
        if not entry.strip():
            continue
        read = _wish(entry)
        if isinstance(read, str):
            near = nearest(read, SUGGESTED) if read.isalpha() and read not in AFTER | BEFORE else None
            return Fault(kinds.NOT_TIMES, {"value": shown(value), "nearest": did_you_mean(near)})
        found |= read
    return frozenset(found)


def _in_our_words(word: str) -> str:
    """Return a wish with its times in 24 hours, and one word for what people write in several."""
    word = _BETWEEN.sub(r"\1-", _SHORT.sub(r"\1m", _I_AM.sub("", word)))
    word = _HALF_OF_DAY.sub(r"\1m", _AM_PM.sub(_in_24_hours, word))
    word = _WEEKNIGHTS.sub("hverdagsaften", _AFTER_SCHOOL.sub(SCHOOL, word))
    return _ON.sub("", _TO_BE_AGREED.sub("", _BY_DAY.sub("dagtid", word)) or word)


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
    tokens = _TOKEN.findall(entry)
    words = [part for token in tokens if token not in AND for part in _compound(token)]
    if _TOKEN.sub("", entry).strip(" ./()+:!"):
        return entry.strip()
    if not words or _means_two_things(words):
        return entry.strip()
    reader = Reader()
    unread = _read(tokens, reader, entry.strip())
    if unread is not None:
        return unread
    found = united(reader.groups) if reader.groups else None
    return entry.strip() if found is None else found


def _read(tokens: list[str], reader: Reader, entry: str) -> str | None:
    """Let a reader take all the words of a wish; return the first that is not understood."""
    at = 0
    while at < len(tokens):
        token = tokens[at]
        whole = _compound(token)
        if token in AND:
            reader.connect(token)
            at += 1
        elif len(whole) > 1:
            reader.add_days(DAYS[whole[0]], token)
            reader.add_parts(PARTS[whole[1]], one_word=True)
            at += 1
        elif token in DAYS:
            days, then = _day_span(tokens, at)
            reader.add_days(days, token)
            at = then
        elif token in HALVES and at and tokens[at - 1].isdigit():
            return f"{tokens[at - 1]}{token}"  # ``13pm``
        elif token in PARTS and not (token in AFTER and _before_a_clock(tokens, at)):
            attributive = at > 0 and tokens[at - 1] in ATTRIBUTIVE
            reader.add_parts(PARTS[token], token, one_word=attributive)
            at += 1
        elif token in AFTER | BEFORE or _CLOCK.match(token):
            read = _clock_span(tokens, at)
            if read is None or (token == entry and token.isdigit()):
                return token  # a number alone may be anything
            parts, at = read
            reader.add_parts(parts, loose=True)
        elif (
            token in WHOLE
            and tokens[at + 1 : at + 2]
            and DAYS.get(tokens[at + 1])
            and not _times(tokens, at + 2)
        ):
            # ``efter 16 på hverdage og hele weekenden``: the time is not that of the weekend
            reader.add_whole(DAYS[tokens[at + 1]], WHOLE_DAY)
            at += 2
        elif token in WHOLE_WORDS:
            reader.add_any_time()
            at += 1
        elif token in FILLERS or token in DASHES:
            at += 1
        else:
            return token
    return None


def _compound(token: str) -> tuple[str, ...]:
    """Return ``tirsdagsaften`` as its day and its part of the day, any other word as it is."""
    if token in DAYS or token in PARTS:
        return (token,)
    for day in FULL_DAYS:
        if token.startswith(day):
            part = token[len(day) :].removeprefix("s")
            return (day, part) if part in PARTS else (token,)
    return (token,)


def _means_two_things(tokens: list[str]) -> bool:
    """Whether a short word can be something else than a day here, or a number no time of the clock."""
    for at, token in enumerate(tokens):
        after = [follows for follows in tokens[at + 1 : at + 3] if follows not in DASHES]
        counted = bool(after) and COUNTED.match(after[0]) is not None
        before = tokens[at - 1] if at else ""
        if token in COUNTS and counted and not any(one in DAYS for one in tokens[:at]):
            return True
        if token.isdigit() and counted and before not in SPANS | ABOUT | AFTER | BEFORE:
            return True
        if token == FREE and not _is_friday(tokens):
            return True
    return tokens[-1] in DASHES


def _times(tokens: list[str], at: int) -> bool:
    """Whether a time of the day stands at a place among words."""
    return at < len(tokens) and (
        tokens[at] in PARTS or tokens[at] in AFTER | BEFORE | ABOUT or _CLOCK.match(tokens[at]) is not None
    )


def _is_friday(tokens: list[str]) -> bool:
    """Whether ``fri`` is a day: among English words, or nothing but days cut short and times of the clock."""
    others = [token for token in tokens if token != FREE]
    return any(token in ENGLISH for token in others) or (
        bool(others) and all(_CLOCK.match(token) or token in BESIDE_SHORT_DAYS for token in others)
    )


def _before_a_clock(tokens: list[str], at: int) -> bool:
    """Whether a time of the clock comes next: ``eft. 16`` is after four, ``man-tors eft.`` the afternoons."""
    follows = next((token for token in tokens[at + 1 :] if token not in ABOUT), "")
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
    days = DAYS[tokens[at]]
    if at + 2 < len(tokens) and tokens[at + 1] in SPANS and tokens[at + 2] in DAYS:
        last = DAYS[tokens[at + 2]]
        if len(days) == len(last) == 1:
            length = (last[0] - days[0]) % 7
            return tuple((days[0] + step) % 7 for step in range(length + 1)), at + 3
    return days, at + 1


def _clock_span(tokens: list[str], at: int) -> tuple[tuple[DayPart, ...], int] | None:
    """Read ``efter kl. 16``, ``før 12``, ``kl. 16-18``, ``fra 9 til 14``; ``None``: no time of the day."""
    rest = [(index, token) for index, token in enumerate(tokens[at:], at) if token not in ABOUT]
    words = [token for _, token in rest]
    if words[0] in AFTER and len(words) > 1:
        start = _minute(words[1])
        if start is None:
            return None
        if len(words) > 3 and words[2] in SPANS and (end := _minute(words[3])) is not None:
            return _read_span(start, end, rest[3][0] + 1)
        return _read_span(start, _MIDNIGHT, rest[1][0] + 1)
    if words[0] in BEFORE and len(words) > 1:
        end = _minute(words[1])
        return None if end is None else _read_span(0, end, rest[1][0] + 1)
    start = _minute(words[0])
    if start is None:
        return None
    if len(words) > 2 and words[1] in SPANS and (end := _minute(words[2])) is not None:
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


_PARTS_ASKED = re.compile(
    r"\b(?:hverdags|weekend)?(aftener|eftermiddage|formiddage|morgener)\b"
    r"|\b(?:week)?(evenings|afternoons|mornings|nights)\b"
)
_WEEKENDS_ASKED = re.compile(r"\bweekend(?:er|s)?\b")
_DAYS_ASKED = re.compile(
    r"[(\[](?:kun |only )?(?:(hverdage|weekdays|m-f|mon-fri|mon - fri|man-fre|ma-fr)|(?:weekends?|weekenden|weekender))"
    r"(?: only| kun)?[)\]]$"
)
_FOR_EXAMPLE = re.compile(r"\(.*|\[.*|\b(?:fx|f\.eks|for eksempel|e\.g|for example|such as)\b.*", re.DOTALL)


def slots_asked(heading: str) -> frozenset[Slot] | None:
    """Return the times that a heading asks about, where it asks about some parts of the day alone.

    >>> {slot.part.value for slot in slots_asked("Which evenings can you meet?")}
    {'evening'}
    """
    whole = fold(clean(heading))
    if only := _DAYS_ASKED.search(whole):
        days = DAYS["weekdays"] if only[1] else DAYS["weekends"]
        return frozenset(Slot(day, part) for day in days for part in WHOLE_DAY)
    said = _FOR_EXAMPLE.sub("", whole)
    parts = {part for match in _PARTS_ASKED.finditer(said) for part in PARTS[match[1] or match[2]]}
    if not parts or len(parts) == len(WHOLE_DAY):
        return None
    asked = {Slot(day, part) for day in EVERY for part in parts}
    if _WEEKENDS_ASKED.search(said):
        asked |= {Slot(day, part) for day in DAYS["weekends"] for part in WHOLE_DAY}
    return frozenset(asked)


def slots_within(asked: frozenset[Slot]) -> Callable[[Any], Any]:
    """Return a parser of meeting times below a heading that asks about some: ``mandag`` below ``Hvilke aftener``."""

    def parse(value: Any) -> Any:
        read = slots(value)
        if not isinstance(read, frozenset) or not read:
            return read
        return read & asked or fault(kinds.NOT_TIMES, value, nearest=did_you_mean(None))

    return parse


def slots_of_heading(heading: str) -> frozenset[Slot] | None:
    """Return the meeting times that a heading names (``Mandag``, ``Tirsdag aften``, ``Man 8-10``)."""
    match = _HEADING.match(_FRIDAYS.sub("friday", fold(clean(heading)).strip("*: ")))
    day = _compound(match[1])[0] if match else ""
    if not match or len(day) < 3 or not (len(DAYS.get(day, ())) == 1 or day in _OF_DAYS):
        return None  # two letters are too few to tell Thursday from "to"
    read = _entry(f"{match[1]} {match[2]}")
    return None if isinstance(read, str) else read
