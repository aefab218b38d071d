"""What goes with letters: whom drafts of mails go to, a file for a mail merge, and what was written before."""

from __future__ import annotations

import csv
import json
from collections.abc import Mapping, Sequence
from datetime import date
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mentormatch.json_text import json_bytes
from mentormatch.locale import Texts

if TYPE_CHECKING:
    from mentormatch.domain import Mentor, Youth
    from mentormatch.letters import Inquiry, Letter, OnePerson, Party, Statement

    About = Party | Inquiry | Statement | OnePerson

RECORD = "mentormatch-letters.json"
"""Beside the letters: which were written, by ids alone."""
_FORMAT = "mentormatch-letters 1"
_MAX_BYTES = 16 * 1024 * 1024


def key_of(one: About, recipient: str, since: Mapping[str, date | None]) -> str:
    """Return what tells a letter from others: to whom, about whom, and what is new in it.

    Args:
        one: what the letter, or a part of it, is about.
        recipient: to whom its kind goes.
        since: since when each youth (by id) has waited.
    """
    from mentormatch.letters import OnePerson, Party

    match one:
        case Party():
            about = (one.youth_id, one.mentor_id, one.meets_on.isoformat() if one.meets_on else "")
        case OnePerson():
            day = since.get(one.id) if one.side == "youth" else None
            about = (one.id, "", day.isoformat() if day else "")
        case _:
            about = (one.mentor_id, "", "")
    return json.dumps([recipient, *about], ensure_ascii=True)


def written_before(folder: Path) -> frozenset[str]:
    """Return the keys of the letters that were written in a folder; what is no record of ours is none."""
    from mentormatch.workbook.files.content import NotRead, read_bytes

    try:
        tree: Any = json.loads(read_bytes(folder / RECORD, _MAX_BYTES))
    except (OSError, NotRead, ValueError, RecursionError):
        return frozenset()
    if (
        not isinstance(tree, dict)
        or tree.get("format") != _FORMAT
        or not isinstance(tree.get("written"), list)
    ):
        return frozenset()
    return frozenset(one for one in tree["written"] if isinstance(one, str))


def record_of(keys: frozenset[str]) -> bytes:
    """Return the record as bytes."""
    return json_bytes({"format": _FORMAT, "written": sorted(keys)})


def addressees(
    letter: Letter, recipient: str, people: Mapping[str, Mapping[str, Youth | Mentor]]
) -> list[Youth | Mentor]:
    """Return who gets a letter, each once; ``people``: by side and id."""
    from mentormatch.letters import OnePerson, Party

    found: dict[tuple[str, str], None] = {}
    for one in letter.parties:
        match one:
            case Party():
                both = {"youth": one.youth_id, "mentor": one.mentor_id}
                found |= {(side, who): None for side, who in both.items() if recipient in ("pair", side)}
            case OnePerson():
                found[one.side, one.id] = None
            case _:
                found["mentor", one.mentor_id] = None
    return [people[side][who] for side, who in found]


def merge_file(rows: Sequence[tuple[Youth | Mentor, str, str]], t: Texts) -> bytes:
    """Return the file for a mail merge: a row for each person, letter and subject, as Excel and Word read it."""
    out = StringIO(newline="")
    table = csv.writer(out, delimiter=";")
    table.writerow(
        [t(f"letters.merge_head.{key}") for key in ("id", "name", "email", "phone", "letter", "title")]
    )
    for person, letter, title in rows:
        cells = (person.id, person.name or "", person.email or "", person.phone or "", letter, title)
        table.writerow([harmless(cell) for cell in cells])
    return out.getvalue().encode("utf-8-sig")


def harmless(cell: str) -> str:
    """Return a cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if cell[:1] in ("=", "+", "-", "@", "\t", "\r") else cell
