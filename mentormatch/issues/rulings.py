"""MM-R6xx: answers about mentors on whom the rules do not decide."""

from __future__ import annotations

from .model import Kind, Severity, Texts

NO_HOURS = Kind(
    "MM-R601",
    Severity.ERROR,
    Texts("Svaret er op til et timetal, men timetallet mangler.", "Skriv, hvor mange timer om måneden."),
    Texts(
        "The answer is up to a number of hours, but the number is missing.", "Write how many hours a month."
    ),
)
UNSIGNED = Kind(
    "MM-R602",
    Severity.WARNING,
    Texts(
        "Der står ikke, hvem der har svaret, eller hvornår. Svaret gælder alligevel.",
        "Skriv begge dele, så andre kan se, hvad afgørelsen bygger på.",
    ),
    Texts(
        "It does not say who answered, or when. The answer holds all the same.",
        "Write both, so that others can see what the verdict rests on.",
    ),
)
OUTDATED = Kind(
    "MM-R603",
    Severity.WARNING,
    Texts(
        "Svaret om mentoren {id} gælder ikke længere: ydelse, arbejdets art eller bopæl er en anden end den, der blev "
        "spurgt om.",
        "Spørg igen. Er oplysningen i listen forkert, så ret den.",
    ),
    Texts(
        "The answer about mentor {id} no longer holds: benefit, work category or residence is another than the one "
        "that was asked about.",
        "Ask again. If the list is wrong, correct it.",
    ),
)
MENTOR_GONE = Kind(
    "MM-R604",
    Severity.NOTE,
    Texts(
        "Mentoren {id} står ikke længere på listen, så svaret er ikke brugt.",
        "Du behøver ikke gøre noget, hvis mentoren er stoppet.",
    ),
    Texts(
        "Mentor {id} is no longer on the list, so the answer was not used.",
        "You need not do anything if the mentor has left.",
    ),
)
NAME_OF_ANOTHER = Kind(
    "MM-R605",
    Severity.ERROR,
    Texts(
        "Navnet {name} hører ikke til id {id}, som det står ved siden af.",
        "Ret navnet eller id'et, så de passer sammen.",
    ),
    Texts(
        "The name {name} does not belong to the id beside it, {id}.",
        "Correct the name or the id so that they go together.",
    ),
)
