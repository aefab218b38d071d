"""One cell's value: the parsers, a function per :class:`CellType`.

A parser takes a value as the reader of the file gives it (text, number, bool, date, time; a blank never
reaches it) and returns what the domain keeps, ``None`` for an answer that says "unknown", or a
:class:`Fault`. Nothing is guessed: what can mean two things is a fault.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from types import MappingProxyType
from typing import Any

from mentormatch.domain import fold
from mentormatch.issues import Kind, Said, cells
from mentormatch.workbook.catalogue.types import Choice

from .privacy import MASK, cpr_digits, mask
from .text import clean, is_blank, is_no_thing, is_nothing, key, nearest, without_brackets, without_quotes

LONGEST_SHOWN = 60
"""Characters of a cell's text that a message shows."""

_SPAN = re.compile(
    r"^(?:mellem|between)?\s*(\d+(?:[.,]\d+)?)\s*(?:[^\W\d]+\.?\s*)?"
    r"(?:-|–|—|til|to|eller|or|og|and)\s*"
    r"(\d+(?:[.,]\d+)?)(.*)$",
    re.IGNORECASE,
)
"""``1-2``, ``2 til 3 timer``: the two numbers, and what follows them."""
_UNIT = re.compile(
    r"\s*(?:år(?: gammel)?|years?(?: old)?|stk|unge?|plads(?:er)?|elev(?:er)?|person(?:er)?"
    r"|mentees?|youths?|places?|people|students?)\.?$",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"^[+-]?\d+(?:[.,]\d+)?$")
_AN_HOUR = r"\s*(?:t|h|timer?|hours?|hrs?)?\.?\s*"
_EACH = r"(?:/|pr\.?|per|om|a|i|hver|each|every)?\s*"
_HOURS = re.compile(
    rf"^(\d+(?:[.,]\d+)?){_AN_HOUR}{_EACH}(?:md|mdr|måned(?:en|lig|ligt)?|months?|monthly)?\.?$"
)
_MONTHLY = re.compile(rf"^{_AN_HOUR}{_EACH}(?:md|mdr|måned(?:en|lig|ligt)?|months?|monthly)?\.?$")
_WEEKLY = re.compile(
    rf"^(\d+(?:[.,]\d+)?){_AN_HOUR}{_EACH}(anden |other |14\.? ?dage?|14\.? dag)?"
    r"\s*(?:uge(?:n|ntlig|ntligt)?|weeks?|weekly|wk)?\.?$"
)
"""``2 timer om ugen``, ``2 timer hver anden uge``."""
_WEEKS, _YEAR = 52, 12
_HALF = re.compile(r"(\d+)?\s*½|(\d+)\s+1/2\b")
_MINUTES = re.compile(r"^(\d+)\s*min(?:s|ut|utter|utes?)?\.?$")
_UP_TO = re.compile(
    r"^(?:op til|maks(?:imalt|imum)?\.?|max(?:imum)?\.?|højst|up to|at most)\s*(?=\w)", re.IGNORECASE
)
_WORDED = {
    word: number
    for number, words in enumerate(
        (
            "nul zero",
            "en én een et ét one",
            "to two",
            "tre three",
            "fire four",
            "fem five",
            "seks six",
            "syv seven",
            "otte eight",
            "ni nine",
            "ti ten",
        )
    )
    for word in words.split()
}
_CLOCK = re.compile(r"^(\d{1,3}):([0-5]\d)(?::00)?$")
IN_DOUBT = re.compile(r"\?|^\(.*\)$")
"""``ja?``, ``(x)``: whoever writes so is not certain, and means to ask."""
_DENIED = re.compile(r"\b(?:un(?=employ)|non|not|no|ikke|ingen|uden)|(?:løs|less)\b")
_APART = re.compile(r"[\s,.;:!()]+")
_LIST = re.compile(r"[;,/|\n\r]+")
_LAST_TWO = re.compile(r"^\s*(\S+)\s+(?:og|and|samt|&)\s+(\S+(?:\s+\S+)?)\s*$", re.IGNORECASE)
_BETWEEN_NAMES = re.compile(r"[;,/|&+\n\r]+|\s+(?:og|samt|eller|and|or)\s+", re.IGNORECASE)
_REMARK = re.compile(r"\([^()]*\)")
_ID_LIST = re.compile(r"[;,/|&\n\r]+|\s+og\s+|\s+and\s+")
_POSTCODE = re.compile(r"^(?:dk)?[\s-]*(\d{3,4})(?:\.0)?(?:[\s,-]+\D.*)?$", re.IGNORECASE)
_FOUR_DIGITS = re.compile(r"(?<!\d)\d{4}(?!\d)")
_IN_ADDRESS = re.compile(r"^.*[^\W\d].*[,\s]((?:dk-?)?\d{4}\s+[^\W\d]\D*)$", re.IGNORECASE)
"""A street before the postcode, and the town after it."""
_NOBODY = frozenset({"nobody", "no one"})
_TEXT_NUMBER_ID = re.compile(r"^\d+\.0+$")


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a cell, before it is known where it stands."""

    kind: Kind
    values: Mapping[str, object] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True, slots=True)
class Noted:
    """A value that was read, with something to say about it."""

    value: Any
    fault: Fault


Parser = Callable[[Any], Any]


def shown(value: object) -> str:
    """Return a cell's value for a message: short, on one line, CPR numbers masked."""
    if isinstance(value, datetime):
        text = value.strftime("%d-%m-%Y %H:%M")
    elif isinstance(value, date):
        text = value.strftime("%d-%m-%Y")
    elif isinstance(value, bool):
        text = "SAND/TRUE" if value else "FALSK/FALSE"
    elif isinstance(value, int) or (isinstance(value, float) and value.is_integer()):
        # Nine digits may be a CPR number that lost its first zero; the sheet that is handed back hides it too.
        text = MASK if cpr_digits(value) else str(int(value))
    else:
        text = str(value)
    text = mask(clean(text))
    return text if len(text) <= LONGEST_SHOWN else text[: LONGEST_SHOWN - 1] + "…"


