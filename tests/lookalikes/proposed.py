"""Run a command as a coordinator would: once as it is, then the very line that the program proposed."""

from __future__ import annotations

import json
import shlex
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from mentormatch.domain import Mentor, Youth
from mentormatch.workbook import read
from tests.books import AS_OF, command

Capture = pytest.CaptureFixture[str]


@dataclass(frozen=True)
class Told:
    """What two runs of the program said."""

    first: int
    """Exit code of the first run."""
    said: str
    """What the first run said on stderr."""
    line: str
    """The line that it proposed."""
    second: int
    """Exit code of the proposed line."""
    again: str
    """What the second run said on stderr."""
    result: Path

    @property
    def youths(self) -> dict[str, Youth]:
        """The youths that the second run read, by id, as the result hands them on."""
        return {youth.id: youth for youth in read([self.result]).youths}

    @property
    def mentors(self) -> dict[str, Mentor]:
        """The same for the mentors."""
        return {mentor.id: mentor for mentor in read([self.result]).mentors}


def proposed_line(said: str) -> str:
    """Return the one line that is ready to be run."""
    ready = [line.strip() for line in said.splitlines() if line.strip().startswith("mentormatch ")]
    lines = [line for line in ready if " --map " in line or " --sheet " in line]
    assert len(lines) == 1, said
    return lines[0]


def match_as_proposed(capsys: Capture, folder: Path, *books: Path, options: tuple[str, ...] = ()) -> Told:
    """Match workbooks, then run the line that the program proposed; the result of that is read back without it."""
    result = folder / "result.xlsx"
    capsys.readouterr()
    words = ("match", *books, "-o", result, "--as-of", AS_OF, "--setting", "host=association", *options)
    first = command(*words)
    said = capsys.readouterr().err
    line = proposed_line(said)
    program, *rest = shlex.split(line)
    assert program == "mentormatch"
    second = command(*rest)
    again = capsys.readouterr().err
    return Told(first, said, line, second, again, result)


def pairs_of(capsys: Capture, result: Path) -> dict[str, Any]:
    """Return what the finished result says of each youth, by id, and check that it holds."""
    capsys.readouterr()
    assert command("verify", result) == 0, capsys.readouterr().err
    capsys.readouterr()
    assert command("compare", result, result, "--format", "json") == 0
    told: dict[str, Any] = json.loads(capsys.readouterr().out)
    return told
