"""MM-D12xx: whom ``mentormatch person`` is about. There is no place: the words stand on the command line."""

from __future__ import annotations

from .model import Kind, Severity, Texts

ID_OF_SEVERAL = Kind(
    "MM-D1201",
    Severity.ERROR,
    Texts(
        "Flere personer har id'et {id}: {names}.",
        "Skriv --name og navnet på den, det gælder, eller peg på færre filer.",
    ),
    Texts(
        "Several people have the id {id}: {names}.",
        "Give --name and the name of the one you mean, or fewer files.",
    ),
)
NAME_OF_SEVERAL = Kind(
    "MM-D1202",
    Severity.ERROR,
    Texts(
        "{name} er navnet på flere personer: {ids}.", "Skriv id'et på den, det gælder, i stedet for navnet."
    ),
    Texts(
        "{name} is the name of several people: {ids}.",
        "Give the id of the one you mean in place of the name.",
    ),
)
