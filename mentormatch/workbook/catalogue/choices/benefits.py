"""What somebody lives on, and the words around it in an answer."""

from __future__ import annotations

from mentormatch.domain import Benefit
from mentormatch.workbook.catalogue.types import Choice

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
            "intet",
            "ingenting",
            "nothing",
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
            "i arb",
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
            "fuldtid",
            "full-time",
            "løn (deltid)",
            "løn deltid",
            "selvst",
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
        (
            "på kontanthjælp",
            "kontanthj",
            "kontanthjælpsmodtager",
            "bistandshjælp",
            "social assistance",
            "cash benefit",
        ),
    ),
    Choice(
        Benefit.UDDANNELSESHJAELP,
        "uddannelseshjælp",
        "uddannelseshjælp",
        ("på uddannelseshjælp", "udd.hjælp", "uddannelseshj"),
    ),
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
        ("på førtidspension", "førtidspens", "førtidspensionist", "førtidspensioneret", "disability pension"),
    ),
    Choice(
        Benefit.FOLKEPENSION,
        "folkepension",
        "folkepension",
        ("på folkepension", "folkepens", "folkepensionist", "old age pension", "state pension"),
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
        Benefit.JOBAFKLARING,
        "jobafklaring",
        "jobafklaring",
        (
            "jobafklaringsforløb",
            "i jobafklaring",
            "i jobafklaringsforløb",
            "ressourceforløbsydelse i jobafklaringsforløb",
            "ressourceforløbsydelse (jobafklaring)",
        ),
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
            "på barselsdagpenge",
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
    Choice(Benefit.KONTANTYDELSE, "kontantydelse", "kontantydelse", ("på kontantydelse",)),
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

_VAGUE = (
    (
        "pensionist pension pensioneret pensioner retired pensionær",
        (Benefit.FOLKEPENSION, Benefit.FOERTIDSPENSION, Benefit.TIDLIG_PENSION),
    ),
    (
        "ledig arbejdsløs arbejdsledig jobsøgende arbejdssøgende arbejdsløshed unemployed jobseeker jobless",
        (Benefit.DAGPENGE, Benefit.KONTANTHJAELP, Benefit.NONE),
    ),
    (
        "studerende studerer student studying studie uddannelse elev skoleelev",
        (Benefit.SU, Benefit.UDDANNELSESHJAELP, Benefit.NONE),
    ),
    (
        "barsel barselsorlov forældreorlov maternity parental",
        (Benefit.BARSELSDAGPENGE, Benefit.WAGE),
    ),
    ("orlov", (Benefit.WAGE, Benefit.BARSELSDAGPENGE)),
    ("sygemeldt syg langtidssyg sygemelding sick", (Benefit.SYGEDAGPENGE, Benefit.WAGE)),
    ("understøttelse aktivering aktiveret", (Benefit.DAGPENGE, Benefit.KONTANTHJAELP)),
    ("hjemmegående housewife homemaker", (Benefit.NONE, Benefit.KONTANTHJAELP)),
    ("deltid part-time parttime", (Benefit.WAGE, Benefit.DAGPENGE)),
    ("senior", (Benefit.SENIORPENSION, Benefit.EFTERLOEN)),
    ("arbejdsprøvning ressource", (Benefit.RESSOURCEFORLOEB, Benefit.SYGEDAGPENGE)),
)
VAGUE_BENEFITS: tuple[tuple[str, tuple[str, ...]], ...] = tuple(
    (word, tuple(benefit.value for benefit in benefits))
    for words, benefits in _VAGUE
    for word in words.split()
)
"""What somebody is, where it is asked what they live on: each word with the benefits that it may mean."""

_BENEFIT_FILLERS = "jeg er på får modtager af i en fra min lever i'm am on receive receiving get"
BENEFIT_FILLERS = frozenset(_BENEFIT_FILLERS.split())
"""Words around the name of a benefit that change nothing in it: ``Jeg modtager efterløn``."""
