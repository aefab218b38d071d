"""What can go wrong with a run, and the exit code that tells a script about it.

The codes are a contract (docs/reference.md); nothing outside this file names a number.
"""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from .issues import Issue
    from .locale import Language


class ExitCode(IntEnum):
    """Exit codes of the command."""

    DONE = 0
    FAILURE = 1
    USAGE = 2
    INPUT = 3
    NOBODY = 4
    ENGINE = 5
    OUTPUT = 6
    LOCKED = 7
    NOT_ELIGIBLE = 10
    UNDETERMINED = 11
    PLAN_UNTRUE = 12
    INPUT_CHANGED = 13
    INTERRUPTED = 130


class MentormatchError(Exception):
    """An error with a text for the user.

    ``key`` names the text in the locale files, ``values`` fills its gaps. The text may be shown on
    the user's own screen; it is never written to a log. ``lang`` is the workbook's language, where one was
    read before things went wrong.
    """

    exit_code = ExitCode.FAILURE
    lang: Language | None = None

    def __init__(self, key: str, /, **values: object) -> None:
        super().__init__(key)
        self.key = key
        self.values = values


class UsageProblem(MentormatchError):
    """The command was called in a way that makes no sense."""

    exit_code = ExitCode.USAGE

    def __init__(self, key: str, /, issues: Sequence[Issue] = (), **values: object) -> None:
        super().__init__(key, **values)
        self.issues = tuple(issues)


class InputProblem(MentormatchError):
    """The input has errors; all of them are in ``issues``."""

    exit_code = ExitCode.INPUT

    def __init__(self, issues: Sequence[Issue], key: str = "error.input", /, **values: object) -> None:
        super().__init__(key, **values)
        self.issues = tuple(issues)


class NobodyMatched(MentormatchError):
    """No plan is possible: nobody can be matched, or the demands contradict each other."""

    exit_code = ExitCode.NOBODY

    def __init__(self, key: str, /, issues: Sequence[Issue] = (), **values: object) -> None:
        super().__init__(key, **values)
        self.issues = tuple(issues)


class EngineProblem(MentormatchError):
    """The engine is missing, failed, or ran out of time without a plan."""

    exit_code = ExitCode.ENGINE


class OutputProblem(MentormatchError):
    """The output cannot be written. ``saved`` tells where the finished result was put instead."""

    exit_code = ExitCode.OUTPUT

    def __init__(self, key: str, /, saved: Path | None = None, **values: object) -> None:
        super().__init__(key, saved=saved, **values)
        self.saved = saved


class LockProblem(MentormatchError):
    """Another run holds the lock."""

    exit_code = ExitCode.LOCKED


class PlanUntrue(MentormatchError):
    """``verify``: the plan breaks a demand, is not the best, or was altered by hand."""

    exit_code = ExitCode.PLAN_UNTRUE

    def __init__(self, key: str, /, issues: Sequence[Issue] = (), **values: object) -> None:
        super().__init__(key, **values)
        self.issues = tuple(issues)


class InputChanged(MentormatchError):
    """``verify``: the plan was true when it was made; the people or settings have changed since."""

    exit_code = ExitCode.INPUT_CHANGED
