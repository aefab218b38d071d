"""Text files: .csv as Danish and English programs write it, and what only pretends to be a workbook."""

from __future__ import annotations

import csv
import io
import itertools
import re
from collections.abc import Collection, Iterable, Iterator, Sequence

from mentormatch.issues import Issue, Place, Said, files
from mentormatch.workbook.cells.privacy import mask

from .limits import EXCEL_COLUMNS, EXCEL_ROWS, MOST_CELLS, TooLargeError
from .notes import SheetNotes
from .raw import CannotReadError, RawFile, RawSheet

TEXT_SUFFIXES = frozenset({".csv", ".txt", ".tsv", ".tab"})
_SEPARATORS = ";\t,|"
_MARKUP = (b"<!doctype", b"<html", b"<table", b"<head", b"<?xml", b"<meta", b"<body")
_BINARY = (
    (b"%PDF", Said("en PDF-fil", "a PDF file")),
    (b"\x89PNG", Said("et billede", "a picture")),
    (b"\xff\xd8\xff", Said("et billede", "a picture")),
    (b"GIF8", Said("et billede", "a picture")),
    (b"{\\rtf", Said("et RTF-dokument", "an RTF document")),
)
_KEPT_AS_TEXT = re.compile(r'="([^"]*)"')
_LONGEST_FIELD = 1_000_000
_LINE = re.compile(r"[^\r\n]*+(?:\r\n|\r|\n)|[^\r\n]++$")


def read_text(data: bytes, suffix: str, raw: RawFile) -> None:
    """Read a .csv file into ``raw``: separator, quotes and encoding are found from the content.

    Raises:
        CannotReadError: the content is no table of text.
    """
    place = Place(raw.name)
    for start, what in _BINARY:
        if data.startswith(start):
            raise CannotReadError(Issue(files.NOT_A_SPREADSHEET, place, {"what": what}))
    if data[:512].lstrip(b"\xef\xbb\xbf \r\n\t").lower().startswith(_MARKUP):
        what = Said("en webside (HTML eller XML)", "a web page (HTML or XML)")
        raise CannotReadError(Issue(files.NOT_A_SPREADSHEET, place, {"what": what}))
    _hold_caps(data, suffix)
    text, encoding = _decode(data)
    if text is None or _looks_binary(text):
        what = Said("ikke tekst og ikke en Excel-fil", "neither text nor an Excel file")
        raise CannotReadError(Issue(files.NOT_A_SPREADSHEET, place, {"what": what}))
    if suffix not in TEXT_SUFFIXES:
        what = Said("en tekstfil (.csv)", "a text file (.csv)")
        raw.issues.append(Issue(files.OTHER_CONTENT, place, {"name": suffix or "-", "what": what}))
    if encoding is not None:
        raw.issues.append(Issue(files.ENCODING, place, {"encoding": encoding}))
    try:
        rows, opened = _rows(text)
    except csv.Error as error:
        detail = Said(
            "en celle er usædvanlig lang eller mangler sit anførselstegn",
            "a cell is too long or lacks its quote",
        )
        raise CannotReadError(Issue(files.CSV_UNCLEAR, place, {"detail": detail})) from error
    if opened is not None:
        raise CannotReadError(Issue(files.CSV_OPEN_QUOTE, Place(raw.name, line=opened)))
    name = mask(raw.name.rpartition(".")[0] or raw.name)
    raw.sheets = [RawSheet(raw.name, name, list(rows), notes=SheetNotes(delimited=separated(text)))]


def _hold_caps(data: bytes, suffix: str) -> None:
    """Refuse more lines, or more cells, than a sheet may have, by counting bytes: before the text is laid out.

    Raises:
        TooLargeError: there are more.
    """
    if suffix not in TEXT_SUFFIXES and b"\x00" in data[:65_536]:
        return  # no text at all, and nothing is laid out
    if max(data.count(b"\n"), data.count(b"\r")) > EXCEL_ROWS:
        raise TooLargeError(Said(f"over {EXCEL_ROWS} rækker", f"more than {EXCEL_ROWS} rows"))
    if max(data.count(sign.encode()) for sign in _SEPARATORS) > MOST_CELLS:
        raise TooLargeError(Said(f"over {MOST_CELLS} celler", f"more than {MOST_CELLS} cells"))


def _lines(text: str) -> Iterator[str]:
    """Yield the lines of a text with their ends, as they are; io.StringIO would take four bytes for each sign."""
    return (line[0] for line in _LINE.finditer(text))