def fault(kind: Kind, value: object, **values: object) -> Fault:
    """Return a fault that shows the cell's own text."""
    word: object = shown(value)
    if isinstance(value, float) and not value.is_integer():
        word = Said(str(value).replace(".", ","), str(value))
    return Fault(kind, {"value": word, **values})


def did_you_mean(word: str | Choice | Said | None) -> Said:
    """Return the sentence `` Mente du ...?``, empty where nothing is near."""
    if word is None:
        return Said("", "")
    da, en = (word.da, word.en) if isinstance(word, Choice | Said) else (word, word)
    return Said(f" Mente du {da}?", f" Did you mean {en}?")


def text(value: Any) -> str | None:
    """A text without CPR numbers; numbers and dates as a person would write them."""
    if isinstance(value, str):
        return mask(clean(value)) or None
    return shown(value)


def texts(value: Any) -> tuple[str, ...] | None:
    """Several answers in one cell, in their order, none twice.

    ``;`` divides; where there is none also ``,`` and ``/``, and ``og`` before the last of an enumeration.
    """
    whole = without_brackets(value) if isinstance(value, str) else shown(value)
    if is_no_thing(whole):
        return ()
    parts = whole.split(";") if ";" in whole else _enumerated(whole)
    found: dict[str, str] = {}
    for part in parts:
        folded, word = _answer(part)
        if word:
            found.setdefault(folded, word)
    return tuple(found.values())


def _enumerated(whole: str) -> list[str]:
    """Return the parts of a list with commas; the last two may have ``og`` between: ``fodbold, løb og skak``."""
    parts = _LIST.split(whole)
    if len(parts) > 1 and (last := _LAST_TWO.match(parts[-1])):
        parts[-1:] = [last[1], last[2]]
    return parts


