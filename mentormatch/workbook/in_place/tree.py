"""Which part leads to which: the relationships of a package."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from .markup import parse
from .package import Part, texts_of

WORKBOOK = "xl/workbook.xml"


@dataclass(frozen=True, slots=True)
class Relation:
    """One line of a part's relationships."""

    id: str
    type: str
    target: str
    external: bool

    @property
    def kind(self) -> str:
        """The last word of its type: ``worksheet``, ``styles``."""
        return self.type.rpartition("/")[2]


def relations_name(part: str) -> str:
    """Return the name of the part that holds a part's relationships."""
    folder, _, name = part.rpartition("/")
    return f"{folder}/_rels/{name}.rels".removeprefix("/")


def relations(parts: Mapping[str, Part], part: str) -> list[Relation]:
    """Return a part's relationships, their targets as names of parts."""
    content = texts_of(parts, relations_name(part))
    if not content:
        return []
    folder = posixpath.dirname(part)
    found = []
    for child in parse(content).children:
        given = child.attributes
        external = given.get("TargetMode") == "External"
        target = given.get("Target", "")
        if not external:
            target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
        found.append(Relation(given.get("Id", ""), given.get("Type", ""), target, external))
    return found


def reachable(
    parts: Mapping[str, Part], roots: Iterable[str], without: frozenset[str] = frozenset()
) -> set[str]:
    """Return the parts that one comes to from some, with the parts of their relationships."""
    found: set[str] = set()
    waiting = [root for root in roots if root not in without]
    while waiting:
        part = waiting.pop()
        if part in found or (part not in parts and part != ""):
            continue
        found.add(part)
        own = relations_name(part)
        if own in parts:
            found.add(own)
        waiting += [
            one.target for one in relations(parts, part) if not one.external and one.target not in without
        ]
    return found


def free_names(wanted: Iterable[str], taken: Iterable[str]) -> dict[str, str]:
    """Return a name for each of our parts that no part has; case makes no difference."""
    used = {name.casefold() for name in taken}
    named: dict[str, str] = {}
    for name in wanted:
        folder, _, file = name.rpartition("/")
        stem, dot, end = file.partition(".")
        stem = stem.rstrip("0123456789")
        number = 1
        while f"{folder}/mm_{stem}{number}{dot}{end}".casefold() in used:
            number += 1
        named[name] = f"{folder}/mm_{stem}{number}{dot}{end}"
        used.add(named[name].casefold())
    return named
