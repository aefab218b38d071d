"""Proposals are run once before anybody is told them: what does not work, or works only to be proposed again, is
not proposed."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from mentormatch.issues import Issue, headings, lists, sheets

from .book import Book
from .sheet import Proposal

_NOT_USED = frozenset(
    {headings.MAP_UNUSED, headings.MAP_UNKNOWN_COLUMN, sheets.SHEET_UNUSED, sheets.SHEET_NOT_A_KIND}
)
_MADE_WORSE = frozenset(
    {
        headings.COLUMN_TWICE,
        headings.NO_HEADINGS,
        headings.NO_HEADINGS_AT_ALL,
        sheets.SHEET_TWICE,
        lists.TWO_LISTS,
        lists.LISTS_BESIDE,
        lists.LIES_ACROSS,
    }
)
"""Errors that a proposal must not bring about."""


def told_by(one: Proposal) -> tuple[str, str]:
    """Return a proposal as a heading (or ``Ark1!``) with what it means, as a mapping takes it."""
    return (f"{one.given}!" if one.heading is None else one.given), one.means


def tried_proposals(
    book: Book, mapping: Mapping[str, str], read: Callable[[Mapping[str, str]], Book]
) -> tuple[Proposal, ...]:
    """Return the proposals that hold when all of them are run together.

    Args:
        book: what was read without them.
        mapping: what the user has told.
        read: reads the same files with another mapping.
    """
    kept = list(book.proposals)
    if _works(kept, book, mapping, read):
        return tuple(kept)
    kept = [one for one in kept if _works(_with_sheet(one, kept), book, mapping, read)]
    while kept and not _works(kept, book, mapping, read):
        # Each works alone, and not all of them together: the last to be proposed gives way.
        kept.remove(next((one for one in reversed(kept) if not one.needed), kept[-1]))
    return tuple(kept)


def _with_sheet(one: Proposal, proposals: Sequence[Proposal]) -> list[Proposal]:
    """Return a proposal with those without which it means nothing: what its sheet is about, and its namesakes."""
    return [
        other
        for other in proposals
        if other is one
        or ((other.file, other.sheet) == (one.file, one.sheet) and other.heading is None)
        or (other.given == one.given and other.means == one.means)
        or ((other.file, other.sheet, other.means) == (one.file, one.sheet, one.means))
    ]


def _works(
    proposals: Sequence[Proposal],
    book: Book,
    mapping: Mapping[str, str],
    read: Callable[[Mapping[str, str]], Book],
) -> bool:
    if not proposals:
        return True
    told = dict(map(told_by, proposals))
    if any(told[given] != means for given, means in map(told_by, proposals)):
        return False
    again = read({**mapping, **told})
    if _count(again.issues, _NOT_USED) > _count(book.issues, _NOT_USED):
        return False
    if _count(again.issues, _MADE_WORSE) > _count(book.issues, _MADE_WORSE):
        return False
    still = {(one.file, one.sheet, one.heading, one.means) for one in again.proposals}
    return not any((one.file, one.sheet, one.heading, one.means) in still for one in proposals)


def _count(issues: Sequence[Issue], kinds: frozenset[object]) -> int:
    return sum(issue.kind in kinds for issue in issues)
