"""The people of one side, found by their id, or by a name that one of them alone has."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cached_property

from mentormatch.domain import Mentor, Youth, fold
from mentormatch.issues import Said
from mentormatch.workbook.cells.parsers import did_you_mean
from mentormatch.workbook.cells.text import key, nearest

_BRACKETS = re.compile(r"^(.*?)\s*[(\[]([^()\[\]]*)[)\]]\s*$")
_ZEROS = re.compile(r"(?<!\d)0+(?=\d)")
"""Zeros in front of a number, wherever it stands."""
_MOST_NAMED = 4


class IdIndex:
    """Finds the id that is meant.

    An id that is spelled exactly is that person's, whoever else has one like it. Otherwise one that differs in case
    only, or in the zeros in front of a number, is found where exactly one person has it, and so is a full name; also
    both together, ``M7 (Karen Holm)``.
    """

    def __init__(self, people: Iterable[tuple[str, str | None]] = ()) -> None:
        self._people = tuple(people)
        self.ids = frozenset(identifier for identifier, _ in self._people)

    @classmethod
    def of(cls, persons: Sequence[Youth | Mentor]) -> IdIndex:
        """Return the index of people."""
        return cls((person.id, person.name) for person in persons)

    @cached_property
    def _alike(self) -> dict[str, tuple[str, ...]]:
        """Ids by what they are when case and the zeros in front of a number make no difference."""
        found: dict[str, dict[str, None]] = {}
        for identifier, _ in self._people:
            found.setdefault(_folded(identifier), {})[identifier] = None
        return {word: tuple(same) for word, same in found.items()}

    @cached_property
    def _named(self) -> dict[str, tuple[str, ...]]:
        """Ids by full name."""
        found: dict[str, dict[str, None]] = {}
        for identifier, name in self._people:
            if name and " " in name.strip():
                found.setdefault(fold(name), {})[identifier] = None
        return {word: tuple(same) for word, same in found.items()}

    def meant(self, given: str) -> tuple[str, ...]:
        """Return the ids that a text can mean: none, one, or several that cannot be told apart."""
        found = self._meant(given)
        if not found and (match := _BRACKETS.match(given)):
            outside, inside = self._meant(match[1]), self._meant(match[2])
            return tuple(one for one in outside if one in inside) if outside and inside else outside or inside
        return found

    def _meant(self, given: str) -> tuple[str, ...]:
        if given in self.ids:
            return (given,)
        return self._alike.get(_folded(given)) or self._named.get(fold(given)) or ()

    def resembling(self, given: str) -> tuple[str, ...]:
        """Return the ids that a text can mean for a person who types it: ``U12`` for ``U012`` too."""
        if found := self.meant(given):
            return found
        wanted = _without_zeros(given)
        return tuple(one for one in sorted(self.ids) if _without_zeros(one) == wanted)

    def find(self, given: str) -> str | None:
        """Return the id that is meant, or ``None`` where nobody or more than one can be."""
        found = self.meant(given)
        return found[0] if len(found) == 1 else None

    def has_name(self, identifier: str, name: str) -> bool:
        """Whether a name beside an id may be that person's.

        It is not where it is somebody else's, or has no word in common with the person's own. A name that was
        corrected in one sheet and not in the other is still that person's; so is any where no name is known.
        """
        same = [one for one, own in self._people if own and fold(own) == fold(name)]
        if same:
            return identifier in same
        own = next((own for one, own in self._people if one == identifier), None)
        return not own or not {*fold(own).split()}.isdisjoint(fold(name).split())

    def near(self, given: str) -> Said:
        """Return the sentence that names the ids that can be meant, else the nearest.

        By its spelling, or by a part of the person's name.
        """
        if alike := self.meant(given):
            return did_you_mean(Said(" eller ".join(alike), " or ".join(alike)))
        words = set(fold(given).split())
        named = [
            f"{identifier} ({name})"
            for identifier, name in self._people
            if name and words and (words <= {*fold(name).split()} or _is_near(given, name))
        ]
        if 0 < len(named) <= _MOST_NAMED:
            return did_you_mean(Said(" eller ".join(named), " or ".join(named)))
        return did_you_mean(nearest(given, {key(word) or word: word for word in self.ids}))


def _folded(identifier: str) -> str:
    word = fold(identifier)
    return word.lstrip("0") or "0" if word.isdecimal() else word


def _without_zeros(identifier: str) -> str:
    return _ZEROS.sub("", fold(identifier))


def _is_near(given: str, name: str) -> bool:
    return " " in given.strip() and nearest(given, [name]) is not None
