"""A .docx as the zip package that it is."""

from __future__ import annotations

import zipfile
from io import BytesIO


def undated(data: bytes) -> bytes:
    """Return the package without the time at which it was zipped, so that the same content is the same bytes."""
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(zipfile.ZipInfo(name), old.read(name), zipfile.ZIP_DEFLATED)
    return out.getvalue()
