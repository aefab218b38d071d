"""What youths need help with and mentors offer: common areas under many words, and any other word as it is written."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from .text import fold

_AREAS = """
education: uddannelse; skole; lektier; lektiehjælp; studie; studier; uddannelse og skole; skole og uddannelse;
  valg af uddannelse; uddannelsesvalg; eksamen; skolearbejde; education; school; homework; studies; school and
  education; education and school; choosing an education; schoolwork
work: job; arbejde; praktik; jobsøgning; job og praktik; lærlingeplads; læreplads; fritidsjob; cv; ansøgninger;
  cv og ansøgninger; cv og ansøgning; cv/ansøgning; komme i job; work; internship; job search; finding a job;
  work and internship; cv and applications; apprenticeship; career; karriere
money: økonomi; penge; budget; gæld; privatøkonomi; økonomi og budget; budget og økonomi; money; finances;
  personal finances; economy; debt; money and budget
housing: bolig; flytning; egen bolig; bolig og hjem; lejlighed; housing; home; a place to live
network: netværk; venner; venskaber; ensomhed; netværk og venner; venner og netværk; fællesskab; sociale
  relationer; det sociale; network; friends; loneliness; friends and network; social life
wellbeing: trivsel; selvtillid; selvværd; motivation; mod på livet; stress; trivsel og selvtillid; mental
  sundhed; psykisk trivsel; nogen at tale med; en at tale med; wellbeing; well-being; confidence; self-esteem;
  wellbeing and confidence; somebody to talk to; someone to talk to
everyday: hverdag; struktur; struktur i hverdagen; hverdagsstruktur; hverdag og struktur; planlægning;
  madlavning; praktiske ting; hverdagen; everyday life; structure; daily routine; planning; everyday structure;
  practical things
authorities: myndigheder; breve; kommunen; e-boks; mitid; digital post; myndigheder og breve; det offentlige;
  kontakt til kommunen; kontakt med myndigheder; papirarbejde; authorities; letters; paperwork; authorities and
  letters; contact with authorities
danish: dansk; dansk sprog; sprogtræning; lære dansk; at tale dansk; danish; danish language; learning danish;
  language practice
leisure: fritid; fritidsaktiviteter; sport; motion; foreningsliv; fritid og foreninger; leisure; spare time;
  free time; leisure and clubs; exercise
"""


def _read() -> Mapping[str, tuple[str, ...]]:
    areas = re.split(r"\n(?! )", _AREAS.strip())
    named = (area.split(":", 1) for area in areas)
    return MappingProxyType(
        {name: tuple(" ".join(word.split()) for word in words.split(";")) for name, words in named}
    )


AREAS = _read()
"""The areas by their code, each with the words that mean it."""


@cache
def _words() -> Mapping[str, str]:
    return MappingProxyType({fold(word): f"={area}" for area, words in AREAS.items() for word in words})


def help_area(word: str) -> str:
    """Return the key under which two words name the same help: that of their area, or the word itself, folded.

    >>> help_area("Lektiehjælp") == help_area("homework"), help_area("Skak")
    (True, 'skak')
    """
    folded = fold(word)
    return _words().get(folded, folded)
