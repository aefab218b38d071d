"""``mentormatch rules``: the rule book on the screen."""

from __future__ import annotations

import difflib
import functools
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import click

from mentormatch import clock
from mentormatch.errors import ExitCode
from mentormatch.locale import Texts

from . import options
from .console import Console

if TYPE_CHECKING:
    from mentormatch.eligibility import Period, Rule, RuleBook
    from mentormatch.eligibility.rule_parts import Source


def build(t: Texts) -> click.Command:
    """Return the command in one language."""

    @click.argument("rule", required=False, metavar=t("cli.rules.metavar"))
    @options.as_of(t)
    @folders(t)
    @click.option("--all", "every", is_flag=True, help=t("cli.rules.every"))
    @click.option("--stale", type=click.IntRange(min=0), metavar="N", help=t("cli.rules.stale"))
    def rules(
        console: Console,
        *,
        rule: str | None,
        as_of: date | None,
        folders: tuple[Path, ...],
        every: bool,
        stale: int | None,
    ) -> int:
        from mentormatch.eligibility import load_rules, plain_rule

        book = load_rules(*folders)
        day = as_of or clock.today()
        if stale is not None:
            if rule is not None:
                raise click.UsageError(console.t("cli.rules.stale_or_rule"))
            _stale(book, day, stale, console)
            return int(ExitCode.DONE)
        if rule is None:
            if console.as_json:
                console.data([plain_rule(one, day, console.t.lang) for one in book])
            else:
                _list(book, day, console, every=every)
            return int(ExitCode.DONE)
        found = book.rules.get(rule)
        if found is None:
            near = [one for one in book.rules if rule in one] or difflib.get_close_matches(
                rule, book.rules, n=3
            )
            key = "cli.rules.unknown_near" if near else "cli.rules.unknown"
            raise click.UsageError(console.t(key, rule=rule, near=", ".join(near)))
        if console.as_json:
            console.data(plain_rule(found, day, console.t.lang))
        else:
            _show(found, book, day, console)
        return int(ExitCode.DONE)

    return options.command(t, "rules", rules)


def folders(t: Texts) -> Callable[[options.F], options.F]:
    """Folders with rules of one's own."""
    return click.option(
        "--rules",
        "folders",
        multiple=True,
        type=click.Path(path_type=Path),
        metavar=t("cli.rules.folder"),
        help=t("cli.rules.option"),
    )


def own_rules(t: Texts) -> Callable[[options.F], options.F]:
    """Folders with rules of one's own, by which everything in the command then goes."""

    def wrap(function: options.F) -> options.F:
        @functools.wraps(function)
        def call(*said: Any, **given: Any) -> Any:
            own: tuple[Path, ...] = given.pop("folders")
            if not own:
                return function(*said, **given)
            from mentormatch.eligibility import rules_of

            with rules_of(own):
                return function(*said, **given)

        return folders(t)(cast("options.F", call))

    return wrap


def _list(book: RuleBook, day: date, console: Console, *, every: bool) -> None:
    """List the rules, each with what it gives on the day; those that give nothing then only where ``every``."""
    from mentormatch.eligibility import RuleKind

    t = console.t
    console.result(t("cli.rules.as_of", as_of=day))
    shown = [rule for rule in book if every or _gives(rule, day)]
    for kind in RuleKind:
        of_kind = sorted((rule for rule in shown if rule.kind is kind), key=lambda rule: rule.id)
        if not of_kind:
            continue
        console.result()
        console.result(f"{t(f'cli.rules.kind.{kind}')}:")
        heads = [t("cli.rules.head.rule"), t("cli.rules.head.value"), t("cli.rules.head.title")]
        rows = [[rule.id, _values(rule, day, t), rule.title.get(t.lang)] for rule in of_kind]
        console.table(heads, rows)
    left_out = len(book.rules) - len(shown)
    if left_out:
        console.result()
        console.result(t("cli.rules.left_out", n=left_out))
    console.message("")
    console.message(t("cli.rules.next"))


