"""``mentormatch check``: who may volunteer, for one person or for a whole workbook."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from mentormatch import clock
from mentormatch.errors import ExitCode
from mentormatch.locale import Texts

from . import options
from .check_words import ChoiceType, HoursType, MunicipalityType, headline, show_verdict
from .console import Console
from .rules import folders as rule_folders
from .shell_words import quoted

if TYPE_CHECKING:
    from mentormatch.application.checking import Checked
    from mentormatch.domain import Benefit, Host, WorkCategory
    from mentormatch.eligibility import Verdict

_EXIT = {
    "free": ExitCode.DONE,
    "capped": ExitCode.DONE,
    "deducted": ExitCode.NOT_ELIGIBLE,
    "undetermined": ExitCode.UNDETERMINED,
}


def build(t: Texts) -> click.Command:
    """Return the command in one language."""

    @click.argument("books", nargs=-1, metavar=f"[{t('cli.metavar.books')}]", type=click.Path(path_type=Path))
    @click.option("--benefit", type=ChoiceType("benefit", t), help=t("cli.check.benefit"))
    @click.option("--host", type=ChoiceType("host", t), help=t("cli.check.host"))
    @click.option("--work", type=ChoiceType("work", t), help=t("cli.check.work"))
    @click.option("--residence", type=MunicipalityType(t, abroad=True), help=t("cli.check.residence"))
    @click.option("--municipality", type=MunicipalityType(t), help=t("cli.check.municipality"))
    @click.option("--usually-paid", type=ChoiceType("usually_paid", t), help=t("cli.check.usually_paid"))
    @click.option("--hours", type=HoursType(t), metavar="N", help=t("cli.check.hours"))
    @click.option("--hours-elsewhere", type=HoursType(t), metavar="N", help=t("cli.check.hours_elsewhere"))
    @click.option("--explain", is_flag=True, help=t("cli.check.explain"))
    @click.option("--all", "every", is_flag=True, help=t("cli.check.every"))
    @options.as_of(t)
    @rule_folders(t)
    @click.option(
        "-o",
        "--output",
        type=click.Path(path_type=Path),
        metavar=t("cli.metavar.out"),
        help=t("cli.check.output"),
    )
    @options.force(t)
    @options.leave_out_errors(t)
    @options.blank_benefit(t)
    @options.settings(t)
    @options.column_map(t)
    @options.password_file(t)
    def check(
        console: Console,
        *,
        books: tuple[Path, ...],
        as_of: date | None,
        folders: tuple[Path, ...],
        explain: bool,
        every: bool,
        **given: Any,
    ) -> int:
        asked = {key: given.pop(key) for key in _ONE}
        if books and any(value is not None for value in asked.values()):
            raise click.UsageError(console.t("cli.check.person_or_books"))
        if books:
            return _books(console, books, as_of, folders, given, every=every)
        if asked["benefit"] is None:
            raise click.UsageError(console.t("cli.check.nothing_given"))
        _refuse_for_one(given, console.t)
        return _one(console, as_of or clock.today(), folders, explain=explain, every=every, **asked)

    return options.command(t, "check", check)


_ONE = ("benefit", "host", "work", "residence", "municipality", "usually_paid", "hours", "hours_elsewhere")
_OPTION = {"settings": "--setting", "mapping": "--map", "kinds": "--sheet"}


def _refuse_for_one(given: Mapping[str, Any], t: Texts) -> None:
    """Refuse the options that say something about a workbook only."""
    for key, value in given.items():
        if value:
            option = _OPTION.get(key, f"--{key.replace('_', '-')}")
            raise click.UsageError(t("cli.check.only_for_books", option=option))


def _one(
    console: Console,
    as_of: date,
    folders: tuple[Path, ...],
    *,
    explain: bool,
    every: bool,
    benefit: Benefit,
    host: Host | None,
    work: WorkCategory | None,
    residence: str | None,
    municipality: str | None,
    usually_paid: bool | None,
    hours: Fraction | None,
    hours_elsewhere: Fraction | None,
) -> int:
    """Judge one person; the verdict is the exit code too."""
    from mentormatch.application.planning import rules_age
    from mentormatch.domain import Host, Mentor, Settings, WorkCategory
    from mentormatch.eligibility import judge, load_rules, plain
    from mentormatch.issues import Issue
    from mentormatch.issues.cells import MUNICIPALITY_UNKNOWN
    from mentormatch.workbook.cells.municipality import MUNICIPALITIES

    settings = Settings(
        municipality=municipality or residence,
        host=host or Host.MUNICIPALITY,
        work=work or WorkCategory.UNDECIDED,
        usually_paid=usually_paid,
    )
    mentor = Mentor(id="1", benefit=benefit, residence=residence)
    if residence is not None and residence not in MUNICIPALITIES:
        console.issues([Issue(MUNICIPALITY_UNKNOWN, values={"value": residence})])
    rules = load_rules(*folders)
    console.issues(rules_age(as_of, rules))
    verdict = judge(mentor, as_of, settings, rules)
    if console.as_json:
        offered = _offer(verdict, hours, hours_elsewhere or Fraction(0))
        console.data({**plain(verdict, console.t.lang, every=every), **offered})
    else:
        elsewhere = hours_elsewhere or Fraction(0)
        show_verdict(verdict, hours, elsewhere, console, explain=explain, every=every)
        t = console.t
        assumed = [
            t(f"cli.check.assumed_{name}") for name, said in (("host", host), ("work", work)) if said is None
        ]
        if assumed:
            console.message(t("cli.check.assumed", what="; ".join(assumed)))
    return int(_EXIT[verdict.outcome])


def _offer(verdict: Verdict, offer: Fraction | None, elsewhere: Fraction) -> Mapping[str, object]:
    """What is left of an offer of hours under the cap, less hours elsewhere; ``None`` where nothing is decided."""
    from mentormatch.eligibility import Outcome
    from mentormatch.eligibility.plain import number

    if offer is None:
        return {}
    cap = offer if verdict.outcome is Outcome.FREE else verdict.hours_per_month
    if verdict.outcome is Outcome.CAPPED and cap is not None:
        cap = max(cap - elsewhere, Fraction(0))
    usable = None if cap is None else min(offer, cap)
    return {"hours_offered": number(offer), "hours_usable": number(usable)}


def _books(
    console: Console,
    books: tuple[Path, ...],
    as_of: date | None,
    folders: tuple[Path, ...],
    given: Mapping[str, Any],
    *,
    every: bool,
) -> int:
    """Judge all mentors of the input."""
    from mentormatch.application import InputStopped, Request
    from mentormatch.application.checking import check

    request = Request(
        books=books,
        settings=options.given_settings(given["settings"], as_of, given["blank_benefit"], console.t),
        mapping=options.given_mapping(given["mapping"], given["kinds"], given["map_file"], console, books),
        leave_out_errors=given["leave_out_errors"],
        today=clock.today(),
        lang=console.chosen_lang,
        follow=console.follow,
        spoken=console.t.lang,
        password=options.password(given["password_file"], console),
        fallback=options.state_folder(),
    )
    try:
        done = check(request, rules=folders, output=given["output"], force=given["force"])
    except InputStopped as stopped:
        options.tell_stopped(stopped, console)
        raise
    console.follow(done.lang)
    if console.as_json:
        console.data(_list_data(done, every=every))
    else:
        _table(done, books, console)
    return int(ExitCode.DONE)


def _list_data(done: Checked, *, every: bool) -> list[dict[str, object]]:
    from mentormatch.eligibility import plain

    return [{"id": mentor.id, **plain(verdict, done.lang, every=every)} for mentor, verdict in done.verdicts]


def _table(done: Checked, books: tuple[Path, ...], console: Console) -> None:
    """A line for each mentor, in the order of the sheet."""
    from mentormatch.eligibility.plain import authority_name

    t = console.t
    console.issues([issue for issue in done.issues if issue.severity.value != "note"])
    console.result(t("cli.check.book", as_of=done.as_of, n=len(done.verdicts)))
    console.result()
    console.table(
        [t(f"cli.check.head.{name}") for name in ("id", "outcome", "ask", "why")],
        [
            [
                mentor.id,
                headline(verdict, t),
                authority_name(verdict.ask, t.lang) if verdict.ask else "",
                verdict.reason.get(t.lang),
            ]
            for mentor, verdict in done.verdicts
        ],
    )
    exempted = [verdict for _, verdict in done.verdicts if verdict.exempted]
    if exempted:
        answered = sum(verdict.rests_on_answer is not None for verdict in exempted)
        console.result(t("cli.check.rest_on_answer", n=len(exempted), answered=answered))
    if done.output is not None:
        console.result(t("cli.check.written", path=done.output), done.output)
    console.message(t("cli.check.books_next", books=" ".join(quoted(path) for path in books)))
