"""Kill a saving process at random moments, many times: the target always holds the old file or the new one.

    python tests/campaigns/save_kills.py [KILLS] [SEED]

The short form, with a kill before each call in turn, is ``tests/workbook/test_save.py``.
"""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

SIZE = 4_000_000
CHILD = """
import sys
from pathlib import Path
from mentormatch.workbook.files.save import save
target = Path(sys.argv[1])
for n in range(1_000_000):
    made = save((b"%08d" % n) * (int(sys.argv[2]) // 8), target, force=target.exists())
    if made.backup:
        made.backup.unlink()
    if n == 0:
        print("ready", flush=True)
"""


def whole(content: bytes) -> bool:
    """Whether a content is one number, repeated to the full length."""
    return len(content) == SIZE and content == content[:8] * (SIZE // 8)


def main(kills: int, seed: int) -> int:
    """Run the campaign; return the number of kills after which the target was not whole."""
    moment = random.Random(seed)  # moments of a test, not secrets
    broken = leftovers = 0
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "plan.xlsx"
        for _ in range(kills):
            child = subprocess.Popen(
                [sys.executable, "-c", CHILD, str(target), str(SIZE)], stdout=subprocess.PIPE, text=True
            )
            with child:
                assert child.stdout is not None
                child.stdout.readline()
                time.sleep(moment.uniform(0, 0.05))
                child.send_signal(signal.SIGKILL)
            broken += not whole(target.read_bytes())
            leftovers = max(leftovers, sum(p.suffix == ".tmp" for p in Path(folder).iterdir()))
    sys.stdout.write(f"{kills} kills, {broken} broken files, at most {leftovers} temporary files left\n")
    return broken


if __name__ == "__main__":
    given = [int(word) for word in sys.argv[1:]]
    sys.exit(1 if main(*(given + [200, 1][len(given) :])) else 0)
