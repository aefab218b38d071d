"""What a person writes to have a proposal read: ``Kap.``, ``Ark1!Kap.``, ``[svar.xlsx]Ark1!Kap.``."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from mentormatch.issues import Issue, Said, headings
from mentormatch.workbook.cells.parsers import shown
from mentormatch.workbook.cells.text import key

from .sheet import Proposal, Sheet

_LONGEST = 60
"""Characters of a heading that are written out; a longer one is cut off, which ``--map`` understands."""
_UNSAFE = re.compile(r"""["'`´$%^&|<>\\!=…“”„‟‘’‚‛*\s]+""")
"""What a shell may take for its own. In a heading it makes no difference to us."""
_TOLD_WITH_GIVEN = frozenset({headings.COLUMN_NEAR, headings.COLUMN_LIKE})


def safe(text: str) -> str:
    """Return a heading or a name without what a shell may take for its own."""
    return _UNSAFE.sub(" ", text).strip()


def say_how(found: Sequence[Sheet], seen: Mapping[int, Sequence[str]]) -> None:
    """Write into every proposal, and into the issues about it, what ``--map`` or ``--sheet`` takes for it.

    Args:
        found: the sheets with their proposals.
        seen: the headings of each sheet, by its ``id``.
    """
    headings_of = {at: frozenset(map(key, texts)) for at, texts in seen.items()}
    said = {id(sheet): {(key(one.heading or ""), one.means) for one in sheet.proposals} for sheet in found}
    for sheet in found:
        name = safe(sheet.raw.name)
        others = [
            other for other in found if (other.raw.file, other.raw.name) != (sheet.raw.file, sheet.raw.name)
        ]
        if any(key(other.raw.name) == key(sheet.raw.name) for other in others):
            name = f"[{safe(sheet.raw.file)}]{name}"
        told: list[Proposal] = []
        for one in sheet.proposals:
            if one.heading is None:
                told.append(replace(one, given=name))
                continue
            word = key(one.heading)
            elsewhere = any(
                word in headings_of[id(other)] and (word, one.means) not in said[id(other)]
                for other in others
            )
            given = _cut(safe(one.heading), set().union(*headings_of.values()))
            told.append(replace(one, given=f"{name}!{given}" if elsewhere else given))
        sheet.proposals = told
        sheet.issues = [_with_given(issue, told) for issue in sheet.issues]


def _cut(heading: str, known: set[str]) -> str:
    """Return a heading short enough for a line, cut off between two words where one heading alone begins so."""
    if len(heading) <= _LONGEST:
        return heading
    at = heading.rfind(" ", 0, _LONGEST) if " " in heading[:_LONGEST] else _LONGEST
    begun = key(heading[:at])
    return heading if sum(word.startswith(begun) for word in known) > 1 else heading[:at] + "..."


def _with_given(issue: Issue, proposals: Sequence[Proposal]) -> Issue:
    """Return an issue whose ``--map`` is that of the proposal it speaks of."""
    if issue.kind in _TOLD_WITH_GIVEN:
        asked = key(str(issue.values["given"]))
        one = next((one for one in proposals if key(shown(one.heading or "")) == asked), None)
        return issue if one is None else replace(issue, values={**issue.values, "given": one.given})
    near = issue.values.get("nearest")
    if issue.kind is headings.COLUMN_MISSING and isinstance(near, Said):
        for one in proposals:
            if one.heading is not None:
                old, new = f'--map "{shown(one.heading)}={one.means}"', f'--map "{one.given}={one.means}"'
                near = Said(near.da.replace(old, new), near.en.replace(old, new))
        return replace(issue, values={**issue.values, "nearest": near})
    return issue
