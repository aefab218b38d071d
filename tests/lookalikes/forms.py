"""Two sign-up forms with some thirty questions each, in Danish and in English, as municipalities write them."""

from __future__ import annotations

YOUTHS_DA = [
    "Hvad kan vi kalde dig?",
    "Hvornår er du født? (dag-måned-år)",
    "Hvor bor du? (kommune)",
    "Hvad er dit køn?",
    "Har du ønsker til mentorens køn?",
    "Hvilke sprog taler du godt nok til at holde et møde på?",
    "Hvad kan du godt lide at lave i fritiden?",
    "Hvilken uddannelse eller hvilket job drømmer du om?",
    "Hvilke tidspunkter på ugen kan du mødes med en mentor?",
    "Har du gennemført en uddannelse, der giver dig et erhverv?",
    "Hvor mange timer om måneden vil du helst bruge med din mentor?",
    "Hvad håber du at få ud af at have en mentor?",
    "Har du haft en mentor før?",
    "Hvordan hørte du om os?",
    "Er der noget, vi skal tage hensyn til?",
    "Telefonnummer",
    "Må vi kontakte dig på sms?",
    "Hvem er din sagsbehandler?",
    "Går du i skole?",
    "Har du et fritidsjob?",
    "Hvor langt vil du rejse? (km)",
    "Foretrækker du at mødes ude eller inde?",
    "Jeg giver samtykke til, at mine svar bruges til at finde en mentor",
    "Andet",
]
MENTORS_DA = [
    "Hvad hedder du?",
    "Hvornår er du født?",
    "Hvilken kommune bor du i?",
    "Hvad er dit køn?",
    "Hvilke sprog taler du godt nok til at holde et møde på?",
    "Hvad laver du helst i din fritid?",
    "Hvad arbejder du med, eller hvad har du arbejdet med?",
    "Hvornår på ugen har du tid?",
    "Hvor mange unge vil du gerne være mentor for ad gangen?",
    "Hvad forsørger du dig ved?",
    "Har du vist børneattest eller straffeattest?",
    "Hvor mange timer om måneden kan du lægge i det?",
    "Hvorfor vil du være mentor?",
    "Har du været frivillig før?",
    "Telefon",
    "Kørekort?",
    "Allergier",
    "Hvordan hørte du om os?",
    "Må vi sende nyhedsbrev?",
    "Referenceperson",
    "Hvilke emner vil du helst ikke tale om?",
    "Har du hund?",
    "Jeg giver samtykke til, at mine svar bruges til at finde en ung",
    "Bemærkninger",
]
YOUTHS_EN = [
    "What is your name?",
    "Date of birth (DD/MM/YYYY)",
    "Which municipality do you live in?",
    "What gender do you identify as?",
    "Would you prefer a mentor of a certain gender?",
    "What languages are you comfortable speaking?",
    "Tick everything you enjoy in your spare time",
    "What education or career are you dreaming of?",
    "Which times of the week are you available to meet?",
    "Have you completed an education that qualifies you for a job?",
    "How many hours a month would you like to meet?",
    "What do you hope to get out of having a mentor?",
    "Have you had a mentor before?",
    "How did you hear about us?",
    "Is there anything we should know?",
    "Phone number",
    "May we text you?",
    "Who is your caseworker?",
    "Year group",
    "Do you have a part-time job?",
    "How far can you travel?",
    "Indoors or outdoors?",
    "I agree that my answers are used to find a match",
    "Anything else?",
]
MENTORS_EN = [
    "Your full name",
    "Date of birth (DD/MM/YYYY)",
    "What municipality do you live in?",
    "What gender do you identify as?",
    "What languages are you comfortable speaking?",
    "Hobbies and interests",
    "What is your occupation or field?",
    "Which times of the week are you available to meet?",
    "How many mentees would you be willing to take on?",
    "What is your current employment status?",
    "Have you provided a criminal record check?",
    "How many hours per month can you offer?",
    "Why do you want to be a mentor?",
    "Have you volunteered before?",
    "Phone",
    "Driving licence?",
    "Allergies",
    "How did you hear about us?",
    "Newsletter?",
    "Reference",
    "Topics you would rather avoid",
    "Do you have a dog?",
    "I agree that my answers are used to find a match",
    "Comments",
]


