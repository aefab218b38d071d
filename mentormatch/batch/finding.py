"""Which workbooks there are: paths and patterns followed, and what the program itself made left out.

Files of one folder that would get the same result belong together: a list of youths and one of mentors, or the
lists of several months.
"""

from __future__ import annotations

import glob
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from mentormatch.domain import fold
from mentormatch.locale import LANGUAGES, texts
from mentormatch.workbook.cells.privacy import mask
from mentormatch.workbook.reading.map_file import SUFFIX as MAP_FILE

from .manifest import read_manifest
from .naming import backup_of_input, fill, made_by, months_before, normal, records
from .series import dated


@dataclass(frozen=True, slots=True)
class Workbook:
    """What is run as one: its files, and what it is called in names, settings and messages."""

    files: tuple[Path, ...]
    """Every list, those of all months; none where they have vanished since the last result."""
    name: str
    """The folder's name, or the file's (without its month) where all lie in one folder."""
    label: str
    """The name, with more where two share it: never the same twice."""
    stem: str
    """The first file's name without suffix and month."""
    last_month: str | None = None
    """Where the files have vanished: the newest month that was run."""


@dataclass(frozen=True, slots=True)
class Found:
    """The workbooks, in the order of their labels, and the patterns that fit none."""

    workbooks: tuple[Workbook, ...]
    idle: tuple[str, ...]

    def clashes(self, output: str) -> Iterator[tuple[str, list[str]]]:
        """Yield every result that workbooks of several folders would get, with the names of their files."""
        targets: dict[str, list[str]] = {}
        for workbook in self.workbooks:
            target = fill(output, name=workbook.name, stem=workbook.stem, month="{month}")
            targets.setdefault(target.casefold(), []).append(
                f"{workbook.files[0].parent.name}/{workbook.files[0].name}"
            )
        for target, several in targets.items():
            if len(several) > 1:
                yield target, several


def find(folder: Path, inputs: Sequence[str], output: str) -> Found:
    """Follow paths and patterns from a folder.

    A plain path counts as found whether or not the file is there: one that is missing is that workbook's
    fault and stops no other. What a pattern finds of our own making (results, backups, marked copies), the files
    beside the lists that say what headings mean, those of Excel's (``~$...``) and hidden files are no input.
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
    return Found(_named(_together(list(paths), output, one_folder=one_folder)), tuple(idle))


def find_vanished(
    folder: Path, output: str, month: str, workbooks: Sequence[Workbook], closed: Iterable[str] = ()
) -> tuple[Workbook, ...]:
    """Return what was run in this or an earlier month (24 back at most) and has no list any more.

    Their records tell of them. ``closed``: names of those that are meant to be gone.
    """
    expected = {_target(output, one.name, one.stem, month) for one in workbooks if one.files}
    shut = {fold(name) for name in closed}
    months = {month, *months_before(month)}
    gone: dict[str, Workbook] = {}
    for path, said in records(output, folder):
        if said["month"] not in months:
            continue
        name = said.get("name") or said.get("stem")
        stem = said.get("stem") or name
        if name and stem and _target(output, name, stem, month) in expected:
            continue  # a country has thousands of records; those of what is still there need not be read
        record = read_manifest(path)
        if record is None:
            continue
        name = name or record.label
        stem = stem or name
        target = _target(output, name, stem, month)
        earlier = gone.get(target)
        if target in expected or {fold(name), fold(record.label)} & shut:
            continue
        if earlier is None or str(earlier.last_month) < said["month"]:
            gone[target] = Workbook((), name, mask(record.label), stem, last_month=said["month"])
    taken = {workbook.label for workbook in workbooks}
    return tuple(
        replace(one, label=mask(one.name) if one.label in taken else one.label)
        for _, one in sorted(gone.items())
    )


def _target(output: str, name: str, stem: str, month: str) -> str:
    return fill(output, name=name, stem=stem, month=month).casefold()


def _expand(folder: Path, pattern: str) -> list[Path]:
    return sorted(Path(normal(folder / name)) for name in glob.glob(pattern, root_dir=folder, recursive=True))  # noqa: PTH207


def marked_copies(folder: Path, inputs: Sequence[str]) -> set[Path]:
    """Return what has the name of a marked-up copy in the folders that hold the lists."""
    name = marked_copy()
    folders = {place for pattern in inputs for place in _expand(folder, str(Path(pattern).parent))}
    return {
        path for place in folders if place.is_dir() for path in place.iterdir() if name.fullmatch(path.name)
    }


def _is_input(path: Path) -> bool:
    ours = (marked_copy(), backup_of_input())
    return (
        path.is_file()
        and not path.name.startswith((".", "~$"))
        and not path.name.endswith(MAP_FILE)
        and not any(one.fullmatch(path.name) for one in ours)
    )


def marked_copy(stem: str | None = None) -> re.Pattern[str]:
    """Return what recognises the name of a marked-up copy (of any input, or of one), in either language."""
    wanted = ".+" if stem is None else re.escape(stem)
    names = []
    for lang in LANGUAGES:
        before, after = texts(lang)("workbook.marked.name", stem="\0").split("\0")
        end = after.removesuffix(".xlsx")
        names.append(re.escape(before) + wanted + re.escape(end) + r"(?: \(\d+\))?\.xlsx")
    return re.compile("|".join(names))


def _together(paths: Sequence[Path], output: str, *, one_folder: bool) -> list[Workbook]:
    """Return files in groups: those of one folder that would get the same result are one."""
    groups: dict[tuple[Path, str], list[tuple[Path, str, str]]] = {}
    for path in paths:
        folder = path.parent.name
        rest = dated(path.stem).rest or folder
        name = rest if one_folder else folder
        target = fill(output, name=name, stem=rest, month="{month}").casefold()
        groups.setdefault((path.parent, target), []).append((path, name, rest))
    found = []
    for (folder_path, _), members in groups.items():
        files, names, stems = zip(*sorted(members), strict=True)
        name = names[0] if len({fold(name) for name in names}) == 1 else folder_path.name
        found.append(Workbook(files, name, mask(name), stems[0]))
    return found


def _named(workbooks: Sequence[Workbook]) -> tuple[Workbook, ...]:
    """Return workbooks with a label each, in the order of the labels."""
    names = [workbook.name for workbook in workbooks]
    found = [
        one if names.count(one.name) == 1 else replace(one, label=mask(f"{one.name}/{one.stem}"))
        for one in workbooks
    ]
    labels = [workbook.label for workbook in found]
    unique = [
        one if labels.count(one.label) == 1 else replace(one, label=mask(str(one.files[0]))) for one in found
    ]
    seen: dict[str, int] = {}
    for number, one in enumerate(unique):  # two may differ only by what is not to be shown
        seen[one.label] = seen.get(one.label, 0) + 1
        if seen[one.label] > 1:
            unique[number] = replace(one, label=f"{one.label} ({seen[one.label]})")
    return tuple(sorted(unique, key=lambda workbook: (workbook.label.casefold(), workbook.label)))
