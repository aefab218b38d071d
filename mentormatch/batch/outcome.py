"""What became of a workbook, in a form that can be sent between processes and told in two languages."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from mentormatch.errors import ExitCode

ORDER = (
    ExitCode.FAILURE,
    ExitCode.LOCKED,
    ExitCode.OUTPUT,
    ExitCode.ENGINE,
    ExitCode.INPUT,
    ExitCode.NOBODY,
    ExitCode.DONE,
)
"""The batch ends with the first of these that any workbook had."""


class State(StrEnum):
    """What was done about a workbook."""

    MADE = "made"
    """A result that was not there."""
    REMADE = "remade"
    """The input has changed since; the earlier result is kept as a backup."""
    FINISHED = "finished"
    """A run that had died was brought to its end."""
    UNCHANGED = "unchanged"
    """Done already, from the same input."""
    KEPT = "kept"
    """The input has changed, but a person has worked in the result: it is left alone."""
    FAILED = "failed"
    MISSING = "missing"
    """There was a list when it was run last, and there is none of this month."""
    LOCKED = "locked"
    """Another run is at work on it."""
    DECLINED = "declined"
    """A person who was asked did not want it remade."""


@dataclass(frozen=True)
class IssueLine:
    """An issue in words, for the user's own screen."""

    code: str
    severity: str
    where: Mapping[str, object]
    """File, sheet, row, column and heading, as far as known."""
    cause: str
    remedy: str


@dataclass(frozen=True)
class VerdictChange:
    """A mentor whose verdict is no longer what it was; the verdicts are values of ``Outcome``."""

    mentor: str
    was: str
    now: str
    name: str | None = None
    """For the user's own screen; neither the summary, which may be mailed, nor the record of the run keeps it."""

    @property
    def called(self) -> str:
        """What a person is told: the name with the id."""
        return f"{self.name} ({self.mentor})" if self.name else self.mentor


@dataclass(frozen=True)
class Changes:
    """What is different from last month's result."""

    since: str
    """Its month."""
    matched_before: int
    pairs_new: int
    pairs_same: int
    pairs_gone: int
    youths_arrived: int
    youths_left: int
    mentors_arrived: int
    mentors_left: int
    verdicts: tuple[VerdictChange, ...] = ()


@dataclass(frozen=True)
class Figures:
    """The figures of a result."""

    youths: int
    eligible: int
    matched: int
    mentors: int
    mentors_eligible: int
    places: int
    undetermined: int
    worries: int
    """Running and approved matches that are kept although they would not be proposed any more."""
    optimal: bool
    warnings: int


@dataclass(frozen=True)
class Done:
    """What became of one workbook. ``exit_code`` is what ``match`` would have ended with."""

    label: str
    state: State
    exit_code: int
    output: str
    figures: Figures | None = None
    changes: Changes | None = None
    message: str | None = None
    """Key of a text, with ``values``: why it failed, or was left alone."""
    values: Mapping[str, object] = field(default_factory=dict)
    issues: tuple[IssueLine, ...] = ()
    counts: Mapping[str, int] = field(default_factory=dict)
    """Number of issues by code."""
    marked: str | None = None
    """A copy of the input with its faults marked."""
    fault: str | None = None
    """Type and place of a fault of the program itself."""
    broken: str | None = None
    """Where an earlier result was put that was no longer a workbook of results."""
    list_of: str | None = None
    """The month in the names of the lists, where it is an earlier one than this."""
    maps: tuple[str, ...] = ()
    """The files beside the lists that said what their headings mean, by name."""
    seconds: float = 0.0


def first_exit_code(codes: Iterable[int]) -> ExitCode:
    """Return the exit code of a batch: the gravest that any workbook had."""
    seen = set(codes)
    return next((code for code in ORDER if code in seen), ExitCode.DONE)
