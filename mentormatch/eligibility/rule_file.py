"""Reading one rule file strictly: every key is known, and what makes no sense is refused."""

from __future__ import annotations

import hashlib
import re
import string
import tomllib
from collections.abc import Iterator, Mapping
from itertools import combinations
from typing import Protocol

from mentormatch.domain import Benefit, Host, WorkCategory

from .municipality import municipality_key
from .rule_parts import (
    Claim,
    Condition,
    ConditionKind,
    Conflict,
    Event,
    KnownHost,
    MunicipalityTerm,
    Nature,
    Period,
    Scope,
    Source,
    Status,
)
from .rulebook import BenefitFacts, Rule
from .tables import RuleFileError, Table
from .verdict import Authority, Confidence, Outcome, Reference, RuleKind, Text, Unit

QUESTION_GAPS = ("benefit", "host")
"""What a question in a rule file may leave open."""
_ELI = "https://www.retsinformation.dk/eli/"
_ELI_FORM = re.compile(r"(lta|ltb|ltc|mt|retsinfo)/\d{4}/\d+")
_FILE_NAME = re.compile(r"[a-z][a-z0-9_]*\.toml")


class File(Protocol):
    """A file of the disk, or of the installed package."""

    @property
    def name(self) -> str:
        """Its name without folders."""
        ...

    def read_bytes(self) -> bytes:
        """Return what it holds."""
        ...

    def is_file(self) -> bool:
        """Whether it is a file, and no folder."""
        ...


def parse(file: File, shown: str) -> tuple[dict[str, object], str]:
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


def read_rule(file: File, shown: str | None = None) -> Rule:
    """Read one rule file; ``shown`` is its name in messages.

    Raises:
        RuleFileError: the file cannot be used.
    """
    shown = file.name if shown is None else shown
    if not _FILE_NAME.fullmatch(file.name):
        raise RuleFileError("bad_name", file=shown)
    values, digest = parse(file, shown)
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
        instead_of=frozenset(table.strings_or_none("instead_of") or ())
        if kind is RuleKind.DUTY
        else frozenset(),
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
        last_seen=table.day_or_none("last_seen"),
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
    return _with_gaps(table, table.text("question"))


def _with_gaps(table: Table, question: Text) -> Text:
    """Refuse a question with gaps that nobody could fill."""
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
        reference=_reference(table),
        since=table.day_or_none("since"),
        confidence=table.choice_or_none("confidence", Confidence),
        note=table.text_or_none("note"),
        proves=table.flag("proves"),
    )
    table.close()
    return source


def _reference(table: Table) -> Reference:
    return Reference(table.string("title"), _address(table), _eli(table), _year(table))


def _eli(table: Table) -> str | None:
    """Return the full address of an identifier like ``lta/2012/550``."""
    eli = table.string_or_none("eli")
    if eli is None:
        return None
    if not _ELI_FORM.fullmatch(eli):
        raise table.fault("wants_eli", "eli", value=eli)
    return _ELI + eli


def _year(table: Table) -> int | None:
    year = table.whole_or_none("year")
    if year is not None and not 1900 <= year <= 2100:
        raise table.fault("wants_year", "year", value=year)
    return year


def _address(table: Table) -> str | None:
    href = table.string_or_none("href")
    if href is not None and not href.startswith(("https://", "http://")):
        raise table.fault("wants_address", "href", value=href)
    return href


def _condition(table: Table, around: Scope) -> Condition:
    question = table.text_or_none("question")
    condition = Condition(
        kind=table.choice("kind", ConditionKind),
        scope=_scope(table, around),
        text=table.text("text"),
        undetermined_if_unmet=table.flag("undetermined_if_unmet"),
        known_hosts=tuple(_known_host(one) for one in table.tables("known_hosts")),
        question=None if question is None else _with_gaps(table, question),
    )
    table.close()
    return condition


def _known_host(table: Table) -> KnownHost:
    host = KnownHost(table.string("municipality"), table.text("says"), _reference(table))
    table.close()
    return host


