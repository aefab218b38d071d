"""A history that names unknown ids, has no status, or says two things about one pair."""

from __future__ import annotations

from pathlib import Path

from tests.workbooks.base import book, sheets


def make(folder: Path) -> list[Path]:
    history = [
        ("Ung", "Mentor", "Status"),
        ("U9", "M1", "låst"),
        ("U1", "M11", "aktiv"),
        ("U1", "M1", None),
        ("U2", "M2", "låst"),
        ("U2", "M2", "afvist"),
        ("U1", None, "aktiv"),
        ("U1", "M2", "forlovet"),
        ("u1", "M1", "afsluttet"),
        ("U1", "M1", "aktiv"),
    ]
    return [book(folder / "a.xlsx", sheets(Forløb=history))]
