"""A .docx as the zip package that it is."""

from __future__ import annotations

import zipfile
from io import BytesIO
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from docx.document import Document

_STYLES_WITH_EFFECTS = "http://schemas.microsoft.com/office/2007/relationships/stylesWithEffects"


def undated(data: bytes) -> bytes:
    """Return the package without the time at which it was zipped, so that the same content is the same bytes."""
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(zipfile.ZipInfo(name), old.read(name), zipfile.ZIP_DEFLATED)
    return out.getvalue()


def new_document() -> Document:
    """Return an empty Word document with the default styles of python-docx.

    Its default template carries a second copy of the styles for Word 2010, which disagrees with the first as soon as a
    style is changed or added: Word then repairs the file. Without the copy, Word reads the styles alone.
    """
    import docx

    document = docx.Document()
    relations = document.part.rels
    for key in [key for key, one in relations.items() if one.reltype == _STYLES_WITH_EFFECTS]:
        del relations[key]
    return document