def _gives(rule: Rule, day: date) -> bool:
    """Whether a rule gives anything on a day: it has begun, and has not ended everywhere."""
    ended = rule.last_possible_day is not None and rule.last_possible_day < day
    return bool(rule.in_force_on(day)) and not ended


def _stale(book: RuleBook, day: date, days: int, console: Console) -> None:
    """List what was last seen to hold longer ago than so many days, for whoever keeps the book."""
    from mentormatch.eligibility.wording import labels

    t = console.t
    found = book.stale(day, days)
    if console.as_json:
        console.data(
            [
                {
                    "rule": rule.id,
                    "from": None if period.start is None else period.start.isoformat(),
                    "benefits": sorted(period.scope.benefits),
                    "last_seen_to_hold": None if period.last_seen is None else period.last_seen.isoformat(),
                    "days": None if period.last_seen is None else (day - period.last_seen).days,
                }
                for rule, period in found
            ]
        )
        return
    console.result(t("cli.rules.stale_found", n=len(found), days=days, as_of=day))
    heads = [t(f"cli.rules.head.{name}") for name in ("rule", "last_seen", "value", "only")]
    console.table(
        heads,
        [
            [
                rule.id,
                t("cli.rules.never") if period.last_seen is None else period.last_seen.isoformat(),
                _value(period, t),
                labels(book, period.scope.benefits).get(t.lang),
            ]
            for rule, period in found
        ],
    )


def _values(rule: Rule, day: date, t: Texts) -> str:
    """What a rule gives on a day, in a few words."""
    if rule.last_day is not None and rule.last_day < day:
        return t("cli.rules.ended", last_day=rule.last_day.isoformat())
    found = dict.fromkeys(_value(period, t) for period in rule.in_force_on(day))
    return ", ".join(found) or t("cli.rules.not_in_force")


def _value(period: Period, t: Texts) -> str:
    from mentormatch.eligibility import Outcome

    if period.outcome is None:
        return t("cli.rules.holds")
    if period.outcome is Outcome.CAPPED:
        return f"{t.show(period.value)} {t(f'eligibility.unit.{period.unit}')}"
    return t(f"eligibility.outcome.{period.outcome}")


def _show(rule: Rule, book: RuleBook, day: date, console: Console) -> None:
    """Show one rule: what holds on the day, the history, and where it stands."""
    from mentormatch.eligibility.wording import labels

    t = console.t
    console.result(rule.title.get(t.lang))
    console.result(rule.summary.get(t.lang))
    console.result()
    console.result(t("cli.rules.benefits", benefits=labels(book, rule.scope.benefits).get(t.lang)))
    console.result(t("cli.rules.hosts", hosts=_words("host", rule.scope.hosts, t)))
    console.result(t("cli.rules.works", works=_words("work", rule.scope.work, t)))
    if rule.recorded_only:
        console.result(t("eligibility.reason.recorded_only"))
    console.result()
    in_force = rule.in_force_on(day)
    console.result(t("cli.rules.in_force", as_of=day) if in_force else t("cli.rules.nothing", as_of=day))
    for period in in_force:
        _tell(period, rule, book, day, console)
    if rule.last_day is not None:
        console.result()
        console.table(
            [t(f"cli.rules.head.{name}") for name in ("municipality", "last_day", "verified", "note")],
            [
                [
                    term.name,
                    term.last_day.isoformat(),
                    t.show(term.verified),
                    term.note.get(t.lang) if term.note else "",
                ]
                for term in rule.municipalities
            ],
        )
        _sources(
            dict.fromkeys(source for term in rule.municipalities for source in term.sources), "  ", console
        )
    _history(rule, book, console)
    _rest(rule, console)


