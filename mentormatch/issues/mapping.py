"""MM-K10xx: a file that tells what headings and sheets mean. The place is a file, a line and a key."""

from __future__ import annotations

from .model import Kind, Severity, Texts

NOT_TOML = Kind(
    "MM-K1001",
    Severity.ERROR,
    Texts(
        "Linjen kan ikke læses (tegn nr. {column}). Filen skal være skrevet som TOML.",
        'Sæt anførselstegn om begge sider, fx: "Hvad hedder du?" = "Navn".',
    ),
    Texts(
        "The line cannot be read (character {column}). The file must be written as TOML.",
        'Put quotation marks around both sides, for instance: "What is your name?" = "Name".',
    ),
)
UNKNOWN_TABLE = Kind(
    "MM-K1002",
    Severity.ERROR,
    Texts("Afsnittet {given} kendes ikke.", "Afsnittene er: [map] for overskrifter og [sheets] for ark."),
    Texts(
        "The section {given} is not known.", "The sections are: [map] for headings and [sheets] for sheets."
    ),
)
NOT_A_NAME = Kind(
    "MM-K1003",
    Severity.ERROR,
    Texts("{given} kan ikke være {value}.", "Skriv navnet i anførselstegn, fx: {example}"),
    Texts("{given} cannot be {value}.", "Write the name in quotation marks, for instance: {example}"),
)
SAYS_NOTHING = Kind(
    "MM-K1004",
    Severity.ERROR,
    Texts(
        "Filen siger ikke, hvad nogen overskrift eller noget ark betyder.",
        'Skriv en linje [map] og under den fx: "Hvad hedder du?" = "Navn".',
    ),
    Texts(
        "The file does not say what any heading or sheet means.",
        'Write a line [map], and below it for instance: "What is your name?" = "Name".',
    ),
)
