"""MM-M4xx: earlier matches, decisions and locks."""

from __future__ import annotations

from collections.abc import Sequence

from .model import Issue, Kind, Place, Said, Severity, Texts

UNKNOWN_YOUTH = Kind(
    "MM-M401",
    Severity.WARNING,
    Texts(
        "Den unge {id} står ikke på listen, så rækken ({status}) er sprunget over.{nearest}",
        "Er den unge slettet af listen, skal du ikke gøre noget; slet rækken, når du ikke vil se den mere. Er id'et "
        "skrevet forkert, så ret det.",
    ),
    Texts(
        "Youth {id} is not on the list, so the row ({status}) was skipped.{nearest}",
        "If the youth was deleted from the list, you need not do anything; delete the row when you no longer want to "
        "see it. If the id is misspelt, correct it.",
    ),
)
UNKNOWN_MENTOR = Kind(
    "MM-M402",
    Severity.WARNING,
    Texts(
        "Mentoren {id} står ikke på listen, så rækken ({status}) er sprunget over.{nearest}",
        "Er mentoren slettet af listen, skal du ikke gøre noget; slet rækken, når du ikke vil se den mere. Er id'et "
        "skrevet forkert, så ret det.",
    ),
    Texts(
        "Mentor {id} is not on the list, so the row ({status}) was skipped.{nearest}",
        "If the mentor was deleted from the list, you need not do anything; delete the row when you no longer want to "
        "see it. If the id is misspelt, correct it.",
    ),
)
STATUS_MISSING = Kind(
    "MM-M403",
    Severity.ERROR,
    Texts("Forløbet har ingen status.", "Skriv en af disse: {allowed}."),
    Texts("The match has no status.", "Write one of these: {allowed}."),
)
MATCHED_WITH_UNKNOWN = Kind(
    "MM-M430",
    Severity.ERROR,
    Texts(
        "Her står, hvem personen har et forløb med: {value}. {why}{nearest}",
        "Skriv id eller fulde navn på den, det er, eller tøm cellen. Handler kolonnen om noget andet, så skriv: "
        '--map "{given}=-".',
    ),
    Texts(
        "This cell names the person's match: {value}. {why}{nearest}",
        "Write that person's id or full name, or empty the cell. If the column is about something else, write: "
        '--map "{given}=-".',
    ),
)
MATCHED_WITH_ABBREVIATED = Kind(
    "MM-M431",
    Severity.WARNING,
    Texts(
        "{value} er læst som {name} ({id}), den eneste, det kan være: et løbende forløb.",
        "Er det en anden, så skriv id eller fulde navn.",
    ),
    Texts(
        "{value} is read as {name} ({id}), the only one it can be: a running match.",
        "If it is somebody else, write the id or the full name.",
    ),
)
MATCHED_WITH_READ = Kind(
    "MM-M432",
    Severity.NOTE,
    Texts(
        "Kolonnen siger, hvem der har et forløb nu: {n} løbende forløb er læst.",
        "Er et forløb slut, så tøm cellen.",
    ),
    Texts(
        "The column says who has a match now: {n} running matches are read.",
        "If a match has ended, empty the cell.",
    ),
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

NAME_OF_ANOTHER = Kind(
    "MM-M408",
    Severity.ERROR,
    Texts(
        "Navnet {name} hører ikke til id {id}, som det står ved siden af.",
        "Ret navnet eller id'et, så de passer sammen. Er rækkerne sorteret, så sortér hele rækker, ikke én kolonne.",
    ),
    Texts(
        "The name {name} does not belong to the id beside it, {id}.",
        "Correct the name or the id so that they go together. If you sorted, sort whole rows, not one column.",
    ),
)
UNKNOWN_OTHER_MENTOR = Kind(
    "MM-M409",
    Severity.ERROR,
    Texts(
        "Der er ingen mentor {given}.{nearest}",
        "Vælg en mentor fra listen i cellen, eller skriv mentorens id.",
    ),
    Texts(
        "There is no mentor {given}.{nearest}", "Choose a mentor from the list in the cell, or write the id."
    ),
)
TAKEN_BACK = Kind(
    "MM-M410",
    Severity.NOTE,
    Texts(
        "Beslutningen om {youth} og {mentor} er fjernet i resultatet. De to er nu kun et forslag.",
        "Du behøver ikke gøre noget.",
    ),
    Texts(
        "The decision on {youth} and {mentor} was cleared in the result. The two are now a mere proposal.",
        "You need not do anything.",
    ),
)
TAKE_BACK_YOURSELF = Kind(
    "MM-M411",
    Severity.ERROR,
    Texts(
        "Beslutningen om {youth} og {mentor} er fjernet her, men står stadig i dit eget ark {sheet}, række {row}, som "
        "programmet ikke skriver i.",
        "Ret eller slet rækken i {sheet}.",
    ),
    Texts(
        "The decision on {youth} and {mentor} was cleared here, but is still in your own sheet {sheet}, row {row}, "
        "which the program does not write in.",
        "Correct or delete the row in {sheet}.",
    ),
)

NOT_A_DEMAND = Kind(
    "MM-M412",
    Severity.ERROR,
    Texts("Der er ikke noget krav, der hedder {value}.", "Skriv et af disse: {allowed}."),
    Texts("There is no demand called {value}.", "Write one of these: {allowed}."),
)
NEVER_WAIVED = Kind(
    "MM-M413",
    Severity.ERROR,
    Texts(
        "{demand} kan ikke undtages: det er ikke korpsets eget valg.",
        "Fjern det fra cellen. Disse krav kan undtages: {allowed}.",
    ),
    Texts(
        "{demand} cannot be waived: it is not the corps's own choice.",
        "Remove it from the cell. These demands can be waived: {allowed}.",
    ),
)

CONTRADICTS_DEMAND = Kind(
    "MM-M451",
    Severity.ERROR,
    Texts(
        "Den unge {youths} og mentoren {mentors} er godkendt eller låst, men dette står i vejen: {demands}.",
        "Skriv afsluttet, hvis forløbet er slut. Ellers fjern beslutningen, eller ret oplysningerne. Korpsets egne "
        "krav kan undtages for netop de to: skriv kravet i Undtaget krav.",
    ),
    Texts(
        "Youth {youths} and mentor {mentors} are approved or locked, but something rules the pair out: {demands}.",
        "Write ended if the match is over. Otherwise remove the decision, or correct the answers. The corps's own "
        "demands can be waived for these two: write the demand in Waived demand.",
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

REASON_WITHOUT_END = Kind(
    "MM-M440",
    Severity.WARNING,
    Texts(
        "Her står, hvorfor forløbet mellem {youth} og {mentor} er slut, men dets status er en anden end afsluttet.",
        "Er det slut, så skriv afsluttet og dagen. Er det ikke, så tøm cellen. Står der utryg, holder programmet "
        "allerede de to fra hinanden.",
    ),
    Texts(
        "A reason is given why the match of {youth} and {mentor} ended, but its status is not ended.",
        "If it has ended, write ended and the day. If not, empty the cell. If it says unsafe, the program keeps "
        "the two apart already.",
    ),
)
COURSE_DIFFERS = Kind(
    "MM-M441",
    Severity.WARNING,
    Texts(
        "Om {youth} og {mentor} står der her noget andet end i arket {sheet}, række {row}. Det, der står her, gælder.",
        "Ret det i arket {sheet}, hvis det er rigtigst dér, og tøm cellen her.",
    ),
    Texts(
        "About {youth} and {mentor} this cell says something else than the sheet {sheet}, row {row}. This cell counts.",
        "If the sheet {sheet} is right, empty this cell.",
    ),
)

SUBSTITUTE_STATUS = Kind(
    "MM-M442",
    Severity.ERROR,
    Texts(
        "{mentor} er skrevet som afløser for {youth}, men en afløser er altid nogens beslutning: aktiv eller låst.",
        "Skriv aktiv eller låst under Status, eller tøm cellen under Afløser.",
    ),
    Texts(
        "{mentor} is written as a substitute for {youth}, but a substitute is always decided: running or locked.",
        "Write running or locked under Status, or empty the cell under Substitute.",
    ),
)
SUBSTITUTE_LACKS = Kind(
    "MM-M443",
    Severity.WARNING,
    Texts(
        "{mentor} er afløser for {youth}, men her mangler: {what}. Uden slutdato hviler den unges eget forløb, indtil "
        "rækken er afsluttet.",
        "Skriv, fra hvornår til hvornår, og hvorfor.",
    ),
    Texts(
        "{mentor} is a substitute for {youth}, but this is missing: {what}. Without an end date the youth's own match "
        "rests until the row is ended.",
        "Write from when to when, and why.",
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
