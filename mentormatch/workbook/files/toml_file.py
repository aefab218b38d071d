"""A file of TOML that a person writes: its content with the lines, or what is wrong with it in words."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mentormatch.issues import Issue, Kind, Place
from mentormatch.issues.batch import NOT_TEXT
from mentormatch.issues.files import MISSING, UNREADABLE
from mentormatch.toml_lines import fault_at, lines

from .content import NotRead, read_bytes


@dataclass(frozen=True, slots=True)
class TomlFile:
    """What stands in a file, and the line on which each table and key begins."""

    tree: dict[str, Any]
    at: Mapping[tuple[str, ...], int]


class TomlFault(Exception):
    """The file cannot be read; ``issue`` says why."""

    def __init__(self, issue: Issue) -> None:
        super().__init__(issue.code)
        self.issue = issue


def read_toml(
    path: Path, max_bytes: int, not_toml: Kind, *, shown: str | None = None, content: bytes | None = None
) -> TomlFile:
    """Read a file of TOML in UTF-8.

    Args:
        path: the file.
        max_bytes: the most that is read of it.
        not_toml: what to say of a line that is no TOML; its text has the gap ``column``.
        shown: how an issue calls the file; else by its name.
        content: its bytes, where they have been read already.

    Raises:
        TomlFault: it is missing, no file, too large, no text, or no TOML.
    """
    place = Place(shown or path.name)
    text = ""
    try:
        text = (read_bytes(path, max_bytes) if content is None else content).decode("utf-8-sig")
        return TomlFile(tomllib.loads(text), lines(text))
    except UnicodeDecodeError as fault:
        raise TomlFault(Issue(NOT_TEXT, place)) from fault
    except NotRead as fault:
        raise TomlFault(fault.issue(place)) from fault
    except FileNotFoundError as fault:
        raise TomlFault(Issue(MISSING, place)) from fault
    except OSError as fault:
        detail = fault.strerror or type(fault).__name__
        raise TomlFault(Issue(UNREADABLE, place, {"detail": detail})) from fault
    except tomllib.TOMLDecodeError as fault:
        line, column = fault_at(fault, text)
        raise TomlFault(Issue(not_toml, Place(place.file, line=line), {"column": column})) from fault
    except RecursionError as fault:  # brackets within brackets, thousands deep
        raise TomlFault(Issue(not_toml, Place(place.file, line=1), {"column": 1})) from fault
