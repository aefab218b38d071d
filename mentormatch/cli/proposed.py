"""What headings that were not understood may mean: said with the reason, and as one line that is ready to be run."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from mentormatch.issues import Said, headings, people, sheets
from mentormatch.workbook.catalogue.people.identity import BIRTH_DATE
from mentormatch.workbook.cells.privacy import holds_cpr
from mentormatch.workbook.cells.text import key

from .shell_words import quoted_word

if TYPE_CHECKING:
    from mentormatch.issues import Issue
    from mentormatch.workbook.reading.sheet import Proposal

    from .console import Console

_SAID_AGAIN = frozenset(
    kind.code
    for kind in (headings.COLUMN_NEAR, headings.COLUMN_LIKE, sheets.SHEET_LIKE, sheets.SHEET_OF_BOTH)
)
_BY_HEADINGS = frozenset(
    {
        sheets.NO_PEOPLE,
        headings.NO_HEADINGS,
        headings.NO_HEADINGS_AT_ALL,
        headings.COLUMN_TWICE,
        sheets.SHEET_AMBIGUOUS,
        people.ID_MISSING,
    }
)
"""Errors that come of headings and sheets that are not understood."""
_BORN = Said(BIRTH_DATE.da, BIRTH_DATE.en)


def tell_proposals(
    proposals: Sequence[Proposal],
    console: Console,
    *,
    issues: Sequence[Issue] = (),
    written: bool = False,
    answers: Sequence[str] = (),
    result: bool = False,
) -> None:
    """Say what is proposed and why, and the whole command that would do it.

    Args:
        proposals: what headings and sheets may mean.
        console: where to say it.
        issues: what is wrong; what the line does not put right is said.
        written: whether a result was written, which the command would write again.
        answers: options that answer the question that the run stopped at.
        result: it is what the command was asked for, and goes to stdout.
    """
    remark = partial(console.remark, result=result)
    proposals = sayable(proposals)
    if not proposals and not answers:
        return
    t = console.t
    if proposals:
        head = "needed" if any(one.needed for one in proposals) else "more"
        remark(t(f"cli.proposed.{head}"))
    for one in proposals:
        name, why = (said.da if t.lang == "da" else said.en for said in (one.name, one.why))
        sheet = f"{one.file}, {one.sheet}" if one.given.startswith("[") else one.sheet
        if one.heading is None:
            line = t("cli.proposed.sheet", sheet=sheet, kind=name, why=why)
        else:
            line = t("cli.proposed.column", sheet=sheet, heading=one.heading, column=name, why=why)
        remark(f"  • {line}")
    remark(t("cli.proposed.run"))
    console.ready(command(proposals, console, written=written, answers=answers), result=result)
    if any(issue.severity.value == "error" and not _put_right(issue, proposals) for issue in issues):
        remark(t("cli.proposed.rest"))


def _put_right(issue: Issue, proposals: Sequence[Proposal]) -> bool:
    """Whether an error goes away when what is proposed is run."""
    of_file = any(one.file == issue.place.file and one.heading is None for one in proposals)
    if issue.kind is sheets.FILE_SAYS_NOTHING:
        return of_file
    if issue.kind is headings.BENEFIT_NOT_ASKED:
        return True
    if issue.kind is headings.COLUMN_MISSING:
        wanted = issue.values["heading"]
        born = issue.values["heading"] == _BORN
        return any(
            one.sheet == issue.place.sheet and (one.name == wanted or (born and one.means == "age"))
            for one in proposals
        )
    return issue.kind in _BY_HEADINGS


def said_below(issue: Issue, proposals: Sequence[Proposal]) -> bool:
    """Whether an issue says no more than the list of what is proposed, which stands below the issues."""
    if issue.kind in {sheets.FILE_SAYS_NOTHING, sheets.SHEET_AMBIGUOUS, sheets.NO_PEOPLE}:
        kinds = [one for one in sayable(proposals) if one.heading is None]
        if issue.kind is sheets.NO_PEOPLE:
            return any(one.name == issue.values["sheet"] for one in kinds)
        return any(one.file == issue.place.file for one in kinds)
    if issue.code not in _SAID_AGAIN:
        return False
    heading = issue.place.heading or issue.values.get("heading")
    return any(
        one.sheet == issue.place.sheet and (heading is None or key(one.heading or "") == key(str(heading)))
        for one in sayable(proposals)
    )


def proposal_data(
    proposals: Sequence[Proposal], console: Console, *, written: bool = False
) -> dict[str, Any] | None:
    """Return the same as JSON data; ``None`` where nothing is proposed."""
    proposals = sayable(proposals)
    if not proposals:
        return None
    lang = console.t.lang
    return {
        "command": command(proposals, console, written=written),
        "needed": any(one.needed for one in proposals),
        "map": [
            {
                "file": one.file,
                "sheet": one.sheet,
                "heading": one.heading,
                "column": one.means,
                "why": one.why.da if lang == "da" else one.why.en,
                "needed": one.needed,
            }
            for one in proposals
        ],
    }


def command(
    proposals: Sequence[Proposal], console: Console, *, written: bool = False, answers: Sequence[str] = ()
) -> str:
    """Return the command that was given, with what is proposed added to it."""
    words = ["mentormatch", *console.words]
    if written and {"-o", "--output"} & set(console.words) and "--force" not in console.words:
        words.append("--force")  # the result that was just written; a backup of it is kept
    options = dict.fromkeys(_option(one, console) for one in proposals)
    words += [*answers, *(word for option in options for word in option)]
    return " ".join(map(quoted_word, words))


def _option(one: Proposal, console: Console) -> tuple[str, str]:
    if one.heading is None:
        return "--sheet", f"{one.given}={one.name.da if console.t.lang == 'da' else one.name.en}"
    return "--map", f"{one.given}={one.means}"


def sayable(proposals: Sequence[Proposal]) -> list[Proposal]:
    """Return the proposals that can be told: no CPR number, and a heading that letters or digits tell apart."""
    return [
        one
        for one in proposals
        if not holds_cpr(f"{one.sheet} {one.heading}") and (one.heading is None or key(one.given))
    ]
