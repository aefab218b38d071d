"""MM-S16x: what was not found in the lists, or was taken for granted, and shapes the plan."""

from __future__ import annotations

from .model import Kind, Severity, Texts

PLACES_NOT_FOUND = Kind(
    "MM-S160",
    Severity.NOTE,
    Texts(
        "Pladser: ingen kolonne fundet; hver mentor tæller for {default}.{maybe}",
        "Tilføj en kolonne Pladser med, hvor mange unge hver mentor kan have.",
    ),
    Texts(
        "Places: no column found; each mentor counts for {default}.{maybe}",
        "Add a column Places with how many youths each mentor can have.",
    ),
)
NOT_FOUND = Kind(
    "MM-S161",
    Severity.NOTE,
    Texts(
        "Ikke fundet, så det tæller ikke i planen: {what}.",
        "Tilføj kolonnerne, hvis det skal tælle. mentormatch validate viser, hvordan hver kolonne er læst.",
    ),
    Texts(
        "Not found, so it does not count in the plan: {what}.",
        "Add the columns if they should count. mentormatch validate shows how each column was read.",
    ),
)
MUNICIPALITY_NOT_SAID = Kind(
    "MM-S162",
    Severity.NOTE,
    Texts(
        "Korpsets kommune er ikke sagt; ingen fritagelse og intet krav om bopæl kan prøves.",
        "Skriv den i arket Indstillinger, eller kør med --setting municipality=Gladsaxe.",
    ),
    Texts(
        "The municipality of the corps is not said; no exemption and no demand of residence can be tried.",
        "Write it on the sheet of settings, or run with --setting municipality=Gladsaxe.",
    ),
)
NUMBERS_UNREAD = Kind(
    "MM-S163",
    Severity.NOTE,
    Texts(
        'Hele tal, der ikke er læst, står i kolonnen "{heading}" hos mentorerne.',
        "Er det pladser, så kald kolonnen Pladser. Er det ikke, så gør ingenting.",
    ),
    Texts(
        'The mentors\' column "{heading}" has whole numbers that were not read.',
        "If they are places, call the column Places. If they are not, do nothing.",
    ),
)
PRIORITY_ORDER = Kind(
    "MM-S167",
    Severity.NOTE,
    Texts(
        "{heading}: {first} går forud for {last}.",
        "Er det omvendt, så skriv det i overskriften, fx Prioritet (1 = vigtigst), eller skriv høj, middel, lav.",
    ),
    Texts(
        "{heading}: {first} goes before {last}.",
        "If it is the other way round, say so in the heading, e.g. Priority (1 = most important), or write high, "
        "medium, low.",
    ),
)
NOTHING_IN_COMMON = Kind(
    "MM-S164",
    Severity.NOTE,
    Texts(
        "Alle par har 0 point: planen hviler kun på id'er, for intet andet fælles er læst.",
        "Se efter med mentormatch validate, hvilke kolonner der er læst.",
    ),
    Texts(
        "All pairs have 0 points: the plan rests on ids alone, for nothing else in common was read.",
        "See with mentormatch validate which columns were read.",
    ),
)
