"""MM-S1xx: which sheet is what, in a file and among several."""

from __future__ import annotations

from .model import Kind, Severity, Texts

NO_PEOPLE = Kind(
    "MM-S101",
    Severity.ERROR,
    Texts(
        "Der er intet ark med {sheet}. Arkene er: {seen}.",
        "Sig, hvilket ark det er (--sheet ARK={sheet}), eller kald arket {sheet}. En csv-fils ark hedder som filen. "
        "Overskrifterne i skabelonen læses altid (mentormatch template).",
    ),
    Texts(
        "There is no sheet of {sheet}. The sheets are: {seen}.",
        "Say which sheet it is (--sheet SHEET={sheet}), or name the sheet {sheet}. The sheet of a csv file is named "
        "like the file. The template's headings are always read (mentormatch template).",
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
        "The sheet was read as {sheet}, because its headings match.",
        "If that is wrong, name the right sheet {sheet}.",
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
        "The sheet is not known. It is not used, but is kept in the result.",
        "There is nothing to do.",
    ),
)
PAIRS_UNREAD = Kind(
    "MM-S170",
    Severity.WARNING,
    Texts(
        "Arket er ikke kendt og er ikke læst, men {n} af rækkerne nævner både en ung og en mentor.",
        "Er det forløb, så giv det kolonnerne Ung, Mentor og Status (fx aktiv eller afsluttet), og skriv: --sheet "
        '"{name}={sheet}". Ellers kan de to få nye.',
    ),
    Texts(
        "The sheet is not known and was not read, but {n} of its rows name both a youth and a mentor.",
        "If they are matches, give it the columns Youth, Mentor and Status (e.g. active or ended), and write: --sheet "
        '"{name}={sheet}". Otherwise the two may get others.',
    ),
)
PEOPLE_UNREAD = Kind(
    "MM-S171",
    Severity.WARNING,
    Texts(
        "Arket er ikke læst, for der er et andet ark med {sheet}; men det ligner en liste over {sheet}.",
        'Er de med, så saml dem i ét ark. Er de ikke, så skriv: --sheet "{name}=-".',
    ),
    Texts(
        "The sheet was not read, for there is another sheet of {sheet}; but it looks like a list of {sheet}.",
        'If they take part, combine them in one sheet. If they do not, write: --sheet "{name}=-".',
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
        "The sheet has the same name as one of the result's sheets, but mentormatch did not write it, so it is not "
        "used. It is kept in the result, with a number after its name if the name is taken there.",
        "If the sheet is your own, there is nothing to do. If it is from an earlier result, give that whole "
        "result, including the sheet Run, or delete the sheet.",
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
        "decisions count and are written in the sheet Match history; the sheet itself is not kept in the result.",
        "If the sheet is your own, give it another name: then it is kept.",
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
        "The sheet is not known and was not read. It looks like a list of both youths and mentors, distinguished by "
        "the column {heading}.",
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
        'Combine them in one sheet, or say which one to leave out: --sheet "{other}=-".',
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
        "It is not clear whether the sheet is about youths or mentors.",
        'Say what it is: --sheet "{name}=Youths" or --sheet "{name}=Mentors". You can also call the sheet '
        "Youths or Mentors, or give it a heading that only one of them has, e.g. Benefit or Age.",
    ),
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
        "Write the sheet's name exactly as on its tab in Excel.",
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
        "The sheet was read as both youths ({youths}) and mentors ({mentors}); the column {heading} says who is which.",
        'If that is wrong, say what the sheet is about: --sheet "{sheet}=Youths".',
    ),
)
HIDDEN_SHEET = Kind(
    "MM-S114",
    Severity.WARNING,
    Texts("Arket er skjult, men er læst med.", "Vis arket, eller slet det, hvis det ikke skal med."),
    Texts(
        "The sheet is hidden, but was read.", "Unhide the sheet, or delete it if it should not be included."
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
        "Several files have settings. Where they differ, those in {file} are used.",
        "Keep the sheet of settings in only one file.",
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
        "because they are in {file}.",
        "There is nothing to do.",
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
        "The file has no sheet that can be read, so everything would come from the other files.",
        "Check that it is the right file, and that its headings are those of the template. Leave it out if it "
        "should not be included.",
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
