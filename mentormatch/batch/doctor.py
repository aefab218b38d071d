"""A look at an installation: can it do the work, and what should somebody know about it?"""

from __future__ import annotations

import importlib.metadata
import os
import platform
import re
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from types import MappingProxyType

from mentormatch import __version__
from mentormatch.errors import EngineProblem

DISTRIBUTION = "mentormatch-dk"
"""What the program is called where packages are counted."""

FOR_DEVELOPERS = frozenset(("dev", "release"))
"""The extras that no user misses."""

OLD_RULE_DAYS = 366
"""Rates change every 1 January; a rate that is older than a year has probably been replaced."""

CLOCK_SECONDS = 120
"""How far the clock of a file system may be from this machine's."""


class Health(StrEnum):
    """How it stands: fine, worth knowing, or in the way of the work."""

    FINE = "fine"
    WARNING = "warning"
    ERROR = "error"


@dataclass(frozen=True)
class Finding:
    """One thing that was looked at. ``key`` is a text of ``doctor.toml`` with its values."""

    area: str
    health: Health
    key: str
    values: Mapping[str, object] = field(default_factory=lambda: MappingProxyType({}))


def examine(
    *, now: Callable[[], datetime], encoding: str | None, folders: Sequence[Path]
) -> tuple[Finding, ...]:
    """Look at everything.

    Args:
        now: the clock, with its time zone; raises where the zone is not installed.
        encoding: the encoding of the terminal.
        folders: where the program will write.
    """
    findings = [_program(), *_libraries(), *_engines(), *_encodings(encoding)]
    findings += [_folder(folder) for folder in dict.fromkeys(folders)]
    try:
        moment = now()
    except (LookupError, OSError):
        return (*findings, Finding("clock", Health.ERROR, "doctor.clock.no_zone"))
    return (*findings, *_clock(moment), *_rules(moment.date()))


def fit(findings: Sequence[Finding]) -> bool:
    """Whether nothing stands in the way of the work."""
    return all(finding.health is not Health.ERROR for finding in findings)


def _program() -> Finding:
    values = {
        "program": __version__,
        "python": platform.python_version(),
        "system": f"{platform.system()} {platform.release()} ({platform.machine()})",
    }
    return Finding("program", Health.FINE, "doctor.program", values)


def _libraries() -> list[Finding]:
    """Look for what the installed package says that it needs, and for what its extras would add."""
    try:
        wanted = importlib.metadata.requires(DISTRIBUTION) or []
    except importlib.metadata.PackageNotFoundError:
        return [Finding("libraries", Health.WARNING, "doctor.libraries.unknown", {"name": DISTRIBUTION})]
    found: dict[str, str] = {}
    findings = []
    for name, extra in sorted(_needed(wanted)):
        try:
            found[name] = importlib.metadata.version(name)
        except importlib.metadata.PackageNotFoundError:
            values = {"name": name, "extra": extra}
            if extra:
                findings.append(Finding("libraries", Health.FINE, "doctor.libraries.no_extra", values))
            else:
                findings.append(Finding("libraries", Health.ERROR, "doctor.libraries.missing", values))
    listed = ", ".join(f"{name} {version}" for name, version in found.items())
    return [Finding("libraries", Health.FINE, "doctor.libraries.found", {"list": listed}), *findings]


