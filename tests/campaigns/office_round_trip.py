"""Let LibreOffice open and save results, and read them back: pairs, levels, proof and record must be the same.

    python tests/campaigns/office_round_trip.py RESULT.xlsx...

Needs ``soffice`` on the path. The short form, with another library in its place, is
``tests/workbook/test_result_reader.py``.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

from mentormatch.workbook.result.reader import read_result


def resaved(path: Path, folder: Path) -> Path:
    """Return the path of the file as LibreOffice saves it."""
    command = ["soffice", "--headless", "--convert-to", "xlsx", "--outdir", str(folder), str(path)]
    subprocess.run(command, check=True, capture_output=True)
    return folder / f"{path.stem}.xlsx"


def main(paths: list[Path]) -> int:
    """Run the campaign; return the number of results that did not come back whole."""
    broken = 0
    with tempfile.TemporaryDirectory() as folder:
        for path in paths:
            before, after = read_result(path), read_result(resaved(path, Path(folder)))
            same = before == after
            broken += not same
            sys.stdout.write(f"{path}: {'the same' if same else 'CHANGED'}\n")
    return broken


if __name__ == "__main__":
    sys.exit(1 if main([Path(word) for word in sys.argv[1:]]) else 0)
