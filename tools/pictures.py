"""The pictures of docs/vejledning.md: ``python -m tools.pictures [FOLDER]``, by default ``docs/pictures``.

A month of invented people is walked through in Danish, as the page does; LibreOffice (``soffice``) prints what comes
out, and ``pdftoppm`` cuts the part of the page that is shown. Both must be installed; the program needs neither.
"""

from __future__ import annotations

import argparse
import contextlib
import io
import re
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from openpyxl import load_workbook

from mentormatch.cli.frame import run
from mentormatch.locale import texts

DAY = "2026-12-01"
MOST = 150_000
"""Bytes that a picture may have at most: the page is read over slow networks too."""


@dataclass(frozen=True, slots=True)
class Picture:
    """What to show: the file, words that stand on its page, the part of that page, and how large."""

    name: str
    file: str
    words: str
    left: float
    top: float
    right: float
    bottom: float
    dots: int
    """Per inch."""


PICTURES = (
    Picture("skabelon", "skabelon.pdf", "Mødetider", 0.02, 0.05, 0.99, 0.445, 100),
    Picture("fejl", "fejl.pdf", "Fejlliste", 0.05, 0.1, 0.96, 0.42, 110),
    Picture("overblik", "resultat.pdf", "Det gør du nu", 0.02, 0.05, 0.85, 0.68, 105),
    Picture("matches", "resultat.pdf", "Hvorfor netop de to", 0.02, 0.05, 0.593, 0.38, 195),
    Picture("brev", "brev.pdf", "", 0.08, 0.09, 0.92, 0.37, 90),
)


def main(words: list[str]) -> int:
    """Make the pictures; return 0 if each is there and small enough."""
    folder = _folder(words)
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        for page, book in _month(work).items():
            _print(book, work / page)
        for picture in PICTURES:
            path = folder / f"{picture.name}.png"
            _cut(work / picture.file, picture, path)
            sys.stdout.write(f"{path.stat().st_size:>8} {path}\n")
    return int(any(path.stat().st_size > MOST for path in folder.glob("*.png")))


def _month(work: Path) -> dict[str, Path]:
    """Do what the page tells a coordinator to do; return what is printed, by the name of its page."""
    template, book, wrong = (work / f"{name}.xlsx" for name in ("tom", "personer", "personer med fejl"))
    result = work / "resultat.xlsx"
    _do("template", str(template))
    _do("sample", str(book), "--youths", "20", "--mentors", "8", "--seed", "1", "--as-of", DAY)
    _spoil(book, wrong)
    _do("validate", str(wrong), ends_with=3)
    marked = work / texts("da")("workbook.marked.name", stem=wrong.stem)
    _do("match", str(book), "--as-of", DAY, "-o", str(result))
    _decide(result)
    _do("letters", str(result), "-o", str(work / "breve"))
    letter = min((work / "breve").glob("*.docx"))
    return {"skabelon.pdf": template, "fejl.pdf": marked, "resultat.pdf": result, "brev.pdf": letter}


def _do(*words: str, ends_with: int = 0) -> None:
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
        code = run([*words, "--lang", "da", "--quiet"])
    if code != ends_with:
        raise SystemExit(f"{' '.join(words)}: {code}")


def _spoil(book: Path, copy: Path) -> None:
    """Write two slips of the pen into a copy of the lists."""
    workbook = load_workbook(book)
    for sheet, heading, row, slip in (
        ("Unge", "Fødselsdato", 4, "31-2-2005"),
        ("Mentorer", "Ydelse", 3, "dagpege"),
    ):
        next(cell for cell in workbook[sheet][1] if cell.value == heading).offset(row - 1).value = slip
    workbook.save(copy)


def _decide(result: Path) -> None:
    """Fill the column of decisions, as a coordinator does."""
    workbook = load_workbook(result)
    sheet = workbook["Matches"]
    head = next(cell for row in sheet.iter_rows() for cell in row if cell.value == "Beslutning")
    for offset, decision in enumerate(("godkendt", "godkendt", "låst", "afvist"), 1):
        head.offset(offset).value = decision
    workbook.save(result)


def _print(book: Path, page: Path) -> None:
    profile = f"-env:UserInstallation={(page.parent / 'office').as_uri()}"
    words = [
        "soffice",
        profile,
        "--headless",
        "--convert-to",
        "pdf",
        "--outdir",
        str(page.parent / page.stem),
        str(book),
    ]
    subprocess.run(words, check=True, capture_output=True)
    next((page.parent / page.stem).glob("*.pdf")).rename(page)


def _cut(pdf: Path, picture: Picture, path: Path) -> None:
    """Write the part of the first page that has the words."""
    text = subprocess.run(
        ["pdftotext", str(pdf), "-"], check=True, capture_output=True, encoding="utf-8"
    ).stdout
    number = next(n for n, page in enumerate(text.split("\f"), 1) if picture.words in page)
    words = ["pdfinfo", "-f", str(number), "-l", str(number), str(pdf)]
    info = subprocess.run(words, check=True, capture_output=True, encoding="utf-8").stdout
    found = re.search(r"size:\s+([\d.]+) x ([\d.]+)", info)
    if found is None:
        raise SystemExit(f"{pdf.name}: no size")
    width, height = (float(size) * picture.dots / 72 for size in found.groups())
    box = {
        "-x": picture.left * width,
        "-y": picture.top * height,
        "-W": (picture.right - picture.left) * width,
        "-H": (picture.bottom - picture.top) * height,
    }
    words = [word for key, value in box.items() for word in (key, str(round(value)))]
    only = ["-f", str(number), "-l", str(number), "-r", str(picture.dots), "-singlefile", "-png"]
    subprocess.run(["pdftoppm", *only, *words, str(pdf), str(path.with_suffix(""))], check=True)


def _folder(words: list[str]) -> Path:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", nargs="?", default="docs/pictures", type=Path)
    return Path(parser.parse_args(words).folder).absolute()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