def names(value: Any) -> tuple[str, ...] | None:
    """Several answers in one cell that are names, as of languages.

    ``og``, ``&`` and ``+`` divide them too, and a remark in brackets (``dansk (modersmål)``) is no part of a name.
    """
    if not isinstance(value, str):
        return texts(value)
    if is_no_thing(value):
        return ()  # ``n/a``
    return texts(_BETWEEN_NAMES.sub(";", _REMARK.sub(" ", without_brackets(value))))


@lru_cache(maxsize=4096)
def _answer(part: str) -> tuple[str, str]:
    """Return one of several answers folded and as written, blank where it says nothing."""
    word = without_quotes(mask(clean(part)))
    return ("", "") if is_no_thing(word) else (fold(word), word)


def identity(value: Any) -> str | Fault | None:
    """An id: text, or a whole number (``12.0`` is ``12``).

    A CPR number is masked, however it is written; one that is somebody's id is replaced where ids are read.
    """
    if isinstance(value, str):
        word = clean(value)
        return mask(word[: word.index(".")] if "." in word and _TEXT_NUMBER_ID.match(word) else word) or None
    if isinstance(value, bool) or not isinstance(value, int | float):
        return fault(cells.NOT_AN_ID, value)
    if isinstance(value, float) and (not value.is_integer() or abs(value) >= 1e15):
        return fault(cells.NOT_AN_ID, value)
    return mask(str(int(value)))


def identities(value: Any) -> tuple[str, ...] | Fault | None:
    """Several ids in one cell."""
    if not isinstance(value, str):
        one = identity(value)
        return one if isinstance(one, Fault) else (one,) if one else ()
    if fold(value) in _NOBODY or is_no_thing(clean(value)):
        return ()
    words = (identity(without_quotes(part.strip())) for part in _ID_LIST.split(without_brackets(value)))
    return tuple(dict.fromkeys(word for word in words if isinstance(word, str) and not is_no_thing(word)))


def _number(value: Any) -> float | None:
    if isinstance(value, bool):
        return None
    if isinstance(value, int | float):
        return float(value) if math.isfinite(value) else None
    if isinstance(value, str):
        word = clean(value).replace(" ", "")
        if _NUMBER.match(word):
            return float(word.replace(",", "."))
    return None


def whole(low: int, high: int, *, limit: bool = False, worded: tuple[tuple[str, int], ...] = ()) -> Parser:
    """Return a parser of whole numbers from ``low`` to ``high``, with or without a unit (``20 år``).

    ``limit``: the number is the most that there can be, so that ``op til 3`` is 3, ``én`` is 1, and of ``1-2`` the
    lower is read and said. ``worded``: numbers in words of the column's own.
    """
    words = {key(word): number for word, number in worded}

    def parse(value: Any) -> int | Noted | Fault | None:
        said = value
        if isinstance(value, str):
            said = _UNIT.sub("", clean(value))
            said = str(words.get(key(said), said))
            if limit:
                said = _UP_TO.sub("", said)
                said = str(_WORDED.get(fold(said), said))
        number = _number(said)
        if number is None:
            if isinstance(value, str):
                word = clean(value)
                if is_blank(word) or (not limit and is_nothing(word)):
                    return None
                if span := _span(word):
                    return _lower(value, span, low, high) if limit else fault(cells.NUMBER_SPAN, value)
            return fault(cells.NOT_WHOLE, value)
        if not number.is_integer():
            return fault(cells.NOT_WHOLE, value)
        if not low <= number <= high:
            return fault(cells.NUMBER_RANGE, value, low=low, high=high)
        return int(number)

    return parse


def _span(word: str) -> tuple[float, float, str] | None:
    """Return the two numbers of a span, the lower first, and what follows; ``None`` where there is none."""
    match = _SPAN.match(_in_digits(word))
    if match is None or any(map(str.isdigit, match[3])):
        return None
    first, last = (float(one.replace(",", ".")) for one in match.group(1, 2))
    return (first, last, fold(match[3])) if first < last else None


