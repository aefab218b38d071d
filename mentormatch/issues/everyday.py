"""MM-K11xx: the file with the options that somebody wants every day. The place is a file, a line and a key."""

from __future__ import annotations

from .model import Kind, Severity, Texts

NOT_TOML = Kind(
    "MM-K1101",
    Severity.ERROR,
    Texts(
        "Linjen kan ikke læses (tegn nr. {column}). Filen skal være skrevet som TOML.",
        'Skriv en linje som lang = "da", med anførselstegn om ord.',
    ),
    Texts(
        "The line cannot be read (character {column}). The file must be written as TOML.",
        'Write a line like lang = "en", with quotation marks around words.',
    ),
)
UNKNOWN_OPTION = Kind(
    "MM-K1102",
    Severity.ERROR,
    Texts(
        "{given} er ikke en af programmets muligheder.{nearest}",
        "Ret navnet, eller slet linjen. De mulige er: {allowed}.",
    ),
    Texts(
        "{given} is not one of the program's options.{nearest}",
        "Correct the name, or delete the line. These are possible: {allowed}.",
    ),
)
EACH_TIME = Kind(
    "MM-K1103",
    Severity.ERROR,
    Texts(
        "{given} gælder én kørsel og kan ikke stå i filen.",
        "Slet linjen, og skriv --{given} i kommandoen, når den skal gælde.",
    ),
    Texts(
        "{given} is meant for one run and cannot be written in the file.",
        "Delete the line, and write --{given} in the command when you want it.",
    ),
)
NOT_OF_COMMAND = Kind(
    "MM-K1106",
    Severity.ERROR,
    Texts(
        "{given} er ikke en mulighed for kommandoen.",
        "Flyt linjen op over det første afsnit, eller slet den.",
    ),
    Texts(
        "{given} is not an option of this command.", "Move the line above the first section, or delete it."
    ),
)
UNKNOWN_COMMAND = Kind(
    "MM-K1104",
    Severity.ERROR,
    Texts(
        "Afsnittet [{given}] kendes ikke.{nearest}",
        "Et afsnit er [settings] eller en kommando, fx [match].",
    ),
    Texts(
        "The section [{given}] is not known.{nearest}",
        "A section is [settings] or a command, for instance [match].",
    ),
)
NOT_POSSIBLE = Kind(
    "MM-K1105",
    Severity.ERROR,
    Texts("{given} kan ikke være {value}: {why}", "Ret værdien, eller slet linjen."),
    Texts("{given} cannot be {value}: {why}", "Correct the value, or delete the line."),
)
