"""MM-S1xx: sheets and headings."""

from __future__ import annotations

from .model import Kind, Severity, Texts

NO_PEOPLE = Kind(
    "MM-S101",
    Severity.ERROR,
    Texts(
        "Der er intet ark med {sheet}. Arkene er: {seen}.",
        "Kald arket {sheet}, eller giv det kolonnen Id og de overskrifter, som skabelonen har "
        "(mentormatch template).",
    ),
    Texts(
        "There is no sheet of {sheet}. The sheets are: {seen}.",
        "Call the sheet {sheet}, or give it the column Id and the template's headings (mentormatch "
        "template).",
    ),
)
NO_HEADINGS = Kind(
    "MM-S102",
    Severity.ERROR,
    Texts(
        "Arket har ingen række, der ligner overskrifter. Det første, der står, er: {seen}.",
        "Skriv overskrifter over kolonnerne, mindst {required}.",
    ),
    Texts(
        "The sheet has no row that looks like headings. What stands first is: {seen}.",
        "Write headings above the columns, at least {required}.",
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
        "The column is not known. It is not used, but is handed back in the result.",
        "You need not do anything.",
    ),
)
COLUMN_NEAR = Kind(
    "MM-S106",
    Severity.WARNING,
    Texts(
        "Overskriften er ikke kendt, og kolonnen er ikke læst. Mente du {nearest}?",
        'Ret overskriften til {nearest}, eller skriv: --map "{given}={key}".',
    ),
    Texts(
        "The heading is not known, and the column was not read. Did you mean {nearest}?",
        'Change the heading to {nearest}, or write: --map "{given}={key}".',
    ),
)
COLUMN_UNFIT = Kind(
    "MM-S139",
    Severity.WARNING,
    Texts(
        "Kolonnen er ikke læst: overskriften ligner {nearest}, men svarene kan ikke læses som {nearest}.",
        'Er det {nearest}, så ret svarene, og skriv: --map "{given}={key}". Er det ikke, så gør ingenting.',
    ),
    Texts(
        "The column was not read: the heading looks like {nearest}, but the answers cannot be read as {nearest}.",
        'If it is {nearest}, correct the answers, and write: --map "{given}={key}". If it is not, do nothing.',
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
        'If the column is about something else, write: --map "{given}=-". It is then not read, but handed back.',
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
        "The column asks for languages besides another and was not read: everybody would lack the other one.",
        "Add a column Languages with all the languages the person can meet in, e.g. Danish; German.",
    ),
)
SHEET_BY_CONTENT = Kind(
    "MM-S107",
    Severity.NOTE,
    Texts(
        "Arket er læst som {sheet}, fordi overskrifterne passer.",
        "Er det forkert, så giv arket et andet indhold, eller kald det rigtige ark {sheet}.",
    ),
    Texts(
        "The sheet was read as {sheet}, because the headings fit.",
        "If that is wrong, call the right sheet {sheet}.",
    ),
)
SHEET_UNKNOWN = Kind(
    "MM-S108",
    Severity.NOTE,
    Texts(
        "Arket er ikke kendt. Det bruges ikke, men kommer med i resultatet.",
        "Du behøver ikke gøre noget.",
    ),
    Texts(
        "The sheet is not known. It is not used, but is handed back in the result.",
        "You need not do anything.",
    ),
)
NAMED_LIKE_OURS = Kind(
    "MM-S133",
    Severity.WARNING,
    Texts(
        "Arket hedder som et af resultatets ark, men mentormatch har ikke skrevet det: det bruges ikke. Det kommer "
        "med i resultatet, med et tal efter navnet, hvis navnet er optaget dér.",
        "Er arket dit eget, behøver du ikke gøre noget. Er det fra et tidligere resultat, så giv hele det resultat, "
        "også arket Kørsel, eller slet arket.",
    ),
    Texts(
        "The sheet is called as one of the result's sheets, but mentormatch did not write it: it is not used. It is "
        "handed back in the result, with a number after its name if the name is taken there.",
        "If the sheet is your own, you need not do anything. If it is from an earlier result, give that whole "
        "result, the sheet Run as well, or delete the sheet.",
    ),
)
DECISIONS_OF_NO_RESULT = Kind(
    "MM-S134",
    Severity.WARNING,
    Texts(
        "Arket er læst som beslutninger fra et tidligere resultat, men resten af resultatet er her ikke. "
        "Beslutningerne gælder og skrives i arket Forløb; arket selv kommer ikke med i resultatet.",
        "Er arket dit eget, så giv det et andet navn: så kommer det med i resultatet.",
    ),
    Texts(
        "The sheet was read as the decisions of an earlier result, but the rest of that result is not here. The "
        "decisions hold and are written in the sheet Match history; the sheet itself is not handed back.",
        "If the sheet is your own, give it another name: then it is handed back.",
    ),
)
SHEET_LIKE = Kind(
    "MM-S131",
    Severity.WARNING,
    Texts(
        "Arket er ikke kendt og er ikke læst. Det ligner {sheet} ({why}).",
        'Er det {sheet}, så skriv: --sheet "{name}={sheet}".',
    ),
    Texts(
        "The sheet is not known and was not read. It looks like {sheet} ({why}).",
        'If it is {sheet}, write: --sheet "{name}={sheet}".',
    ),
)
SHEET_OF_BOTH = Kind(
    "MM-S132",
    Severity.WARNING,
    Texts(
        "Arket er ikke kendt og er ikke læst. Det ligner både unge og mentorer, som kolonnen {heading} holder ude "
        "fra hinanden.",
        'Er det sådan, så skriv: --map "{given}=role".',
    ),
    Texts(
        "The sheet is not known and was not read. It looks like both youths and mentors, told apart by the column "
        "{heading}.",
        'If so, write: --map "{given}=role".',
    ),
)
SHEET_TWICE = Kind(
    "MM-S109",
    Severity.ERROR,
    Texts(
        "To ark bliver læst som {sheet}: {sheets}.",
        'Saml dem i ét ark, eller sig, hvilket der ikke skal læses: --sheet "{other}=-".',
    ),
    Texts(
        "Two sheets are read as {sheet}: {sheets}.",
        'Bring them together in one sheet, or say which one is not to be read: --sheet "{other}=-".',
    ),
)
SHEET_AMBIGUOUS = Kind(
    "MM-S110",
    Severity.ERROR,
    Texts(
        "Det kan ikke ses, om arket handler om unge eller om mentorer.",
        'Sig, hvad det er: --sheet "{name}=Unge" eller --sheet "{name}=Mentorer". Du kan også kalde arket '
        "Unge eller Mentorer, eller give det en overskrift, som kun den ene slags har, fx Ydelse eller Alder.",
    ),
    Texts(
        "It cannot be seen whether the sheet is about youths or about mentors.",
        'Say what it is: --sheet "{name}=Youths" or --sheet "{name}=Mentors". You can also call the sheet '
        "Youths or Mentors, or give it a heading that only one of them has, e.g. Benefit or Age.",
    ),
)
MAP_UNKNOWN_COLUMN = Kind(
    "MM-S111",
    Severity.ERROR,
    Texts(
        "--map {given}: der er ingen kolonne, der hedder {value}.{nearest}",
        "Kolonnerne står i docs/columns.md, fx places eller Pladser.",
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
    Texts("--map {given}: no column has that heading.", "Write the heading as it stands in the sheet."),
)
SHEET_NOT_A_KIND = Kind(
    "MM-S125",
    Severity.ERROR,
    Texts(
        "--sheet {given}: der er intet ark, der hedder {value}.{nearest}",
        "Skriv et af disse efter lighedstegnet: {known}.",
    ),
    Texts(
        "--sheet {given}: there is no sheet called {value}.{nearest}",
        "Write one of these after the equals sign: {known}.",
    ),
)
SHEET_UNUSED = Kind(
    "MM-S126",
    Severity.WARNING,
    Texts(
        "--sheet {given}: intet ark hedder sådan.",
        "Skriv arkets navn, som det står på fanen i Excel.",
    ),
    Texts(
        "--sheet {given}: no sheet has that name.",
        "Write the sheet's name as it stands on its tab in Excel.",
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
        "The heading is not known, and the column was not read. The answers look like {nearest} ({why}).",
        'If it is {nearest}, write: --map "{given}={key}". If it is not, do nothing.',
    ),
)
SHEET_BY_ROLE = Kind(
    "MM-S128",
    Severity.NOTE,
    Texts(
        "Arket er læst som både unge ({youths}) og mentorer ({mentors}); kolonnen {heading} siger, hvem der er hvad.",
        'Er det forkert, så sig, hvad arket handler om: --sheet "{sheet}=Unge".',
    ),
    Texts(
        "The sheet was read as both youths ({youths}) and mentors ({mentors}); the column {heading} tells who is what.",
        'If that is wrong, say what the sheet is about: --sheet "{sheet}=Youths".',
    ),
)
ROLE_UNKNOWN = Kind(
    "MM-S129",
    Severity.ERROR,
    Texts(
        "Det kan ikke ses, om rækken er en ung eller en mentor: {value}.{nearest}",
        "Skriv ung eller mentor.",
    ),
    Texts(
        "It cannot be seen whether the row is a young person or a mentor: {value}.{nearest}",
        "Write young person or mentor.",
    ),
)
SUB_HEADINGS = Kind(
    "MM-S130",
    Severity.NOTE,
    Texts(
        "Rækken under overskrifterne er læst som svarmuligheder, ikke som en person.",
        "Du behøver ikke gøre noget.",
    ),
    Texts(
        "The row below the headings was read as the choices of its questions, not as a person.",
        "You need not do anything.",
    ),
)
HEADINGS_AGAIN = Kind(
    "MM-S135",
    Severity.NOTE,
    Texts("Rækken gentager overskrifterne og er sprunget over.", "Du behøver ikke gøre noget."),
    Texts("The row repeats the headings and was skipped.", "You need not do anything."),
)
TWO_LISTS = Kind(
    "MM-S136",
    Severity.ERROR,
    Texts(
        "Der står to lister i arket: én fra række {first} og én fra række {second} ({seen}). Kun den ene kan læses.",
        "Flyt den ene til et ark for sig, så der er et ark med unge og et med mentorer. Er det den samme slags "
        "personer, så saml dem under de samme overskrifter.",
    ),
    Texts(
        "There are two lists in the sheet: one from row {first} and one from row {second} ({seen}). Only one can be "
        "read.",
        "Move one of them to a sheet of its own, so that there is a sheet of youths and one of mentors. If they are "
        "people of one kind, put them under the same headings.",
    ),
)
LISTS_BESIDE = Kind(
    "MM-S137",
    Severity.ERROR,
    Texts(
        "Der står to lister ved siden af hinanden i arket: én fra kolonne {first} og én fra kolonne {second}.",
        "Flyt den ene til et ark for sig, så der er et ark til hver: {sheets}.",
    ),
    Texts(
        "There are two lists side by side in the sheet: one from column {first} and one from column {second}.",
        "Move one of them to a sheet of its own, so that each has a sheet: {sheets}.",
    ),
)
LIES_ACROSS = Kind(
    "MM-S138",
    Severity.ERROR,
    Texts(
        "Listen ligger på tværs: overskrifterne står under hinanden, og hver person har sin egen kolonne.",
        "Kopiér listen i Excel, og indsæt den på et nyt ark med Indsæt speciel og Transponer, så hver person får "
        "sin egen række.",
    ),
    Texts(
        "The list lies on its side: the headings stand one below the other, and each person has a column.",
        "Copy the list in Excel, and insert it on a new sheet with Paste Special and Transpose, so that each person "
        "gets a row.",
    ),
)
HIDDEN_ROWS = Kind(
    "MM-S113",
    Severity.WARNING,
    Texts(
        "Skjulte rækker er læst med: {n} i alt ({rows}).",
        "Slet dem, hvis de ikke skal med, eller vis dem, så du kan se, hvem det er.",
    ),
    Texts(
        "Hidden rows were read as well: {n} in all ({rows}).",
        "Delete them if they should not count, or unhide them to see who they are.",
    ),
)
HIDDEN_SHEET = Kind(
    "MM-S114",
    Severity.WARNING,
    Texts("Arket er skjult, men er læst med.", "Vis arket, eller slet det, hvis det ikke skal med."),
    Texts("The sheet is hidden, but was read.", "Unhide the sheet, or delete it if it should not count."),
)
STRAY_CELL = Kind(
    "MM-S115",
    Severity.WARNING,
    Texts(
        "En celle står langt uden for tabellen og er ikke læst.",
        "Slet indholdet af cellen, eller flyt det ind i tabellen.",
    ),
    Texts(
        "A cell far outside the table was not read.",
        "Delete what stands in the cell, or move it into the table.",
    ),
)
TOO_MANY_ROWS = Kind(
    "MM-S116",
    Severity.ERROR,
    Texts(
        "Arket har flere celler, end der kan læses: {n}. Grænsen er {most}.",
        "Del arket i flere, eller slet rækker og kolonner, der ikke skal bruges.",
    ),
    Texts(
        "The sheet has more cells than can be read: {n}. The limit is {most}.",
        "Split the sheet, or delete rows and columns that are not needed.",
    ),
)
TIMESTAMP = Kind(
    "MM-S117",
    Severity.NOTE,
    Texts("Kolonnen er et tidsstempel fra en formular og er ikke læst.", "Du behøver ikke gøre noget."),
    Texts("The column is a form's timestamp and was not read.", "You need not do anything."),
)
LINE_NOTED = Kind(
    "MM-S118",
    Severity.NOTE,
    Texts(
        "Rækken er ikke en person (intet id, ingen fødselsdato og ingen svar) og er sprunget over.",
        "Du behøver ikke gøre noget.",
    ),
    Texts(
        "The row is not a person (no id, no birth date and no answers) and was skipped.",
        "You need not do anything.",
    ),
)
SETTINGS_TWICE = Kind(
    "MM-S119",
    Severity.WARNING,
    Texts(
        "Indstillingerne står i flere filer. Hvor de er uenige, gælder filen {file}.",
        "Lad kun den ene fil have arket Indstillinger.",
    ),
    Texts(
        "The settings stand in several files. Where they differ, the file {file} holds.",
        "Let only one file have the sheet of settings.",
    ),
)
LIST_WINS = Kind(
    "MM-S120",
    Severity.NOTE,
    Texts(
        "Filen er et resultat. Beslutninger og forløb er hentet her; personerne i arket er ikke, for "
        "de står i {file}.",
        "Du behøver ikke gøre noget.",
    ),
    Texts(
        "The file is a result. Decisions and matches were taken from it; the people in this sheet were not, "
        "for they stand in {file}.",
        "You need not do anything.",
    ),
)
FILE_SAYS_NOTHING = Kind(
    "MM-S123",
    Severity.ERROR,
    Texts(
        "Filen har intet ark, der kan læses, så alt ville være hentet fra de andre filer.",
        "Se efter, om det er den rigtige fil, og om overskrifterne er dem fra skabelonen. Udelad den, hvis den "
        "ikke skal med.",
    ),
    Texts(
        "The file has no sheet that can be read, so that everything would come from the other files.",
        "Check that it is the right file, and that its headings are those of the template. Leave it out if it "
        "does not belong.",
    ),
)
PEOPLE_OF_RESULT = Kind(
    "MM-S124",
    Severity.WARNING,
    Texts(
        "Listen har intet ark {sheet}, så personerne er hentet fra det tidligere resultat og kan være forældede.",
        "Giv også den nye liste, eller ret navn og overskrifter på arket {sheet} i den.",
    ),
    Texts(
        "The list has no sheet {sheet}, so the people were taken from the earlier result and may be out of date.",
        "Give the new list as well, or correct the name and headings of its sheet {sheet}.",
    ),
)
EXAMPLE_ROW = Kind(
    "MM-S121",
    Severity.NOTE,
    Texts("Skabelonens eksempelrække er sprunget over.", "Du behøver ikke gøre noget."),
    Texts("The template's example row was skipped.", "You need not do anything."),
)
SECTION_ROW = Kind(
    "MM-S141",
    Severity.WARNING,
    Texts(
        "Rækken med {value} ligner en overskrift over de næste rækker. Den er ikke læst som en person, og hvad den "
        "siger om dem, er ikke brugt.",
        "Skriv det ud for hver person, fx pause i kolonnen Status. Er det en person, så giv rækken et id som "
        "de andres.",
    ),
    Texts(
        "The row with {value} looks like a heading above the next rows. It was not read as a person, and what it says "
        "of them was not used.",
        "Write it beside each person, e.g. paused in the column Status. If it is a person, give the row an id like "
        "those of the others.",
    ),
)
NO_ROWS = Kind(
    "MM-S122",
    Severity.WARNING,
    Texts("Arket har overskrifter, men ingen personer.", "Skriv en person pr. række under overskrifterne."),
    Texts("The sheet has headings, but no people.", "Write one person per row below the headings."),
)
