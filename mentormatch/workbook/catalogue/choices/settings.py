"""What settings are chosen from: the mentors' work, the demands, the goals and the like."""

from __future__ import annotations

from mentormatch.domain import BY_DEMAND, BlankBenefit, Criterion, Host, WorkCategory
from mentormatch.workbook.catalogue.types import Choice

WORK: tuple[Choice, ...] = (
    Choice(WorkCategory.ACTIVITY, "frivillig aktivitet", "activity", ("aktivitet", "voluntary activity")),
    Choice(
        WorkCategory.UNPAID_WORK,
        "frivilligt ulønnet arbejde",
        "unpaid work",
        ("frivilligt, ulønnet arbejde", "ulønnet arbejde", "ulønnet", "unpaid", "voluntary unpaid work"),
    ),
    Choice(
        WorkCategory.CORE_OPERATIONS,
        "primær drift",
        "core operations",
        ("drift", "primær drift og vedligeholdelse", "drift og vedligeholdelse"),
    ),
    Choice(
        WorkCategory.UNDECIDED,
        "ikke afgjort",
        "undecided",
        (
            "uafgjort",
            "uafklaret",
            "ikke afklaret",
            "ikke besluttet",
            "ved ikke",
            "ukendt",
            "not decided",
            "unknown",
        ),
    ),
)

HOSTS: tuple[Choice, ...] = (
    Choice(Host.MUNICIPALITY, "kommune", "municipality", ("kommunen", "kommunal", "kommunal virksomhed")),
    Choice(
        Host.ASSOCIATION,
        "forening",
        "association",
        (
            "foreningen",
            "frivillig forening",
            "frivillig organisation",
            "organisation",
            "frivilligcenter",
            "ngo",
        ),
    ),
)

BLANK_BENEFIT: tuple[Choice, ...] = (
    Choice(BlankBenefit.UNKNOWN, "ukendt", "unknown", ("uoplyst", "ved ikke", "ikke oplyst")),
    Choice(BlankBenefit.NONE, "ingen", "none", ("ingen ydelse", "no benefit")),
)

DEMANDS: tuple[Choice, ...] = tuple(
    Choice(demand, one.da, one.en, one.spellings) for demand, one in BY_DEMAND.items()
)

GOALS: tuple[Choice, ...] = (
    Choice("matched", "antal unge med mentor", "matched", ("matchede", "antal")),
    Choice("priority", "prioritet", "priority", ()),
    Choice("waiting", "ventetid", "waiting", ("ventedage",)),
    Choice("keep", "bevar forslag", "keep", ("bevar",)),
    Choice("points", "point", "points", ()),
    Choice("load", "jævn fordeling", "load", ("fordeling", "even load")),
    Choice("draw", "lodtrækning", "draw", ()),
)

ENGINES: tuple[Choice, ...] = (Choice("highs", "HiGHS", "HiGHS"), Choice("cbc", "CBC", "CBC"))

CRITERIA: dict[Criterion, tuple[str, str]] = {
    Criterion.HELP: ("hjælp", "help"),
    Criterion.INTERESTS: ("interesser", "interests"),
    Criterion.TRADE: ("uddannelse eller fag", "education or trade"),
    Criterion.TIMES: ("mødetider", "meeting times"),
    Criterion.NEARNESS: ("nærhed", "nearness"),
    Criterion.LANGUAGE: ("sprog", "language"),
    Criterion.WISHED: ("ønsket mentor", "wished mentor"),
    Criterion.GENDER: ("ønske om køn", "wish for gender"),
    Criterion.AGE: ("alder", "age"),
}
