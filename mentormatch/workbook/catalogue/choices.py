"""The allowed values of choice columns: codes, Danish and English spelling, synonyms.

A synonym stands here only if it can mean nothing else; whatever is close but not certain is answered
with "did you mean". Case, hyphens, full stops and æ/ae, ø/oe, å/aa make no difference and need no synonym.
"""

from __future__ import annotations

from mentormatch.domain import (
    Benefit,
    BlankBenefit,
    Criterion,
    Demand,
    Gender,
    GenderWish,
    Host,
    MatchStatus,
    PersonStatus,
    WorkCategory,
)

from .types import Choice

BENEFITS: tuple[Choice, ...] = (
    Choice(
        Benefit.NONE,
        "ingen",
        "none",
        (
            "ingen ydelse",
            "ingen ydelser",
            "ingen offentlig ydelse",
            "modtager ingen ydelse",
            "jeg får ingen ydelse",
            "nej",
            "selvforsørgende",
            "ikke på ydelse",
            "no benefit",
            "no benefits",
        ),
    ),
    Choice(
        Benefit.WAGE,
        "løn",
        "wage",
        (
            "i arbejde",
            "i job",
            "arbejde",
            "job",
            "lønmodtager",
            "lønnet arbejde",
            "ansat",
            "fuldtidsansat",
            "fuldtidsjob",
            "fuldtidsarbejde",
            "lønarbejde",
            "deltidsansat",
            "i beskæftigelse",
            "beskæftiget",
            "selvstændig",
            "selvstændig erhvervsdrivende",
            "wages",
            "salary",
            "employed",
            "full-time work",
            "full-time job",
            "working full-time",
            "working",
            "at work",
            "self-employed",
        ),
    ),
    Choice(
        Benefit.DAGPENGE,
        "dagpenge",
        "dagpenge",
        (
            "A-dagpenge",
            "arbejdsløshedsdagpenge",
            "på dagpenge",
            "dagpengemodtager",
            "arbejdsløshedsunderstøttelse",
            "dagpenge fra a-kasse",
            "dagpenge fra a-kassen",
            "dagpenge (a-kasse)",
            "unemployment benefit",
            "unemployment insurance",
        ),
    ),
    Choice(
        Benefit.EFTERLOEN,
        "efterløn",
        "efterløn",
        (
            "på efterløn",
            "efterlønsmodtager",
            "efterlønner",
            "efterlønsydelse",
            "early retirement pay",
            "voluntary early retirement",
        ),
    ),
    Choice(Benefit.FLEKSYDELSE, "fleksydelse", "fleksydelse", ("på fleksydelse", "fleksydelsesmodtager")),
    Choice(Benefit.LEDIGHEDSYDELSE, "ledighedsydelse", "ledighedsydelse", ("på ledighedsydelse",)),
    Choice(
        Benefit.SENIORJOB_KOMPENSATION,
        "kompensation i seniorjob",
        "kompensation i seniorjob",
        (
            "seniorjobkompensation",
            "seniorjob kompensation",
            "kompensation seniorjob",
            "kompensation (seniorjob)",
        ),
    ),
    Choice(
        Benefit.FLEKSJOB, "fleksjob", "fleksjob", ("i fleksjob", "fleksjobber", "fleksjobansat", "flexjob")
    ),
    Choice(
        Benefit.KONTANTHJAELP,
        "kontanthjælp",
        "kontanthjælp",
        ("på kontanthjælp", "kontanthjælpsmodtager", "bistandshjælp", "social assistance", "cash benefit"),
    ),
    Choice(Benefit.UDDANNELSESHJAELP, "uddannelseshjælp", "uddannelseshjælp", ("på uddannelseshjælp",)),
    Choice(Benefit.OVERGANGSYDELSE, "overgangsydelse", "overgangsydelse", ("på overgangsydelse",)),
    Choice(
        Benefit.SHO_YDELSE,
        "SHO-ydelse",
        "SHO-ydelse",
        (
            "sho",
            "selvforsørgelses- og hjemrejseydelse",
            "selvforsørgelses- og hjemsendelsesydelse",
            "hjemrejseydelse",
            "selvforsørgelsesydelse",
        ),
    ),
    Choice(
        Benefit.INTEGRATIONSYDELSE, "integrationsydelse", "integrationsydelse", ("på integrationsydelse",)
    ),
    Choice(
        Benefit.SYGEDAGPENGE,
        "sygedagpenge",
        "sygedagpenge",
        ("på sygedagpenge", "sygemeldt på sygedagpenge", "sickness benefit"),
    ),
    Choice(
        Benefit.FOERTIDSPENSION,
        "førtidspension",
        "førtidspension",
        ("på førtidspension", "førtidspensionist", "førtidspensioneret", "disability pension"),
    ),
    Choice(
        Benefit.FOLKEPENSION,
        "folkepension",
        "folkepension",
        ("på folkepension", "folkepensionist", "old age pension", "state pension"),
    ),
    Choice(Benefit.SENIORPENSION, "seniorpension", "seniorpension", ("på seniorpension", "seniorpensionist")),
    Choice(Benefit.TIDLIG_PENSION, "tidlig pension", "tidlig pension", ("Arne-pension", "på tidlig pension")),
    Choice(
        Benefit.RESSOURCEFORLOEB,
        "ressourceforløbsydelse",
        "ressourceforløbsydelse",
        ("ressourceforløb", "i ressourceforløb", "på ressourceforløbsydelse"),
    ),
    Choice(
        Benefit.REVALIDERING,
        "revalidering",
        "revalidering",
        ("revalideringsydelse", "revalidend", "under revalidering"),
    ),
    Choice(
        Benefit.BARSELSDAGPENGE,
        "barselsdagpenge",
        "barselsdagpenge",
        (
            "barsel",
            "på barsel",
            "på barselsdagpenge",
            "barselsorlov",
            "maternity benefit",
            "parental benefit",
        ),
    ),
    Choice(
        Benefit.LOENTILSKUD,
        "løntilskud",
        "løntilskud",
        ("i løntilskud", "job med løntilskud", "løntilskudsjob"),
    ),
    Choice(Benefit.JOBROTATION, "jobrotation", "jobrotation", ("i jobrotation", "jobrotationsvikar")),
    Choice(
        Benefit.ARBEJDSMARKEDSYDELSE,
        "arbejdsmarkedsydelse",
        "arbejdsmarkedsydelse",
        ("på arbejdsmarkedsydelse",),
    ),
    Choice(
        Benefit.SU,
        "SU",
        "SU",
        ("statens uddannelsesstøtte", "på SU", "SU-modtager", "student grant"),
    ),
    Choice(
        Benefit.HANDICAP_SU,
        "handicap-SU",
        "handicap-SU",
        ("handicaptillæg", "SU-handicaptillæg", "SU med handicaptillæg", "handicaptillæg til SU"),
    ),
)

