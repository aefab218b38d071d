"""Everything that a change must pass, in order: lint, format, types, architecture, tests.

Run it with the environment's own Python: ``.venv/bin/python tests/check.py``. Further words go to pytest.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent

CHECKS: dict[str, list[str]] = {
    "lint": ["-m", "ruff", "check", "."],
    "format": ["-m", "ruff", "format", "--check", "."],
    "types": ["-m", "mypy"],
    "architecture": [
        "-c",
        "import sys; from importlinter.cli import lint_imports_command as c; sys.exit(c())",
    ],
    "tests": ["-m", "pytest", "-n", "2", "--dist", "loadfile"],
}


def main(words: list[str]) -> int:
    """Run every check, also after one has failed; return 0 if all passed."""
    failed = []
    for name, command in CHECKS.items():
        sys.stdout.write(f"== {name}\n")
        sys.stdout.flush()
        more = words if name == "tests" else []
        if subprocess.run([sys.executable, *command, *more], cwd=ROOT, check=False).returncode:
            failed.append(name)
    sys.stdout.write(f"failed: {', '.join(failed)}\n" if failed else "all checks passed\n")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
