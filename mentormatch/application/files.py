"""Files that are made from nothing: the empty workbook and the sample."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from mentormatch.locale import Language

from .guard import standing_against


def template(out: Path, lang: Language, *, force: bool = False) -> Path:
    """Write an empty workbook to fill in; return where it is.

    Raises:
        OutputProblem: it exists (without ``force``) or cannot be written.
    """
    from mentormatch.workbook.books.template import template as render
    from mentormatch.workbook.files.save import probe, save

    probe(out, force=force)
    return save(render(lang), out, force=force, against=standing_against(out) if force else None).path


def sample(
    out: Path,
    *,
    youths: int,
    mentors: int,
    seed: int,
    as_of: date,
    force: bool = False,
    lang: Language = "da",
) -> Path:
    """Write a workbook of invented people; the same arguments give the same people. Return where it is.

    Raises:
        OutputProblem: it exists (without ``force``) or cannot be written.
    """
    from mentormatch.sample import sample as invent
    from mentormatch.workbook.books.sample import render
    from mentormatch.workbook.files.save import probe, save

    probe(out, force=force)
    data = render(invent(youths, mentors, seed, as_of, lang))
    return save(data, out, force=force, against=standing_against(out) if force else None).path
