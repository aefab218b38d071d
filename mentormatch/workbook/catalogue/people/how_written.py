"""How a date and a list are written, said under every column that holds one."""

from __future__ import annotations

DATE_DA = "Dag-måned-år, fx 3-5-2001."
DATE_EN = "Day-month-year, e.g. 3-5-2001."
LIST_DA = "Flere skrives med ; imellem."
LIST_EN = "Several are written with ; between them."

OTHERS = (
    *("parent", "guardian", "mother", "father", "emergency", "next of kin", "sibling", "spouse", "partner"),
    *("forælder", "forældre", "værge", "mors", "fars", "søskende", "pårørende", "ægtefælle", "kontaktperson"),
    *("teacher", "school", "company", "employer", "caseworker", "supervisor", "counselor", "counsellor"),
    *("lærer", "skole", "firma", "virksomhed", "arbejdsplads", "arbejdsgiver", "sagsbehandler", "vejleder"),
    *("referred", "referral", "henvist", "henviser", "account", "konto", "username", "brugernavn", "login"),
)
"""Words of a heading that speaks of somebody else than the person whose row it is, or of an account."""
