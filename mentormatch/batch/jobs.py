"""One job per workbook: everything that a worker needs, on this machine or another."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from mentormatch import __version__
from mentormatch.locale import Language
from mentormatch.workbook.reading.map_file import SUFFIX as MAP_FILE
from mentormatch.workbook.reading.map_file import kept_name

from .config import Config
from .finding import Workbook, find_vanished
from .naming import RECORD, fill, month_of, months_before, normal
from .series import dated, month_of_lists, newest


@dataclass(frozen=True)
class Job:
    """One workbook of one month. Holds no data of anybody, and can be sent to another process."""

    workbook: Workbook
    lists: tuple[Path, ...]
    """The files to read: of lists of several months the newest. None where there is no list of this month."""
    output: Path
    last: Path | None
    """The newest result of an earlier month."""
    since: str | None
    """That month."""
    month: str
    as_of: date
    settings: Mapping[str, str]
    lang: Language | None
    """The language of the result; ``None``: that of the workbook."""
    leave_out_errors: bool = False
    private: bool = True
    fallback: Path | None = None
    decline: bool = False
    """Leave a result alone whose input has changed: a person was asked, and said so."""
    program: str = __version__
    folders: tuple[Path, ...] = ()
    """Folders with rules of one's own."""
    rules: str = ""
    """Digest of the rule files. A worker of another version or with other rules would give other results."""
    maps: tuple[Path, ...] = ()
    """The files beside the lists that say what their headings mean."""

    @property
    def label(self) -> str:
        """What the workbook is called."""
        return self.workbook.label

    @property
    def books(self) -> list[Path]:
        """Everything to read: the lists, and last month's result."""
        return [*self.lists, *([self.last] if self.last else [])]

    @property
    def manifest(self) -> Path:
        """Where the record of the run stands."""
        return self.output.with_name(self.output.stem + RECORD)

    @property
    def lock(self) -> Path:
        """The file that is held while the job runs."""
        return self.output.with_name(f".{self.output.stem}.lock")

    @property
    def size(self) -> int:
        """Bytes of the lists, 0 where they are missing. Large ones are begun first: none is last alone."""
        return sum(_bytes(path) for path in self.lists)

    @property
    def list_of(self) -> str | None:
        """The month in the names of the lists, where it is an earlier one: nobody has brought this month's."""
        month = month_of_lists(self.lists)
        return month if month is not None and month < self.month else None


def jobs(
    config: Config,
    as_of: date,
    *,
    only: Sequence[Workbook] | None = None,
    lang: Language | None = None,
    fallback: Path | None = None,
    folders: Sequence[Path] = (),
) -> tuple[Job, ...]:
    """Return a job for every workbook (or only for some), in the order of their labels.

    One whose list has vanished since the last result has a job as well: it says so.

    Args:
        config: the configuration.
        as_of: the date at which rules and ages hold; its month stands in the names.
        only: the workbooks to run; ``None``: all.
        lang: the language of the results; ``None``: that of each workbook.
        fallback: a folder of the user's own for results that cannot be written where they belong.
        folders: folders with rules of one's own, beside those of the configuration.

    Raises:
        RuleFileError: such a folder or a file in it cannot be used.
    """
    from mentormatch.eligibility import load_rules

    month = month_of(as_of)
    own = tuple(dict.fromkeys(folder.resolve() for folder in (*config.rules, *folders)))
    rules = load_rules(*own).digest
    made = []
    if only is None:
        only = [*config.workbooks, *vanished(config, month)]
    for workbook in sorted(only, key=lambda workbook: (workbook.label.casefold(), workbook.label)):
        since, last = _last(config, workbook, month)
        lists = newest(workbook.files, month)
        made.append(
            Job(
                workbook=workbook,
                lists=lists,
                output=output_of(config, workbook, month),
                last=last,
                since=since,
                month=month,
                as_of=as_of,
                settings=config.settings_of(workbook),
                lang=lang,
                leave_out_errors=config.leave_out_errors,
                private=config.private,
                fallback=fallback,
                folders=own,
                rules=rules,
                maps=tuple(_maps(lists)),
            )
        )
    return tuple(made)


def vanished(config: Config, month: str) -> tuple[Workbook, ...]:
    """Return the workbooks that have a result of this or an earlier month and no list any more."""
    folder = config.path.resolve().parent
    return find_vanished(folder, config.output, month, config.workbooks, config.closed)


def output_of(config: Config, workbook: Workbook, month: str) -> Path:
    """Return where a workbook's result of a month stands."""
    filled = fill(config.output, name=workbook.name, stem=workbook.stem, month=month)
    return Path(normal(config.path.resolve().parent / filled))


def _maps(lists: Sequence[Path]) -> Iterator[Path]:
    """Yield the files beside lists that say what their headings mean: those of a series of months first, then the
    month's own, which goes before it."""
    seen: set[Path] = set()
    for path in lists:
        series = path.with_name(f"{dated(path.stem).rest}{MAP_FILE}")
        for kept in (series, kept_name(path)):
            if kept not in seen and kept.is_file():
                seen.add(kept)
                yield kept


def _last(config: Config, workbook: Workbook, month: str) -> tuple[str | None, Path | None]:
    for earlier in months_before(month):
        path = output_of(config, workbook, earlier)
        if path.is_file():
            return earlier, path
    return None, None


def _bytes(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0