def _decode(data: bytes) -> tuple[str | None, str | None]:
    """Return the text, and the name of its encoding where it is not UTF-8."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        try:
            return data.decode("utf-16"), None
        except UnicodeDecodeError:
            return None, None
    try:
        return data.decode("utf-8-sig"), None
    except UnicodeDecodeError:
        pass
    try:
        return data.decode("cp1252"), "Windows-1252"
    except UnicodeDecodeError:
        return data.decode("latin-1"), "Latin-1"


def _looks_binary(text: str) -> bool:
    sample = text[:4096]
    odd = sum(1 for sign in sample if ord(sign) < 32 and sign not in "\r\n\t\f")
    return "\x00" in sample or odd > 8 + len(sample) // 50


def separated(text: str) -> bool:
    """Whether a text has cells, so that one sign too many moves all that follow it in its row."""
    return _separator(text) is not None


def without_rows(data: bytes, rows: Collection[int]) -> bytes:
    """Return a .csv file without some of its rows, counted from 1 as :func:`read_text` counts them.

    Every other byte stays. A row may go over several lines, and Excel's own first line is none.

    Raises:
        ValueError: the content is no text.
    """
    text, named = _decode(data)
    if text is None:
        raise ValueError("no text")
    separator = _separator(text)
    lines = list(_lines(text))
    kept = lines[: _own_lines(text)]
    body = lines[len(kept) :]
    ends: Iterable[int] = itertools.count(1)
    if separator is not None:
        reader = csv.reader(body, delimiter=separator, strict=False)
        ends = (reader.line_num for _ in reader)
    before = 0
    for number, end in zip(itertools.count(1), ends, strict=False):
        if before >= len(body):
            break
        if number not in rows:
            kept += body[before:end]
        before = end
    encoding = named or ("utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8")
    mark = b"\xef\xbb\xbf" if data.startswith(b"\xef\xbb\xbf") else b""
    return mark + "".join(kept).encode(encoding)


def _own_lines(text: str) -> int:
    """Return how many lines at the top are Excel's own: they name the separator and are no row."""
    return int(text[:6].lower() in {"sep=;\n", "sep=,\n", "sep=;\r", "sep=,\r"})


def _rows(text: str) -> tuple[list[list[str]], int | None]:
    """Split a table of text into rows of cells; with them the line of a quote that nobody closes, if there is one."""
    separator = _separator(text)
    if separator is None:
        return [[line] for line in text.splitlines()], None
    own = _own_lines(text)
    if own:
        text = text.split("\n", 1)[1]
    limit = csv.field_size_limit(_LONGEST_FIELD)
    try:
        rows = []
        for row in csv.reader(_lines(text), delimiter=separator, strict=False):
            if len(row) > EXCEL_COLUMNS:
                raise TooLargeError(
                    Said(f"over {EXCEL_COLUMNS} kolonner", f"more than {EXCEL_COLUMNS} columns")
                )
            rows.append(row)
        opened = _open_quote(text, separator) if '"' in text else None
    finally:
        csv.field_size_limit(limit)
    plain = [[_plain(cell) if cell[:1] in {"'", "="} else cell for cell in row] for row in rows]
    return plain, None if opened is None else opened + own


def _plain(cell: str) -> str:
    """Return a cell without the signs by which programs keep a text as it is: ``'=1``, and ``="007"``."""
    if cell.startswith(("'=", "'+", "'-", "'@")):
        return cell.lstrip("'")
    kept = _KEPT_AS_TEXT.fullmatch(cell)
    return kept[1] if kept else cell


def _open_quote(text: str, separator: str) -> int | None:
    """Return the line on which a quote opens that is never closed, or only by the next one, rows below it.

    Such a quote swallows whole rows: lines inside a cell that have as many separators as the headings are rows.
    """
    reader = csv.reader(_lines(text), delimiter=separator, strict=True)
    began, width = 1, 0
    try:
        for row in reader:
            width = width or len(row)
            if reader.line_num > began and _swallows(row, separator, width):
                return began
            began = reader.line_num + 1
    except csv.Error as error:
        if "end of data" in str(error) or reader.line_num > began:
            return began
    return None


def _swallows(row: Sequence[str], separator: str, width: int) -> bool:
    """Whether a cell holds a whole row of the table."""
    return width > 1 and any(
        line.count(separator) >= width - 1 for cell in row if "\n" in cell for line in cell.split("\n")[1:]
    )


def _separator(text: str) -> str | None:
    """Return the sign that divides the first lines into the most columns of the same number."""
    if text[:4].lower() == "sep=" and len(text) > 4:
        return text[4]
    best: tuple[int, int, str] | None = None
    for order, sign in enumerate(_SEPARATORS):
        sample = io.StringIO(text[:65536], newline="")
        try:
            widths = [
                len(row) for row, _ in zip(csv.reader(sample, delimiter=sign), range(30), strict=False) if row
            ]
        except csv.Error:
            continue
        if not widths or max(widths) < 2:
            continue
        common = max(set(widths), key=lambda width: (widths.count(width), width))
        if common < 2:
            continue
        score = (widths.count(common) * 100 // len(widths), common)
        if best is None or score > best[:2]:
            best = (*score, sign)
        del order
    return best[2] if best else None
