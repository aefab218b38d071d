"""Entities that expand to a billion words in the shared strings."""

from __future__ import annotations

from pathlib import Path

from tests.workbooks.base import book, repacked

STRINGS = """<?xml version="1.0"?><!DOCTYPE sst [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>
<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>&b;</t></si></sst>"""


def make(folder: Path) -> list[Path]:
    path = book(folder / "a.xlsx")
    return [repacked(path, lambda name, content: content, {"xl/sharedStrings.xml": STRINGS.encode()})]
