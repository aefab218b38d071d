"""MM-M4xx: earlier matches, decisions and locks."""

from __future__ import annotations

from collections.abc import Sequence

from .model import Issue, Kind, Place, Said, Severity, Texts

UNKNOWN_YOUTH = Kind(
    "MM-M401",
    Severity.ERROR,
    Texts(
        "Der er ingen ung med id {id}.{nearest}",
        "Ret id'et, eller slet rækken, hvis den unge er slettet af listen.",
    ),
    Texts(
        "There is no youth with id {id}.{nearest}",
        "Correct the id, or delete the row if the youth has been removed from the list.",
    ),
)
UNKNOWN_MENTOR = Kind(
    "MM-M402",
    Severity.ERROR,
    Texts(
        "Der er ingen mentor med id {id}.{nearest}",
        "Ret id'et, eller slet rækken, hvis mentoren er slettet af listen.",
    ),
    Texts(
        "There is no mentor with id {id}.{nearest}",
        "Correct the id, or delete the row if the mentor has been removed from the list.",
    ),
)
STATUS_MISSING = Kind(
    "MM-M403",
    Severity.ERROR,
    Texts("Forløbet har ingen status.", "Skriv en af disse: {allowed}."),
    Texts("The match has no status.", "Write one of these: {allowed}."),
)
PAIR_TWICE = Kind(
    "MM-M404",
    Severity.NOTE,
    Texts(
        "Parret {youth} og {mentor} står også i række {other}{where} med en anden status.",
        "Det nyeste gælder. Skal noget andet gælde, så ret eller slet den ene række.",
    ),
    Texts(
        "The pair {youth} and {mentor} is also in row {other}{where} with a different status.",
        "The most recent one counts. If the other should count, correct or delete one of the rows.",
    ),
)
ID_MISSING = Kind(
    "MM-M405",
    Severity.ERROR,
    Texts("Rækken mangler den unges eller mentorens id.", "Skriv begge id'er, eller slet rækken."),
    Texts("The youth's or the mentor's id is missing in the row.", "Write both ids, or delete the row."),
)
DECISION_WINS = Kind(
    "MM-M406",
    Severity.NOTE,
    Texts(
        "Beslutningen om {youth} og {mentor} i resultatet gælder frem for rækken i Forløb.",
        "Du behøver ikke gøre noget.",
    ),
    Texts(
        "The decision about {youth} and {mentor} in the result counts instead of the row in Match history.",
        "There is nothing to do.",
    ),
)
PERSON_GONE = Kind(
    "MM-M407",
    Severity.NOTE,
    Texts(
        "{who} står ikke længere på listen, så forslaget eller forløbet er sprunget over.",
        "Du behøver ikke gøre noget, hvis personen er stoppet.",
    ),
    Texts(
        "{who} is no longer on the list, so the proposal or match was skipped.",
        "There is nothing to do if the person has left.",
    ),
)

CONTRADICTS_DEMAND = Kind(
    "MM-M451",
    Severity.ERROR,
    Texts(
        "Den unge {youths} og mentoren {mentors} er godkendt eller låst, men dette står i vejen: {demands}.",
        "Skriv afsluttet, hvis forløbet er slut. Ellers fjern beslutningen, ret oplysningerne, eller slå "
        "kravet fra i indstillingerne.",
    ),
    Texts(
        "Youth {youths} and mentor {mentors} are approved or locked, but something rules the pair out: {demands}.",
        "Write ended if the match is over. Otherwise remove the decision, correct the answers, or turn off the "
        "demand in the settings.",
    ),
)
CONTRADICTS_TWO_MENTORS = Kind(
    "MM-M452",
    Severity.ERROR,
    Texts(
        "Den unge {youths} er bundet til flere mentorer på én gang: {mentors}.",
        "Lad kun én af dem være godkendt, låst eller aktiv.",
    ),
    Texts(
        "Youth {youths} is tied to several mentors at once: {mentors}.",
        "Let only one of them be approved, locked or running.",
    ),
)
CONTRADICTS_PLACES = Kind(
    "MM-M453",
    Severity.ERROR,
    Texts(
        "Mentoren {mentors} er bundet til flere unge, end der er pladser til: {youths}.",
        "Giv mentoren flere pladser, eller fjern en af beslutningerne.",
    ),
    Texts(
        "Mentor {mentors} is tied to more youths than there are places: {youths}.",
        "Give the mentor more places, or remove one of the decisions.",
    ),
)
CONTRADICTS_HOURS = Kind(
    "MM-M454",
    Severity.ERROR,
    Texts(
        "Mentoren {mentors} er bundet til unge, der har brug for flere timer, end mentoren må eller "
        "vil give: {youths}.",
        "Sæt de unges timer ned, eller fjern en af beslutningerne.",
    ),
    Texts(
        "Mentor {mentors} is tied to youths who need more hours than the mentor may or will give: {youths}.",
        "Reduce the youths' hours, or remove one of the decisions.",
    ),
)

_CONTRADICTIONS = {
    "demand": CONTRADICTS_DEMAND,
    "two_mentors": CONTRADICTS_TWO_MENTORS,
    "places": CONTRADICTS_PLACES,
    "hours": CONTRADICTS_HOURS,
}


def contradiction(
    kind: str, place: Place, *, youths: Sequence[str], mentors: Sequence[str], demands: Sequence[Said] = ()
) -> Issue:
    """Return the issue of decisions that cannot all hold.

    Args:
        kind: ``demand``, ``two_mentors``, ``places`` or ``hours``.
        place: the row of one of the decisions.
        youths: their ids.
        mentors: their ids.
        demands: names of the demands that an approved or locked pair fails.
    """
    values = {
        "youths": ", ".join(youths),
        "mentors": ", ".join(mentors),
        "demands": Said(", ".join(name.da for name in demands), ", ".join(name.en for name in demands)),
    }
    return Issue(_CONTRADICTIONS[kind], place, values)
