"""What a person sees: results on stdout, messages and progress on stderr, colour only on a terminal."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import click

from mentormatch.errors import ExitCode
from mentormatch.locale import Language, Texts, texts

from .shell_words import on_one_line
from .wrapping import columns, room, wrapped

if TYPE_CHECKING:
    from pathlib import Path

    from mentormatch.errors import MentormatchError
    from mentormatch.issues import Issue
    from mentormatch.workbook.reading.sheet import Proposal

_YES, _NO = frozenset({"j", "ja", "y", "yes"}), frozenset({"n", "nej", "no"})

_DIGEST = re.compile(r"[0-9a-f]{64}")

_SHOWN_ERRORS = 100
"""Errors shown on the screen, all of them but in the worst of lists."""
_SHOWN = 20
"""Issues shown on the screen where fewer of them are errors; the marked-up copy and the JSON hold all of them."""


def plain(text: object) -> str:
    """Return a text without control characters, which must not steer the terminal, and without CPR numbers, wherever it
    comes from: a folder's name, a sheet's."""
    from mentormatch.workbook.cells.privacy import mask

    return mask("".join(c if c.isprintable() or c in "\n\t" else "�" for c in str(text)))


def _whole(part: object) -> str:
    """Return a path or command as it stands in a text, to be found there again."""
    return plain(on_one_line(str(part)))


def masked(value: Any) -> Any:
    """Return JSON data without CPR numbers; digests stay."""
    from mentormatch.workbook.cells.privacy import mask

    if isinstance(value, str):
        return value if _DIGEST.fullmatch(value) else mask(value)
    if isinstance(value, Mapping):
        return {masked(key): masked(one) for key, one in value.items()}
    return [masked(one) for one in value] if isinstance(value, list | tuple) else value


class Console:
    """Writes results and messages of one command in one language."""

    def __init__(self, t: Texts, *, as_json: bool = False, quiet: bool = False, chosen: bool = False) -> None:
        self.words: tuple[str, ...] = ()
        """What the user wrote behind ``mentormatch``."""
        self.answered = False
        """Whether the result was written as JSON."""
        self.set_up(t, as_json=as_json, quiet=quiet, chosen=chosen)

    def set_up(self, t: Texts, *, as_json: bool, quiet: bool, chosen: bool) -> None:
        """Take over what the command line says. The frame and its command speak through one console, so that
        an error is told in the language that the command had come to."""
        self.t = t
        self.as_json = as_json
        self.quiet = quiet
        self._chosen = chosen

    def follow(self, lang: Language | None) -> Texts:
        """Go over to the workbook's language, where it is known and the user chose none; return the texts spoken
        from now on."""
        if lang and not self._chosen:
            self.t = texts(lang)
        return self.t

    @property
    def chosen_lang(self) -> Language | None:
        """The language that the user asked for, if any."""
        return self.t.lang if self._chosen else None

    def result(self, text: str = "", *whole: object) -> None:
        """Write a line of the result to stdout; ``whole`` are paths and commands in it that no line break may part."""
        said = wrapped(plain(text), room(sys.stdout), map(_whole, whole))
        click.echo(said, color=_colour(sys.stdout))

    def data(self, value: object) -> None:
        """Write the result as JSON, in UTF-8 whatever the console thinks."""
        from mentormatch.json_text import json_bytes

        self.answered = True
        click.echo(json_bytes(masked(value), indent=2), nl=False)

    def message(self, text: str, *whole: object) -> None:
        """Say something on stderr, unless asked to be quiet; ``whole`` as in :meth:`result`."""
        if not self.quiet:
            said = wrapped(plain(text), room(sys.stderr), map(_whole, whole))
            click.echo(said, err=True, color=_colour(sys.stderr))

    def remark(self, text: str, *whole: object, result: bool = False) -> None:
        """Say something on stderr that belongs to an error, so that it is said also where messages are not wanted;
        ``result``: on stdout, for it belongs to what the command was asked for."""
        stream = sys.stdout if result else sys.stderr
        said = wrapped(plain(text), room(stream), map(_whole, whole))
        click.echo(said, err=not result, color=_colour(stream))

    def ready(self, command: str, *, result: bool = False) -> None:
        """Write a command that can be run as it stands: on a line of its own, and not broken."""
        click.echo(f"  {plain(command)}", err=not result)

    def agreed(self, question: str, *, default: bool) -> bool:
        """Ask the person at the terminal; an answer is taken in either language, an empty one is the default."""
        letters = self.t("cli.confirm.yes" if default else "cli.confirm.no")
        while True:
            words = wrapped(f"{plain(question)} {letters}", room(sys.stderr))
            answer = click.prompt(words, default="", show_default=False, err=True).strip().casefold()
            if answer in _YES | _NO:
                return answer in _YES
            if not answer:
                return default
            self.remark(self.t("cli.confirm.again"))

    def progress(self, key: str, **values: object) -> None:
        """Say what is being done, where a person is watching."""
        if not self.quiet and sys.stderr.isatty():
            click.echo(wrapped(plain(self.t(key, **values)), room(sys.stderr)), err=True)

    def error(self, text: str, *whole: object) -> None:
        """Say what went wrong; ``whole`` as in :meth:`result`."""
        self._headed(self.t("cli.error.head"), "red", plain(text), *whole)

    def _headed(self, head: str, colour: str | None, text: str, *whole: object, result: bool = False) -> None:
        """Write a text behind a coloured word, to stderr or with the result."""
        stream = sys.stdout if result else sys.stderr
        said = wrapped(f"{head} {text}", room(stream), map(_whole, whole))
        said = click.style(head, fg=colour, bold=True) + said[len(head) :]
        click.echo(said, err=not result, color=_colour(stream))

    def problem(self, problem: MentormatchError) -> None:
        """Say what went wrong, and list the issues that stopped the run."""
        issues: Sequence[Issue] = getattr(problem, "issues", ())
        proposals: Sequence[Proposal] = getattr(problem, "proposals", ())
        from .failing import failed_data, message_of

        if self.as_json and not self.answered and problem.exit_code is not ExitCode.USAGE:
            self.data(failed_data(problem, self.t))
        if issues:
            self.issues(issues, proposals, all_in_words(getattr(problem, "marked", None), self.t))
        self.error(message_of(problem, self.t), *filter(_is_path, problem.values.values()))
        answers: Sequence[str] = getattr(problem, "answers", ())
        if proposals or answers:
            from .proposed import tell_proposals

            tell_proposals(proposals, self, issues=issues, answers=answers)

    def issues(
        self,
        issues: Sequence[Issue],
        proposals: Sequence[Proposal] = (),
        all_in: str = "",
        *,
        result: bool = False,
    ) -> None:
        """List issues on stderr: place, cause, remedy; the worst first, the long tail counted.

        Args:
            issues: what is wrong.
            proposals: what they say, which is told after the issues, is not said twice.
            all_in: where all of them stand.
            result: they are what the command was asked for: on stdout, and nearly all of them.
        """
        if proposals:
            from .proposed import said_below

            issues = [issue for issue in issues if not said_below(issue, proposals)]
        rank = {"error": 0, "warning": 1, "note": 2}
        ordered = sorted(issues, key=lambda issue: rank[issue.severity.value])
        if self.quiet:
            ordered = [issue for issue in ordered if issue.severity.value == "error"]
        errors = sum(issue.severity.value == "error" for issue in ordered)
        shown = max(_SHOWN_ERRORS if result else _SHOWN, min(errors, _SHOWN_ERRORS))
        stream = sys.stdout if result else sys.stderr
        for issue in ordered[:shown]:
            colour = {"error": "red", "warning": "yellow"}.get(issue.severity.value)
            where = plain(place(issue, self.t))
            cause = plain(issue.cause(self.t.lang))
            self._headed(
                self.t(f"cli.severity.{issue.severity.value}"), colour, f"{where}{cause}", result=result
            )
            remedy = wrapped(f"   → {plain(issue.remedy(self.t.lang))}", room(stream))
            click.echo(remedy, err=not result, color=_colour(stream))
        if len(ordered) > shown:
            tell = self.result if result else self.message
            tell(self.t("cli.more_issues", n=len(ordered) - shown, where=all_in))

    def fault(self, fault: BaseException, *, debug: bool) -> None:
        """Report a fault of the program itself: its type and place, never its text (it may name a person)."""
        import traceback

        last = traceback.extract_tb(fault.__traceback__)[-1]
        where = f"{os.path.basename(last.filename)}:{last.lineno}"  # noqa: PTH119
        said = self.t("cli.error.fault", type=type(fault).__name__, place=where)
        if self.as_json and not self.answered:
            from .failing import fault_data

            self.data(fault_data(said, self.t))
        self.error(said)
        if debug:
            click.echo(_trace(fault), err=True)

    def table(self, headings: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
        """Write a table to stdout; on a terminal its widest columns are broken so that it fits."""
        cells = [[plain(cell).replace("\n", " ") for cell in row] for row in rows]
        for number, lines in enumerate(columns([list(headings), *cells], room(sys.stdout))):
            for line in lines:
                click.echo(click.style(line, bold=number == 0), color=_colour(sys.stdout))


def _trace(fault: BaseException) -> str:
    """Return where a fault came from and of what types it and its causes are, without their texts: those may hold a
    cell's."""
    import traceback

    lines: list[str] = []
    at: BaseException | None = fault
    seen: set[int] = set()
    while at is not None and id(at) not in seen:
        seen.add(id(at))
        lines = [*traceback.format_tb(at.__traceback__), f"{type(at).__name__}\n", *lines]
        at = at.__cause__ or (None if at.__suppress_context__ else at.__context__)
    return "".join(lines)