def youths(lang: str, sign: str) -> list[list[object]]:
    """Return the answers of Ann and Bo; ``sign`` stands between (and, if it is a semicolon, after) several."""
    if lang == "da":
        return [
            [
                *("Ann", "3-5-2004", "Gladsaxe", "Kvinde", several(sign, "Helst kvinde")),
                *(several(sign, "Dansk", "Arabisk"), several(sign, "Fodbold", "Musik"), "Tømrer"),
                *(several(sign, "Mandag aften", "Tirsdag aften"), "Nej", 6),
                "En at tale med om skolen og fremtiden, for jeg er gået i stå og ved ikke, hvad jeg vil",
                *(
                    "Nej",
                    "Min lærer",
                    "Nej",
                    "20 20 20 20",
                    "Ja",
                    "Kirsten",
                    "Ja",
                    "Nej",
                    10,
                    "Inde",
                    "Ja",
                    None,
                ),
            ],
            [
                *("Bo", "24-12-2003", "Herlev", "Mand", several(sign, "Ligegyldigt")),
                *(several(sign, "Dansk"), several(sign, "Skak", "Film"), "Kok"),
                *(several(sign, "Lørdag formiddag"), "Nej", 4),
                "Hjælp til at søge ind på en uddannelse og til at komme i gang med den",
                *("Ja", "Instagram", None, "30 30 30 30", "Nej", "Per", "Nej", "Ja", 5, "Ude", "Ja", "Tak"),
            ],
        ]
    return [
        [
            *("Ann Bech", "03/05/2004", "Gladsaxe", "Female", several(sign, "A woman")),
            *(several(sign, "Danish", "Arabic"), several(sign, "Football", "Music"), "Carpentry"),
            *(several(sign, "Monday evening", "Tuesday evening"), "No", 6),
            "Somebody to talk to about school and the future, for I am stuck and do not know what I want",
            *(
                "No",
                "Teacher",
                "No",
                "+45 2020 2020",
                "Yes",
                "Kirsten",
                "10th",
                "No",
                "10 km",
                "In",
                "Yes",
                None,
            ),
        ],
        [
            *("Bo Dam", "24/12/2003", "Herlev", "Male", several(sign, "No preference")),
            *(several(sign, "Danish"), several(sign, "Chess", "Films"), "Cooking"),
            *(several(sign, "Saturday morning"), "No", 4),
            "Help with applying for an education and with getting started on it",
            *(
                "Yes",
                "Instagram",
                None,
                "+45 3030 3030",
                "No",
                "Per",
                "-",
                "Yes",
                "5 km",
                "Out",
                "Yes",
                "Thanks",
            ),
        ],
    ]


def mentors(lang: str, sign: str) -> list[list[object]]:
    """Return the answers of Eva and Carl."""
    if lang == "da":
        return [
            [
                *("Eva Eg", "1-2-1960", "Gladsaxe", "Kvinde", several(sign, "Dansk", "Arabisk")),
                *(several(sign, "Musik", "Havearbejde"), "Tømrer", several(sign, "Mandag aften"), 1, "Løn"),
                *(
                    "Ja",
                    8,
                    "Jeg vil gerne give noget videre til de unge, nu hvor mine egne er fløjet hjemmefra",
                ),
                *("Ja", "20 20 20 21", "Ja", "Nej", "Avisen", "Nej", "Ole", "Ingen", "Ja", "Ja", None),
            ],
            [
                *("Carl Krog", "2-2-1955", "Herlev", "Mand", several(sign, "Dansk")),
                *(several(sign, "Skak"), "Kok", several(sign, "Lørdag formiddag"), 1, "Folkepension"),
                *("Ja", 10, "Jeg har tid og lyst, og jeg kan lide at lave mad sammen med andre mennesker"),
                *(
                    "Nej",
                    "20 20 20 22",
                    "Nej",
                    "Nødder",
                    "Facebook",
                    "Ja",
                    "Ida",
                    "Politik",
                    "Nej",
                    "Ja",
                    "-",
                ),
            ],
        ]
    return [
        [
            *("Eva Eg", "01/02/1960", "Gladsaxe", "Female", several(sign, "Danish", "Arabic")),
            *(
                several(sign, "Music", "Gardening"),
                "Carpentry",
                several(sign, "Monday evening"),
                1,
                "Employed",
            ),
            *("Yes", 8, "I want to give something back to young people now that my own have left home"),
            *("Yes", "+45 2020 2021", "Yes", "No", "Paper", "No", "Ole", "None", "Yes", "Yes", None),
        ],
        [
            *("Carl Krog", "02/02/1955", "Herlev", "Male", several(sign, "Danish")),
            *(several(sign, "Chess"), "Cooking", several(sign, "Saturday morning"), 1, "State pension"),
            *("Yes", 10, "I have the time, and I like to cook together with other people of all ages"),
            *("No", "+45 2020 2022", "No", "Nuts", "Facebook", "Yes", "Ida", "Politics", "No", "Yes", "-"),
        ],
    ]


def several(sign: str, *answers: str) -> str:
    """Return several answers in one cell, as the tool with that sign writes them."""
    return f"{sign} ".join(answers) if sign == "," else "".join(f"{answer};" for answer in answers)
