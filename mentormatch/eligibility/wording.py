"""Texts of verdicts in both languages at once: a verdict outlives the choice of a language."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from mentormatch.domain import Benefit
from mentormatch.locale import Language, texts

from .rulebook import RuleBook
from .verdict import Text


@lru_cache(maxsize=8192)
def both(key: str, /, **values: object) -> Text:
    """Return the text under ``eligibility.<key>`` in both languages; a value may be a :class:`Text`."""
    return Text(da=_one("da", key, values), en=_one("en", key, values))


def tensed(key: str, past: bool, /, **values: object) -> Text:
    """Return the text under ``eligibility.<key>``, or that under ``<key>_past`` where a day is past."""
    return both(f"{key}_past" if past else key, **values)


def _one(lang: Language, key: str, values: dict[str, object]) -> str:
    filled = {name: value.get(lang) if isinstance(value, Text) else value for name, value in values.items()}
    return texts(lang)(f"eligibility.{key}", **filled)


def joined(parts: Iterable[Text], between: str = " ") -> Text:
    """Put texts one after the other."""
    found = tuple(parts)
    return Text(da=between.join(text.da for text in found), en=between.join(text.en for text in found))


def label(book: RuleBook, benefit: Benefit) -> Text:
    """Return a benefit's name; its identifier where the book does not know it."""
    facts = book.benefits.get(benefit)
    return Text(da=benefit.value, en=benefit.value) if facts is None else facts.label


def unnamed(question: Text, benefit: Benefit | None, book: RuleBook) -> Text:
    """Return a question without the benefit's name: for pages that go to more people than the verdicts do."""
    if benefit is None:
        return question
    name, neutral = label(book, benefit), both("question.some_benefit")
    return Text(da=question.da.replace(name.da, neutral.da), en=question.en.replace(name.en, neutral.en))


def labels(book: RuleBook, benefits: Iterable[Benefit]) -> Text:
    """Return the names of several benefits, in the order of the law's list."""
    wanted = frozenset(benefits)
    return joined((label(book, benefit) for benefit in Benefit if benefit in wanted), ", ")