def all_in_words(marked: Path | str | None, t: Texts) -> str:
    """Say where all errors stand of which the screen shows the first: in the marked-up copy, if there is one."""
    return t("cli.more_where.marked", path=os.path.basename(marked)) if marked else t("cli.more_where.json")  # noqa: PTH119


def place(issue: Issue, t: Texts) -> str:
    """Write an issue's place: ``unge.xlsx, Unge, række 7, kolonne C "Fødselsdato": `` (empty where unknown)."""
    at = issue.place
    parts = [on_one_line(part) for part in (at.file, at.sheet) if part]
    if at.row:
        parts.append(t("cli.row", row=str(at.row)))
    if at.column or at.heading:
        column = " ".join(part for part in (at.column, f'"{at.heading}"' if at.heading else None) if part)
        parts.append(t("cli.column", column=column))
    if at.person:
        parts.append(at.person)
    if at.line:
        parts.append(t("cli.line", line=str(at.line)))
    if at.key:
        parts.append(at.key)
    return ", ".join(parts) + (": " if parts else "")


def issue_data(issue: Issue, t: Texts) -> dict[str, Any]:
    """Return an issue as JSON data, for the user's own screen."""
    at = issue.place
    place_data: Mapping[str, object] = {
        "file": at.file,
        "sheet": at.sheet,
        "row": at.row,
        "column": at.column,
        "heading": at.heading,
        "person": at.person,
    }
    return {
        "code": issue.code,
        "severity": issue.severity.value,
        **place_data,
        "cause": issue.cause(t.lang),
        "remedy": issue.remedy(t.lang),
    }


def _is_path(value: object) -> bool:
    return isinstance(value, os.PathLike) or (isinstance(value, str) and os.sep in value)


def _colour(stream: Any) -> bool:
    """Colour only where a person looks: a terminal, and nobody said NO_COLOR (https://no-color.org)."""
    return stream.isatty() and not os.environ.get("NO_COLOR")