GENDERS: tuple[Choice, ...] = (
    Choice(
        Gender.WOMAN, "kvinde", "woman", ("k", "kv", "kvinder", "pige", "hun", "f", "w", "female", "girl")
    ),
    Choice(Gender.MAN, "mand", "man", ("m", "mænd", "dreng", "han", "male", "boy")),
    Choice(
        Gender.OTHER,
        "andet",
        "other",
        ("anden", "andet køn", "nonbinær", "ikke-binær", "nonbinary", "non-binary", "x", "divers"),
    ),
)

GENDER_WISHES: tuple[Choice, ...] = (
    Choice(
        GenderWish.WOMAN,
        "kvinde",
        "woman",
        (
            "k",
            "kv",
            "kvinder",
            "en kvinde",
            "pige",
            "kun kvinder",
            "kvindelig",
            "f",
            "w",
            "female",
            "a woman",
            "women",
        ),
    ),
    Choice(
        GenderWish.MAN,
        "mand",
        "man",
        ("m", "mænd", "en mand", "dreng", "kun mænd", "mandlig", "male", "a man", "men"),
    ),
    Choice(GenderWish.OTHER, "andet", "other", ("anden", "andet køn", "nonbinær", "ikke-binær", "nonbinary")),
    Choice(
        GenderWish.ANY,
        "ligegyldigt",
        "any",
        (
            "lige meget",
            "ligemeget",
            "uden betydning",
            "ingen betydning",
            "det er lige meget",
            "det er ligegyldigt",
            "ikke vigtigt",
            "betyder ikke noget",
            "begge",
            "begge dele",
            "begge køn",
            "mand/kvinde",
            "kvinde/mand",
            "mand eller kvinde",
            "kvinde eller mand",
            "alle",
            "ingen",
            "nej",
            "nej, lige meget",
            "nej, ligegyldigt",
            "nej, underordnet",
            "nej, ingen ønsker",
            "nej, ingen præference",
            "nej, betyder ikke noget",
            "ingen ønsker",
            "ingen særlige ønsker",
            "intet ønske",
            "ingen præference",
            "underordnet",
            "no",
            "no, no preference",
            "either",
            "both",
            "no preference",
            "does not matter",
            "doesn't matter",
            "all",
        ),
    ),
)

