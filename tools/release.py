"""Make what a release consists of: ``python -m tools.release [FOLDER]``, by default ``dist``.

- the wheel, built twice, each time from a copy of its own, and refused unless both have the same bytes;
- the source distribution, with documentation, samples and tests;
- ``constraints.txt`` at the root: every library at a version, with hashes, for installing on a closed network;
- ``mentormatch.cdx.json``: the list of parts (SBOM) in CycloneDX, made of these constraints;
- ``man``: the man pages of every command, in both languages.

Needs the extra ``release`` and the package index; the program itself needs neither.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
CONSTRAINTS = ROOT / "constraints.txt"
EPOCH = "1577836800"
"""2020-01-01: the time that every entry of the wheel carries (reproducible-builds.org, SOURCE_DATE_EPOCH)."""


def main(words: list[str]) -> int:
    """Make everything; return 0 if it was made and the wheel is the same twice."""
    dist = _folder(words)
    dist.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        wheels = [_wheel(Path(folder) / name) for name in ("first", "second")]
        digests = [hashlib.sha256(wheel.read_bytes()).hexdigest() for wheel in wheels]
        if digests[0] != digests[1]:
            sys.stderr.write("the wheel is another each time it is built\n")
            return 1
        shutil.copy(wheels[0], dist)
    _run("-m", "build", "--sdist", "--outdir", str(dist), str(ROOT))
    _run(
        *("-m", "piptools", "compile", "--quiet", "--generate-hashes", "--strip-extras", "--no-header"),
        *("--no-annotate", "--no-emit-index-url", "--no-emit-find-links"),
        *("--output-file", CONSTRAINTS.name, "setup.cfg"),
    )
    parts = dist / "mentormatch.cdx.json"
    _run("-m", "cyclonedx_py", "requirements", "--output-reproducible", "-o", str(parts), CONSTRAINTS.name)
    _run("-m", "tools.man", str(dist / "man"))
    sys.stdout.write(f"{digests[0]}  {wheels[0].name}\n{parts}\n{dist / 'man'}\n{CONSTRAINTS}\n")
    return 0


def _wheel(folder: Path) -> Path:
    """Build the wheel from a copy of the source that holds nothing but what git would."""
    kept = shutil.ignore_patterns(".*", "__pycache__", "*.egg-info", "build", "dist", "wheels")
    copy = shutil.copytree(ROOT, folder / "source", ignore=kept)
    _run("-m", "build", "--wheel", "--outdir", str(folder), str(copy))
    return next(folder.glob("*.whl"))


def _run(*words: str) -> None:
    environment = {**os.environ, "SOURCE_DATE_EPOCH": EPOCH}
    subprocess.run([sys.executable, *words], check=True, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL)


def _folder(words: list[str]) -> Path:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", nargs="?", default="dist", type=Path)
    return Path(parser.parse_args(words).folder).absolute()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
