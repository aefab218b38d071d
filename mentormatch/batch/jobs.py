"""One job per workbook: everything that a worker needs, on this machine or another."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from mentormatch import __version__
from mentormatch.locale import Language

from .config import Config
from .finding import Workbook
from .naming import fill, month_of, months_before, normal


@dataclass(frozen=True)
class Job:
    """One workbook of one month. Holds no data of anybody, and can be sent to another process."""

    workbook: Workbook
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
    rules: str = ""
    """Digest of the rule files. A worker of another version or with other rules would give other results."""

    @property
    def label(self) -> str:
        """What the workbook is called."""
        return self.workbook.label

    @property
    def manifest(self) -> Path:
        """Where the record of the run stands."""
        return self.output.with_name(f"{self.output.stem}.manifest.json")

    @property
    def lock(self) -> Path:
        """The file that is held while the job runs."""
        return self.output.with_name(f".{self.output.stem}.lock")

    @property
    def size(self) -> int:
        """Bytes of the input, 0 where it is missing. Large ones are begun first: none is last alone."""
        try:
            return self.workbook.path.stat().st_size
        except OSError:
            return 0


def jobs(
    config: Config,
    as_of: date,
    *,
    only: Sequence[Workbook] | None = None,
    lang: Language | None = None,
    fallback: Path | None = None,
) -> tuple[Job, ...]:
    """Return a job for every workbook (or only for some), in the order of their labels.

    Args:
        config: the configuration.
        as_of: the date at which rules and ages hold; its month stands in the names.
        only: the workbooks to run; ``None``: all.
        lang: the language of the results; ``None``: that of each workbook.
        fallback: a folder of the user's own for results that cannot be written where they belong.
    """
    from mentormatch.eligibility import load_rules

    month = month_of(as_of)
    rules = load_rules().digest
    made = []
    for workbook in config.workbooks if only is None else only:
        since, last = _last(config, workbook, month)
        made.append(
            Job(
                workbook=workbook,
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
                rules=rules,
            )
        )
    return tuple(made)


def output_of(config: Config, workbook: Workbook, month: str) -> Path:
    """Return where a workbook's result of a month stands."""
    filled = fill(config.output, name=workbook.name, stem=workbook.stem, month=month)
    return Path(normal(config.path.resolve().parent / filled))


def _last(config: Config, workbook: Workbook, month: str) -> tuple[str | None, Path | None]:
    for earlier in months_before(month):
        path = output_of(config, workbook, earlier)
        if path.is_file():
            return earlier, path
    return None, None
