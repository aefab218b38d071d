"""MM-C2xx: what stands in one cell."""

from __future__ import annotations

from .model import Kind, Severity, Texts

_SHOW_DA = "Der står: {value}."
_SHOW_EN = "It says: {value}."

NOT_A_DATE = Kind(
    "MM-C201",
    Severity.ERROR,
    Texts(
        f"Cellen er ikke en dato. {_SHOW_DA}", "Skriv dag-måned-år med fire cifre i årstallet, fx 3-5-2001."
    ),
    Texts(
        f"The cell is not a date. {_SHOW_EN}",
        "Write day-month-year with four digits in the year, e.g. 3-5-2001.",
    ),
)
NO_SUCH_DAY = Kind(
    "MM-C202",
    Severity.ERROR,
    Texts(
        f"Den dag findes ikke. {_SHOW_DA}",
        "Dagen skrives før måneden: dag-måned-år, fx 3-5-2001. Er måneden "
        "skrevet først, så ret hele kolonnen: også dens andre datoer er læst med dagen først.",
    ),
    Texts(
        f"There is no such day. {_SHOW_EN}",
        "Write the day before the month: day-month-year, e.g. 3-5-2001. If the month was written first, correct "
        "the whole column: its other dates were also read day first.",
    ),
)
SHORT_YEAR = Kind(
    "MM-C203",
    Severity.ERROR,
    Texts(
        f"Årstallet har kun to cifre, så århundredet er usikkert. {_SHOW_DA}",
        "Skriv årstallet med fire cifre.",
    ),
    Texts(
        f"The year has two digits, so the century is uncertain. {_SHOW_EN}",
        "Write the year with four digits.",
    ),
)
DAY_UNSURE = Kind(
    "MM-C226",
    Severity.WARNING,
    Texts(
        f"Dagen er ikke skrevet helt ud. {_SHOW_DA} Den er læst som {{read}}.",
        "Skriv dag-måned-år, hvis det er en anden.",
    ),
    Texts(
        f"The day is not written in full. {_SHOW_EN} It was read as {{read}}.",
        "Write day-month-year if it is another.",
    ),
)
MONTH_FIRST = Kind(
    "MM-C227",
    Severity.WARNING,
    Texts(
        "Datoer læst med dagen først: {n}, men andre datoer i arket har måneden først. Der står fx: {value}.",
        "Er måneden skrevet først, så skriv kolonnen om, fx som år-måned-dag (2004-06-05), eller gem den som rigtige "
        "datoer i Excel.",
    ),
    Texts(
        "Dates read day first: {n}, but other dates of the sheet have the month first. One says: {value}.",
        "If the month was written first, write the column again, e.g. as year-month-day (2004-06-05), or save it as "
        "real dates in Excel.",
    ),
)
NOT_WHOLE = Kind(
    "MM-C204",
    Severity.ERROR,
    Texts(f"Cellen er ikke et helt tal. {_SHOW_DA}", "Skriv et helt tal med cifre, fx 2."),
    Texts(f"The cell is not a whole number. {_SHOW_EN}", "Write a whole number in digits, e.g. 2."),
)
NUMBER_RANGE = Kind(
    "MM-C205",
    Severity.ERROR,
    Texts(f"Tallet er ikke mellem {{low}} og {{high}}. {_SHOW_DA}", "Ret tallet."),
    Texts(f"The number is not between {{low}} and {{high}}. {_SHOW_EN}", "Correct the number."),
)
NUMBER_SPAN = Kind(
    "MM-C206",
    Severity.ERROR,
    Texts(f"Cellen skal være ét tal, ikke et spænd. {_SHOW_DA}", "Skriv det ene tal, der skal gælde."),
    Texts(f"The cell must be one number, not a range. {_SHOW_EN}", "Write the one number to use."),
)
WISH_MORE = Kind(
    "MM-C228",
    Severity.WARNING,
    Texts(
        "Kun ønsket om køn er læst. Der står: {value}.",
        "Har mere i svaret betydning, så tag stilling til parret selv.",
    ),
    Texts(
        "Only the wish for a gender was read. It says: {value}.",
        "If more of the answer matters, decide on the pair yourself.",
    ),
)
SPAN_LOWER = Kind(
    "MM-C225",
    Severity.WARNING,
    Texts(
        f"Cellen er et spænd, og det laveste tal er brugt: {{read}}. {_SHOW_DA}",
        "Skriv det ene tal, der skal gælde, hvis det er et andet.",
    ),
    Texts(
        f"The cell is a range, and the lowest number was used: {{read}}. {_SHOW_EN}",
        "If a different number is meant, write that one.",
    ),
)
NOT_HOURS = Kind(
    "MM-C207",
    Severity.ERROR,
    Texts(
        f"Cellen er ikke et antal timer om måneden. {_SHOW_DA}",
        "Skriv {write} timer om måneden{weekly}.",
    ),
    Texts(
        f"The cell is not a number of hours a month. {_SHOW_EN}",
        "Write {write} hours a month{weekly}.",
    ),
)
NOT_A_CHOICE = Kind(
    "MM-C208",
    Severity.ERROR,
    Texts(f"{_SHOW_DA} Det er ikke en af mulighederne.{{nearest}}", "Skriv en af disse: {allowed}."),
    Texts(f"{_SHOW_EN} That is not one of the choices.{{nearest}}", "Write one of these: {allowed}."),
)
NOT_YES_NO = Kind(
    "MM-C209",
    Severity.ERROR,
    Texts(f"Cellen er hverken ja eller nej. {_SHOW_DA}", "Skriv {write}, eller lad cellen være tom."),
    Texts(f"The cell is neither yes nor no. {_SHOW_EN}", "Write {write}, or leave the cell blank."),
)
STATUS_TAKEN = Kind(
    "MM-C223",
    Severity.WARNING,
    Texts(
        f"{_SHOW_DA} Det er læst som pause: personen får ingen ny nu.",
        "Skriv forløbet i arket Forløb, og skriv aktiv her, hvis personen kan få en til.",
    ),
    Texts(
        f"{_SHOW_EN} It was read as paused: the person gets nobody new now.",
        "Write the match on the sheet Match history, and write active here if the person can have one more.",
    ),
)
STATUS_UNTIL = Kind(
    "MM-C224",
    Severity.WARNING,
    Texts(
        f"{_SHOW_DA} Det er læst som pause, uden slutdag: dagen i cellen følges ikke.",
        "Skriv dagen i Aktiv fra (hos en mentor), eller ret status, når pausen er slut.",
    ),
    Texts(
        f"{_SHOW_EN} It was read as paused, without an end: the day in the cell is not followed.",
        "Write the day in Active from (of a mentor), or change the status once the pause is over.",
    ),
)
CHECK_UNDATED = Kind(
    "MM-C222",
    Severity.WARNING,
    Texts(
        f"Attesten er læst som vist, men dagen har intet sikkert årstal, så dens alder er ukendt. {_SHOW_DA}",
        "Skriv attestens dato med årstal, fx 3-2-2026.",
    ),
    Texts(
        f"The certificate was read as shown, but the day has no certain year, so its age is unknown. {_SHOW_EN}",
        "Write the day of the certificate with its year, e.g. 3-2-2026.",
    ),
)
NOT_TIMES = Kind(
    "MM-C210",
    Severity.ERROR,
    Texts(
        "Mødetiden kan ikke forstås: {value}.{nearest}",
        "Skriv ugedag og tid på dagen, fx: tirsdag aften; hverdage efter kl. 16; weekend formiddag. "
        "Skriv altid, hvis alle tider passer, og lad cellen stå tom, hvis det ikke er aftalt.",
    ),
    Texts(
        "This meeting time was not understood: {value}.{nearest}",
        "Write the weekday and part of the day, e.g.: Tuesday evening; weekdays after 16; weekend morning. "
        "Write always if any time suits, and leave the cell blank if nothing is agreed yet.",
    ),
)
NOT_A_POSTCODE = Kind(
    "MM-C211",
    Severity.ERROR,
    Texts(f"Cellen er ikke et dansk postnummer. {_SHOW_DA}", "Skriv fire cifre, fx 2860, med eller uden by."),
    Texts(
        f"The cell is not a Danish postcode. {_SHOW_EN}",
        "Write four digits, e.g. 2860, with or without the town.",
    ),
)
FORMULA_WITHOUT_VALUE = Kind(
    "MM-C212",
    Severity.ERROR,
    Texts(
        "Cellen er en formel uden beregnet værdi.",
        "Åbn filen i Excel, gem den, og prøv igen, eller skriv selve værdien i cellen.",
    ),
    Texts(
        "The cell is a formula without a calculated value.",
        "Open the file in Excel, save it and try again, or write the value itself in the cell.",
    ),
)
ERROR_VALUE = Kind(
    "MM-C213",
    Severity.ERROR,
    Texts(
        "Formlen i cellen giver en fejl: {value}.", "Ret formlen i Excel, eller skriv selve værdien i cellen."
    ),
    Texts(
        "The formula in the cell gives an error: {value}.",
        "Correct the formula in Excel, or write the value itself in the cell.",
    ),
)
MERGED = Kind(
    "MM-C214",
    Severity.ERROR,
    Texts(
        "Cellerne {range} er flettet, så kun den øverste række har en værdi.",
        "Ophæv fletningen i Excel, og skriv værdien i hver række.",
    ),
    Texts(
        "The cells {range} are merged, so only the top row has a value.",
        "Unmerge them in Excel, and write the value in every row.",
    ),
)
LEADING_ZERO = Kind(
    "MM-C215",
    Severity.WARNING,
    Texts(
        "Postnummeret har tre cifre. Det er læst som {value}, fordi Excel fjerner et nul forrest.",
        "Formatér kolonnen som tekst, og skriv alle fire cifre.",
    ),
    Texts(
        "The postcode has three digits. It was read as {value}, because Excel drops a leading zero.",
        "Format the column as text, and write all four digits.",
    ),
)
NOT_AN_ID = Kind(
    "MM-C216",
    Severity.ERROR,
    Texts(
        f"Cellen kan ikke bruges som id. {_SHOW_DA}", "Skriv et nummer eller en kort kode, fx 12 eller U12."
    ),
    Texts(f"The cell cannot be used as an id. {_SHOW_EN}", "Write a number or a short code, e.g. 12 or U12."),
)
TOO_LONG = Kind(
    "MM-C217",
    Severity.ERROR,
    Texts(
        "Teksten har {n} tegn. En celle i Excel kan højst have 32.767, så resten ville gå tabt.",
        "Kort teksten ned.",
    ),
    Texts(
        "The text has {n} characters. A cell in Excel holds at most 32,767, so the rest would be lost.",
        "Shorten the text.",
    ),
)
CONTROL_CHARACTERS = Kind(
    "MM-C218",
    Severity.WARNING,
    Texts(
        "Cellen indeholder tegn, der ikke kan ses eller skrives i Excel. De er fjernet, hvor cellen er læst.",
        "Skriv cellen igen.",
    ),
    Texts(
        "The cell contains characters that cannot be shown or typed in Excel. They were ignored when "
        "the cell was read.",
        "Type the cell again.",
    ),
)
NOT_A_MUNICIPALITY = Kind(
    "MM-C219",
    Severity.ERROR,
    Texts(
        f"Cellen er ikke en dansk kommune. {_SHOW_DA}{{nearest}}",
        "Skriv kommunens navn, fx Gladsaxe, ikke byens. Er det postnumre, så kald kolonnen Postnr.",
    ),
    Texts(
        f"The cell is not a Danish municipality. {_SHOW_EN}{{nearest}}",
        "Write the municipality's name, e.g. Gladsaxe, not the town's. If these are postcodes, call the column "
        "Postcode.",
    ),
)
MUNICIPALITY_UNKNOWN = Kind(
    "MM-C220",
    Severity.WARNING,
    Texts(
        "{value} er ikke en af de 98 danske kommuner. Navnet er brugt, som det står.",
        "Er det en by, så skriv kommunen i stedet.",
    ),
    Texts(
        "{value} is not one of the 98 Danish municipalities. The name was used as written.",
        "If it is a town, write the municipality instead.",
    ),
)
LANGUAGE_UNSURE = Kind(
    "MM-C221",
    Severity.ERROR,
    Texts(
        "{value} er ikke navnet på et sprog, der tales.{nearest}",
        "Skriv sprogets navn alene, på dansk eller engelsk, og flere med ; imellem. Er det et sprog, der "
        "ikke kendes her, så skriv ordet sprog efter navnet.",
    ),
    Texts(
        "{value} is not the name of a spoken language.{nearest}",
        "Write only the name of the language, in Danish or English, and put ; between several. If it is a "
        "language that is not known here, write the word language after its name.",
    ),
)
