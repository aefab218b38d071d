"""How a date and a list are written, said under every column that holds one."""

from __future__ import annotations

DATE_DA = "Dag-måned-år, fx 3-5-2001."
DATE_EN = "Day-month-year, e.g. 3-5-2001."
LIST_DA = "Flere skrives med ; imellem."
LIST_EN = "Several are written with ; between them."
