"""The search for cyclic garbage, put off while much is built that stays.

Python looks for it whenever some thousands of objects more were made than given up, and then looks at ever more of
what there is; where a hundred thousand objects are built that all are needed, it finds nothing, and takes up to half of
the time.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def put_off() -> Iterator[None]:
    """Look for no cyclic garbage meanwhile (also a decorator of what builds). Where it was off already, it stays so."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            if not gc.get_freeze_count():
                # What was built is alive: it is put among the old objects without being gone through.
                gc.freeze()
                gc.unfreeze()
            gc.enable()
