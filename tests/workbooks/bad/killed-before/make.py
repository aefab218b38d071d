"""An earlier run was killed amid its saving and left its temporary file, which holds personal data."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.workbooks.base import book

KILLED = """
import os, signal, sys
from pathlib import Path
from mentormatch.workbook.files import save

class Dying:
    def __getattr__(self, name):
        if name in ("link", "replace"):
            os.kill(os.getpid(), signal.SIGKILL)
        return getattr(os, name)

save.os = Dying()
save.save(b"Personal data", Path(sys.argv[1]))
"""


def make(folder: Path) -> list[Path]:
    subprocess.run([sys.executable, "-c", KILLED, str(folder / "ud.xlsx")], check=False)
    assert [path.read_bytes() for path in folder.glob(".*.tmp")] == [b"Personal data"]
    return [book(folder / "a.xlsx")]
