"""What the user is told where a file cannot be put."""

from __future__ import annotations

import errno
from pathlib import Path
from typing import Any, Never

from mentormatch.errors import OutputProblem

LONGEST_PATH = 218
"""Excel opens no file whose path is longer (support.microsoft.com, "Excel specifications and limits")."""

_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
_DENIED = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})


def stop(fault: str, real: Path, **values: Any) -> Never:
    """Raise what is said where a file cannot be put for a reason of ours."""
    raise OutputProblem(f"workbook.save.{fault}.alone", target=str(real), name=real.name, **values)


def meaning(fault: OSError, real: Path) -> OutputProblem:
    """Return what the operating system's refusal means for the user."""
    if fault.errno in _FULL:
        kind = "full"
    elif fault.errno in _DENIED:
        kind = "denied"
    elif fault.errno == errno.ENAMETOOLONG:
        kind = "long"
    else:
        kind = "failed"
    return OutputProblem(
        f"workbook.save.{kind}.alone",
        target=str(real),
        name=real.name,
        most=LONGEST_PATH,
        cause=fault.strerror or type(fault).__name__,
    )