def _needed(wanted: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield the name of each requirement that counts on this system, and the extra that it belongs to, if any."""
    for line in wanted:
        requirement, _, marker = line.partition(";")
        name = re.match(r"[\w.-]+", requirement.strip())
        extra = re.search(r"""extra == ["']([\w-]+)["']""", marker)
        system = re.search(r"""sys_platform == ["'](\w+)["']""", marker)
        if name is None or (extra and extra[1] in FOR_DEVELOPERS) or (system and system[1] != sys.platform):
            continue
        yield name[0], extra[1] if extra else ""


def _engines() -> list[Finding]:
    findings = []
    for engine, health in (("highs", Health.ERROR), ("cbc", Health.WARNING)):
        try:
            _solve_small(engine)
        except EngineProblem:
            findings.append(Finding("engines", health, f"doctor.engines.missing_{engine}"))
        except ImportError as fault:
            values = {"name": fault.name or engine}
            findings.append(Finding("engines", health, "doctor.engines.broken", values))
        else:
            findings.append(Finding("engines", Health.FINE, "doctor.engines.works", {"name": engine}))
    return findings


def _solve_small(engine: str) -> None:
    """Have an engine solve a problem with a known answer, and check it.

    Hours that bind keep the short cut for plain problems, which asks no engine, from answering.
    """
    import numpy as np

    from mentormatch.solver import Problem, check, solve

    problem = Problem(
        points=np.array([[900, 300], [800, 700], [100, 600]]),
        allowed=np.ones((3, 2), dtype=bool),
        places=np.array([2, 2]),
        hours=np.array([300, 240, 120]),
        hours_limit=np.array([420, 420]),
    )
    check(problem, solve(problem, engine=engine))


def _encodings(encoding: str | None) -> list[Finding]:
    findings = []
    for where, name in (("terminal", encoding), ("files", sys.getfilesystemencoding())):
        try:
            "æøåÆØÅ→".encode(name or "ascii")
        except (UnicodeEncodeError, LookupError):
            values = {"encoding": name or "?"}
            findings.append(Finding("locale", Health.WARNING, f"doctor.locale.{where}", values))
        else:
            values = {"encoding": name or "?"}
            findings.append(Finding("locale", Health.FINE, f"doctor.locale.{where}_fine", values))
    return findings


def _folder(folder: Path) -> Finding:
    values = {"folder": str(folder)}
    there = next((one for one in (folder, *folder.parents) if one.exists()), folder)
    try:
        handle, name = tempfile.mkstemp(prefix=".mentormatch-", dir=there)
        try:
            os.write(handle, b"x")
        finally:
            os.close(handle)
            Path(name).unlink()
    except OSError as fault:
        values["cause"] = fault.strerror or type(fault).__name__
        return Finding("folders", Health.WARNING, "doctor.folders.closed", values)
    return Finding("folders", Health.FINE, "doctor.folders.open", values)


def _clock(moment: datetime) -> list[Finding]:
    """Compare the clock with what it cannot lie before: the rules that shipped, and a file made now."""
    newest = max((start for _, start in _rates()), default=date.min)
    if moment.date() < newest:
        values = {"today": moment.date(), "rule": newest}
        return [Finding("clock", Health.ERROR, "doctor.clock.behind", values)]
    with tempfile.NamedTemporaryFile() as file:
        apart = abs(os.stat(file.name).st_mtime - moment.timestamp())  # noqa: PTH116
    health = Health.WARNING if apart > CLOCK_SECONDS else Health.FINE
    key = "doctor.clock.apart" if health is Health.WARNING else "doctor.clock.fine"
    return [Finding("clock", health, key, {"today": moment.date(), "time": f"{moment:%H:%M}"})]


def _rules(today: date) -> list[Finding]:
    from mentormatch.eligibility import load_rules

    rules = load_rules()
    values = {"n": len(rules.rules), "digest": rules.digest[:12]}
    findings = [Finding("rules", Health.FINE, "doctor.rules.found", values)]
    stale = len(rules.stale(today, OLD_RULE_DAYS))
    if stale:
        values = {"n": stale, "days": OLD_RULE_DAYS}
        findings.append(Finding("rules", Health.FINE, "doctor.rules.stale", values))
    for name, start in _rates():
        if (today - start).days > OLD_RULE_DAYS:
            values = {"rule": name, "date": start}
            findings.append(Finding("rules", Health.WARNING, "doctor.rules.old", values))
    return findings


def _rates() -> list[tuple[str, date]]:
    """Return each rule that sets a number, with the day from which its newest number holds."""
    from mentormatch.eligibility import load_rules
    from mentormatch.eligibility.rule_parts import Status

    found = []
    for rule in load_rules():
        starts = [
            period.start
            for period in rule.history
            if period.value is not None
            and period.start
            and period.until is None
            and period.status is Status.ENACTED
        ]
        if starts:
            found.append((rule.id, max(starts)))
    return sorted(found)