def _municipality(table: Table) -> MunicipalityTerm:
    term = MunicipalityTerm(
        name=table.string("name"),
        also=table.strings_or_none("also") or (),
        last_day=table.day("last_day"),
        verified=table.flag("verified"),
        confidence=table.choice("confidence", Confidence),
        sources=tuple(_source(one) for one in table.tables("sources")),
        note=table.text_or_none("note"),
        disputed_until=table.day_or_none("disputed_until"),
        disputed=table.text_or_none("disputed"),
    )
    table.close()
    if term.disputed_until is not None and term.disputed is None:
        raise table.fault("missing_key", "disputed")
    if term.disputed_until is not None and term.disputed_until <= term.last_day:
        raise table.fault(
            "ends_before_it_starts", "disputed_until", start=term.last_day, until=term.disputed_until
        )
    return term


def _conflict(table: Table) -> Conflict:
    conflict = Conflict(
        about=table.text("about"),
        claims=tuple(_claim(one) for one in table.tables("claims")),
        used=table.text("used"),
        start=table.day_or_none("from"),
        until=table.day_or_none("until"),
        municipalities=frozenset(municipality_key(m) for m in table.strings_or_none("municipalities") or ()),
        benefits=table.choices("benefits", Benefit, ()),
        work=table.choices("work", WorkCategory, WorkCategory),
        unmet=table.choice_or_none("unmet", ConditionKind),
    )
    table.close()
    if len(conflict.claims) < 2:
        raise table.fault("one_claim", "claims")
    return conflict


def _claim(table: Table) -> Claim:
    claim = Claim(says=table.text("says"), reference=_reference(table))
    table.close()
    return claim


def _event(table: Table) -> Event:
    when, text = table.string("when"), table.text("text")
    source = Source(_reference(table)) if "title" in table else None
    table.close()
    return Event(when, text, source)


def _check(rule: Rule, table: Table) -> None:
    """Refuse what is well formed and makes no sense."""
    if not rule.history and not rule.recorded_only:
        raise table.fault("missing_key", "history")
    places = {ConditionKind.RESIDENCE, ConditionKind.HOST_MUNICIPALITY}
    if not rule.municipalities and any(condition.kind in places for condition in rule.conditions):
        raise table.fault("no_municipalities", "municipalities")
    for number, first, second in _pairs(rule.history):
        if scopes_meet(first.scope, second.scope) and days_meet(first, second):
            raise table.fault("periods_overlap", f"history[{number}]", start=second.start or "always")


def _pairs(history: tuple[Period, ...]) -> Iterator[tuple[int, Period, Period]]:
    for (_, first), (number, second) in combinations(enumerate(history, start=1), 2):
        if first.status is second.status:
            yield number, first, second


def scopes_meet(first: Scope, second: Scope) -> bool:
    """Whether some situation lies in both scopes."""
    return bool(first.benefits & second.benefits and first.hosts & second.hosts and first.work & second.work)


def days_meet(first: Period, second: Period) -> bool:
    """Whether some day lies in both periods."""
    before = first.until is not None and second.start is not None and first.until < second.start
    after = second.until is not None and first.start is not None and second.until < first.start
    return not (before or after)


def read_benefits(values: Mapping[str, object], file: str) -> Mapping[Benefit, BenefitFacts]:
    """Read what is known about each benefit.

    Raises:
        RuleFileError: a benefit is missing or cannot be used.
    """
    facts: dict[Benefit, BenefitFacts] = {}
    whole = Table({"benefits": list(values)}, file)
    whole.choices("benefits", Benefit, None)
    for name, one in values.items():
        table = Table(_as_table(one, file, name), file, name)
        facts[Benefit(name)] = BenefitFacts(
            label=table.text("label"),
            decides=table.choice_or_none("decides", Authority),
            start=table.day_or_none("from"),
            until=table.day_or_none("until"),
            before=table.text_or_none("before"),
            after=table.text_or_none("after"),
            verified=table.flag("verified", default=True),
            decided_until=table.day_or_none("decided_until"),
            decided_before=table.choice_or_none("decided_before", Authority),
            last_new_grant=table.day_or_none("last_new_grant"),
            grants_verified=table.flag("grants_verified"),
            closing=table.text_or_none("closing"),
            note=table.text_or_none("note"),
            sources=tuple(_source(source) for source in table.tables("sources")),
        )
        table.close()
    return facts


def _as_table(value: object, file: str, name: str) -> Mapping[str, object]:
    if not isinstance(value, dict):
        raise RuleFileError("wants_tables", file=file, at=name, value=str(value))
    return value
