"""What could take the rule's place, in words: mentors like those lost, new kinds of mentor, another host."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentormatch.domain import Host
from mentormatch.report import kind_words

from .model import NewKind

if TYPE_CHECKING:
    from .words import Words


def making_up(words: Words) -> list[str]:
    """Say what could take the rule's place."""
    said = _alike(words)
    if words.e.no.difference > 0 and words.p.new.kinds:
        said.append(_new_mentors(words))
    return [*said, *_association(words)]


def told_kinds(words: Words) -> tuple[NewKind, ...]:
    """Return the kinds of new mentor that may be told.

    Where the difference is hidden, so is all that adds up to it: each new mentor makes up for one youth at
    least, so their number, or that of the kinds, would give it away. Then the first kind alone is told.
    """
    kinds = words.p.new.kinds if words.e.no.difference > 0 else ()
    return kinds if isinstance(words.p.matched.difference, int) else kinds[:1]


def _alike(words: Words) -> list[str]:
    e, t, found = words.e, words.t, words.e.recruits
    if e.no.difference <= 0:
        return [t("evaluate.way.nothing")]
    if not found.alike:
        return []
    n, places = words.p.recruits, words.p.places
    if not (isinstance(n, int) and isinstance(places, int)):
        return [t("evaluate.way.recruits_masked", n=words.show(n))]
    if not found.fewest:
        return [t("evaluate.way.recruits_most", n=n, places=t("evaluate.way.places", n=places))]
    return [t("evaluate.way.recruits", n=n, places=t("evaluate.way.places", n=places))]


def _new_mentors(words: Words) -> str:
    """Say which kinds of new mentor make up for the rule, or for how much of it."""
    t, new, told = words.t, words.p.new, isinstance(words.p.matched.difference, int)
    kinds = []
    for one in told_kinds(words):
        places, kind = t("evaluate.way.places", n=one.places), kind_words.kind(one, t)
        key = "new_kind" if told else "new_kind_masked"
        kinds.append(t(f"evaluate.way.{key}", n=one.mentors, places=places, kind=kind))
    key = "part" if new.missing else "masked" if not told else "fewest" if new.fewest else "most"
    return t(
        f"evaluate.way.new_{key}",
        kinds="; ".join(kinds),
        matched=words.youths(words.p.with_new),
        get=t("evaluate.answer.get", n=1 if words.p.with_new == 1 else 2),
        goal=words.show(words.p.matched.with_),
        under=words.under,
    )


def _association(words: Words) -> list[str]:
    e, t = words.e, words.t
    own = [
        shown
        for way, shown in zip(e.ways, words.p.ways, strict=True)
        if way.host is Host.ASSOCIATION and way.work is e.settings.work
    ]
    if e.settings.host is not Host.MUNICIPALITY or not own:
        return []
    low, high = own[0]
    return [t("evaluate.way.association", low=words.youths(low), high=words.show(high))]
