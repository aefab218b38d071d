"""What a list does not say and the plan depends on is asked, once, with the way on."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from mentormatch.domain import Benefit
from mentormatch.workbook import read
from mentormatch.workbook.reading.shaping import not_found
from tests.books import AS_OF

from .lists import Capture, as_proposed, copied, match, read_csv, run, written

YOUTHS = "Id,Navn,Alder\n1,Asta,19\n2,Bo,20"


def test_benefits_under_another_heading_are_seen_before_blank_is_advised_away(
    tmp_path: Path, capsys: Capture
) -> None:
    files = copied(tmp_path, "occupation-benefit")
    asked = run(capsys, tmp_path / "r.xlsx", "match", *files, "-o", tmp_path / "r.xlsx", "--as-of", AS_OF)
    assert (asked.code, "--blank-benefit" in asked.err) == (3, False)
    after = as_proposed(capsys, asked)
    assert [one.benefit for one in read([after.result]).mentors] == [Benefit.EFTERLOEN, Benefit.WAGE]


@pytest.mark.parametrize(
    "heading", ["Civilstand", "Civil/beskæftigelse", "Hvad laver du til daglig?", "Erhverv"]
)
def test_it_is_asked_about_whatever_the_heading_is(tmp_path: Path, heading: str) -> None:
    found = read_csv(
        tmp_path, unge=YOUTHS, mentorer=f"Id,Navn,{heading}\nM1,Vera,dagpenge\nM2,Ulf,efterløn\nM3,Tove,løn"
    )
    assert [(one.heading, one.means) for one in found.proposals] == [(heading, "benefit")]
    assert not any("--blank-benefit" in issue.remedy("da") for issue in found.issues)


def test_no_column_of_benefits_at_all_is_one_question(tmp_path: Path, capsys: Capture) -> None:
    files = written(tmp_path, {"unge.csv": YOUTHS, "mentorer.csv": "Id,Navn\nM1,Vera\nM2,Ulf"})
    result = tmp_path / "r.xlsx"
    asked = run(capsys, result, "match", *files, "-o", result, "--as-of", AS_OF)
    assert (asked.code, result.exists(), asked.err.count("Fejl: mentorer.csv")) == (3, False, 1)
    ready = [line.strip() for line in asked.err.splitlines() if line.strip().startswith("mentormatch ")]
    assert len(ready) == 1
    after = run(capsys, result, *ready[0].split()[1:])
    assert (after.code, "2 af 2" in after.out) == (0, True)
    assert "--blank-benefit" not in after.err


def test_it_is_not_asked_again_where_it_was_answered(tmp_path: Path, capsys: Capture) -> None:
    files = written(tmp_path, {"unge.csv": YOUTHS, "mentorer.csv": "Id,Navn\nM1,Vera"})
    result = tmp_path / "r.xlsx"
    asked = run(capsys, result, "match", *files, "-o", result, "--as-of", AS_OF, "--blank-benefit", "unknown")
    assert (asked.code, result.exists()) == (4, True)


def test_what_a_file_says_of_all_its_rows_tells_what_it_is_about(tmp_path: Path, capsys: Capture) -> None:
    before = match(capsys, tmp_path, *copied(tmp_path, "constant-role"))
    assert "--sheet A1=Youths --sheet B1=Mentors" in str(before.line)
    after = as_proposed(capsys, before)
    assert (after.code, "2 of 2" in after.out) == (0, True)


def test_the_refusal_of_a_file_that_is_called_so_proposes_it(tmp_path: Path, capsys: Capture) -> None:
    before = match(capsys, tmp_path, *copied(tmp_path, "sheet-hint-missing"))
    assert "--sheet mentees-raw=Youths" in str(before.line) or "There is no sheet" not in before.err
    after = as_proposed(capsys, before)
    assert "There is no sheet" not in after.err


def test_where_no_birth_date_is_found_an_age_is_the_way_on(tmp_path: Path) -> None:
    found = read_csv(tmp_path, unge="Id,Navn\n1,Asta", mentorer="Id,Navn,Ydelse\nM1,Vera,løn")
    (missing,) = (issue for issue in found.errors if issue.code == "MM-S103")
    assert "Alder" in missing.remedy("da")
    assert "Age" in missing.remedy("en")


@pytest.mark.parametrize(
    ("heading", "answers", "asked"),
    [
        ("Ønsker til mentor", ("gerne en kvinde", "akademiker"), True),
        ("What are you looking for in a mentor?", ("a woman please", "patient"), True),
        ("Ønsker til mentor", ("tålmodig", "mand eller kvinde"), False),
        ("Bemærkninger", ("bor med en mand", ""), False),
    ],
)
def test_wishes_for_a_gender_in_other_words_are_said_not_to_be_read(
    tmp_path: Path, heading: str, answers: tuple[str, str], asked: bool
) -> None:
    first, second = answers
    found = read_csv(
        tmp_path,
        unge=f"Id,Alder,{heading}\n1,19,{first}\n2,20,{second}",
        mentorer="Id,Navn,Ydelse\nM1,Vera,løn",
    )
    assert ("MM-S165" in [issue.code for issue in found.warnings]) == asked


@pytest.mark.parametrize(
    ("heading", "asked"),
    [("Timer pr. uge", True), ("Hours per week", True), ("t/uge", True), ("Timer pr. måned", False)],
)
def test_hours_of_the_week_are_said_not_to_be_read(tmp_path: Path, heading: str, asked: bool) -> None:
    found = read_csv(tmp_path, unge=YOUTHS, mentorer=f"Id,Navn,Ydelse,{heading}\nM1,Vera,løn,2")
    assert ("MM-S166" in [issue.code for issue in found.warnings]) == asked


@pytest.mark.parametrize(
    ("heading", "answers", "asked"),
    [
        ("Kvindelig mentor", ("x", ""), True),
        ("Ønsker mand/kvinde", ("K", "-"), True),
        ("Ønsker mand/kvinde", ("M/K", "-"), False),
    ],
)
def test_wishes_for_a_gender_by_a_cross_or_a_letter_are_said_too(
    tmp_path: Path, heading: str, answers: tuple[str, str], asked: bool
) -> None:
    first, second = answers
    found = read_csv(
        tmp_path,
        unge=f"Id,Alder,{heading}\n1,19,{first}\n2,20,{second}",
        mentorer="Id,Navn,Ydelse\nM1,Vera,løn",
    )
    assert ("MM-S165" in [issue.code for issue in found.warnings]) == asked


@pytest.mark.parametrize(
    ("heading", "answer", "said"),
    [
        ("1st choice mentor", "Vera Holm", True),
        ("Mentors I do not want", "Holm, Vera", True),
        ("Do you have somebody in mind?", '"Yes, Vera Holm"', True),
        ("Tidligere mentor", "vera holm (2024)", True),
        ("Kontaktperson", "Vera Bech", False),
        ("Ikke sammen med", "Vera Holm", False),
    ],
)
def test_people_of_the_other_list_named_where_nobody_reads_them_are_asked_about(
    tmp_path: Path, heading: str, answer: str, said: bool
) -> None:
    quoted = answer if answer.startswith('"') or "," not in answer else f'"{answer}"'
    found = read_csv(
        tmp_path,
        unge=f"Id,Navn,Alder,{heading}\n1,Asta Lund,19,{quoted}",
        mentorer="Id,Navn,Ydelse\nM1,Vera Holm,løn\nM2,Ulf Bech,løn",
    )
    assert ("MM-S169" in [issue.code for issue in found.warnings]) == said


def test_two_columns_that_ask_who_takes_part_are_asked_about(tmp_path: Path) -> None:
    found = read_csv(
        tmp_path,
        unge=YOUTHS,
        mentorer="Id,Navn,Ydelse,Aktiv?,Kan tage flere\nM1,Vera,løn,ja,nej\nM2,Ulf,løn,ja,ja",
    )
    asked = [issue.place.heading for issue in found.warnings if issue.code == "MM-S168"]
    assert asked == ["Aktiv?", "Kan tage flere"]


@pytest.mark.parametrize(
    ("heading", "order", "said"),
    [
        ("Prioritet", ["3", "2", "1"], "3 går forud for 1"),
        ("Prioritet (1 = vigtigst)", ["1", "2", "3"], "1 går forud for 3"),
        ("Prioritet (1 er højest, 3 lavest)", ["1", "2", "3"], "1 går forud for 3"),
    ],
)
def test_which_number_of_a_priority_goes_first_is_read_and_said(
    tmp_path: Path, heading: str, order: list[str], said: str
) -> None:
    found = read_csv(
        tmp_path,
        unge=f'Id,Alder,"{heading}"\n1,19,1\n2,20,2\n3,20,3\n4,20,',
        mentorer="Id,Navn,Ydelse\nM1,Vera,løn",
    )
    ranked = sorted(found.youths, key=lambda one: -(one.priority or 0))
    assert [one.id for one in ranked] == [*order, "4"]
    assert any(said in issue.cause("da") for issue in not_found(found))


def test_a_number_below_a_heading_of_several_is_no_match(tmp_path: Path) -> None:
    found = read_csv(
        tmp_path,
        unge="Id,Navn,Alder\n1,Asta,19\n2,Bo,20",
        mentorer="Id,Navn,Ydelse,Current mentees\nM1,Vera,løn,2\nM2,Ulf,løn,0",
    )
    assert (found.matches, [issue.code for issue in found.errors]) == ((), ["MM-M430"])


def test_a_consent_in_other_words_is_proposed(tmp_path: Path) -> None:
    found = read_csv(
        tmp_path,
        unge="Id,Navn,Alder,Må vi dele dine oplysninger med din mentor?\n1,Asta,19,Ja\n2,Bo,20,Nej",
        mentorer="Id,Navn,Ydelse\nM1,Vera,løn",
    )
    assert [one.means for one in found.proposals] == ["consent"]


def test_other_languages_are_not_all_languages(tmp_path: Path) -> None:
    found = read_csv(
        tmp_path,
        unge="Id,Navn,Alder,Native language,Other languages\n1,Asta,19,Danish,English",
        mentorer="Id,Navn,Ydelse\nM1,Vera,løn",
    )
    assert (found.proposals, "MM-S142" in [issue.code for issue in found.warnings]) == ((), True)


@pytest.mark.parametrize("given", ["12.03.05", "12-3-05", "12/03 05", "120305"])
def test_a_birth_date_without_its_century_is_that_of_somebody_alive(tmp_path: Path, given: str) -> None:
    heading = "CPR (6 cifre)" if given.isdigit() else "Født"
    files = written(
        tmp_path,
        {"unge.csv": f"Id,{heading}\nU1,{given}", "mentorer.csv": "Id,Ydelse\nM1,løn"},
    )
    found = read(files, today=date(2026, 11, 30))
    assert (found.errors, [one.birth_date for one in found.youths]) == ((), [date(2005, 3, 12)])


def test_days_below_a_day_that_has_the_month_first_are_warned_of(tmp_path: Path) -> None:
    found = read_csv(tmp_path, unge="Id,DOB\nU1,03/25/2005\nU2,01/02/2004", mentorer="Id,Ydelse\nM1,løn")
    assert {"MM-C202", "MM-C227"} <= {issue.code for issue in found.issues}


SAID = [
    # sheet of youths, code, heading
    ("Id,Navn,Alder,Mentor,Afsluttet\n1,A,19,Vera Holm,1/10-2026", "", "MM-S173", "Afsluttet"),
    ("Id,Navn,Alder\n1,Bo Krag (pause),19", "", "MM-P323", "Navn"),
    ("Id,Navn,Alder,Bemærkninger\n1,A,19,helst en kvinde", "", "MM-S165", "Bemærkninger"),
    ("Id,Navn,Alder,Forløb\n1,A,19,igangværende\n2,B,20,ikke startet", "", "MM-S177", "Forløb"),
    ("Id,Navn,Alder,Matchdato\n1,A,19,1/9-2026\n2,B,20,", "", "MM-S178", "Matchdato"),
    ("Id,Navn,Alder,Mentor siden\n1,A,19,1/9-2026\n2,B,20,", "", "MM-S178", "Mentor siden"),
    ("", "Id,Navn,Ydelse,Orlov\nM1,Vera,løn,1/12-31/1", "MM-S172", "Orlov"),
    ("", "Id,Navn,Ydelse,Ferie\nM1,Vera,løn,uge 50", "MM-S172", "Ferie"),
    ("", "Id,Navn,Ydelse,Inaktiv siden\nM1,Vera,løn,2024", "MM-S172", "Inaktiv siden"),
    ("", "Id,Navn,Ydelse,Vil gerne have\nM1,Vera,løn,kun piger", "MM-S165", "Vil gerne have"),
    ("", "Id,Navn,Er du på dagpenge?\nM1,Vera,ja", "MM-S154", "Er du på dagpenge?"),
]


@pytest.mark.parametrize(
    ("young", "old", "code", "heading"), SAID, ids=[f"{one[2]} {one[3]}" for one in SAID]
)
def test_what_would_change_the_plan_and_is_not_read_is_said(
    tmp_path: Path, young: str, old: str, code: str, heading: str
) -> None:
    found = read_csv(tmp_path, unge=young or YOUTHS, mentorer=old or "Id,Navn,Ydelse\nM1,Vera Holm,løn")
    assert (code, heading) in [(issue.code, issue.place.heading) for issue in found.warnings]


@pytest.mark.parametrize(
    ("young", "old"),
    [
        ("Id,Navn,Alder,Bemærkninger\n1,A,19,bor hos sin mor", "Id,Navn,Ydelse,Ferie\nM1,Vera,løn,nej"),
        ("Id,Navn,Alder,Fritidsaktivitet i ferien\n1,Bo (Bobo) Krag,19,fodbold", ""),
    ],
)
def test_what_says_nothing_of_the_kind_is_no_warning(tmp_path: Path, young: str, old: str) -> None:
    found = read_csv(tmp_path, unge=young, mentorer=old or "Id,Navn,Ydelse\nM1,Vera Holm,løn")
    assert found.warnings == ()


UNHEARD = [
    (
        "Id,Navn,Alder,Dag,Fra kl.,Til kl.\n1,A,19,mandag,16,18\n2,B,20,tirsdag,17:00,19:00",
        "",
        "MM-S174",
        "Fra kl.",
    ),
    ("Id,Navn,Alder,Sprog,Danskniveau\n1,A,19,arabisk,flydende", "", "MM-S175", "Danskniveau"),
    ("Id,Navn,Alder,Taler dansk?\n1,A,19,lidt", "", "MM-S175", "Taler dansk?"),
    ("Id,Navn,Alder,Arabisk\n1,A,19,x", "", "MM-S175", "Arabisk"),
    (
        "",
        "Id,Navn,Ydelse,Max timer pr. måned,Min. timer pr. måned\nM1,V,løn,8,2",
        "MM-S176",
        "Max timer pr. måned",
    ),
]


@pytest.mark.parametrize(("young", "old", "code", "heading"), UNHEARD, ids=[one[3] for one in UNHEARD])
def test_what_a_demand_would_need_and_nobody_reads_is_said(
    tmp_path: Path, young: str, old: str, code: str, heading: str
) -> None:
    found = read_csv(tmp_path, unge=young or YOUTHS, mentorer=old or "Id,Navn,Ydelse\nM1,Vera Holm,løn")
    assert (code, heading) in [(issue.code, issue.place.heading) for issue in found.warnings]
    assert "meeting_times" not in [one.means for one in found.proposals]


@pytest.mark.parametrize(
    ("young", "old", "proposed"),
    [
        ("Id,Navn,Alder ved henvendelse,Fødselsdato\n1,A,19,1-2-2004", "", []),
        ("Id,Navn,Alder,Haster\n1,A,19,x\n2,B,20,", "", ["priority"]),
        ("", "Id,Navn,Ydelse,Godkendt\nM1,V,løn,nej\nM2,U,løn,ja", ["status"]),
        ("Id,Navn,Alder,Samtykke udløber\n1,A,19,1-1-2026", "", []),
        ("Id,Navn,Alder,Forældres samtykke\n1,A,19,nej", "", []),
        ("Id,Navn,Alder,Matched?\n1,A,19,Yes\n2,B,20,No", "", ["status"]),
        ("", "Id,Navn,Ydelse,Pladser,Heraf optaget\nM1,V,løn,2,1\nM2,U,løn,3,0", []),
    ],
)
def test_what_is_proposed_is_what_the_heading_says(
    tmp_path: Path, young: str, old: str, proposed: list[str]
) -> None:
    found = read_csv(tmp_path, unge=young or YOUTHS, mentorer=old or "Id,Navn,Ydelse\nM1,Vera Holm,løn")
    assert [one.means for one in found.proposals] == proposed


def test_at_once_is_no_first_day(tmp_path: Path) -> None:
    found = read_csv(
        tmp_path, unge=YOUTHS, mentorer="Id,Navn,Ydelse,Kan starte\nM1,V,løn,straks\nM2,U,løn,1/2-2027"
    )
    assert [str(one.active_from) for one in found.mentors] == ["None", "2027-02-01"]


def test_no_cross_below_a_heading_of_those_who_take_part_is_a_no(tmp_path: Path) -> None:
    files = written(
        tmp_path, {"unge.csv": YOUTHS, "mentorer.csv": "Id,Navn,Ydelse,Aktiv\nM1,V,løn,x\nM2,U,løn,"}
    )
    found = read(files, mapping={"Aktiv": "status"})
    assert [one.status.value for one in found.mentors] == ["active", "paused"]


@pytest.mark.parametrize("answer", ["ja, med anmærkning", "ja (1 dom)", "yes, with remarks"])
def test_a_certificate_with_something_on_it_is_asked_about(tmp_path: Path, answer: str) -> None:
    found = read_csv(tmp_path, unge=YOUTHS, mentorer=f'Id,Navn,Ydelse,Straffeattest\nM1,V,løn,"{answer}"')
    assert [issue.code for issue in found.errors] == ["MM-C209"]


ALSO = [
    ("Id,Navn,Alder,Mødetider,Mødetider weekend\n1,A,19,aften,formiddag", "", "MM-S179", "Mødetider weekend"),
    ("Id,Navn,Alder,Prioritet,Haster\n1,A,19,2,ja\n2,B,20,1,nej", "", "MM-S179", "Haster"),
    ("", "Id,Navn,Ydelse,Pladser,Antal unge lige nu\nM1,V,løn,2,2", "MM-S180", "Antal unge lige nu"),
    ("", "Id,Navn,Ydelse,Rejser væk\nM1,V,løn,jan-marts", "MM-S172", "Rejser væk"),
    ("Id,Navn,Alder,Reserveret til\n1,A,19,Vera", "", "MM-S169", "Reserveret til"),
    ("", "Id,Navn,Stilling\nM1,V,pensioneret lærer", "MM-S154", "Stilling"),
]


@pytest.mark.parametrize(("young", "old", "code", "heading"), ALSO, ids=[one[3] for one in ALSO])
def test_what_is_like_a_demand_that_was_read_is_not_passed_over(
    tmp_path: Path, young: str, old: str, code: str, heading: str
) -> None:
    found = read_csv(tmp_path, unge=young or YOUTHS, mentorer=old or "Id,Navn,Ydelse\nM1,Vera Holm,løn")
    assert (code, heading) in [(issue.code, issue.place.heading) for issue in found.warnings]


@pytest.mark.parametrize(
    ("heading", "days"),
    [
        ("Availability (M-F)", {0, 1, 2, 3, 4}),
        ("Mødetider (kun weekend)", {5, 6}),
        ("Mødetider (fx hverdage)", {*range(7)}),
    ],
)
def test_days_in_the_heading_hold_for_the_times_below(tmp_path: Path, heading: str, days: set[int]) -> None:
    found = read_csv(
        tmp_path, unge=f"Id,Navn,Alder,{heading}\n1,A,19,aften", mentorer="Id,Navn,Ydelse\nM1,V,løn"
    )
    assert {slot.day for slot in found.youths[0].meeting_times} == days


def test_an_age_of_another_year_is_no_age(tmp_path: Path) -> None:
    found = read_csv(
        tmp_path, unge="Id,Navn,Alder (pr. 1/1-2020)\n1,A,19", mentorer="Id,Navn,Ydelse\nM1,V,løn"
    )
    assert "MM-S103" in [issue.code for issue in found.errors]
