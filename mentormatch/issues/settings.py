"""MM-T5xx: settings, from the sheet or the command line."""

from __future__ import annotations

from .model import Kind, Severity, Texts

UNKNOWN = Kind(
    "MM-T501",
    Severity.ERROR,
    Texts("Der er ingen indstilling, der hedder {given}.{nearest}", "Indstillingerne er: {known}."),
    Texts("There is no setting called {given}.{nearest}", "The settings are: {known}."),
)
BAD_VALUE = Kind(
    "MM-T502",
    Severity.ERROR,
    Texts("Indstillingen {name} kan ikke være {value}.{nearest}", "Skriv {allowed}."),
    Texts("The setting {name} cannot be {value}.{nearest}", "Write {allowed}."),
)
GIVEN_TWICE = Kind(
    "MM-T503",
    Severity.ERROR,
    Texts("Indstillingen {name} står to gange, med forskellige værdier.", "Behold den ene række."),
    Texts("The setting {name} is given twice, with different values.", "Keep one of the rows."),
)
NO_WEIGHT = Kind(
    "MM-T504",
    Severity.ERROR,
    Texts("Alle vægte er 0, så intet par kan få point.", "Giv mindst én vægt et tal over 0."),
    Texts("All weights are 0, so no pair can get points.", "Set at least one weight above 0."),
)
FAILS_WITHOUT_DEMAND = Kind(
    "MM-T505",
    Severity.WARNING,
    Texts(
        "Et manglende svar skal udelukke for {demands}, men det er ikke et krav, så det har ingen virkning.",
        "Føj kravet til indstillingen Krav, eller fjern det her.",
    ),
    Texts(
        "A missing answer is set to rule people out for {demands}, but that is not a demand, so it has no effect.",
        "Add it to the setting Demands, or remove it here.",
    ),
)
DEMANDS_DROPPED = Kind(
    "MM-T508",
    Severity.WARNING,
    Texts(
        "Listen af krav træder i stedet for de krav, der gjaldt før. Disse gælder ikke længere: {dropped}.",
        "Skal de gælde, så brug plus og minus: --setting {add}.",
    ),
    Texts(
        "The list of demands replaces those that held before. These no longer hold: {dropped}.",
        "If they should still hold, use plus and minus: --setting {add}.",
    ),
)
AGES_REVERSED = Kind(
    "MM-T509",
    Severity.ERROR,
    Texts(
        "Den yngste alder ({low}) er højere end den ældste ({high}), så ingen ung kan være med.",
        "Byt om på de to, eller ret den ene.",
    ),
    Texts(
        "The youngest age ({low}) is above the oldest ({high}), so no youth can take part.",
        "Swap the two, or correct one of them.",
    ),
)
OLD_RULES = Kind(
    "MM-T506",
    Severity.WARNING,
    Texts(
        "Programmets regler er sidst holdt op mod kilderne {looked}, over et år før {day}. Satser ændres 1. januar.",
        "Hent en nyere udgave af programmet, eller efterse reglerne: mentormatch rules.",
    ),
    Texts(
        "The program's rules were last checked against their sources on {looked}, over a year before {day}. Rates "
        "change on 1 January.",
        "Get a newer version of the program, or check the rules: mentormatch rules.",
    ),
)
SAME_DAY = Kind(
    "MM-T507",
    Severity.WARNING,
    Texts(
        "Der regnes pr. {day}, og et tidligere resultat, der er læst med, er regnet pr. {before}.",
        "Er det en ny måned, så ret {setting} i indstillingerne, eller kør med --as-of. Regner du den samme "
        "måned om, behøver du ikke gøre noget.",
    ),
    Texts(
        "The as-of date is {day}, and the earlier result that was also read has the as-of date {before}.",
        "If this is a new month, change {setting} in the settings, or run with --as-of. If you are running the same "
        "month again, there is nothing to do.",
    ),
)
