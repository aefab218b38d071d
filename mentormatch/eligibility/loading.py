"""Loading the rule book: the rules that ship, and those of further folders."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import replace
from datetime import date
from functools import cache
from importlib import resources
from itertools import combinations, islice, product
from pathlib import Path

from mentormatch.domain import Benefit, Host, WorkCategory

from .rule_file import File, days_meet, parse, read_benefits, read_rule, scopes_meet
from .rulebook import BenefitFacts, Rule, RuleBook
from .tables import RuleFileError, Table
from .verdict import RuleKind

_BENEFITS_FILE = "benefits.toml"


def load_rules(*folders: Path) -> RuleBook:
    """Return the rules that ship with the program, and those of further folders (``--rules DIR``).

    A file in a further folder adds a rule; it takes the place of a shipped one only where it says
    ``replaces = "<id>"``.

    Raises:
        RuleFileError: a folder or a file cannot be used; the text names file, key and remedy.
    """
    book = _IN_FORCE.get() or _shipped()
    return _with_folders(book, folders) if folders else book


_IN_FORCE: ContextVar[RuleBook | None] = ContextVar("rule book of the run", default=None)


@contextmanager
def rules_of(folders: Iterable[Path]) -> Iterator[RuleBook]:
    """Add the rules of folders to the book for as long as the context lasts.

    Everything that is judged, recorded or verified within goes by one book, read once: a file that changes in the
    middle of a run changes nothing in it.

    Raises:
        RuleFileError: as of :func:`load_rules`.
    """
    book = load_rules(*folders)
    token = _IN_FORCE.set(book)
    try:
        yield book
    finally:
        _IN_FORCE.reset(token)


@cache
def _shipped() -> RuleBook:
    files = [file for file in resources.files(__package__).joinpath("rules").iterdir() if _is_rule_file(file)]
    rules: dict[str, Rule] = {}
    facts: Mapping[Benefit, BenefitFacts] = {}
    facts_digest = ""
    looked_through: date | None = None
    for file in sorted(files, key=lambda file: file.name):
        if file.name == _BENEFITS_FILE:
            values, facts_digest = parse(file, file.name)
            looked_through = Table({"day": values.pop("looked_through", None)}, file.name).day_or_none("day")
            facts = read_benefits(values, file.name)
        else:
            rule = read_rule(file)
            rules[rule.id] = rule
    book = RuleBook(rules, facts, facts_digest, looked_through)
    _refuse_overlap(book)
    return book


def own_rules_digest() -> str:
    """Return the digest of the municipality's own rule files that are in force; empty where there are none."""
    return load_rules().own_digest


def _with_folders(base: RuleBook, folders: Iterable[Path]) -> RuleBook:
    rules = dict(base.rules)
    own: list[str] = []
    for folder in folders:
        for file in _files_of(folder):
            rule = read_rule(file, str(file))
            if rule.replaces is not None and rule.replaces not in rules:
                raise RuleFileError(
                    "replaces_nothing",
                    file=rule.file,
                    at="replaces",
                    value=rule.replaces,
                    known=", ".join(rules),
                )
            if rule.replaces is not None:
                del rules[rule.replaces]
            if rule.id in rules:
                raise RuleFileError("same_name", file=rule.file, rule=rule.id, other=rules[rule.id].file)
            rules[rule.id] = rule
            own.append(f"{rule.id} {rule.digest}")
    digest = hashlib.sha256("\n".join(filter(None, [base.own_digest, *sorted(own)])).encode()).hexdigest()
    book = replace(base, rules=dict(sorted(rules.items())), own_digest=digest)
    _refuse_overlap(book)
    return book


MOST_RULE_BYTES = 1024 * 1024
MOST_RULE_FILES = 200
"""The largest of the program's own rule files is some 30 kB, and there are fewer than fifty."""


def _files_of(folder: Path) -> list[Path]:
    if not folder.is_dir():
        raise RuleFileError("no_folder", file=str(folder))
    files = sorted(islice((file for file in folder.iterdir() if _is_rule_file(file)), MOST_RULE_FILES + 1))
    if len(files) > MOST_RULE_FILES:
        raise RuleFileError("too_many", file=str(folder), most=MOST_RULE_FILES)
    if not files:
        raise RuleFileError("empty_folder", file=str(folder))
    for file in files:
        if not file.is_file():  # a folder, or a pipe that nobody writes to
            raise RuleFileError("no_file", file=str(file))
        if file.stat().st_size > MOST_RULE_BYTES:
            raise RuleFileError("too_large", file=str(file), most=MOST_RULE_BYTES // 1024)
    return files


def _is_rule_file(file: File) -> bool:
    return file.name.endswith(".toml") and not file.name.startswith(".")


def _refuse_overlap(book: RuleBook) -> None:
    """Refuse two national rules about one situation: which of them is the law could not be told."""
    for first, second in combinations(book.of_kind(RuleKind.NATIONAL), 2):
        if scopes_meet(first.scope, second.scope) and any(
            scopes_meet(one.scope, other.scope) and days_meet(one, other)
            for one, other in product(first.history, second.history)
        ):
            raise RuleFileError("rules_overlap", file=second.file, other=first.id)


def national_rules(
    rules: Iterable[Rule], benefit: Benefit, host: Host, work: WorkCategory
) -> tuple[Rule, ...]:
    """The national rules about a situation, whatever the date: one, in the book that ships."""
    return tuple(
        rule for rule in rules if rule.kind is RuleKind.NATIONAL and rule.periods(benefit, host, work)
    )
