"""What a release is made of, as far as it stands in the repository."""

from __future__ import annotations

import configparser
import re
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[2]


def required() -> list[Requirement]:
    """Return what the program needs on this kind of system, from setup.cfg."""
    config = configparser.ConfigParser()
    config.read(ROOT / "setup.cfg", encoding="utf-8")
    lines = config["options"]["install_requires"].splitlines()
    found = [Requirement(line) for line in lines if line.strip() and not line.startswith("#")]
    return [need for need in found if need.marker is None or need.marker.evaluate()]


def pinned() -> dict[str, str]:
    """Return the version that constraints.txt holds each library to."""
    text = (ROOT / "constraints.txt").read_text(encoding="utf-8")
    return {
        canonicalize_name(name): version for name, version in re.findall(r"^([\w.-]+)==(\S+)", text, re.M)
    }


def test_every_library_is_held_to_a_version_that_fits() -> None:
    versions = pinned()
    needs = required()
    assert len(needs) > 10
    unfit = [
        str(need) for need in needs if not need.specifier.contains(versions[canonicalize_name(need.name)])
    ]
    assert unfit == []


def test_every_version_has_a_digest() -> None:
    text = (ROOT / "constraints.txt").read_text(encoding="utf-8")
    entries = [entry for entry in re.split(r"\n(?=\S)", text) if re.match(r"[\w.-]+==", entry)]
    assert len(entries) == len(pinned())
    assert all(re.search(r"--hash=sha256:[0-9a-f]{64}", entry) for entry in entries)
    assert "/" not in re.sub(r"https?://\S+", "", text).replace("# ", ""), "no path of a machine"


def test_the_citation_and_the_change_log_name_the_version_of_the_program_and_its_day() -> None:
    from mentormatch import __version__

    cited = (ROOT / "CITATION.cff").read_text(encoding="utf-8")
    assert f"\nversion: {__version__}\n" in cited
    day = re.search(r"^date-released: (\S+)$", cited, re.M)
    assert day
    assert f"\n## [{__version__}] - {day[1]}\n" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


def test_the_source_distribution_takes_what_its_own_tests_need() -> None:
    taken = (ROOT / "MANIFEST.in").read_text(encoding="utf-8").split()
    assert {"docs", "sample_data", "tests", "tools", "benchmarks", "README.md", "constraints.txt"} <= set(
        taken
    )


def test_every_file_of_the_package_is_carried_by_the_source_distribution() -> None:
    config = configparser.ConfigParser()
    config.read(ROOT / "setup.cfg", encoding="utf-8")
    listed = " ".join(config["options.package_data"].values()).split()
    listed += re.search(
        r"^recursive-include mentormatch (.*)$", (ROOT / "MANIFEST.in").read_text("utf-8"), re.M
    )[1].split()
    taken = {Path(pattern).suffix or pattern for pattern in listed} | {".py"}
    files = [path for path in (ROOT / "mentormatch").rglob("*") if path.is_file() and path.suffix != ".pyc"]
    assert [path.name for path in files if (path.suffix or path.name) not in taken] == []
