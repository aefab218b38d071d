"""MM-O9xx: the sheet of follow-ups. It is optional: what is wrong with a row costs that row, not the plan."""

from __future__ import annotations

from .model import Kind, Severity, Texts

ID_MISSING = Kind(
    "MM-O901",
    Severity.ERROR,
    Texts(
        "Rækken har svar, men mangler den unges eller mentorens id.",
        "Skriv begge id'er, eller slet rækken.",
    ),
    Texts(
        "The row has answers, but the youth's or the mentor's id is missing.",
        "Write both ids, or delete the row.",
    ),
)
NO_DAY = Kind(
    "MM-O902",
    Severity.WARNING,
    Texts(
        "Opfølgningen har svar, men ingen dato, så den er ikke regnet med.",
        "Skriv dagen for mødet.",
    ),
    Texts(
        "The follow-up has answers but no date, so it was not counted.",
        "Write the day of the meeting.",
    ),
)
LATER = Kind(
    "MM-O903",
    Severity.WARNING,
    Texts(
        "Opfølgningen har svar, men dens dato, {day}, ligger efter opgørelsesdatoen, så den er ikke regnet med.",
        "Ret datoen, hvis den er forkert.",
    ),
    Texts(
        "The follow-up has answers, but its date, {day}, is after the as-of date, so it was not counted.",
        "Correct the date if it is wrong.",
    ),
)
WHO = Kind(
    "MM-O904",
    Severity.NOTE,
    Texts(
        "{id} står ikke på listen.{nearest} Opfølgningen tæller med i udviklingen måned for måned.",
        "Ret id'et, hvis det er forkert. Er personen stoppet, behøver du ikke gøre noget.",
    ),
    Texts(
        "{id} is not on the list.{nearest} The follow-up is included in the monthly trend.",
        "Correct the id if it is wrong. If the person has left, there is nothing to do.",
    ),
)
NO_COLUMNS = Kind(
    "MM-O905",
    Severity.WARNING,
    Texts(
        "Arket hedder som arket med opfølgning, men har ikke dets kolonner ({required} og mindst ét svar: {answers}). "
        "Det er ikke læst, men kommer med i resultatet.",
        "Giv kolonnerne de overskrifter, eller kald arket noget andet.",
    ),
    Texts(
        "The sheet is named like the sheet of follow-ups, but does not have its columns ({required} and at least one "
        "answer: {answers}). It was not read, but is kept in the result.",
        "Give the columns those headings, or rename the sheet.",
    ),
)
