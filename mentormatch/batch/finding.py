"""Which workbooks there are: paths and patterns followed, and what the program itself made left out."""

from __future__ import annotations

import glob
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from mentormatch.locale import LANGUAGES, texts

from .naming import fill, made_by, normal


@dataclass(frozen=True, slots=True)
class Workbook:
    """An input: its path, and what it is called in names, settings and messages."""

    path: Path
    name: str
    """The folder's name, or the file's where all lie in one folder."""
    label: str
    """The name, with more where two share it: never the same twice."""

    @property
    def stem(self) -> str:
        """The file's name without its suffix."""
        return self.path.stem


@dataclass(frozen=True, slots=True)
class Found:
    """The workbooks, in the order of their labels, and the patterns that fit none."""

    workbooks: tuple[Workbook, ...]
    idle: tuple[str, ...]

    def clashes(self, output: str) -> Iterator[tuple[str, list[str]]]:
        """Yield every result that several workbooks would get, with their file names."""
        targets: dict[str, list[str]] = {}
        for workbook in self.workbooks:
            target = fill(output, name=workbook.name, stem=workbook.stem, month="{month}")
            targets.setdefault(target.casefold(), []).append(workbook.path.name)
        for target, several in targets.items():
            if len(several) > 1:
                yield target, several


def find(folder: Path, inputs: Sequence[str], output: str) -> Found:
    """Follow paths and patterns from a folder.

    A plain path counts as found whether or not the file is there: one that is missing is that workbook's
    fault and stops no other. What a pattern finds of our own making (results, backups, marked copies), of
    Excel's (``~$...``) and hidden files are no input.
    """
    ours = made_by(output, folder)
    paths: dict[Path, None] = {}
    idle = []
    for pattern in inputs:
        plain = Path(normal(folder / pattern))
        if plain.is_file() or not glob.has_magic(pattern):
            paths[plain] = None
            continue
        seen = [
            path for path in _expand(folder, pattern) if not ours.fullmatch(normal(path)) and _is_input(path)
        ]
        if not seen:
            idle.append(pattern)
        paths.update(dict.fromkeys(seen))
    one_folder = len({Path(folder / pattern).parent for pattern in inputs}) == 1 and not any(
        glob.has_magic(str(Path(pattern).parent)) for pattern in inputs
    )
    return Found(_named(list(paths), one_folder=one_folder), tuple(idle))


def _expand(folder: Path, pattern: str) -> list[Path]:
    return sorted(Path(normal(folder / name)) for name in glob.glob(pattern, root_dir=folder, recursive=True))  # noqa: PTH207


def _is_input(path: Path) -> bool:
    return path.is_file() and not path.name.startswith((".", "~$")) and not marked_copy().fullmatch(path.name)


def marked_copy(stem: str | None = None) -> re.Pattern[str]:
    """Return what recognises the name of a marked-up copy (of any input, or of one), in either language."""
    wanted = ".+" if stem is None else re.escape(stem)
    names = []
    for lang in LANGUAGES:
        before, after = texts(lang)("workbook.marked.name", stem="\0").split("\0")
        end = after.removesuffix(".xlsx")
        names.append(re.escape(before) + wanted + re.escape(end) + r"(?: \(\d+\))?\.xlsx")
    return re.compile("|".join(names))


def _named(paths: Sequence[Path], *, one_folder: bool) -> tuple[Workbook, ...]:
    names = [path.stem if one_folder else path.parent.name for path in paths]
    found = []
    for path, name in zip(paths, names, strict=True):
        label = name if names.count(name) == 1 else f"{name}/{path.stem}"
        found.append(Workbook(path, name, label))
    labels = [workbook.label for workbook in found]
    unique = [
        workbook
        if labels.count(workbook.label) == 1
        else Workbook(workbook.path, workbook.name, str(workbook.path))
        for workbook in found
    ]
    return tuple(sorted(unique, key=lambda workbook: (workbook.label.casefold(), workbook.label)))
