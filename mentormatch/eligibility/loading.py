"""Reading the rule files, and refusing a bad one with file, key and remedy."""

from __future__ import annotations

import hashlib
import re
import string
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from functools import cache
from importlib import resources
from itertools import combinations, product
from pathlib import Path
from typing import Protocol

from mentormatch.domain import Benefit, Host, WorkCategory

from .municipality import municipality_key
from .rulebook import (
    BenefitFacts,
    Claim,
    Condition,
    ConditionKind,
    Conflict,
    Event,
    MunicipalityTerm,
    Nature,
    Period,
    Rule,
    RuleBook,
    Scope,
    Source,
    Status,
)
from .tables import RuleFileError, Table
from .verdict import Authority, Confidence, Outcome, Reference, RuleKind, Text, Unit

_BENEFITS_FILE = "benefits.toml"
QUESTION_GAPS = ("benefit", "host")
"""What a question in a rule file may leave open."""
_FILE_NAME = re.compile(r"[a-z][a-z0-9_]*\.toml")


class _File(Protocol):
    @property
    def name(self) -> str: ...
    def read_bytes(self) -> bytes: ...
    def is_file(self) -> bool: ...


def load_rules(*folders: Path) -> RuleBook:
    """Return the rules that ship with the program, and those of further folders (``--rules DIR``).

    A file in a further folder adds a rule; it takes the place of a shipped one only where it says
    ``replaces = "<id>"``.

    Raises:
        RuleFileError: a folder or a file cannot be used; the text names file, key and remedy.
    """
    return _with_folders(folders) if folders else _shipped()


@cache
def _shipped() -> RuleBook:
    files = [file for file in resources.files(__package__).joinpath("rules").iterdir() if _is_rule_file(file)]
    rules: dict[str, Rule] = {}
    facts: Mapping[Benefit, BenefitFacts] = {}
    facts_digest = ""
    looked_through: date | None = None
    for file in sorted(files, key=lambda file: file.name):
        if file.name == _BENEFITS_FILE:
            values, facts_digest = _parse(file, file.name)
            looked_through = Table({"day": values.pop("looked_through", None)}, file.name).day_or_none("day")
            facts = _read_benefits(values, file.name)
        else:
            rule = read_rule(file)
            rules[rule.id] = rule
    book = RuleBook(rules, facts, facts_digest, looked_through)
    _refuse_overlap(book)
    return book


def _with_folders(folders: Iterable[Path]) -> RuleBook:
    shipped = _shipped()
    rules = dict(shipped.rules)
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
    book = replace(shipped, rules=dict(sorted(rules.items())))
    _refuse_overlap(book)
    return book


def _files_of(folder: Path) -> list[Path]:
    if not folder.is_dir():
        raise RuleFileError("no_folder", file=str(folder))
    files = sorted(file for file in folder.iterdir() if _is_rule_file(file))
    if not files:
        raise RuleFileError("empty_folder", file=str(folder))
    return files


def _is_rule_file(file: _File) -> bool:
    return file.name.endswith(".toml") and not file.name.startswith(".") and file.is_file()


def _parse(file: _File, shown: str) -> tuple[dict[str, object], str]:
    """Return what a file says, and its digest: the same on every system, whatever it does to line endings."""
    try:
        text = file.read_bytes().decode("utf-8-sig").replace("\r\n", "\n")
        return tomllib.loads(text), hashlib.sha256(text.encode()).hexdigest()
    except OSError as error:
        raise RuleFileError("unreadable", file=shown, detail=str(error.strerror)) from error
    except UnicodeDecodeError as error:
        raise RuleFileError("not_utf8", file=shown) from error
    except tomllib.TOMLDecodeError as error:
        raise RuleFileError("not_toml", file=shown, detail=str(error)) from error