_WISH_FILLERS = """
ja yes tak please helst gerne kun en et a an only preferably ideally mentor mentee ung person det er må være
skal vil jeg i would prefer like want foretrækker foretrukket ønsker have
"""
WISH_FILLERS = frozenset(_WISH_FILLERS.split())
"""Words around a wish that change nothing in it: ``Ja, helst en kvinde``. One that denies is none of them."""

_BENEFIT_FILLERS = "jeg er på får modtager af i en fra min lever i'm am on receive receiving get"
BENEFIT_FILLERS = frozenset(_BENEFIT_FILLERS.split())
"""Words around the name of a benefit that change nothing in it: ``Jeg modtager efterløn``."""

WORK: tuple[Choice, ...] = (
    Choice(WorkCategory.ACTIVITY, "frivillig aktivitet", "activity", ("aktivitet", "voluntary activity")),
    Choice(
        WorkCategory.UNPAID_WORK,
        "frivilligt ulønnet arbejde",
        "unpaid work",
        ("frivilligt, ulønnet arbejde", "ulønnet arbejde", "ulønnet", "unpaid", "voluntary unpaid work"),
    ),
    Choice(
        WorkCategory.CORE_OPERATIONS,
        "primær drift",
        "core operations",
        ("drift", "primær drift og vedligeholdelse", "drift og vedligeholdelse"),
    ),
    Choice(
        WorkCategory.UNDECIDED,
        "ikke afgjort",
        "undecided",
        (
            "uafgjort",
            "uafklaret",
            "ikke afklaret",
            "ikke besluttet",
            "ved ikke",
            "ukendt",
            "not decided",
            "unknown",
        ),
    ),
)

PERSON_STATUS: tuple[Choice, ...] = (
    Choice(PersonStatus.ACTIVE, "aktiv", "active", ("med", "deltager", "venter", "klar", "waiting", "ready")),
    Choice(
        PersonStatus.PAUSED,
        "pause",
        "paused",
        ("på pause", "holder pause", "sat på pause", "orlov", "pauseret", "on hold", "on leave"),
    ),
    Choice(
        PersonStatus.LEFT,
        "stoppet",
        "left",
        ("ophørt", "udmeldt", "afsluttet", "ikke aktiv", "inaktiv", "ude", "stopped", "inactive", "ended"),
    ),
)

MATCH_STATUS: tuple[Choice, ...] = (
    Choice(MatchStatus.PROPOSED, "foreslået", "proposed", ("forslag", "foreslåes", "proposal")),
    Choice(
        MatchStatus.APPROVED, "godkendt", "approved", ("godkend", "ok", "accepteret", "approve", "accepted")
    ),
    Choice(MatchStatus.LOCKED, "låst", "locked", ("lås", "fastlåst", "lock")),
    Choice(
        MatchStatus.REJECTED,
        "afvist",
        "rejected",
        ("afvis", "nej", "afslag", "fravalgt", "reject", "declined"),
    ),
    Choice(
        MatchStatus.RUNNING,
        "aktiv",
        "running",
        ("aktivt", "i gang", "igangværende", "løbende", "kører", "active", "ongoing"),
    ),
    Choice(
        MatchStatus.ENDED,
        "afsluttet",
        "ended",
        ("slut", "færdig", "færdigt", "ophørt", "stoppet", "finished", "closed", "completed"),
    ),
)

DECISIONS: tuple[Choice, ...] = tuple(
    choice
    for choice in MATCH_STATUS
    if choice.value in {MatchStatus.APPROVED, MatchStatus.LOCKED, MatchStatus.REJECTED, MatchStatus.ENDED}
)
"""What a person may write in the decision column of a result; blank leaves the pair a proposal."""

YES_NO: tuple[Choice, ...] = (
    Choice(
        "yes",
        "ja",
        "yes",
        (
            "j",
            "y",
            "x",
            "1",
            "true",
            "sand",
            "sandt",
            "✓",
            "✔",
            "☑",
            "☒",
            "✅",
            "√",
            "v",
            "ok",
            "ja tak",
            "har",
            "givet",
            "indhentet",
            "modtaget",
            "jep",
            "jeg giver samtykke",
            "ja, jeg giver samtykke",
            "jeg samtykker",
            "ja, jeg samtykker",
            "ja, det må I gerne",
            "I consent",
            "I agree",
        ),
    ),
    Choice(
        "no",
        "nej",
        "no",
        (
            "n",
            "0",
            "false",
            "falsk",
            "☐",
            "nej tak",
            "jeg giver ikke samtykke",
            "nej, jeg giver ikke samtykke",
            "ikke givet",
            "ikke indhentet",
            "ikke modtaget",
            "mangler",
            "ingen",
            "none",
            "nope",
        ),
    ),
)