def _in_digits(word: str) -> str:
    """Return a text with its numbers in words as digits: ``en til to`` is ``1 til 2``."""
    return _ANY_WORD.sub(lambda found: str(_WORDED.get(found[0].casefold(), found[0])), word)


_ANY_WORD = re.compile(r"[^\W\d_]+")


def _lower(value: str, span: tuple[float, float, str], low: int, high: int) -> Noted | Fault:
    """Return the lower number of a span of whole numbers, and that it was read."""
    first, last, rest = span
    if not (first.is_integer() and last.is_integer()) or (rest and not _UNIT.match(f" {rest}")):
        return fault(cells.NUMBER_SPAN, value)
    if not low <= first <= high:
        return fault(cells.NUMBER_RANGE, value, low=low, high=high)
    return Noted(int(first), fault(cells.SPAN_LOWER, value, read=int(first)))


def minutes(high_hours: int = 744) -> Parser:
    """Return a parser of hours a month that gives whole minutes: ``6``, ``6,5``, ``6 timer om måneden``.

    Of ``4-6`` the lower is read and said. Hours a week are a fault that says what they are a month.
    """

    def parse(value: Any) -> int | Noted | Fault | None:
        hours: float
        noted = None
        if isinstance(value, time):
            return value.hour * 60 + value.minute
        if isinstance(value, timedelta):
            hours = value.total_seconds() / 3600
        elif isinstance(value, str):
            read = _hours_in_words(value)
            if not isinstance(read, float | tuple):
                return read
            hours = read if isinstance(read, float) else read[0]
            noted = None if isinstance(read, float) else fault(cells.SPAN_LOWER, value, read=read[0])
        elif (number := _number(value)) is not None:
            hours = number
        else:
            return _not_hours(value)
        if not 0 <= hours <= high_hours:
            return fault(cells.NUMBER_RANGE, value, low=0, high=high_hours)
        return Noted(round(hours * 60), noted) if noted else round(hours * 60)

    return parse


def _not_hours(value: Any, a_month: float | None = None) -> Fault:
    """Return the fault of what is no number of hours a month, with what to write where it is hours a week."""
    if a_month is None:
        write, weekly = Said("et antal, fx 6 eller 6,5", "a number, e.g. 6 or 6.5:"), Said("", "")
        return fault(cells.NOT_HOURS, value, write=write, weekly=weekly)
    written = f"{a_month:g}"
    weekly = Said(
        ": det er lige så meget, for en måned har 4,33 uger", ": that is as much, for a month has 4.33 weeks"
    )
    return fault(cells.NOT_HOURS, value, write=Said(written.replace(".", ","), written), weekly=weekly)


def _hours_in_words(value: str) -> float | tuple[float] | Fault | None:
    """Return hours a month, the lower of a span in a tuple, ``None`` for no answer, or a fault."""
    word = fold(clean(_HALF.sub(lambda match: f"{match[1] or match[2] or 0},5", value)))
    if is_blank(word):
        return None
    if clock := _CLOCK.match(word):
        return int(clock[1]) + int(clock[2]) / 60
    if match := _MINUTES.match(word):
        return int(match[1]) / 60
    word = _in_digits(word)
    if match := _HOURS.match(word):
        return float(match[1].replace(",", "."))
    if (number := _number(word)) is not None:
        return number
    span = _span(word)
    if span and _MONTHLY.match(span[2]):
        return (span[0],)
    if match := _WEEKLY.match(f"{span[0]:g}{span[2]}" if span else word):
        a_month = float(match[1].replace(",", ".")) * _WEEKS / (2 if match[2] else 1) / _YEAR
        return _not_hours(value, round(a_month, 1))
    return fault(cells.NUMBER_SPAN, value) if span else _not_hours(value)


@lru_cache(maxsize=256)
def spellings(choices: tuple[Choice, ...]) -> Mapping[str, Choice]:
    """Return every spelling's key with its choice: code, Danish, English, synonyms."""
    found: dict[str, Choice] = {}
    for choice in choices:
        for word in (choice.value, choice.da, choice.en, *choice.synonyms):
            found.setdefault(key(word) or fold(word), choice)
    return MappingProxyType(found)