def read_rule(file: _File, shown: str | None = None) -> Rule:
    """Read one rule file; ``shown`` is its name in messages.

    Raises:
        RuleFileError: the file cannot be used.
    """
    shown = file.name if shown is None else shown
    if not _FILE_NAME.fullmatch(file.name):
        raise RuleFileError("bad_name", file=shown)
    values, digest = _parse(file, shown)
    table = Table(values, shown)
    kind = table.choice("kind", RuleKind)
    scope = _scope(table, None)
    rule = Rule(
        id=file.name.removesuffix(".toml"),
        kind=kind,
        title=table.text("title"),
        summary=table.text("summary"),
        scope=scope,
        history=tuple(_period(one, kind, scope) for one in table.tables("history")),
        conditions=tuple(_condition(one, scope) for one in table.tables("conditions")),
        municipalities=tuple(_municipality(one) for one in table.tables("municipalities")),
        duties=tuple(one.as_text() for one in table.tables("duties")),
        notes=tuple(one.as_text() for one in table.tables("notes")),
        conflicts=tuple(_conflict(one) for one in table.tables("conflicts")),
        events=tuple(_event(one) for one in table.tables("events")),
        nature=table.choice("nature", Nature) if kind is RuleKind.DUTY else None,
        outcomes=table.choices("outcomes", Outcome, Outcome) if kind is RuleKind.DUTY else frozenset(Outcome),
        done_when_reported=table.flag("done_when_reported") if kind is RuleKind.DUTY else False,
        with_rules=frozenset(table.strings_or_none("with_rules") or ())
        if kind is RuleKind.DUTY
        else frozenset(),
        order=int(table.amount("order") or 50) if kind is RuleKind.DUTY else 50,
        recorded_only=table.flag("recorded_only"),
        replaces=table.string_or_none("replaces"),
        file=shown,
        digest=digest,
    )
    table.close()
    _check(rule, table)
    return rule


def _scope(table: Table, around: Scope | None) -> Scope:
    """Read ``benefits``, ``hosts`` and ``work``; a part of a rule may narrow the rule's own."""
    scope = Scope(
        benefits=table.choices("benefits", Benefit, around.benefits if around else None),
        hosts=table.choices("hosts", Host, around.hosts if around else Host),
        work=table.choices("work", WorkCategory, around.work if around else WorkCategory),
    )
    if around is not None:
        for key, inner, outer in (
            ("benefits", scope.benefits, around.benefits),
            ("hosts", scope.hosts, around.hosts),
            ("work", scope.work, around.work),
        ):
            if not inner <= outer:
                raise table.fault("outside_rule", key, value=", ".join(sorted(inner - outer)))
    return scope


def _period(table: Table, kind: RuleKind, around: Scope) -> Period:
    duty = kind is RuleKind.DUTY
    outcome = None if duty else table.choice("outcome", Outcome)
    text = table.text("text") if duty or outcome is Outcome.UNDETERMINED else None
    capped = outcome is Outcome.CAPPED
    period = Period(
        scope=_scope(table, around),
        start=table.start("from"),
        until=table.day_or_none("until"),
        outcome=outcome,
        text=text,
        value=table.amount("value") if capped else None,
        unit=table.choice("unit", Unit) if capped else None,
        status=table.choice_or_none("status", Status) or Status.ENACTED,
        verified=table.flag("verified"),
        from_verified=table.flag("from_verified", default=True),
        confidence=table.choice("confidence", Confidence),
        sources=tuple(_source(one) for one in table.tables("sources")),
        note=table.text_or_none("note"),
        ask=table.choice_or_none("ask", Authority) if outcome is Outcome.UNDETERMINED else None,
        question=_question(table) if outcome is Outcome.UNDETERMINED else None,
    )
    if capped and period.value is None:
        raise table.fault("missing_key", "value")
    if outcome is not Outcome.CAPPED and ("value" in table or "unit" in table):
        raise table.fault("value_without_cap", "value" if "value" in table else "unit", outcome=outcome)
    table.close()
    if period.start is not None and period.until is not None and period.until < period.start:
        raise table.fault("ends_before_it_starts", "until", start=period.start, until=period.until)
    return period


def _question(table: Table) -> Text:
    question = table.text("question")
    for text in (question.da, question.en):
        try:
            gaps = [name for _, name, _, _ in string.Formatter().parse(text) if name is not None]
        except ValueError as error:
            raise table.fault("wants_gaps", "question", value=text) from error
        for gap in gaps:
            if gap not in QUESTION_GAPS:
                raise table.fault("wants_gaps", "question", value=gap)
    return question


def _source(table: Table) -> Source:
    source = Source(
        reference=Reference(title=table.string("title"), href=_address(table)),
        since=table.day_or_none("since"),
        confidence=table.choice_or_none("confidence", Confidence),
        note=table.text_or_none("note"),
    )
    table.close()
    return source


def _address(table: Table) -> str | None:
    href = table.string_or_none("href")
    if href is not None and not href.startswith(("https://", "http://")):
        raise table.fault("wants_address", "href", value=href)
    return href