YES_NO_UNKNOWN: tuple[Choice, ...] = (
    *YES_NO,
    Choice("unknown", "ved ikke", "don't know", ("ukendt", "unknown")),
)
"""Where "don't know" is offered as an answer; it is read as no answer, as everywhere."""

ROLES: tuple[Choice, ...] = (
    Choice(
        "youth",
        "ung",
        "young person",
        (
            "unge",
            "en ung",
            "youth",
            "mentee",
            "mentees",
            "mentorsøgende",
            "jeg er ung",
            "jeg er en ung",
            "jeg er ung og søger en mentor",
            "ung der søger mentor",
            "ung, der ønsker en mentor",
            "jeg søger en mentor",
            "jeg vil gerne have en mentor",
            "jeg ønsker en mentor",
            "søger mentor",
            "a young person",
            "young",
            "i am a young person",
            "i'm a young person",
            "young person looking for a mentor",
            "i am looking for a mentor",
            "i'm looking for a mentor",
            "i would like a mentor",
            "i want a mentor",
            "looking for a mentor",
            "a mentee",
            "be a mentee",
            "i want to be a mentee",
            "student",
            "elev",
        ),
    ),
    Choice(
        "mentor",
        "mentor",
        "mentor",
        (
            "mentorer",
            "mentors",
            "en mentor",
            "frivillig",
            "frivillig mentor",
            "jeg er mentor",
            "jeg vil gerne være mentor",
            "jeg vil være mentor",
            "jeg ønsker at være mentor",
            "jeg er frivillig",
            "a mentor",
            "volunteer",
            "volunteer mentor",
            "i am a mentor",
            "i'm a mentor",
            "i am a volunteer",
            "be a mentor",
            "i want to be a mentor",
            "i would like to be a mentor",
        ),
    ),
)
"""Which side a person is on, where one sheet holds both."""

HOSTS: tuple[Choice, ...] = (
    Choice(Host.MUNICIPALITY, "kommune", "municipality", ("kommunen", "kommunal", "kommunal virksomhed")),
    Choice(
        Host.ASSOCIATION,
        "forening",
        "association",
        (
            "foreningen",
            "frivillig forening",
            "frivillig organisation",
            "organisation",
            "frivilligcenter",
            "ngo",
        ),
    ),
)

BLANK_BENEFIT: tuple[Choice, ...] = (
    Choice(BlankBenefit.UNKNOWN, "ukendt", "unknown", ("uoplyst", "ved ikke", "ikke oplyst")),
    Choice(BlankBenefit.NONE, "ingen", "none", ("ingen ydelse", "no benefit")),
)

DEMANDS: tuple[Choice, ...] = (
    Choice(Demand.LANGUAGE, "fælles sprog", "shared language", ("sprog",)),
    Choice(Demand.GENDER, "ønsket køn", "wished gender", ("køn",)),
    Choice(Demand.TIMES, "fælles mødetid", "shared meeting time", ("mødetid", "mødetider", "meeting times")),
    Choice(Demand.AREA, "samme område", "same area", ("område",)),
    Choice(Demand.AGE_GAP, "aldersforskel", "age gap", ("alder",)),
    Choice(Demand.CONSENT, "samtykke", "consent", ()),
    Choice(Demand.CHECK, "straffeattest", "criminal record", ("attest", "record check")),
    Choice(
        Demand.ENDED, "ikke samme forløb igen", "not the same match again", ("afsluttede forløb", "afsluttet")
    ),
    Choice(Demand.RESIDENCE, "bopæl i kommunen", "residence", ("bopæl",)),
)

GOALS: tuple[Choice, ...] = (
    Choice("matched", "antal unge med mentor", "matched", ("matchede", "antal")),
    Choice("priority", "prioritet", "priority", ()),
    Choice("waiting", "ventetid", "waiting", ("ventedage",)),
    Choice("keep", "bevar forslag", "keep", ("bevar",)),
    Choice("points", "point", "points", ()),
    Choice("load", "jævn fordeling", "load", ("fordeling", "even load")),
    Choice("draw", "lodtrækning", "draw", ()),
)

ENGINES: tuple[Choice, ...] = (Choice("highs", "HiGHS", "HiGHS"), Choice("cbc", "CBC", "CBC"))

CRITERIA: dict[Criterion, tuple[str, str]] = {
    Criterion.INTERESTS: ("interesser", "interests"),
    Criterion.TRADE: ("uddannelse eller fag", "education or trade"),
    Criterion.TIMES: ("mødetider", "meeting times"),
    Criterion.NEARNESS: ("nærhed", "nearness"),
    Criterion.LANGUAGE: ("sprog", "language"),
    Criterion.WISHED: ("ønsket mentor", "wished mentor"),
    Criterion.AGE: ("alder", "age"),
}
