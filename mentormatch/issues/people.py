"""MM-P3xx: a person's row as a whole, and people compared with each other."""

from __future__ import annotations

from .model import Kind, Severity, Texts

ID_TWICE = Kind(
    "MM-P301",
    Severity.ERROR,
    Texts(
        "Id {id} står også i række {other}.",
        "Giv hver person sit eget id. Er det den samme person, så slet den ene række.",
    ),
    Texts(
        "Id {id} is also used in row {other}.",
        "Give each person an id of their own. If it is the same person, delete one of the rows.",
    ),
)
SAME_PERSON = Kind(
    "MM-P302",
    Severity.WARNING,
    Texts(
        "Række {other} har samme navn og fødselsdato. Det ligner den samme person to gange.",
        "Slet den ene række, hvis det er den samme.",
    ),
    Texts(
        "Row {other} has the same name and birth date. It looks like the same person twice.",
        "Delete one of the rows if it is the same person.",
    ),
)
NAMESAKES = Kind(
    "MM-P321",
    Severity.NOTE,
    Texts(
        "Flere i arket har samme navn: {names}.",
        "Se efter id'et, når I taler om dem eller skriver om dem.",
    ),
    Texts(
        "Several people on the sheet have the same name: {names}.",
        "Go by the id when you speak or write about them.",
    ),
)
ID_MISSING = Kind(
    "MM-P303",
    Severity.ERROR,
    Texts("Rækken har svar, men intet id.", "Skriv et id, eller slet rækken, hvis den ikke er en person."),
    Texts("The row has answers but no id.", "Write an id, or delete the row if it is not a person."),
)
AGE_UNKNOWN = Kind(
    "MM-P304",
    Severity.ERROR,
    Texts(
        "Den unge har hverken fødselsdato eller alder, så det kan ikke afgøres, om alderen passer til korpset.",
        "Skriv fødselsdatoen eller alderen.",
    ),
    Texts(
        "The youth has neither a birth date nor an age, so it is not known whether the age fits the corps.",
        "Write the birth date or the age.",
    ),
)
AGE_CONTRADICTS = Kind(
    "MM-P305",
    Severity.WARNING,
    Texts(
        "Alderen er {age}, men fødselsdatoen giver {computed} år. Fødselsdatoen er brugt.",
        "Ret den af dem, der er forkert.",
    ),
    Texts(
        "The age is given as {age}, but by the birth date it is {computed}. The birth date was used.",
        "Correct the one that is wrong.",
    ),
)
AGE_OUTSIDE = Kind(
    "MM-P306",
    Severity.ERROR,
    Texts(
        "Alderen bliver {age} år. Det kan ikke passe.",
        "Se efter, om fødselsdatoen eller alderen er skrevet rigtigt.",
    ),
    Texts("The age would be {age}. That cannot be right.", "Check the birth date or the age."),
)
AGE_OF_YEAR = Kind(
    "MM-P319",
    Severity.ERROR,
    Texts(
        "Den unge er {age} eller {other} år, og kun fødselsdagen afgør, om korpset er for den alder.",
        "Skriv fødselsdatoen i en kolonne Fødselsdato, eller alderen i en kolonne Alder.",
    ),
    Texts(
        "The youth is {age} or {other}, and only the birthday decides whether the corps is for that age.",
        "Write the birth date in a column Birth date, or the age in a column Age.",
    ),
)
AGE_TO_THE_YEAR = Kind(
    "MM-P320",
    Severity.NOTE,
    Texts(
        "Unge, hvis alder er regnet efter fødselsåret: {n}. Den kan være et år for høj.",
        "Skriv fødselsdatoen, hvor I kender den.",
    ),
    Texts(
        "Youths whose age was counted from the birth year: {n}. It may be a year too high.",
        "Write the birth date where you know it.",
    ),
)
CHILDREN = Kind(
    "MM-P318",
    Severity.WARNING,
    Texts(
        "Unge under 15 år: {n}. Korpset er for unge på {low}-{high} år, så de får ingen mentor.",
        "Er korpset for andre aldre, så skriv dem i arket Indstillinger, eller kør med fx --setting min_age=12.",
    ),
    Texts(
        "Youths below 15: {n}. The corps is for ages {low}-{high}, so they get no mentor.",
        "If the corps is for other ages, write them in the sheet of settings, or run with e.g. --setting min_age=12.",
    ),
)
BLANK_PLACES = Kind(
    "MM-P307",
    Severity.NOTE,
    Texts(
        "Mentorer uden oplyst antal pladser: {n}. De regnes for {default}.",
        "Udfyld kolonnen, hvor tallet er et andet.",
    ),
    Texts(
        "Mentors without a number of places: {n}. Each counts as {default}.",
        "Fill in the column where the number is different.",
    ),
)
BLANK_HOURS = Kind(
    "MM-P308",
    Severity.NOTE,
    Texts(
        "Unge uden oplyst timetal: {n}. De regnes for {default} timer om måneden af mentorens tid.",
        "Udfyld kolonnen. Skal de regnes for et andet tal, så skriv det ud for Timer pr. måned i arket Indstillinger, "
        "eller kør med fx --setting hours=6.",
    ),
    Texts(
        "Youths without a number of hours: {n}. Each counts as {default} hours a month of the mentor's time.",
        "Fill in the column. To count a different number, write it beside Hours per match in the sheet of "
        "settings, or run with e.g. --setting hours=6.",
    ),
)
BLANK_BENEFIT = Kind(
    "MM-P309",
    Severity.NOTE,
    Texts(
        "Mentorer uden oplyst ydelse: {n}. Tom er læst som {default}.",
        'Udfyld kolonnen "{column}".{advice}',
    ),
    Texts(
        "Mentors without a benefit: {n}. Blank was read as {default}.",
        'Fill in the column "{column}".{advice}',
    ),
)
STATUS_IN_NAME = Kind(
    "MM-P323",
    Severity.WARNING,
    Texts(
        "Ved navnet står: {value}. Det er ikke læst som status, så personen er med.",
        "Skriv det i en kolonne Status: aktiv, pause eller stoppet.",
    ),
    Texts(
        "Beside the name it says: {value}. That was not read as a status, so the person takes part.",
        "Write it in a column Status: active, paused or left.",
    ),
)
UNKNOWN_ID = Kind(
    "MM-P310",
    Severity.WARNING,
    Texts(
        "Id {id} findes ikke blandt {among}. Det er sprunget over.{nearest}",
        "Ret id'et, eller slet det, hvis personen er stoppet.",
    ),
    Texts(
        "Id {id} is not among the {among}. It was ignored.{nearest}",
        "Correct the id, or delete it if the person has left.",
    ),
)
UNKNOWN_BANNED = Kind(
    "MM-P316",
    Severity.ERROR,
    Texts(
        "{id} findes ikke blandt {among}, så det kan ikke ses, hvem der ikke må foreslås.{nearest}",
        "Skriv personens id, eller slet det, hvis personen er stoppet.",
    ),
    Texts(
        "{id} is not among the {among}, so it cannot be told who must not be proposed.{nearest}",
        "Write the person's id, or delete it if the person has left.",
    ),
)
AMBIGUOUS_ID = Kind(
    "MM-P317",
    Severity.ERROR,
    Texts(
        "{id} kan være flere: {alike}.",
        "Skriv id'et på den, der menes, præcis som det står i listen.",
    ),
    Texts(
        "{id} can be several people: {alike}.",
        "Write the id of the person you mean, exactly as it is in the list.",
    ),
)
PERIOD_REVERSED = Kind(
    "MM-P311",
    Severity.ERROR,
    Texts("{end} ligger før {start}.", "Byt om på de to datoer, eller ret den, der er forkert."),
    Texts("{end} is before {start}.", "Swap the two dates, or correct the one that is wrong."),
)
WAITING_BEFORE_BIRTH = Kind(
    "MM-P312",
    Severity.ERROR,
    Texts("{late} ligger før fødselsdatoen.", "Ret den af datoerne, der er forkert."),
    Texts("{late} is before the birth date.", "Correct the date that is wrong."),
)
IDS_DIFFER_BY_CASE = Kind(
    "MM-P313",
    Severity.WARNING,
    Texts(
        "Id {id} ligner id {like} i række {other}, men er ikke skrevet ens. De regnes for to personer.",
        "Er det den samme, så skriv id'et ens.",
    ),
    Texts(
        "Id {id} resembles id {like} in row {other} but is not spelled the same. They count as two people.",
        "If they are the same, spell the id the same way.",
    ),
)
WAITING_CARRIED = Kind(
    "MM-P314",
    Severity.WARNING,
    Texts(
        "{n} unge har intet i Venter siden. De er regnet som ventende fra den dag, de første gang ventede i et "
        "resultat ({file}), og dagen er skrevet i resultatets ark.",
        "Skriv Venter siden i listen, hvor I kender dagen. Ellers behøver du ikke gøre noget.",
    ),
    Texts(
        "{n} youths have nothing in Waiting since. They count as waiting from the day they first appeared as waiting "
        "in a result ({file}), and that day is written in the result's sheet.",
        "Fill in Waiting since in the list where you know the day. Otherwise there is nothing to do.",
    ),
)
LANGUAGE_SPELT_TWICE = Kind(
    "MM-P315",
    Severity.WARNING,
    Texts(
        "Sproget er skrevet både {word} og {other}. Det er læst som det samme sprog, {word}.",
        "Er det to sprog, så skriv dem, så de kan skelnes. Ellers behøver du ikke gøre noget.",
    ),
    Texts(
        "The language is written both {word} and {other}. They were read as the same language, {word}.",
        "If they are two languages, write them so that they can be told apart. Otherwise you need not do anything.",
    ),
)
