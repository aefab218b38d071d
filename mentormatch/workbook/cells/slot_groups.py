"""Which days and parts of the day of a wish belong together: ``weekend eller aften`` and ``mandag og onsdag aften``."""

from __future__ import annotations

from dataclasses import dataclass, field

from mentormatch.domain import DayPart, Slot

from .slot_words import DAYS, EVERY, SCHOOL, WHOLE_DAY


@dataclass(slots=True)
class Group:
    """Days and parts of the day that belong together: every part on every day."""

    days: list[int] = field(default_factory=list)
    parts: list[DayPart] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    """The days as they were written."""
    time_first: bool = False
    """``aften på hverdage``: a day that follows belongs to it."""
    comma: bool = False
    """Whether nothing but a comma stands before it."""
    loose: bool = False
    """Whether its parts are a time of the clock, or any: after a comma it still belongs to the days before."""
    sealed: bool = False
    """Whether it is ``hele weekenden``, to which nothing else belongs."""
    one_word: bool = False
    """Whether it is one word: ``hverdagsaften``."""
    any_time: bool = False
    """Whether a word for any time stands in it: it has parts, though none was named."""
    longer: bool = False
    """Whether parts after a connecting word were added to it."""
    unclear: bool = False

    @property
    def slots(self) -> set[Slot]:
        """Every part on every day; without a day every day is meant, without a part the whole day."""
        days = self.days or (_SCHOOL_DAYS if SCHOOL in self.words else EVERY)
        return {Slot(day, part) for day in days for part in (self.parts or WHOLE_DAY)}


_SCHOOL_DAYS = DAYS["hverdage"]
_WEEK_DAYS, _WEEKEND = frozenset(DAYS["hverdage"]), frozenset(DAYS["weekend"])


class Reader:
    """Reads one wish word by word: days and times gather until a new day follows a time.

    Where the wish begins with the time (``aften på hverdage, formiddag lørdag``) it is the other way round. What
    stands between two connecting words (``og``, ``eller``, a comma, ``/``, ``+``) is a group; :func:`united` says
    which groups belong together.
    """

    def __init__(self) -> None:
        self.groups: list[Group] = []
        self._open: Group | None = None
        self._comma = False

    def _group(self) -> Group:
        if self._open is None:
            self._open = Group(comma=self._comma)
            self.groups.append(self._open)
            self._comma = False
        return self._open

    def connect(self, word: str) -> None:
        """Take a connecting word: what follows is a group of its own."""
        self._comma = word == "," and (self._open is not None or self._comma or not self.groups)
        self._open = None

    def add_days(self, days: tuple[int, ...], word: str) -> None:
        """Take one or more days, as they were written."""
        group = self._group()
        if group.parts and (group.sealed or (group.days and not group.time_first)):
            self._open = None
            group = self._group()
        group.time_first = group.time_first or (bool(group.parts) and not group.days)
        group.days += days
        group.words.append(word)

    def add_parts(
        self, parts: tuple[DayPart, ...], word: str = "", *, loose: bool = False, one_word: bool = False
    ) -> None:
        """Take parts of the day; ``loose``: a time of the clock, ``one_word``: one word with the day before it."""
        group = self._group()
        if group.time_first or group.sealed:
            group.unclear = group.unclear or (group.time_first and not group.sealed)
            self._open = None
            group = self._group()
        group.loose = loose and (group.loose or not group.parts)
        group.parts += parts
        group.one_word = group.one_word or one_word
        if word == SCHOOL:
            group.words.append(word)

    def add_any_time(self) -> None:
        """Take a word for any time: ``fleksible aftener`` are evenings, ``lørdag hele dagen`` is the whole day."""
        if self._open is None or not self._open.parts:
            self.add_parts((), loose=True)
            self._group().any_time = True

    def add_whole(self, days: tuple[int, ...], parts: tuple[DayPart, ...]) -> None:
        """Add days with their parts, to which nothing else belongs."""
        self._open = None
        group = self._group()
        group.days, group.parts, group.sealed = [*days], [*parts], True


def united(groups: list[Group]) -> frozenset[Slot] | None:
    """Return the slots of the groups of a wish; ``None``: it can mean two things.

    Days and parts with a connecting word between them are both meant (``weekend eller aften``). Days before another
    group that begins with days share its times (``mandag og onsdag aften``), parts after a group share its days
    (``tirsdag formiddag og eftermiddag``), and so on.
    """
    merged: list[Group] = []
    for group in groups:
        if group.any_time and not group.parts:
            group.parts = [*WHOLE_DAY]
    for at, group in enumerate(groups):
        before = merged[-1] if merged else None
        if group.unclear and not (at + 1 < len(groups) and groups[at + 1].days):
            return None
        if before is None or before.sealed or group.sealed:
            merged.append(group)
        elif not group.parts:  # days alone
            if not before.parts:
                before.days, before.words = before.days + group.days, before.words + group.words
            elif before.time_first:
                if _of_two_kinds(before, group):
                    return None
                before.days += group.days
            else:
                merged.append(group)
        elif not group.days:  # parts alone
            if before.parts and (SCHOOL in before.words) != (SCHOOL in group.words):
                merged.append(group)
            elif before.parts and before.time_first:
                return None  # ``aften på hverdage og formiddag``
            elif before.parts or (group.comma and group.loose):
                before.longer = bool(before.parts and before.days)
                before.parts += group.parts
            else:
                merged.append(group)
        elif group.time_first:
            if before.longer:
                return None  # ``tirsdag aften, formiddag lørdag``
            if before.parts and not before.days:
                group.parts = before.parts + group.parts
                merged[-1] = group
            else:
                merged.append(group)
        elif before.days and not before.parts:
            if _weekend_before_weekdays(before, group):
                if not (group.one_word or group.comma):
                    return None  # ``weekend og hverdage efter 16``
                merged.append(group)
                continue
            group.days, group.words = before.days + group.days, before.words + group.words
            merged[-1] = group
        else:
            merged.append(group)
    return frozenset(slot for group in merged for slot in group.slots)


def _of_two_kinds(before: Group, group: Group) -> bool:
    """Whether a weekend follows weekdays that have their time: is it that of the weekend as well?"""
    return _WEEK_DAYS.issubset(before.days) and _WEEKEND.issuperset(group.days) and len(group.days) > 1


def _weekend_before_weekdays(before: Group, group: Group) -> bool:
    """Whether weekdays with a time follow a whole weekend: is it that of the weekend as well?"""
    return (
        before.days[-2:] == [*sorted(_WEEKEND)] and _WEEK_DAYS.issuperset(group.days) and len(group.days) > 1
    )
