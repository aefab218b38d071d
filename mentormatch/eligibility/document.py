"""Writes ``docs/regler.md``, in Danish, from the rule files, so that the page can never say anything else.

``python -m mentormatch.eligibility.document docs/regler.md`` writes the page; a test holds it to the files.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import product
from pathlib import Path

from mentormatch.domain import Benefit, Host, WorkCategory
from mentormatch.locale import texts

from .conditions import Situation
from .document_text import EXAMPLE, FOREWORD, OWN_EXPERIMENT, OWN_EXPERIMENT_AFTER
from .judging import judge_situation
from .loading import load_rules
from .rule_parts import Conflict, Event, MunicipalityTerm, Period, Source, Status
from .rulebook import ELSEWHERE, BenefitFacts, Rule, RuleBook
from .verdict import Outcome, Reference, RuleKind, Unit, Verdict
from .wording import label, labels

_LATEST = date(9999, 12, 31)
"""A day after every change: what holds until somebody writes down something newer."""
_WORKS = (
    WorkCategory.ACTIVITY,
    WorkCategory.UNPAID_WORK,
    WorkCategory.CORE_OPERATIONS,
    WorkCategory.UNDECIDED,
)


def page(book: RuleBook) -> str:
    """Return the whole page."""
    return "\n".join(_lines(book)).rstrip() + "\n"


def main(arguments: Sequence[str]) -> int:
    """Write the page to the one file named; return the exit code."""
    if len(arguments) != 1:
        sys.stderr.write("python -m mentormatch.eligibility.document FILE\n")
        return 2
    Path(arguments[0]).write_text(page(load_rules()), "utf-8", newline="\n")
    return 0


def _lines(book: RuleBook) -> Iterator[str]:
    yield FOREWORD
    yield from ("## Kort fortalt", "")
    yield from _overview(book)
    yield from ("", "## Ydelserne", "")
    yield from _benefits(book)
    yield from ("", "Hvor datoerne og den, der afgør, står:", "")
    yield from _closings(book)
    headings = (
        (RuleKind.NATIONAL, "## Landsdækkende regler"),
        (RuleKind.EXPERIMENT, "## Forsøg"),
        (RuleKind.DUTY, "## Pligter og oplysninger, der følger med"),
    )
    for kind, heading in headings:
        yield from ("", heading)
        for rule in book.of_kind(kind):
            yield from _rule(rule, book)
    yield from ("", "## Hvad der ikke vides", "")
    yield from _unknown(book)
    yield from ("", OWN_EXPERIMENT, f"```toml\n{EXAMPLE}```", "", OWN_EXPERIMENT_AFTER)


def _overview(book: RuleBook) -> Iterator[str]:
    """What holds by the newest rules known, without any experiment."""
    columns = list(product(Host, _WORKS))
    said = {
        benefit: [
            _short(judge_situation(Situation(benefit, host, work, ELSEWHERE, ELSEWHERE), _LATEST, book))
            for host, work in columns
        ]
        for benefit in Benefit
        if book.benefits[benefit].existed(_LATEST)
    }
    yield "De nyeste regler, som programmet kender, uden forsøg. Uanset vært og arbejdets art:"
    yield ""
    alike = {benefit: cells[0] for benefit, cells in said.items() if len(set(cells)) == 1}
    for short in dict.fromkeys(alike.values()):
        yield f"- {short}: {_listed(label(book, one).da for one, found in alike.items() if found == short)}"
    yield from ("", "For de øvrige kommer det an på værten og arbejdets art:", "")
    yield from _table_head(["Ydelse", *(f"{_host(host)}: {_word('work', work)}" for host, work in columns)])
    for benefit, cells in said.items():
        if benefit not in alike:
            yield _row([label(book, benefit).da, *cells])


def _short(verdict: Verdict) -> str:
    if verdict.outcome is Outcome.CAPPED:
        return f"{texts('da').show(verdict.hours_per_month)} timer om måneden"
    if verdict.outcome is Outcome.UNDETERMINED and verdict.ask is not None:
        return f"uafklaret: spørg {_word('authority', verdict.ask)}"
    return _word("outcome", verdict.outcome)


def _benefits(book: RuleBook) -> Iterator[str]:
    yield from _table_head(
        ["Ydelse", "Id", "Hvem afgør", "Fra", "Til og med", "Sidste dag for nye", "Uden for den tid"]
    )
    for benefit, facts in book.benefits.items():
        remarks = [
            f"før: {facts.before.da}" if facts.before else "",
            f"siden: {facts.after.da}" if facts.after else "",
            "" if facts.verified else "datoerne er ikke alle set i en kilde",
        ]
        grants = "" if facts.grants_verified or not facts.last_new_grant else " (ikke set i en kilde)"
        yield _row(
            [
                facts.label.da,
                f"`{benefit}`",
                _decides(facts),
                _day(facts.start),
                _day(facts.until),
                _day(facts.last_new_grant) + grants,
                "; ".join(remark for remark in remarks if remark),
            ]
        )


def _decides(facts: BenefitFacts) -> str:
    """Who decides, and who did before; nothing where there is nothing to decide."""
    if facts.decides is None:
        return ""
    now = _word("authority", facts.decides)
    if facts.decided_before is None:
        return now
    return f"{now}; til og med {_day(facts.decided_until)} {_word('authority', facts.decided_before)}"


def _closings(book: RuleBook) -> Iterator[str]:
    """What is known about benefits that are closed or have ended, with sources."""
    for benefit, facts in book.benefits.items():
        told = [text.da for text in (facts.closing, facts.note) if text is not None]
        if told or facts.sources:
            sources = "; ".join(_source(source) for source in facts.sources)
            yield f"- {label(book, benefit).da}: {' '.join(told)}{' ' if told else ''}{sources}."


def _rule(rule: Rule, book: RuleBook) -> Iterator[str]:
    yield from ("", f"### {rule.title.da}", "", f"`{rule.id}`", "", rule.summary.da, "")
    yield f"Ydelser: {labels(book, rule.scope.benefits).da}."
    if rule.scope.hosts != frozenset(Host):
        yield f"Vært: {_listed(_host(host) for host in Host if host in rule.scope.hosts)}."
    if rule.scope.work != frozenset(WorkCategory):
        yield f"Arbejdets art: {_listed(_word('work', w) for w in WorkCategory if w in rule.scope.work)}."
    if rule.history:
        yield ""
        yield from _history(rule, book)
    yield from _conditions(rule)
    if rule.municipalities:
        yield ""
        yield from _municipalities(rule.municipalities)
    if rule.duties:
        yield from ("", "Det følger med:", "", *(f"- {text.da}" for text in rule.duties))
    if rule.notes:
        yield from ("", *(f"- {text.da}" for text in rule.notes))
    for conflict in rule.conflicts:
        yield from _conflict(conflict)
    if rule.events:
        yield from ("", "Det er sket:", "", *(_event(event) for event in rule.events))


def _history(rule: Rule, book: RuleBook) -> Iterator[str]:
    narrowed = any(period.scope != rule.scope for period in rule.history)
    yield from _table_head(
        [
            *("Fra", "Til og med"),
            *(["Gælder"] if narrowed else []),
            *("Udfald", "Set i kilde", "Senest set gældende", "Sikkerhed", "Kilder"),
        ]
    )
    for period in rule.history:
        start = "altid" if period.start is None else period.start.isoformat()
        yield _row(
            [
                start if period.from_verified else f"{start} (ikke set i en kilde)",
                _day(period.until),
                *([_narrowing(period, rule, book)] if narrowed else []),
                _outcome(period),
                _seen(period),
                _last_seen(period),
                _word("confidence", period.confidence_on(period.until or _LATEST)),
                "; ".join(_source(source) for source in period.sources) or "ingen kilde fundet",
            ]
        )


def _seen(period: Period) -> str:
    """Whether the value was seen in a source, and of what year."""
    if not period.verified:
        return "nej"
    return "ja, uden årstal" if period.seen_in is None else f"ja ({period.seen_in})"


def _last_seen(period: Period) -> str:
    """When the value was last seen to hold; a period that is over needs no such day."""
    if period.until is not None:
        return "–"
    return "vides ikke" if period.last_seen is None else period.last_seen.isoformat()


def _narrowing(period: Period, rule: Rule, book: RuleBook) -> str:
    """What a period concerns, where it is less than the whole rule."""
    parts = []
    if period.scope.benefits != rule.scope.benefits:
        parts.append(
            _listed(label(book, benefit).da for benefit in Benefit if benefit in period.scope.benefits)
        )
    if period.scope.hosts != rule.scope.hosts:
        parts.append(_listed(_host(host) for host in Host if host in period.scope.hosts))
    if period.scope.work != rule.scope.work:
        parts.append(_listed(_word("work", work) for work in WorkCategory if work in period.scope.work))
    return "; ".join(parts) or "alle"


def _outcome(period: Period) -> str:
    said = "" if period.outcome is None else _value(period)
    if period.status is Status.EXPECTED:
        said += " (ventes; bruges ikke)"
    notes = [note.da.rstrip(".") for note in (period.text, period.note) if note is not None]
    return ". ".join(part for part in (said, *notes) if part)


def _value(period: Period) -> str:
    if period.outcome is not Outcome.CAPPED:
        return _word("outcome", period.outcome)
    t = texts("da")
    said = f"{t.show(period.value)} {_word('unit', period.unit)}"
    if period.unit is Unit.HOURS_PER_WEEK:
        said += f" (ca. {t.show(period.hours_per_month)} om måneden)"
    return said


def _conditions(rule: Rule) -> Iterator[str]:
    if rule.conditions:
        yield from ("", "Betingelser:", "")
    for condition in rule.conditions:
        only = []
        if condition.scope.hosts != rule.scope.hosts:
            only.append(
                f"når værten er {_listed(_host(host) for host in Host if host in condition.scope.hosts)}"
            )
        if condition.scope.work != rule.scope.work:
            works = _listed(_word("work", work) for work in WorkCategory if work in condition.scope.work)
            only.append(f"når arbejdets art er: {works}")
        yield f"- {condition.text.da}{f' ({_listed(only)})' if only else ''}"


def _municipalities(terms: Iterable[MunicipalityTerm]) -> Iterator[str]:
    yield from _table_head(
        ["Kommune", "Sidste dag", "Uafklaret til og med", "Set i kilde", "Sikkerhed", "Kilder"]
    )
    for term in terms:
        note = "".join(f" {text.da}" for text in (term.note, term.disputed) if text is not None)
        yield _row(
            [
                term.name,
                term.last_day.isoformat(),
                _day(term.disputed_until),
                "ja" if term.verified else "nej",
                _word("confidence", term.confidence),
                "; ".join(_source(source) for source in term.sources) + note,
            ]
        )


def _conflict(conflict: Conflict) -> Iterator[str]:
    yield from ("", f"Kilderne er uenige: {conflict.about.da}", "")
    for claim in conflict.claims:
        yield f"- {claim.says.da} ({_link(claim.reference)})"
    yield from ("", f"Her bruges: {conflict.used.da}")


def _event(event: Event) -> str:
    source = f" ({_source(event.source)})" if event.source else ""
    return f"- {event.when}: {event.text.da}{source}"


def _unknown(book: RuleBook) -> Iterator[str]:
    """Everything that the files leave open, gathered: what a jurist could help with."""
    for rule in book:
        for period in rule.history:
            names = _listed(
                label(book, benefit).da for benefit in Benefit if benefit in period.scope.benefits
            )
            if period.outcome is Outcome.UNDETERMINED and period.text is not None:
                yield f"- {names}: {period.text.da} (`{rule.id}`)"
            elif period.start is not None and not period.from_verified:
                yield f"- {names}: begyndelsen {period.start.isoformat()} er ikke set i en kilde. (`{rule.id}`)"
            elif rule.kind is not RuleKind.DUTY and not period.verified:
                yield f"- {names}: {_value(period)} er ikke set i en kilde. (`{rule.id}`)"
        for term in rule.municipalities:
            if not term.verified:
                last = term.last_day.isoformat()
                yield f"- {term.name}: sidste dag {last} er ikke set i loven. (`{rule.id}`)"
        if rule.recorded_only:
            yield f"- {rule.title.da}: {rule.summary.da} (`{rule.id}`)"


def _source(source: Source) -> str:
    since = f" (fra {source.since.isoformat()})" if source.since else ""
    note = f" {source.note.da}" if source.note else ""
    proves = " *her er værdien set*" if source.proves else ""
    return f"{_link(source.reference)}{since}{proves}{note}"


def _link(reference: Reference) -> str:
    """A link to the act at retsinformation where it has one there, and to the page that was read."""
    title, eli, href = reference.title, reference.eli, reference.href
    first = title if reference.address is None else f"[{title}](<{reference.address}>)"
    return f"{first} ([læst her](<{href}>))" if eli and href else first


def _day(day: date | None) -> str:
    return "" if day is None else day.isoformat()


def _word(section: str, code: object) -> str:
    return texts("da")(f"eligibility.{section}.{code}")


def _host(host: Host) -> str:
    return _word("host", host)


def _listed(parts: Iterable[str]) -> str:
    return ", ".join(parts)


def _table_head(headings: Sequence[str]) -> Iterator[str]:
    yield _row(headings)
    yield "|" + "---|" * len(headings)


def _row(cells: Sequence[str]) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
