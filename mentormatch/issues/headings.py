"""MM-S1xx: headings, and the columns below them."""

from __future__ import annotations

from .model import Kind, Severity, Texts

NO_HEADINGS = Kind(
    "MM-S102",
    Severity.ERROR,
    Texts(
        "Arket har ingen række, der ligner overskrifter. Det første, der står, er: {seen}.",
        "Skriv overskrifter over kolonnerne, mindst {required}.",
    ),
    Texts(
        "The sheet has no row that looks like headings. It begins with: {seen}.",
        "Write headings above the columns, at least {required}.",
    ),
)
NO_HEADINGS_AT_ALL = Kind(
    "MM-S150",
    Severity.ERROR,
    Texts(
        "Arket har ingen overskrifter: den øverste række ligner en persons svar.",
        "Indsæt en række øverst, og skriv i den, hvad hver kolonne er, mindst {required}.",
    ),
    Texts(
        "The sheet has no headings: the first row looks like somebody's answers.",
        "Insert a row at the top, and write in it what each column is, at least {required}.",
    ),
)
COLUMN_MISSING = Kind(
    "MM-S103",
    Severity.ERROR,
    Texts(
        "Kolonnen {heading} mangler. Overskrifterne er: {seen}.",
        "{nearest}",
    ),
    Texts(
        "The column {heading} is missing. The headings are: {seen}.",
        "{nearest}",
    ),
)
COLUMN_TWICE = Kind(
    "MM-S104",
    Severity.ERROR,
    Texts(
        "To kolonner bliver læst som {heading}: {columns}.",
        "Behold den ene, giv den anden en overskrift, der siger, hvad den er, eller sig med --map, hvilken det er.",
    ),
    Texts(
        "Two columns are read as {heading}: {columns}.",
        "Keep one of them, give the other a heading that says what it is, or say with --map which one it is.",
    ),
)
COLUMN_UNKNOWN = Kind(
    "MM-S105",
    Severity.NOTE,
    Texts(
        "Kolonnen er ikke kendt. Den bruges ikke, men kommer med i resultatet.",
        "Du behøver ikke gøre noget.",
    ),
    Texts(
        "The column is not known. It is not used, but is kept in the result.",
        "There is nothing to do.",
    ),
)
COLUMNS_UNKNOWN = Kind(
    "MM-S156",
    Severity.NOTE,
    Texts(
        "{n} kolonner er ikke læst, men kommer med i resultatet: {headings}.", "Du behøver ikke gøre noget."
    ),
    Texts("{n} columns are handed back unread: {headings}.", "You need not do anything."),
)
COLUMN_NEAR = Kind(
    "MM-S106",
    Severity.WARNING,
    Texts(
        "Overskriften er ikke kendt, og kolonnen er ikke læst. Mente du {nearest}?",
        'Ret overskriften til {nearest}, eller skriv: --map "{given}={key}".',
    ),
    Texts(
        "The heading was not recognised, so the column was not read. Did you mean {nearest}?",
        'Change the heading to {nearest}, or write: --map "{given}={key}".',
    ),
)
COLUMN_UNFIT = Kind(
    "MM-S139",
    Severity.WARNING,
    Texts(
        "Kolonnen er ikke læst: overskriften ligner {nearest}, men svarene kan ikke læses som {nearest}.",
        "Er det {nearest}, så ret svarene, og kald kolonnen {nearest}. Er det ikke, så gør ingenting.",
    ),
    Texts(
        "The column was not read: the heading looks like {nearest}, but the answers cannot be read as {nearest}.",
        "If it is {nearest}, correct the answers, and call the column {nearest}. If it is not, do nothing.",
    ),
)
COLUMN_MISREAD = Kind(
    "MM-S140",
    Severity.WARNING,
    Texts(
        "Ingen af de {n} svar i kolonnen kan læses som {name}.",
        'Er kolonnen noget andet, så skriv: --map "{given}=-". Så læses den ikke, men kommer med i resultatet.',
    ),
    Texts(
        "None of the {n} answers in the column can be read as {name}.",
        'If the column is about something else, write: --map "{given}=-". It is then not read, but kept in the result.',
    ),
)
COLUMN_LIKE = Kind(
    "MM-S127",
    Severity.WARNING,
    Texts(
        "Overskriften er ikke kendt, og kolonnen er ikke læst. Svarene ligner {nearest} ({why}).",
        'Er det {nearest}, så skriv: --map "{given}={key}". Er det ikke, så gør ingenting.',
    ),
    Texts(
        "The heading was not recognised, so the column was not read. The answers look like {nearest} ({why}).",
        'If it is {nearest}, write: --map "{given}={key}". If it is not, do nothing.',
    ),
)
TIMESTAMP = Kind(
    "MM-S117",
    Severity.NOTE,
    Texts("Kolonnen er et tidsstempel fra en formular og er ikke læst.", "Du behøver ikke gøre noget."),
    Texts("The column is a form's timestamp and was not read.", "There is nothing to do."),
)
ACCOUNT_NAME = Kind(
    "MM-S151",
    Severity.NOTE,
    Texts(
        "Kolonnen er formularens egen (kontoen, der svarede) og er ikke læst; navnene er læst fra spørgsmålene.",
        "Du behøver ikke gøre noget.",
    ),
    Texts(
        "The column is the form's own (the account that answered) and was not read; the names are read from the "
        "questions.",
        "You need not do anything.",
    ),
)
ANSWERED_TWICE = Kind(
    "MM-S152",
    Severity.ERROR,
    Texts(
        "Spørgsmålet om {heading} er besvaret to gange og forskelligt: {answers}.",
        "Behold det rigtige svar, og slet det andet.",
    ),
    Texts(
        "The question of {heading} is answered twice, and differently: {answers}.",
        "Keep the right answer, and delete the other.",
    ),
)
COLUMN_OF_A_SCALE = Kind(
    "MM-S153",
    Severity.WARNING,
    Texts(
        "Spørgsmålet ligner {nearest}, men svarene er på en skala, og det er ikke læst.",
        "Tilføj en kolonne {nearest} med det, der skal tælle, fx: fodbold; musik.",
    ),
    Texts(
        "The question looks like {nearest}, but its answers are on a scale, and it was not read.",
        "Add a column {nearest} with what should count, e.g.: football; music.",
    ),
)
BENEFIT_ELSEWHERE = Kind(
    "MM-S154",
    Severity.WARNING,
    Texts(
        "Ydelser er ikke læst, men {n} af {answers} svar her er ydelser: {such}.",
        "Skriv hver mentors ydelse i en kolonne Ydelse. Sig ikke, at blank betyder ingen, før det er gjort.",
    ),
    Texts(
        "No benefits were read, but {n} of {answers} answers here are benefits: {such}.",
        "Write each mentor's benefit in a column Benefit. Do not say that blank means none before that is done.",
    ),
)
WISH_ELSEWHERE = Kind(
    "MM-S165",
    Severity.WARNING,
    Texts(
        "Ønsker om køn er ikke læst, men {n} af {answers} svar her nævner et: {such}.",
        "Skriv dem i en kolonne Ønsket køn: kvinde er et krav, helst kvinde et ønske. Uden den kolonne holdes de ikke.",
    ),
    Texts(
        "No wishes for a gender were read, but {n} of {answers} answers here speak of one: {such}.",
        "Write them in a column Wished gender: woman is a demand, preferably a woman a wish. Without that column they "
        "are not kept.",
    ),
)
WEEKLY_HOURS = Kind(
    "MM-S166",
    Severity.WARNING,
    Texts(
        "Kolonnen siger timer om ugen og er ikke læst: der regnes i timer om måneden.",
        "Tilføj en kolonne Timer pr. måned, og gang med 4,33: 2 timer om ugen er 8,7.",
    ),
    Texts(
        "The column says hours a week and was not read: hours count by the month.",
        "Add a column Hours per month, and multiply by 4.33: 2 hours a week are 8.7.",
    ),
)
STATUS_ELSEWHERE = Kind(
    "MM-S168",
    Severity.WARNING,
    Texts(
        "Kolonnen siger ja eller nej til, om personen er med, og er ikke læst, for det gør flere kolonner.",
        "Skriv det i en kolonne Status: aktiv, pause eller stoppet.",
    ),
    Texts(
        "The column says yes or no to whether the person takes part, and was not read, for several columns do.",
        "Write it in a column Status: active, paused or left.",
    ),
)
PEOPLE_ELSEWHERE = Kind(
    "MM-S169",
    Severity.WARNING,
    Texts(
        "Kolonnen er ikke læst, men {n} af svarene nævner en på den anden liste, fx {such}.",
        "Er det et forløb nu, så kald kolonnen Matchet med{wish}; et nej: Ikke sammen med. "
        "Er det ingen af dem, så gør ingenting.",
    ),
    Texts(
        "The column was not read, but {n} of its answers name somebody on the other list, e.g. {such}.",
        "If it is a match now, call the column Matched with{wish}; a no: Not with. "
        "If it is none of these, do nothing.",
    ),
)
AWAY_UNREAD = Kind(
    "MM-S172",
    Severity.WARNING,
    Texts(
        "Kolonnen siger, hvornår nogen ikke er med, og er ikke læst: de kan blive foreslået alligevel.",
        "Skriv pause i en kolonne Status, eller dagene i Aktiv fra og Aktiv til (hos en mentor).",
    ),
    Texts(
        "The column says when somebody does not take part, and was not read: they may be proposed all the same.",
        "Write paused in a column Status, or the days in Active from and Active to (of a mentor).",
    ),
)
END_UNREAD = Kind(
    "MM-S173",
    Severity.WARNING,
    Texts(
        "Kolonnen siger, hvornår noget er slut, og er ikke læst: alle forløb i kolonnen {heading} regnes for løbende.",
        "Tøm cellen i kolonnen {heading}, hvor forløbet er slut, eller flyt det til arket Forløb med Status afsluttet.",
    ),
    Texts(
        "The column says when something ended, and was not read: all matches in the column {heading} count as running.",
        "Clear the cell in the column {heading} where the match is over, or move it to the sheet Match history with "
        "the Status ended.",
    ),
)
TIMES_APART = Kind(
    "MM-S174",
    Severity.WARNING,
    Texts(
        "Klokkeslæt står her for sig og er ikke læst: en dag alene regnes for hele dagen.",
        "Skriv dag og tid sammen i kolonnen Mødetider, fx: mandag 16-18.",
    ),
    Texts(
        "Times of the day stand here by themselves and were not read: a day alone counts as the whole day.",
        "Write day and time together in the column Meeting times, e.g.: Monday 16-18.",
    ),
)
LANGUAGE_LEVEL = Kind(
    "MM-S175",
    Severity.WARNING,
    Texts(
        "Kolonnen siger, hvem der kan {language}, og er ikke læst: et sprog tæller kun, hvor det står i kolonnen "
        "Sprog.",
        "Skriv {language} med i kolonnen Sprog hos dem, der kan mødes på det.",
    ),
    Texts(
        "The column says who speaks {language}, and was not read: a language counts only where it stands in the column "
        "Languages.",
        "Add {language} in the column Languages for those who can meet in it.",
    ),
)
HOURS_UNREAD = Kind(
    "MM-S176",
    Severity.WARNING,
    Texts(
        "Kolonnen ligner timer og er ikke læst: alle regnes for det samme timetal.",
        "Er det de timer, der højst kan bruges om måneden, så kald kolonnen Timer pr. måned.",
    ),
    Texts(
        "The column looks like hours and was not read: the same number counts for everybody.",
        "If it is the most hours a month, call the column Hours per month.",
    ),
)
STATUS_UNREAD = Kind(
    "MM-S177",
    Severity.WARNING,
    Texts(
        "Kolonnen ligner en status og er ikke læst: alle regnes for at være med.",
        "Skriv den i en kolonne Status: aktiv, pause eller stoppet. Har nogen et forløb, så skriv med hvem i en "
        "kolonne Matchet med.",
    ),
    Texts(
        "The column looks like a status and was not read: everybody counts as taking part.",
        "Write it in a column Status: active, paused or left. If somebody has a match, write with whom in a column "
        "Matched with.",
    ),
)
MATCHED_UNREAD = Kind(
    "MM-S178",
    Severity.WARNING,
    Texts(
        "Kolonnen siger, hvornår nogen blev matchet, og er ikke læst: de kan få en ny.",
        "Skriv i en kolonne Matchet med, hvem de har et forløb med.",
    ),
    Texts(
        "The column says when somebody was matched, and was not read: they may get another.",
        "Write in a column Matched with whom they have a match with.",
    ),
)
ALSO_LIKE = Kind(
    "MM-S179",
    Severity.WARNING,
    Texts(
        "Kolonnen ligner også {nearest} og er ikke læst: det er kun kolonnen {heading}.",
        "Betyder den noget for planen, så skriv det hele i én kolonne {nearest}.",
    ),
    Texts(
        "The column is like {nearest} too and was not read: only the column {heading} was.",
        "If it matters to the plan, write all of it in one column {nearest}.",
    ),
)
PLACES_TAKEN = Kind(
    "MM-S180",
    Severity.WARNING,
    Texts(
        "Kolonnen siger, hvor mange unge mentoren har nu, og er ikke læst: alle pladser regnes for ledige.",
        "Skriv i listen over unge, hvem der har et forløb med hvem (Matchet med), eller træk tallet fra Pladser.",
    ),
    Texts(
        "The column says how many youths the mentor has now, and was not read: all places count as free.",
        "Write in the list of youths who has a match with whom (Matched with), or take the number off the places.",
    ),
)
BENEFIT_NOT_ASKED = Kind(
    "MM-S155",
    Severity.ERROR,
    Texts(
        "Listen over mentorer har ingen kolonne med ydelser, så det kan ikke ses, hvem der må være frivillig, og ingen "
        "kan foreslås.",
        "Tilføj en kolonne Ydelse (fx løn, dagpenge, efterløn, ingen).{advice}",
    ),
    Texts(
        "The list of mentors has no column of benefits, so that nobody can see who may volunteer, and nobody can be "
        "proposed.",
        "Add a column Benefit (e.g. wage, dagpenge, efterløn, none).{advice}",
    ),
)
LANGUAGES_BESIDES = Kind(
    "MM-S142",
    Severity.WARNING,
    Texts(
        "Kolonnen spørger om sprog ud over et andet og er ikke læst: det andet ville mangle hos alle.",
        "Tilføj en kolonne Sprog med alle de sprog, personen kan mødes på, fx dansk; tysk.",
    ),
    Texts(
        "The column asks about languages in addition to another one, and was not read: the other one "
        "would be missing for everybody.",
        "Add a column Languages with all the languages the person can meet in, e.g. Danish; German.",
    ),
)
COLUMN_DENIED = Kind(
    "MM-S159",
    Severity.WARNING,
    Texts(
        "Kolonnen spørger om det modsatte af {nearest} og er ikke læst: det, der står her, holder ingen fra hinanden.",
        "Skriv i kolonnen {nearest}, hvad der passer, fx: hverdage undtagen mandag.",
    ),
    Texts(
        "The column asks for the contrary of {nearest} and was not read: what it says keeps nobody apart.",
        "Write in the column {nearest} what does suit, e.g.: weekdays except Monday.",
    ),
)
MAP_UNKNOWN_COLUMN = Kind(
    "MM-S111",
    Severity.ERROR,
    Texts(
        "--map {given}: der er ingen kolonne, der hedder {value}.{nearest}",
        "Kolonnerne står i docs/kolonner.md, fx places eller Pladser.",
    ),
    Texts(
        "--map {given}: there is no column called {value}.{nearest}",
        "The columns are listed in docs/columns.md, e.g. places or Places.",
    ),
)
MAP_UNUSED = Kind(
    "MM-S112",
    Severity.WARNING,
    Texts(
        "--map {given}: ingen kolonne har den overskrift.",
        "Skriv overskriften, som den står i arket.",
    ),
    Texts("--map {given}: no column has that heading.", "Write the heading exactly as in the sheet."),
)
