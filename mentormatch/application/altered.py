"""Which pairs of a result were changed by hand since it was written: found by the digest of the plan.

The run record holds the digest of the pairs and not the pairs. One change by a person (another mentor, another youth,
two mentors swapped, a row too many) is found by undoing every such change until the digest fits.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mentormatch import record

Pair = tuple[str, str]
Change = tuple[tuple[Pair, ...], tuple[Pair, ...]]
"""Pairs that stand there now, and those that were proposed in their place."""

_MOST = 5_000_000
"""Pairs that are looked at in all: about a second. Where there would be more, nothing is tried."""


def changed_pairs(
    pairs: Sequence[Pair], youths: Sequence[str], mentors: Sequence[str], digest: str
) -> Change:
    """Return what was changed; nothing where more than one change was made, or the plan is too large to try."""
    tries = len(pairs) * (len(youths) + len(mentors) + len(pairs) // 2 + 1)
    if tries * len(pairs) > _MOST:
        return (), ()
    for now, was in _changes(pairs, youths, mentors):
        rest = [pair for pair in pairs if pair not in now]
        if record.plan_digest([*rest, *was]) == digest:
            return now, was
    return (), ()


def _changes(pairs: Sequence[Pair], youths: Sequence[str], mentors: Sequence[str]) -> Iterator[Change]:
    for youth, mentor in pairs:
        yield ((youth, mentor),), ()
        for other in mentors:
            yield ((youth, mentor),), ((youth, other),)
        for other in youths:
            yield ((youth, mentor),), ((other, mentor),)
    for at, (youth, mentor) in enumerate(pairs):
        for second, another in pairs[at + 1 :]:
            yield ((youth, mentor), (second, another)), ((youth, another), (second, mentor))