def _condition(table: Table, around: Scope) -> Condition:
    condition = Condition(
        kind=table.choice("kind", ConditionKind),
        scope=_scope(table, around),
        text=table.text("text"),
        undetermined_if_unmet=table.flag("undetermined_if_unmet"),
    )
    table.close()
    return condition


def _municipality(table: Table) -> MunicipalityTerm:
    term = MunicipalityTerm(
        name=table.string("name"),
        also=table.strings_or_none("also") or (),
        last_day=table.day("last_day"),
        verified=table.flag("verified"),
        confidence=table.choice("confidence", Confidence),
        sources=tuple(_source(one) for one in table.tables("sources")),
        note=table.text_or_none("note"),
    )
    table.close()
    return term


def _conflict(table: Table) -> Conflict:
    conflict = Conflict(
        about=table.text("about"),
        claims=tuple(_claim(one) for one in table.tables("claims")),
        used=table.text("used"),
        start=table.day_or_none("from"),
        until=table.day_or_none("until"),
        municipalities=frozenset(municipality_key(m) for m in table.strings_or_none("municipalities") or ()),
    )
    table.close()
    if len(conflict.claims) < 2:
        raise table.fault("one_claim", "claims")
    return conflict


def _claim(table: Table) -> Claim:
    claim = Claim(says=table.text("says"), reference=Reference(table.string("title"), _address(table)))
    table.close()
    return claim


def _event(table: Table) -> Event:
    when, text = table.string("when"), table.text("text")
    title, href = table.string_or_none("title"), _address(table)
    table.close()
    return Event(when, text, None if title is None else Source(Reference(title, href)))


def _check(rule: Rule, table: Table) -> None:
    """Refuse what is well formed and makes no sense."""
    if not rule.history and not rule.recorded_only:
        raise table.fault("missing_key", "history")
    places = {ConditionKind.RESIDENCE, ConditionKind.HOST_MUNICIPALITY}
    if not rule.municipalities and any(condition.kind in places for condition in rule.conditions):
        raise table.fault("no_municipalities", "municipalities")
    for number, first, second in _pairs(rule.history):
        if _scopes_meet(first.scope, second.scope) and _days_meet(first, second):
            raise table.fault("periods_overlap", f"history[{number}]", start=second.start or "always")


def _pairs(history: tuple[Period, ...]) -> Iterator[tuple[int, Period, Period]]:
    for (_, first), (number, second) in combinations(enumerate(history, start=1), 2):
        if first.status is second.status:
            yield number, first, second


def _scopes_meet(first: Scope, second: Scope) -> bool:
    return bool(first.benefits & second.benefits and first.hosts & second.hosts and first.work & second.work)


def _days_meet(first: Period, second: Period) -> bool:
    before = first.until is not None and second.start is not None and first.until < second.start
    after = second.until is not None and first.start is not None and second.until < first.start
    return not (before or after)


def _refuse_overlap(book: RuleBook) -> None:
    """Refuse two national rules about one situation: which of them is the law could not be told."""
    for first, second in combinations(book.of_kind(RuleKind.NATIONAL), 2):
        if _scopes_meet(first.scope, second.scope) and any(
            _scopes_meet(one.scope, other.scope) and _days_meet(one, other)
            for one, other in product(first.history, second.history)
        ):
            raise RuleFileError("rules_overlap", file=second.file, other=first.id)


def _read_benefits(values: Mapping[str, object], file: str) -> Mapping[Benefit, BenefitFacts]:
    facts: dict[Benefit, BenefitFacts] = {}
    whole = Table({"benefits": list(values)}, file)
    whole.choices("benefits", Benefit, None)
    for name, one in values.items():
        table = Table(_as_table(one, file, name), file, name)
        facts[Benefit(name)] = BenefitFacts(
            label=table.text("label"),
            decides=table.choice("decides", Authority),
            start=table.day_or_none("from"),
            until=table.day_or_none("until"),
            before=table.text_or_none("before"),
            after=table.text_or_none("after"),
            verified=table.flag("verified", default=True),
        )
        table.close()
    return facts


def _as_table(value: object, file: str, name: str) -> Mapping[str, object]:
    if not isinstance(value, dict):
        raise RuleFileError("wants_tables", file=file, at=name, value=str(value))
    return value


def national_rules(
    rules: Iterable[Rule], benefit: Benefit, host: Host, work: WorkCategory
) -> tuple[Rule, ...]:
    """The national rules about a situation, whatever the date: one, in the book that ships."""
    return tuple(
        rule for rule in rules if rule.kind is RuleKind.NATIONAL and rule.periods(benefit, host, work)
    )
