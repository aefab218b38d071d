"""What openpyxl writes, in the form that Excel itself would give it.

openpyxl puts texts into their cells and the parts of a font in an order of its own. Excel opens both, and rewrites the
file when it is next saved; with the texts in the table of texts, and fonts in the order of the standard, there is
nothing to rewrite.
"""

from __future__ import annotations

import re
import zipfile
from io import BytesIO

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings"
_TEXTS, _TYPES, _RELATIONS, _STYLES = (
    "xl/sharedStrings.xml",
    "[Content_Types].xml",
    "xl/_rels/workbook.xml.rels",
    "xl/styles.xml",
)
_INLINE = re.compile(rb'(<c [^<>]*?)t="inlineStr"([^<>]*)><is>(.*?)</is></c>', re.DOTALL)
_FONT = re.compile(rb"<font>(.*?)</font>", re.DOTALL)
_PART = re.compile(rb"<(\w+)[^<>]*/>")
_ORDER = b"b i strike condense extend outline shadow u vertAlign sz color name family charset scheme".split()


def tidied(data: bytes) -> bytes:
    """Return a workbook as openpyxl has written it, with shared texts and fonts in order; every value stays."""
    numbers: dict[bytes, int] = {}
    used = 0

    def shared(match: re.Match[bytes]) -> bytes:
        nonlocal used
        used += 1
        number = numbers.setdefault(match[3], len(numbers))
        return b'%bt="s"%b><v>%d</v></c>' % (match[1], match[2], number)

    with zipfile.ZipFile(BytesIO(data)) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    if _TEXTS in parts:
        return data
    sheets = {
        name: _INLINE.sub(shared, content)
        for name, content in parts.items()
        if name.startswith("xl/worksheets/sheet")
    }
    parts |= sheets
    parts[_STYLES] = _FONT.sub(_in_order, parts[_STYLES])
    if numbers:
        texts = b"".join(b"<si>%b</si>" % text for text in numbers)
        head = f'<sst xmlns="{_MAIN}" count="{used}" uniqueCount="{len(numbers)}">'.encode()
        parts[_TEXTS] = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>' + head + texts + b"</sst>"
        line = f'<Override PartName="/{_TEXTS}" ContentType="{_TYPE}"/></Types>'.encode()
        parts[_TYPES] = parts[_TYPES].replace(b"</Types>", line)
        line = f'<Relationship Id="rIdTexts" Type="{_RELATION}" Target="sharedStrings.xml"/></Relationships>'.encode()
        parts[_RELATIONS] = parts[_RELATIONS].replace(b"</Relationships>", line)
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name, content in parts.items():
            new.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _in_order(match: re.Match[bytes]) -> bytes:
    found = list(_PART.finditer(match[1]))
    if b"".join(one[0] for one in found) != match[1].strip() or any(one[1] not in _ORDER for one in found):
        return match[0]
    return b"<font>%b</font>" % b"".join(
        one[0] for one in sorted(found, key=lambda one: _ORDER.index(one[1]))
    )
