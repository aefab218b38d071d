"""Everything that files hold of one person: found, handed out, and forgotten (GDPR articles 15 and 17)."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from mentormatch.errors import InputProblem, OutputProblem, UsageProblem
from mentormatch.issues import Issue, Place
from mentormatch.issues import person as kinds
from mentormatch.workbook.files.save import overwrite
from mentormatch.workbook.person import forgetting
from mentormatch.workbook.person.rows import same_id
from mentormatch.workbook.person.search import Content, Found, Person, find, load, people_in

if TYPE_CHECKING:
    from mentormatch.workbook.person.rows import Side

_MONTH = re.compile(r"[\s_-]*\d{4}-\d{2}(?:-\d{2})?")


class FileKind(StrEnum):
    """What a file that mentions somebody is."""

    LIST = "list"
    RESULT = "result"
    EARLIER_RESULT = "earlier_result"
    BACKUP = "backup"
    MARKED = "marked"
    LETTER = "letter"
    OTHER = "other"


class Fate(StrEnum):
    """What is to become of a file, or what became of it."""

    REMOVE = "remove"
    BLANK = "blank"
    LEAVE = "leave"
    FAILED = "failed"


@dataclass(slots=True)
class Mention:
    """A file that holds the person, what it is, and what forgetting does with it."""

    found: Found
    kind: FileKind
    fate: Fate
    as_of: str = ""
    """Of a result, the date that it was worked out for."""


@dataclass(slots=True)
class Looked:
    """What was found of a person.

    Attributes:
        person: whom was looked for.
        mentions: the files, in the order of their paths.
        closed: files that could not be looked into.
        others: names of other people in these files, which what is handed out does not show.
    """

    person: Person
    mentions: list[Mention] = field(default_factory=list)
    closed: list[Path] = field(default_factory=list)
    others: frozenset[str] = frozenset()


def look(who: str, places: Sequence[Path], names: Sequence[str] = ()) -> Looked:
    """Find every file below some places that holds a person.

    Args:
        who: an id, or a full name.
        places: files and folders; folders are gone through whole.
        names: the names that the person goes by, where the id alone can mean several people.

    Raises:
        UsageProblem: a place does not exist.
        InputProblem: the id or the name can mean several people.
    """
    for place in places:
        if not place.exists():
            raise UsageProblem("person.error.no_place", path=place)
    given = {path.resolve() for path in places if path.is_file()}
    files = sorted(dict.fromkeys(_files(places)))
    known: dict[Path, list[tuple[str, str, Side]]] = {}
    closed = []
    for path in files:
        content = load(path)
        if content is None:
            closed.append(path)
        else:
            known[path] = list(dict.fromkeys(people_in(content)))
    person = _person(who, [one for people in known.values() for one in people], names)
    mine = {_folded(name) for name in person.names}
    others = frozenset(
        name for people in known.values() for _, name, _ in people if name and _folded(name) not in mine
    )
    looked = Looked(person, closed=closed, others=others)
    for path in known:
        content = load(path)
        if content is not None and (found := find(content, person)):
            day = forgetting.as_of(content)
            looked.mentions.append(Mention(found, _kind(content, result=bool(day)), Fate.LEAVE, day))
    _settle(looked.mentions, given)
    return looked


def forget(looked: Looked, day: date) -> None:
    """Remove and blank what :func:`look` said would be; each mention gets what became of it.

    A file is replaced whole or not at all, and no backup is kept: it would hold the person still.
    """
    for mention in looked.mentions:
        path = mention.found.path
        try:
            if mention.fate is Fate.REMOVE:
                path.unlink()
            elif mention.fate is Fate.BLANK:
                overwrite(_without(path, looked.person, day, result=mention.kind is FileKind.RESULT), path)
        except (OSError, ValueError, OutputProblem):
            mention.fate = Fate.FAILED


def _without(path: Path, person: Person, day: date, *, result: bool) -> bytes:
    content = load(path)
    if content is None:
        raise ValueError(path.name)
    data = forgetting.without(content, find(content, person), person, day if result else None)
    if (again := load(path, data)) is None or find(again, person):
        raise ValueError(path.name)  # something was not understood: the file is left to a hand
    return data


def _files(places: Iterable[Path]) -> Iterator[Path]:
    for place in places:
        if not place.is_dir():
            yield place
            continue
        for folder, _, names in os.walk(place):
            yield from (Path(folder) / name for name in names if not (Path(folder) / name).is_symlink())


def _person(who: str, people: Iterable[tuple[str, str, Side]], names: Sequence[str]) -> Person:
    listed = list(dict.fromkeys(people))
    mine = [one for one in listed if same_id(one[0], who)]
    if not mine:
        mine = [one for one in listed if _folded(one[1]) == _folded(who)]
        ids = {(one[0].casefold(), one[2]) for one in mine if one[2]} or {
            (one[0].casefold(), "") for one in mine
        }
        if len(ids) > 1:
            said = ", ".join(sorted({one[0] for one in mine}))
            raise InputProblem(
                [Issue(kinds.NAME_OF_SEVERAL, Place(), {"name": who, "ids": said})], "person.error.several"
            )
        if not mine:
            return Person("", tuple(dict.fromkeys([who, *names])))
    wanted = {_folded(name) for name in names}
    called = {_folded(one[1]): one[1] for one in mine if one[1]}
    if len(called) > 1 and not wanted:
        said = ", ".join(sorted(called.values()))
        raise InputProblem(
            [Issue(kinds.ID_OF_SEVERAL, Place(), {"id": who, "names": said})], "person.error.several"
        )
    kept = [name for folded, name in called.items() if not wanted or folded in wanted]
    sides = {one[2] for one in mine if one[2] and (not wanted or _folded(one[1]) in wanted)}
    return Person(mine[0][0], tuple(dict.fromkeys([*kept, *names])), sides.pop() if len(sides) == 1 else "")


def _folded(name: str) -> str:
    return " ".join(name.casefold().split())


def _kind(content: Content, *, result: bool) -> FileKind:
    from mentormatch.batch.finding import marked_copy

    name = content.path.name
    if re.search(r"\.backup-[^/\\]*\.\w+$", name):
        return FileKind.BACKUP
    if marked_copy().fullmatch(name):
        return FileKind.MARKED
    if content.path.suffix.casefold() == ".docx":
        return FileKind.LETTER
    if result:
        return FileKind.RESULT
    return FileKind.LIST if any(True for _ in people_in(content)) else FileKind.OTHER


def _settle(mentions: Sequence[Mention], given: set[Path]) -> None:
    """Say what becomes of each file: of a series of results the newest is blanked, what came before it goes."""
    newest: dict[tuple[Path, str], str] = {}
    for mention in mentions:
        if mention.kind is FileKind.RESULT:
            series = _series(mention.found.path)
            newest[series] = max(newest.get(series, ""), mention.as_of)
    for mention in mentions:
        path = mention.found.path
        if mention.kind is FileKind.RESULT:
            if mention.as_of < newest[_series(path)]:
                mention.kind, mention.fate = FileKind.EARLIER_RESULT, Fate.REMOVE
            else:
                mention.fate = Fate.BLANK
        elif mention.kind is FileKind.BACKUP:
            mention.fate = Fate.REMOVE
        elif path.suffix.casefold() in forgetting.CHANGEABLE and (
            mention.kind is FileKind.MARKED or path.resolve() in given
        ):
            mention.fate = Fate.BLANK


def _series(path: Path) -> tuple[Path, str]:
    """Return what the results of one corps have in common: the folder, and the name without its month."""
    return path.parent, _MONTH.sub("", path.name)
