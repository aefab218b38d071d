"""How it stands with a person, in the words that lists have beside the choices: ``matchet``, ``pause til 1/3``."""

from __future__ import annotations

import re
from typing import Any

from mentormatch.domain import PersonStatus, fold
from mentormatch.issues import cells
from mentormatch.workbook.catalogue.choices.statuses import TAKEN

from .parsers import Noted, Parser, fault
from .text import clean

_PAUSED_UNTIL = re.compile(
    r"^(?:(?:er |holder |sat )?(?:på )?(?:pause|hold|orlov)|paused|on hold|on leave)\b[ ,:(-]*"
    r"(?:til|indtil|frem til|to|until|till|pga|på grund af|because)\b"
)


def person_status(choices: Parser) -> Parser:
    """Return a parser of a person's status: one of the choices, or words that say as much, with a warning."""

    def parse(value: Any) -> Any:
        word = fold(clean(value)).strip(" .!") if isinstance(value, str) else ""
        if word in TAKEN:
            return Noted(PersonStatus.PAUSED, fault(cells.STATUS_TAKEN, value))
        if _PAUSED_UNTIL.match(word):
            return Noted(PersonStatus.PAUSED, fault(cells.STATUS_UNTIL, value))
        return choices(value)

    return parse
