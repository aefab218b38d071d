"""Words that tell nothing are blank wherever they stand, and never a no."""

from __future__ import annotations

from pathlib import Path

import pytest

from .lists import read_csv

YOUTHS = (
    "Samtykke", "Køn", "Ønsket køn", "Sprog", "Mødetider", "Timer pr. måned", "Ikke sammen med", "Ønskede mentorer",
    "Kommune", "Status", "Postnr", "Venter siden", "Prioritet", "Kompetencegivende uddannelse",
)  # fmt: skip
MENTORS = (
    "Straffeattest", "Samtykke", "Ydelse", "Pladser", "Timer pr. måned", "Timer andre steder", "Bopælskommune",
    "Arbejdets art", "Aktiv fra", "Status", "Mødetider", "Sprog", "Ikke sammen med", "Fødselsdato",
    "Meldt til a-kassen",
)  # fmt: skip
TOLD_NOTHING = """
helst ikke sige; vil jeg helst ikke sige; ønskes ikke oplyst; ønsker ikke at svare; undlader at svare;
prefer not to say; I'd rather not say; don't want to say; not willing to say; ingen kommentar; no comment;
ingen anelse; kan ikke huske;
sprunget over; skipped; ubesvaret; none given; n/a; -; ?
"""
REFUSED = ("helst ikke", "ønsker ikke", "rather not", "vil ikke dele oplysninger", "prefer not to share")


@pytest.mark.parametrize("word", [word.strip() for word in TOLD_NOTHING.split(";")])
def test_words_that_tell_nothing_are_blank_in_every_column(tmp_path: Path, word: str) -> None:
    found = read_csv(
        tmp_path,
        unge=f"Id,Alder,{','.join(YOUTHS)}\nU1,20,{','.join([word] * len(YOUTHS))}",
        mentorer=f"Id,Navn,{','.join(MENTORS)}\nM1,Vera,{','.join([word] * len(MENTORS))}",
    )
    assert [(issue.code, issue.place.heading) for issue in found.issues if issue.place.row] == []
    (young,), (old,) = found.youths, found.mentors
    assert (young.consent, young.gender, young.languages, young.not_with) == (None, None, (), ())
    assert (old.record_check, old.consent, old.benefit, old.places) == (None, None, None, None)


@pytest.mark.parametrize("word", REFUSED)
def test_what_may_be_a_no_to_a_consent_or_a_certificate_is_asked_about(tmp_path: Path, word: str) -> None:
    found = read_csv(
        tmp_path,
        unge=f"Id,Alder,Samtykke\nU1,20,{word}",
        mentorer=f"Id,Navn,Straffeattest,Samtykke\nM1,Vera,{word},{word}",
    )
    assert [issue.place.heading for issue in found.errors] == ["Samtykke", "Straffeattest", "Samtykke"]
