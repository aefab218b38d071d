"""MM-L10xx: the template of letters."""

from __future__ import annotations

from .model import Kind, Severity, Texts

_DEFAULT_DA = (
    "Skriv en frisk skabelon med mentormatch letters --write-template FIL.docx, og ret i den i Word."
)
_DEFAULT_EN = (
    "Write a fresh template with mentormatch letters --write-template FILE.docx, and edit it in Word."
)

NOT_A_DOCX = Kind(
    "MM-L1001",
    Severity.ERROR,
    Texts("Skabelonen er ikke et Word-dokument (.docx), der kan læses.", _DEFAULT_DA),
    Texts("The template is not a Word document (.docx) that can be read.", _DEFAULT_EN),
)
SYNTAX = Kind(
    "MM-L1002",
    Severity.ERROR,
    Texts("Skabelonens felter kan ikke læses: {detail}.", _DEFAULT_DA),
    Texts("The template's fields cannot be read: {detail}.", _DEFAULT_EN),
)
UNKNOWN = Kind(
    "MM-L1003",
    Severity.ERROR,
    Texts(
        "Skabelonen har et felt, der ikke findes: {detail}.",
        "Felterne er youth.name, youth.id, mentor.name, mentor.id, common, start, pairs, municipality og as_of.",
    ),
    Texts(
        "The template has a field that does not exist: {detail}.",
        "The fields are youth.name, youth.id, mentor.name, mentor.id, common, start, pairs, municipality and as_of.",
    ),
)
FORBIDDEN = Kind(
    "MM-L1004",
    Severity.ERROR,
    Texts("Skabelonen beder om noget, som en skabelon ikke må.", _DEFAULT_DA),
    Texts("The template asks for something that templates are not allowed to use.", _DEFAULT_EN),
)
CANNOT_FILL = Kind(
    "MM-L1005",
    Severity.ERROR,
    Texts("Skabelonen kan ikke udfyldes: et felt er sat forkert sammen.", _DEFAULT_DA),
    Texts("The template cannot be filled in: a field is written incorrectly.", _DEFAULT_EN),
)