def find_choice(
    choices: tuple[Choice, ...], given: str, fillers: frozenset[str] = frozenset()
) -> Choice | None:
    """Return the choice that a text names in any of its spellings, or ``None``: also where it is in doubt (``ja?``).

    ``fillers``: words around it that change nothing.
    """
    if IN_DOUBT.search(given):
        return None
    known = spellings(choices)
    found = known.get(key(given) or fold(given))
    if found is None and fillers:
        words = [word for word in _APART.split(fold(given)) if word and word not in fillers]
        found = known.get(key(" ".join(words))) if words else None
    return found


def nearest_choice(choices: tuple[Choice, ...], given: str) -> Choice | None:
    """Return the choice whose spelling is most like a text, or ``None`` where none is close."""
    known = spellings(choices)
    said = key(given)
    if said in known:
        return known[said]  # in doubt: ``dagpenge?``
    if _DENIED.search(fold(given)) or len({one.value for word, one in known.items() if said in word}) > 1:
        return (
            None  # ``arbejdsløs`` is the contrary of what it is spelled like, ``pension`` may be any of five
        )
    close = nearest(given, {spelling: spelling for spelling in known})
    return known[close] if close else None


def allowed(choices: Iterable[Choice]) -> Said:
    """Return the choices as a list in words."""
    listed = list(choices)
    return Said(", ".join(choice.da for choice in listed), ", ".join(choice.en for choice in listed))


def choice(
    choices: tuple[Choice, ...],
    make: Callable[[str], Any],
    fillers: frozenset[str] = frozenset(),
    vague: tuple[tuple[str, tuple[str, ...]], ...] = (),
) -> Parser:
    """Return a parser of one of several choices; ``make`` turns the code into the domain's type.

    ``vague``: words that may mean one of several, with those; also where they say nothing elsewhere.
    """

    def parse(value: Any) -> Any:
        word = without_brackets(text(value) or "")
        found = find_choice(choices, word, fillers)
        if found is None and ";" in word:  # a web form ends even a single answer with a semicolon
            found = find_choice(choices, word.rstrip("; "), fillers)
        if found is not None:
            return make(found.value)
        meant = _meant_by(choices, word, vague)
        if meant is None and is_nothing(word):
            return None
        near = did_you_mean(meant or nearest_choice(choices, word))
        return fault(cells.NOT_A_CHOICE, value, nearest=near, allowed=allowed(choices))

    return parse


def _meant_by(
    choices: tuple[Choice, ...], given: str, vague: tuple[tuple[str, tuple[str, ...]], ...]
) -> Said | None:
    """Return the choices that a word in a text may mean, where it may be any of several."""
    words = {key(word) for word in _APART.split(given)}
    for word, codes in vague:
        if key(word) in words:
            meant = [one for one in choices if one.value in codes]
            meant.sort(key=lambda one: codes.index(one.value))
            return Said(_either([one.da for one in meant], "eller"), _either([one.en for one in meant], "or"))
    return None


def _either(words: list[str], joint: str) -> str:
    return f" {joint} ".join(filter(None, (", ".join(words[:-1]), words[-1])))


def postcode(value: Any) -> str | Noted | Fault | None:
    """A Danish postcode of four digits, with or without street and town; three digits have lost their zero."""
    word = text(value) or ""
    if is_nothing(word):
        return None
    if len(_FOUR_DIGITS.findall(word)) > 1:
        return fault(cells.NOT_A_POSTCODE, value)  # ``2860 eller 2880``
    address = _IN_ADDRESS.match(word)
    match = _POSTCODE.match(address[1] if address else word)
    digits = match[1] if match else ""
    padded = digits.zfill(4)
    if not digits or not ("0555" <= padded <= "9999") or "0555" < padded < "0800":
        return fault(cells.NOT_A_POSTCODE, value)
    return padded if len(digits) == 4 else Noted(padded, Fault(cells.LEADING_ZERO, {"value": padded}))
