"""What an authority may have answered about a mentor."""

from __future__ import annotations

from mentormatch.domain import RulingAnswer
from mentormatch.workbook.catalogue.types import Choice

RULING_ANSWERS: tuple[Choice, ...] = (
    Choice(
        RulingAnswer.FREE,
        "fri",
        "free",
        ("ja", "yes", "må gerne", "fri uden grænse", "uden grænse", "without limit"),
    ),
    Choice(
        RulingAnswer.CAPPED,
        "op til et timetal",
        "up to so many hours",
        ("op til", "timetal", "begrænset", "capped", "up to", "limited"),
    ),
    Choice(RulingAnswer.NO, "nej", "no", ("må ikke", "bliver trukket", "deducted", "not allowed")),
)
