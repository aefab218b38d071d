"""``letters``: a .docx for each pair, mentor, youth or open question of a result that holds."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from mentormatch.domain import MatchStatus
from mentormatch.errors import InputProblem, MentormatchError, OutputProblem, UsageProblem
from mentormatch.issues import Place
from mentormatch.locale import Language, texts

from .passwords import Ask, unprotected_copies
from .verifying import Restored, restore

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mentormatch.domain import Mentor, Youth
    from mentormatch.issues import Issue
    from mentormatch.letters import Letter, Party, Template
    from mentormatch.locale import Texts

AUTHORITY = "authority"
WAITING, FREE_MENTOR = "waiting", "free-mentor"
RECIPIENTS = ("pair", "mentor", "youth", AUTHORITY, WAITING, FREE_MENTOR)
_OF_PAIRS = frozenset({"pair", "mentor", "youth"})
_SENT = frozenset({MatchStatus.APPROVED, MatchStatus.LOCKED})
_DOCX = (".docx",)
_MAX_TEMPLATE_BYTES = 16 * 1024 * 1024
_UNSAFE = re.compile(r"[^\w.+-]+")


@dataclass(frozen=True, slots=True)
class Written:
    """The letters that were written; none where no pair is decided."""

    paths: tuple[Path, ...]
    lang: Language
    issues: tuple[Issue, ...] = ()
    """What there is to say about letters from a result that has a password."""
    held_back: tuple[tuple[str, str], ...] = ()
    """Youth and mentor, by ids, of the approved pairs that a person has to settle before anybody is written to."""
    moved: tuple[tuple[str, str], ...] = ()
    """Those that were decided in place of what the plan proposed: they are part of no plan yet."""
    to_ask: tuple[str, ...] = ()
    """Ids of the mentors whom the corps itself must ask first: no letter to an authority can be written for them."""
    before: int = 0
    """Letters left out because they were written before."""
    beside: tuple[Path, ...] = ()
    """Drafts, the file for a mail merge, and days for the calendar."""
    no_address: tuple[str, ...] = ()
    """Ids of those who have no e-mail address."""


def write_template(out: Path, recipient: str, lang: Language, *, force: bool = False) -> Path:
    """Write the standard template to edit; return where it is.

    Raises:
        OutputProblem: it exists (without ``force``) or cannot be written.
    """
    from mentormatch.letters import standard_template
    from mentormatch.workbook.files.save import probe, save

    probe(out, force=force, suffixes=_DOCX)
    return save(standard_template(recipient, lang), out, force=force).path


def letters(
    result: Path,
    folder: Path,
    *,
    recipient: str = "pair",
    template: Path | None = None,
    all_proposed: bool = False,
    only_new: bool = False,
    mail: bool = False,
    force: bool = False,
    lang: Language | None = None,
    password: Ask | None = None,
) -> Written:
    """Write the letters of a result, readable by their owner only. All are made before the first is written.

    Args:
        result: a result workbook, with the decisions taken in it.
        folder: where to; made where missing.
        recipient: ``pair``, ``mentor``, ``youth``; ``authority``: for each mentor on whom the rules do not
            decide, a question to whoever decides about the benefit; ``waiting``: for each youth who waits;
            ``free-mentor``: for each mentor without a youth.
        template: the municipality's own; ``None``: the standard one.
        all_proposed: also for pairs that nobody has decided on yet.
        only_new: only what the folder's record does not know.
        mail: also drafts of mails and the file for a mail merge.
        force: replace letters that exist, keeping a backup of each.
        lang: the language of the standard template and of what is shared; ``None``: the result's.
        password: asked for the result's password, if it has one; ``None``: nobody can be asked.

    Raises:
        InputProblem, PlanUntrue, InputChanged: as ``verify``; ``InputProblem`` also for a bad template.
        OutputProblem: a letter exists (without ``force``) or cannot be written; none was, then, if it exists.
        UsageProblem: ``all_proposed`` with questions to an authority, which are about no pair.
    """
    if all_proposed and recipient not in _OF_PAIRS:
        raise UsageProblem("letters.no_pairs_in_it")
    restored = restore(result, password)
    try:
        return _write(
            restored,
            result,
            folder,
            recipient=recipient,
            template=template,
            all_proposed=all_proposed,
            only_new=only_new,
            mail=mail,
            force=force,
            lang=lang or restored.book.language,
        )
    except MentormatchError as problem:
        problem.lang = restored.book.language
        raise


def _write(
    restored: Restored,
    result: Path,
    folder: Path,
    *,
    recipient: str,
    template: Path | None,
    all_proposed: bool,
    only_new: bool,
    mail: bool,
    force: bool,
    lang: Language,
) -> Written:
    from mentormatch.letters import fill
    from mentormatch.workbook.files.save import overwrite, probe, save

    from . import mailing

    form = read_template(template, recipient, lang)
    held_back: tuple[tuple[str, str], ...] = ()
    moved: tuple[tuple[str, str], ...] = ()
    to_ask: tuple[str, ...] = ()
    since = {youth.id: youth.waiting_since for youth in restored.book.youths}
    before, dropped = mailing.written_before(folder), 0
    if recipient == AUTHORITY:
        found, to_ask = _questions(restored, result, lang)
    elif recipient in _OF_PAIRS:
        about, held_back, moved = _parties(restored, result, lang, all_proposed=all_proposed)
        new = [one for one in about if not (only_new and mailing.key_of(one, recipient, since) in before)]
        dropped, found = len(about) - len(new), _letters(new, recipient)
    else:
        found = _without(restored, recipient)
    current = {mailing.key_of(one, recipient, since): letter for letter in found for one in letter.parties}
    if only_new and recipient not in _OF_PAIRS:
        found = [letter for key, letter in current.items() if key not in before]
        dropped = len(current) - len(found)
    municipality = restored.book.settings.municipality or ""
    as_of = texts(lang).date(restored.as_of)
    made: dict[Path, bytes] = {}
    for letter in found:
        name = free_name(folder, letter.name) if only_new else letter.name
        made[folder / f"{name}.docx"] = fill(form, letter, municipality=municipality, as_of=as_of)
    if not made:
        return Written((), lang, held_back=held_back, moved=moved, to_ask=to_ask, before=dropped)
    beside, no_address = _beside(restored, found, made, recipient, texts(lang), mail=mail)
    make_folder(folder)
    for path in (*made, *beside):
        probe(path, force=force, suffixes=(path.suffix,))
    written = tuple(save(data, path, force=force, private=True).path for path, data in made.items())
    more = tuple(save(data, path, force=force, private=True).path for path, data in beside.items())
    known = (
        before if recipient in _OF_PAIRS else frozenset(one for one in before if f'["{recipient}"' not in one)
    )
    overwrite(mailing.record_of(known | current.keys()), folder / mailing.RECORD, private=True)
    issues = () if restored.content is None else unprotected_copies({result: restored.content})
    return Written(written, lang, issues, held_back, moved, to_ask, dropped, more, no_address)


def _beside(
    restored: Restored,
    found: list[Letter],
    made: Mapping[Path, bytes],
    recipient: str,
    t: Texts,
    *,
    mail: bool,
) -> tuple[dict[Path, bytes], tuple[str, ...]]:
    """Return what goes with the letters, by path, and the ids of those without an e-mail address."""
    from mentormatch.letters import Party
    from mentormatch.letters.mail import calendar, draft, is_address

    from . import mailing

    people: dict[str, dict[str, Youth | Mentor]] = {
        "youth": {one.id: one for one in restored.book.youths},
        "mentor": {one.id: one for one in restored.book.mentors},
    }
    beside: dict[Path, bytes] = {}
    rows = []
    missing: dict[str, None] = {}
    used: set[str] = set()
    title = t(f"letters.{recipient}.title")
    for letter, (path, data) in zip(found, made.items(), strict=True):
        folder = path.parent
        for one in letter.parties:
            if isinstance(one, Party) and one.meets_on is not None and one.meets_on >= restored.as_of:
                name = safe_name(f"{one.youth_id} - {one.mentor_id}", used)
                said = t("letters.first_meeting", mentor=one.mentor, youth=one.youth)
                key = f"{one.youth_id}|{one.mentor_id}"
                beside[folder / f"{name}.ics"] = calendar(said, one.meets_on, key, restored.as_of)
        if not mail:
            continue
        for person in mailing.addressees(letter, recipient, people):
            rows.append((person, path.name, title))
            if not is_address(person.email):
                missing[person.id] = None
                continue
            name = safe_name(path.stem if recipient != "pair" else f"{path.stem} - {person.id}", used)
            beside[folder / f"{name}.eml"] = draft(data, title, person.email or "")
    if rows:
        name = free_name(folder, f"{t('letters.merge')}-{recipient}-{restored.as_of:%Y-%m}", ".csv")
        beside[folder / f"{name}.csv"] = mailing.merge_file(rows, t)
    return beside, tuple(missing)


def _without(restored: Restored, recipient: str) -> list[Letter]:
    """Return a letter for each youth who waits, or for each mentor who takes part and has no youth."""
    from mentormatch.letters import Letter, OnePerson

    youths = {youth for youth, _ in restored.record.pairs}
    mentors = {mentor for _, mentor in restored.record.pairs}
    encoded = restored.judged.encoded
    people: list[tuple[str, Youth | Mentor]]
    if recipient == WAITING:
        verdicts = restored.judged.youth_verdicts
        people = [
            ("youth", one)
            for one in restored.book.youths
            if one.id not in youths and verdicts[one.id].eligible
        ]
    else:
        away = dict(zip(encoded.mentor_ids, encoded.away, strict=True))
        people = [
            ("mentor", one) for one in restored.book.mentors if one.id not in mentors and not away[one.id]
        ]
    used: set[str] = set()
    return [
        Letter(safe_name(one.id, used), (OnePerson(side, one.id, one.name or one.id),))
        for side, one in sorted(people, key=lambda person: person[1].id)
    ]


def read_template(template: Path | None, recipient: str, lang: Language) -> Template:
    """Return a template of the municipality's own, or the standard one.

    Raises:
        UsageProblem: it cannot be found or read.
        InputProblem: it is no file that may be read.
    """
    from mentormatch.letters import Template, standard_template
    from mentormatch.workbook.files.content import NotRead, read_bytes

    if template is None:
        return Template(standard_template(recipient, lang), f"{recipient}.docx")
    try:
        return Template(read_bytes(template, _MAX_TEMPLATE_BYTES), template.name)
    except OSError as fault:
        raise UsageProblem("letters.missing", path=template.name) from fault
    except NotRead as fault:
        raise InputProblem([fault.issue(Place(template.name))], "letters.bad_template") from fault


def make_folder(folder: Path) -> None:
    """Make the folder of the letters, closed to others, where there is none.

    Raises:
        OutputProblem: something else has its name, or it cannot be made.
    """
    from mentormatch.workbook.files.refusals import meaning

    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except FileExistsError as fault:
        raise OutputProblem("letters.no_folder", path=str(folder)) from fault
    except (NotADirectoryError, FileNotFoundError) as fault:
        raise OutputProblem("letters.not_made", path=str(folder)) from fault
    except OSError as fault:
        raise meaning(fault, folder) from fault


def _parties(
    restored: Restored, result: Path, lang: Language, *, all_proposed: bool
) -> tuple[list[Party], tuple[tuple[str, str], ...], tuple[tuple[str, str], ...]]:
    """Return the pairs that get letters, with what each letter may say, those to be settled first, and those that
    were decided in place of what the plan proposed.
    """
    from mentormatch.letters import Party
    from mentormatch.workbook.reading.reader import read
    from mentormatch.workbook.result.words import shared

    t = texts(lang)
    # What was decided in the result's own sheet of matches, after the plan was made.
    contents = {} if restored.content is None else {result: restored.content}
    said = read([result], contents=contents).matches
    decided = {(match.youth, match.mentor): match for match in said}
    plan = set(restored.record.pairs)
    moved = sorted(pair for pair, match in decided.items() if match.status in _SENT and pair not in plan)
    youths = {youth.id: youth for youth in restored.book.youths}
    mentors = {mentor.id: mentor for mentor in restored.book.mentors}
    unsettled = {(worry.youth, worry.mentor) for worry in restored.judged.encoded.worries}
    found: list[Party] = []
    held_back: list[tuple[str, str]] = []
    for youth, mentor in restored.record.pairs:
        if any(youth == one for one, _ in moved):
            continue
        match = decided.get((youth, mentor))
        status = match.status if match else MatchStatus.PROPOSED
        if status not in _SENT and not (all_proposed and status is MatchStatus.PROPOSED):
            continue
        if match and (match.declined or match.unsafe):
            continue  # the two have parted since
        if (youth, mentor) in unsettled:
            held_back.append((youth, mentor))
            continue
        parts = restored.judged.encoded.breakdown(youth, mentor)
        found.append(
            Party(
                youth,
                youths[youth].name or youth,
                mentor,
                mentors[mentor].name or mentor,
                shared(parts, t),
                t.date(match.start) if match and match.start else "",
                t.date(match.first_meeting) if match and match.first_meeting else "",
                match.first_meeting if match else None,
            )
        )
    return found, tuple(held_back), tuple(moved)


def _questions(restored: Restored, result: Path, lang: Language) -> tuple[list[Letter], tuple[str, ...]]:
    """Return a letter for each mentor on whom the rules do not decide, and the ids of those to ask themselves first.

    A mentor about whom the sheet of questions has an answer by now needs none.
    """
    from mentormatch.eligibility import Authority
    from mentormatch.eligibility.plain import authority_name
    from mentormatch.letters import Inquiry, Letter
    from mentormatch.workbook.reading.reader import read

    contents = {} if restored.content is None else {result: restored.content}
    answered = {mentor.id for mentor in read([result], contents=contents).mentors if mentor.ruling}
    used: set[str] = set()
    letters: list[Letter] = []
    to_ask: list[str] = []
    for mentor in sorted(restored.book.mentors, key=lambda one: one.id):
        verdict = restored.judged.verdicts[mentor.id]
        if verdict.ask is None or mentor.id in answered:
            continue
        if verdict.ask in (Authority.MENTOR, Authority.CORPS) or verdict.question is None:
            to_ask.append(mentor.id)
            continue
        authority = authority_name(verdict.ask, lang)
        asked = Inquiry(mentor.id, mentor.name or mentor.id, authority, verdict.question.get(lang))
        letters.append(Letter(safe_name(f"{authority} - {mentor.id}", used), (asked,)))
    return letters, tuple(to_ask)


def _letters(about: list[Party], recipient: str) -> list[Letter]:
    """Return the letters in the order of their ids; no two get one name, on any file system."""
    from mentormatch.letters import Letter

    grouped: dict[str, list[Party]] = {}
    for one in about:
        key = {
            "pair": f"{one.youth_id} - {one.mentor_id}",
            "mentor": one.mentor_id,
            "youth": one.youth_id,
        }[recipient]
        grouped.setdefault(key, []).append(one)
    used: set[str] = set()
    return [Letter(safe_name(key, used), tuple(parties)) for key, parties in sorted(grouped.items())]


def free_name(folder: Path, name: str, suffix: str = ".docx") -> str:
    """Return a file name without ending that no file of a folder has: a number is added where one has it."""
    found, number = name, 1
    while (folder / f"{found}{suffix}").exists():
        number += 1
        found = f"{name} ({number})"
    return found


def safe_name(key: str, used: set[str]) -> str:
    """Return a file name without ending that no other letter has; ``used`` is added to."""
    plain = " - ".join(_UNSAFE.sub("_", part).strip("._")[:60] or "_" for part in key.split(" - "))
    name, number = plain, 1
    while name.casefold() in used:
        number += 1
        name = f"{plain} ({number})"
    used.add(name.casefold())
    return name