def _tell(period: Period, rule: Rule, book: RuleBook, day: date, console: Console) -> None:
    """Tell one period that holds, with its sources."""
    t = console.t
    only = _narrowing(period, rule, book, t)
    console.result(f"  {_value(period, t)}{f' ({only})' if only else ''}")
    for text in (period.text, period.note):
        if text is not None:
            console.result(f"    {text.get(t.lang)}")
    said = t(
        "cli.rules.known",
        verified=_seen(period, t),
        confidence=t(f"eligibility.confidence.{period.confidence_on(day)}"),
    )
    console.result(f"    {said}")
    _sources(period.sources, "    ", console)


def _seen(period: Period, t: Texts) -> str:
    """Say two things apart: whether the value was seen in a source, and when it was last seen to hold."""
    if not period.verified:
        first = t("eligibility.not_verified")
    elif period.seen_in is None:
        first = t("eligibility.verified_undated")
    else:
        first = t("eligibility.verified", year=str(period.seen_in))
    if period.until is not None:
        return first
    if period.last_seen is None:
        return f"{first}; {t('eligibility.last_seen_unknown')}"
    return f"{first}; {t('eligibility.last_seen', day=period.last_seen)}"


def _history(rule: Rule, book: RuleBook, console: Console) -> None:
    if not rule.history:
        return
    t = console.t
    rows = []
    for period in rule.history:
        start = t("eligibility.always") if period.start is None else period.start.isoformat()
        rows.append(
            [
                start if period.from_verified else f"{start} ?",
                "" if period.until is None else period.until.isoformat(),
                _value(period, t),
                t.show(period.verified),
                _narrowing(period, rule, book, t),
            ]
        )
    console.result()
    console.result(t("cli.rules.history"))
    console.table(
        [t(f"cli.rules.head.{name}") for name in ("from", "until", "value", "verified", "only")], rows
    )


def _rest(rule: Rule, console: Console) -> None:
    """Conditions, duties, notes, conflicts, events and the sources of the municipalities."""
    t = console.t
    for key, texts in (
        ("conditions", [condition.text for condition in rule.conditions]),
        ("duties", rule.duties),
        ("notes", rule.notes),
    ):
        if texts:
            console.result()
            console.result(t(f"cli.rules.{key}"))
            for text in texts:
                console.result(f"  - {text.get(t.lang)}")
    for conflict in rule.conflicts:
        console.result()
        console.result(t("cli.rules.conflict", about=conflict.about.get(t.lang)))
        for claim in conflict.claims:
            address = f" <{claim.reference.address}>" if claim.reference.address else ""
            console.result(f"  - {claim.says.get(t.lang)} {claim.reference.title}{address}")
        console.result(t("cli.rules.used", used=conflict.used.get(t.lang)))
    if rule.events:
        console.result()
        console.result(t("cli.rules.events"))
        for event in rule.events:
            console.result(f"  - {event.when}: {event.text.get(t.lang)}")
            _sources(filter(None, [event.source]), "    ", console)


def _sources(sources: Iterable[Source], indent: str, console: Console) -> None:
    t = console.t
    found = tuple(sources)
    if not found:
        console.result(f"{indent}{t('eligibility.no_source')}")
    for source in found:
        since = f" ({t('cli.rules.since', since=source.since.isoformat())})" if source.since else ""
        address = f" <{source.reference.address}>" if source.reference.address else ""
        proves = f" [{t('cli.rules.proves')}]" if source.proves else ""
        console.result(f"{indent}{source.reference.title}{since}{proves}{address}")


def _narrowing(period: Period, rule: Rule, book: RuleBook, t: Texts) -> str:
    """What a period concerns, where it is less than the whole rule."""
    from mentormatch.eligibility.wording import labels

    parts = []
    if period.scope.benefits != rule.scope.benefits:
        parts.append(labels(book, period.scope.benefits).get(t.lang))
    if period.scope.hosts != rule.scope.hosts:
        parts.append(_words("host", period.scope.hosts, t))
    if period.scope.work != rule.scope.work:
        parts.append(_words("work", period.scope.work, t))
    return "; ".join(parts)


def _words(section: str, codes: Iterable[object], t: Texts) -> str:
    return ", ".join(t(f"eligibility.{section}.{code}") for code in sorted(codes, key=str))
