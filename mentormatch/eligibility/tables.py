"""Reading a TOML table strictly: every key is asked for by name and type, and nothing is left over.

A fault is a :class:`RuleFileError`, which names the file, the key and the remedy.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from enum import StrEnum
from fractions import Fraction
from typing import TypeVar

from mentormatch.errors import ExitCode, MentormatchError

from .verdict import Text

Choice = TypeVar("Choice", bound=StrEnum)
Kind = TypeVar("Kind")


class RuleFileError(MentormatchError):
    """A rule file cannot be used. The text (``key``, ``values``) names file, key and remedy."""

    exit_code = ExitCode.USAGE

    def __init__(self, problem: str, /, *, file: str, at: str = "", **values: object) -> None:
        super().__init__(f"eligibility.rule_file.{problem}", file=file, at=at, **values)


class Table:
    """A TOML table with its file and its path in it, e.g. ``history[2].from``."""

    def __init__(self, values: Mapping[str, object], file: str, path: str = "") -> None:
        self._left = dict(values)
        self._asked: set[str] = set()
        self.file = file
        self.path = path

    def __contains__(self, key: str) -> bool:
        return key in self._left

    def at(self, key: str) -> str:
        """The full path of a key."""
        return f"{self.path}.{key}" if self.path else key

    def fault(self, problem: str, key: str, **values: object) -> RuleFileError:
        """Return an error about a key of this table."""
        return RuleFileError(problem, file=self.file, at=self.at(key), **values)

    def close(self) -> None:
        """Refuse the keys that nobody asked for: a misspelt key must not be lost in silence."""
        for key in self._left:
            near = difflib.get_close_matches(key, self._asked, n=1)
            allowed = ", ".join(sorted(self._asked))
            if near:
                raise self.fault("unknown_key_near", key, near=near[0], allowed=allowed)
            raise self.fault("unknown_key", key, allowed=allowed)

    def _take(self, key: str, kind: type[Kind] | tuple[type[Kind], ...], wanted: str) -> Kind | None:
        self._asked.add(key)
        if key not in self._left:
            return None
        found = self._left.pop(key)
        kinds = kind if isinstance(kind, tuple) else (kind,)
        # In Python a bool is an int and a datetime a date; in a rule file each would be a slip.
        slip = (isinstance(found, bool) and bool not in kinds) or isinstance(found, datetime)
        if slip or not isinstance(found, kind):
            raise self.fault(f"wants_{wanted}", key, value=str(found))
        return found

    def _need(self, key: str, found: Kind | None) -> Kind:
        if found is None:
            raise self.fault("missing_key", key)
        return found

    def string(self, key: str) -> str:
        """Take a text that must be there and not be empty."""
        found = self._need(key, self.string_or_none(key))
        if not found.strip():
            raise self.fault("missing_key", key)
        return found

    def string_or_none(self, key: str) -> str | None:
        """Take a text."""
        return self._take(key, str, "string")

    def flag(self, key: str, *, default: bool = False) -> bool:
        """Take true or false."""
        found = self._take(key, bool, "flag")
        return default if found is None else found

    def day(self, key: str) -> date:
        """Take a date that must be there."""
        return self._need(key, self.day_or_none(key))

    def day_or_none(self, key: str) -> date | None:
        """Take a date."""
        return self._take(key, date, "date")

    def start(self, key: str) -> date | None:
        """Take a date or the word ``always`` (given as ``None``); one of them must be there."""
        if self._left.get(key) == "always":
            self._left.pop(key)
            self._asked.add(key)
            return None
        self._asked.add(key)
        if isinstance(self._left.get(key), str):
            raise self.fault("wants_start", key, value=self._left[key])
        return self.day(key)

    def amount(self, key: str) -> Fraction | None:
        """Take a number that is not negative."""
        found: int | float | None = self._take(key, (int, float), "number")
        if found is None:
            return None
        if not 0 <= found < 1000:  # also refuses nan and inf
            raise self.fault("wants_number", key, value=str(found))
        return Fraction(str(found))

    def whole_or_none(self, key: str) -> int | None:
        """Take a whole number."""
        return self._take(key, int, "year")

    def choice(self, key: str, kind: type[Choice]) -> Choice:
        """Take one value of an enum that must be there."""
        return self._need(key, self.choice_or_none(key, kind))

    def choice_or_none(self, key: str, kind: type[Choice]) -> Choice | None:
        """Take one value of an enum."""
        found = self._take(key, str, "string")
        return None if found is None else self._member(key, kind, found)

    def choices(self, key: str, kind: type[Choice], default: Iterable[Choice] | None) -> frozenset[Choice]:
        """Take a list of values of an enum; ``default`` ``None``: it must be there. Never empty."""
        found = self.strings_or_none(key)
        if found is None and default is not None:
            return frozenset(default)
        members = frozenset(self._member(key, kind, one) for one in self._need(key, found))
        if not members:
            raise self.fault("missing_key", key)
        return members

    def _member(self, key: str, kind: type[Choice], found: str) -> Choice:
        allowed = [member.value for member in kind]
        if found not in allowed:
            near = difflib.get_close_matches(found, allowed, n=1)
            problem = "unknown_value_near" if near else "unknown_value"
            raise self.fault(problem, key, value=found, near="".join(near), allowed=", ".join(allowed))
        return kind(found)

    def strings_or_none(self, key: str) -> tuple[str, ...] | None:
        """Take a list of texts."""
        found = self._take(key, list, "strings")
        if found is None:
            return None
        if not all(isinstance(one, str) for one in found):
            raise self.fault("wants_strings", key, value=str(found))
        return tuple(found)

    def text(self, key: str) -> Text:
        """Take a table with the texts ``da`` and ``en`` that must be there."""
        return self._need(key, self.text_or_none(key))

    def text_or_none(self, key: str) -> Text | None:
        """Take a table with the texts ``da`` and ``en``."""
        found: dict[str, object] | None = self._take(key, dict, "text")
        return None if found is None else Table(found, self.file, self.at(key)).as_text()

    def as_text(self) -> Text:
        """Read this whole table as one text in both languages, ``past``: as it is said about a past date."""
        text = Text(da=self.string("da"), en=self.string("en"), past=self.text_or_none("past"))
        self.close()
        return text

    def tables(self, key: str) -> Iterator[Table]:
        """Take a list of tables (``[[key]]``); none where the key is missing."""
        found: list[object] = self._take(key, list, "tables") or []
        for number, one in enumerate(found, start=1):
            if not isinstance(one, dict):
                raise self.fault("wants_tables", key, value=str(one))
            yield Table(one, self.file, f"{self.at(key)}[{number}]")
