"""A web page named .xls, as some systems export."""

from __future__ import annotations

from pathlib import Path


def make(folder: Path) -> list[Path]:
    (folder / "a.xls").write_text("<html><table><tr><td>Id</td></tr></table></html>")
    return [folder / "a.xls"]
