"""Columns about how a match goes on after the pairing: meetings, answers, hours, and why it ends."""

from __future__ import annotations

from mentormatch.domain import Answered, EndReason

from .types import CellType, Choice, Column

END_REASONS: tuple[Choice, ...] = (
    Choice(EndReason.GOAL_REACHED, "mål nået", "goal reached", ("målet er nået", "i mål", "goal met")),
    Choice(EndReason.TIME_UP, "tiden er gået", "time is up", ("aftalt tid er gået", "udløbet", "time up")),
    Choice(EndReason.MOVED, "flyttet", "moved", ("flytning", "flytter", "moved away")),
    Choice(EndReason.NO_CHEMISTRY, "ingen kemi", "no chemistry", ("manglende kemi", "dårlig kemi")),
    Choice(
        EndReason.UNSAFE,
        "utryg",
        "unsafe",
        ("utryghed", "usikkert", "ikke tryg", "utrygt", "grænseoverskridende", "not safe", "safety"),
    ),
    Choice(
        EndReason.MENTOR_STOPPED, "mentor stoppet", "mentor stopped", ("mentoren stoppede", "mentor left")
    ),
    Choice(EndReason.YOUTH_STOPPED, "den unge stoppet", "youth stopped", ("den unge stoppede", "youth left")),
    Choice(EndReason.OTHER, "andet", "other", ("anden grund", "another reason")),
)
"""Why a match was closed."""
VAGUE_END_REASONS = (("usikker", (EndReason.UNSAFE.value,)),)
"""Elsewhere it says nothing; of why a match ended it may say that somebody was not safe, and is asked about."""

_ANSWERED: tuple[Choice, ...] = (
    Choice(Answered.YOUTH, "den unge", "the youth", ("ung", "youth", "mentee")),
    Choice(Answered.MENTOR, "mentoren", "the mentor", ("mentor", "den frivillige", "frivillig")),
    Choice(Answered.BOTH, "begge", "both", ("begge to", "de begge")),
    Choice(Answered.NOBODY, "ingen", "nobody", ("intet svar", "svarede ikke", "no answer", "no one")),
)

FIRST_MEETING = Column(
    "first_meeting",
    "Første møde",
    "First meeting",
    CellType.DATE,
    "Dagen, de to mødes eller har mødtes for første gang.",
    "The day on which the two meet, or have met, for the first time.",
    ("Første møde den", "Opstartsmøde", "First meeting on", "Intro meeting"),
)
NEXT_MEETING = Column(
    "next_meeting",
    "Næste møde",
    "Next meeting",
    CellType.DATE,
    "Dagen, de to har aftalt at mødes næste gang.",
    "The day on which the two have agreed to meet next.",
    ("Næste aftale", "Next appointment"),
)
EXPECTED_END = Column(
    "expected_end",
    "Forventet slut",
    "Expected end",
    CellType.DATE,
    "Dagen, forløbet ventes at slutte.",
    "The day on which the match is expected to end.",
    ("Forventet slutdato", "Planlagt slut", "Expected end date", "Planned end"),
)
YOUTH_AGREES = Column(
    "youth_agrees",
    "Den unge siger",
    "The youth says",
    CellType.YES_NO,
    "Vil den unge fortsætte efter det første møde? Et nej koster ingen noget: begge venter igen.",
    "Does the youth want to go on after the first meeting? A no costs nobody anything: both wait again.",
    ("Den unges svar", "Ung siger ja", "Youth's answer"),
)
MENTOR_AGREES = Column(
    "mentor_agrees",
    "Mentoren siger",
    "The mentor says",
    CellType.YES_NO,
    "Vil mentoren fortsætte efter det første møde? Et nej koster ingen noget: begge venter igen.",
    "Does the mentor want to go on after the first meeting? A no costs nobody anything: both wait again.",
    ("Mentorens svar", "Mentor siger ja", "Mentor's answer"),
)
END_REASON = Column(
    "end_reason",
    "Hvorfor slut",
    "Why it ended",
    CellType.CHOICE,
    "Hvorfor forløbet er slut. utryg viser det straks øverst i Overblik, og de to foreslås aldrig igen.",
    "Why the match has ended. unsafe puts it at the top of the Overview at once, and the two are never proposed again.",
    ("Afslutningsårsag", "Årsag til afslutning", "Slutårsag", "Reason for ending", "End reason"),
    END_REASONS,
)
SUBSTITUTE = Column(
    "substitute",
    "Afløser",
    "Substitute",
    CellType.YES_NO,
    "ja: mentoren træder til for den unges egen mentor fra Start til Slut. Den unges eget forløb hviler imens.",
    "yes: the mentor stands in for the youth's own from Start to End. The youth's own match rests meanwhile.",
    ("Vikar", "Er afløser", "Stand-in"),
)
COURSE = (FIRST_MEETING, NEXT_MEETING, EXPECTED_END, YOUTH_AGREES, MENTOR_AGREES, END_REASON)
"""What a sheet of matches says of how a match goes on; a result's sheet of matches has them too."""

COURSE_KEYS = tuple(column.key for column in COURSE)

ANSWERED_BY = Column(
    "answered_by",
    "Har svaret",
    "Answered by",
    CellType.CHOICE,
    "Hvem der svarede: den unge, mentoren, begge eller ingen.",
    "Who answered: the youth, the mentor, both or nobody.",
    ("Hvem har svaret", "Svar fra", "Who answered"),
    _ANSWERED,
    question="Hvem har svaret?",
)
MET = Column(
    "met",
    "Har mødtes",
    "Have met",
    CellType.YES_NO,
    "Om de to har mødtes siden sidste række.",
    "Whether the two have met since the last row.",
    ("Har de mødtes", "Mødtes", "Have they met", "Met"),
    question="Har I mødtes siden sidst?",
)
HOURS_SPENT = Column(
    "minutes",
    "Timer",
    "Hours",
    CellType.HOURS,
    "De timer, mentoren har brugt på den unge siden sidste række.",
    "The hours that the mentor has spent on the youth since the last row.",
    (
        "Timer brugt",
        "Brugte timer",
        "Antal timer",
        "Timer siden sidst",
        "Hours spent",
        "Hours since last time",
    ),
    question="Hvor mange timer har I brugt siden sidst?",
)
