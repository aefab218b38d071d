"""A Danish .csv in Windows-1252."""

from __future__ import annotations

from pathlib import Path


def make(folder: Path) -> list[Path]:
    (folder / "unge.csv").write_bytes(
        "Id;Navn;Fødselsdato;Timer pr. måned\nU1;Åse Bæk;3-5-1995;6,5\n".encode("cp1252")
    )
    (folder / "mentorer.csv").write_bytes("Id;Ydelse;Pladser\nM1;løn;2\n".encode("cp1252"))
    return [folder / "unge.csv", folder / "mentorer.csv"]
