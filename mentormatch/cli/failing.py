"""A run that came to nothing as JSON: one shape, whatever it was that stopped it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from mentormatch.errors import ExitCode, MentormatchError

from .console import issue_data, plain

if TYPE_CHECKING:
    from mentormatch.issues import Issue
    from mentormatch.locale import Texts


def message_of(problem: MentormatchError, t: Texts) -> str:
    """Return what went wrong in words; a goal among its values by its name."""
    values = {"n": len(getattr(problem, "issues", ())), **problem.values}
    if "goal" in values:
        values["goal"] = t(f"workbook.goal.{values['goal']}")
    return t(problem.key, **values)


def failed_data(problem: MentormatchError, t: Texts) -> dict[str, Any]:
    """Return the JSON of a run that an error stopped (docs/reference.md)."""
    issues: Sequence[Issue] = getattr(problem, "issues", ())
    saved = getattr(problem, "saved", None)
    message = plain(message_of(problem, t))
    return _data(problem.exit_code, message, issues, t) | {"saved": str(saved) if saved else None}


def fault_data(message: str, t: Texts) -> dict[str, Any]:
    """Return the JSON of a run that a fault of the program stopped."""
    return _data(ExitCode.FAILURE, plain(message), (), t)


def _data(code: ExitCode, message: str, issues: Sequence[Issue], t: Texts) -> dict[str, Any]:
    severities = [issue.severity.value for issue in issues]
    return {
        "exit_code": int(code),
        "message": message,
        "issues": {
            "errors": severities.count("error"),
            "warnings": severities.count("warning"),
            "list": [issue_data(issue, t) for issue in issues],
        },
        "output": None,
        "saved": None,
        "marked_copy": None,
        "proposal": None,
    }
