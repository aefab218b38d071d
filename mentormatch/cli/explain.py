"""``mentormatch explain``: why this mentor, why none, what would help; in the workbook's own words."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from mentormatch.errors import ExitCode, UsageProblem
from mentormatch.locale import Texts

from . import explain_goals, options
from .console import Console
from .rules import own_rules

if TYPE_CHECKING:
    from mentormatch.application import Explained
    from mentormatch.application.explaining import AboutMentor, AboutYouth
    from mentormatch.report.model import AskLine, Effect, Help, MatchLine, Report


def build(t: Texts) -> click.Command:
    """Return the command in one language."""

    @click.argument("result", metavar=t("cli.metavar.result"), type=click.Path(path_type=Path))
    @click.argument("person", required=False, metavar="[ID]")
    @click.option("--goals", is_flag=True, help=t("cli.explain.goals"))
    @own_rules(t)
    @options.password_file(t)
    def explain(
        console: Console, *, result: Path, person: str | None, goals: bool, password_file: Path | None
    ) -> int:
        from mentormatch import application

        password = options.password(password_file, console)
        if goals:
            if person is not None:
                raise UsageProblem("explain.goals_of_one")
            return explain_goals.tell(application.explain_goals(result, password), console)
        found = application.explain(result, person, password)
        t = console.follow(found.lang)
        if console.as_json:
            console.data(as_data(found, t))
            return int(ExitCode.DONE)
        said: list[str] = []
        if found.youth:
            said += _youth(found.youth, found.matches_sheet, t)
        if found.mentor:
            said += _mentor(found.mentor, t)
        if person is None:
            said += _whole(found.report, t)
        if not found.report.priced:
            from mentormatch.workbook.result.words import not_priced

            console.message(t(not_priced(found.report)))
        for line in said:
            console.result(line)
        return int(ExitCode.DONE)

    return options.command(t, "explain", explain)


def as_data(found: Explained, t: Texts) -> dict[str, Any]:
    """Return the JSON of an explanation (docs/reference.md)."""
    data: dict[str, Any] = {"as_of": found.report.as_of.isoformat(), "priced": found.report.priced}
    if found.youth:
        data["youth"] = _youth_data(found.youth, t)
    if found.mentor:
        about = found.mentor
        data["mentor"] = {
            "id": about.line.mentor.id,
            "verdict": about.line.outcome.value,
            "places": about.line.places,
            "used": about.line.used,
            "minutes_used": about.line.minutes_used,
            "minutes_limit": about.line.minutes_limit,
            "youths": [match.youth.id for match in about.matches],
            "ask": _ask_data(about.ask, t) if about.ask else None,
            "one_more_place": _effect_data(about.place),
            "if_left": _effect_data(about.left),
        }
    if not found.youth and not found.mentor:
        report = found.report
        data["ask"] = [_ask_data(line, t) for line in report.ask]
        data["recruit"] = [
            {
                "language": line.language,
                "times": line.slot,
                "gender": line.gender.value if line.gender else None,
                "trade": line.trade,
                "postcode": line.postcode,
                "places": line.places,
                "fits": line.fits,
                "effect": _effect_data(line.effect),
                "youths": [youth.id for youth in line.youths],
            }
            for line in report.recruit
        ]
        data["decisions"] = [
            {
                "youth": line.youth.id,
                "mentor": line.mentor.id,
                "state": line.state.value,
                "without": _effect_data(line.price),
            }
            for line in report.matches
            if line.price
        ]
        data["own_demands"] = [
            {
                "demand": line.demand,
                "without": _effect_data(line.effect),
                "alone": [youth.id for youth in line.alone],
            }
            for line in report.own_demands
        ]
        data["rejections"] = [
            {"youth": line.youth.id, "mentor": line.mentor.id, "without": _effect_data(line.effect)}
            for line in report.rejections
        ]
    return data


def _youth_data(about: AboutYouth, t: Texts) -> dict[str, Any]:
    data: dict[str, Any] = {"id": about.id, "match": None, "unmatched": None}
    if about.match:
        data["match"] = _match_data(about.match) | {"price": _effect_data(about.match.price)}
        data["alternatives"] = [
            {"mentor": option.mentor.id, "points": option.points, "effect": _effect_data(option.effect)}
            for option in (about.alternatives.options if about.alternatives else ())
        ]
    if about.unmatched:
        data["unmatched"] = {
            "reason": about.unmatched.reason.value,
            "own_faults": list(about.unmatched.own_faults),
            "allowed": about.unmatched.allowed,
            "shut_out": dict(about.unmatched.shut_out),
            "help": [_help_data(way, t) for way in about.unmatched.help],
        }
    return data


def _match_data(match: MatchLine) -> dict[str, Any]:
    return {
        "mentor": match.mentor.id,
        "state": match.state.value,
        "points": match.points,
        "parts": [
            {
                "criterion": part.criterion.value,
                "points": part.points,
                "most": part.most,
                "known": part.known,
                "shared": list(part.shared),
            }
            for part in match.parts
        ],
        "minutes": match.minutes,
        "waived": list(match.waived),
        "waived_in_vain": list(match.waived_in_vain),
    }


def _help_data(way: Help, t: Texts) -> dict[str, Any]:
    from mentormatch.workbook.result import change_words

    return {
        "mentor": way.mentor.id,
        "ways": change_words.ways_of(way),
        "minutes": way.minutes,
        "demands": list(way.demands),
        "lock": way.lock,
        "effect": _effect_data(way.effect),
        "text": change_words.help_(way, t),
    }


def _ask_data(line: AskLine, t: Texts) -> dict[str, Any]:
    return {
        "mentor": line.mentor.id,
        "ask": line.ask.value,
        "question": line.question.get(t.lang) if line.question else None,
        "effect": _effect_data(line.effect),
        "youths": [youth.id for youth in line.youths],
    }


def _effect_data(effect: Effect | None) -> dict[str, Any] | None:
    if effect is None:
        return None
    return {
        "people": effect.people,
        "points": effect.points,
        "goals": dict(effect.goals),
        "changes": [
            {
                "youth": one.youth.id,
                "before": one.before.id if one.before else None,
                "after": one.after.id if one.after else None,
            }
            for one in effect.changes
        ],
    }


def _youth(about: AboutYouth, sheet: str, t: Texts) -> list[str]:
    from mentormatch.workbook.result import change_words
    from mentormatch.workbook.result import words as result_words

    if about.match:
        return _match(about.match, about, t)
    line = about.unmatched
    if line is None:
        return []
    said = [
        result_words.called(line.youth),
        t("explain.youth.none", reason=result_words.unmatched_reason(line, t)),
    ]
    if line.shut_out:
        said.append(t("explain.youth.shut_out", shut_out=result_words.shut_out(line, t)))
    if line.help:
        said.append(t("explain.youth.helps"))
        said += [f"  {n}. {one}" for n, one in enumerate(change_words.gains(line.help, t).split("\n"), 1)]
        said += change_words.how_to([(about.id, way) for way in line.help], sheet, t)
    elif line.reason.value != "not_eligible":
        said.append(t("explain.help.none"))
    return said


def _match(line: MatchLine, about: AboutYouth, t: Texts) -> list[str]:
    from mentormatch.workbook.result import change_words
    from mentormatch.workbook.result import words as result_words

    state = t(f"workbook.state.{line.shown_state}")
    mentor = result_words.called(line.mentor)
    said = [
        result_words.called(line.youth),
        t("explain.youth.has", mentor=mentor, state=state, points=line.points),
        *(t(f"workbook.worry.{worry}") for worry in line.worries),
        t("explain.youth.why", reasons=result_words.pair_reasons(line, t)),
    ]
    if waivers := result_words.waivers(line, t):
        said.append(waivers)
    missing = result_words.pair_unknown(line, t)
    if missing:
        said.append(t("explain.youth.missing", missing=missing))
    if line.minutes:
        said.append(t("explain.youth.hours", hours=result_words.hours(line.minutes)))
    if line.by or line.reason:
        said.append(t("explain.youth.decided", by=line.by or "?", reason=line.reason or "?"))
    if line.price:
        said.append(t("explain.youth.price", effect=change_words.effect(line.price, t)))
    if about.alternatives is None:
        return [*said, t("explain.youth.held")]
    if not about.alternatives.options:
        return [*said, t("explain.youth.no_alternative")]
    said.append(t("explain.youth.alternatives"))
    for n, option in enumerate(about.alternatives.options, 1):
        effect = change_words.effect(option.effect, t)
        who = change_words.changes(option.effect.changes, t, leave_out=line.youth)
        other = result_words.called(option.mentor)
        text = t("explain.youth.alternative", mentor=other, points=option.points, effect=effect)
        said.append(f"  {n}. {text}" + (f" ({who})" if who else ""))
    return said


def _mentor(about: AboutMentor, t: Texts) -> list[str]:
    from mentormatch.workbook.result import change_words
    from mentormatch.workbook.result import words as result_words

    line = about.line
    said = [
        result_words.called(line.mentor),
        t("explain.mentor.verdict", outcome=t(f"workbook.outcome.{line.outcome.value}")),
        t("explain.mentor.places", used=line.used, places=line.places),
    ]
    if line.minutes_limit is not None:
        used, limit = result_words.hours(line.minutes_used), result_words.hours(line.minutes_limit)
        said.append(t("explain.mentor.hours", used=used, limit=limit))
    youths = ", ".join(result_words.called(match.youth) for match in about.matches)
    said.append(t("explain.mentor.youths", youths=youths) if youths else t("explain.mentor.no_youths"))
    remark = result_words.mentor_remark(line, t)
    if remark:
        said.append(t("explain.mentor.remark", remark=remark))
    if about.ask:
        said += _asked(about.ask, t)
    elif about.place:
        said.append(t("explain.mentor.place", effect=change_words.effect(about.place, t)))
    if about.left:
        said.append(t("explain.mentor.left", effect=change_words.effect(about.left, t)))
    return said


def _asked(line: AskLine, t: Texts) -> list[str]:
    from mentormatch.workbook.result import change_words

    ask = t(f"eligibility.authority.{line.ask}")
    question = line.question.get(t.lang) if line.question else ""
    return [
        t("explain.ask.question", ask=ask, question=question),
        t("explain.ask.brings", effect=change_words.effect(line.effect, t)),
    ]


def _whole(report: Report, t: Texts) -> list[str]:
    from mentormatch.report import kind_words
    from mentormatch.workbook.result import change_words
    from mentormatch.workbook.result import words as result_words

    said: list[str] = []
    if report.ask:
        said.append(t("explain.ask.head"))
        for ask in report.ask:
            authority = t(f"eligibility.authority.{ask.ask}")
            effect = change_words.effect(ask.effect, t)
            said.append(
                "  "
                + t("explain.ask.line", mentor=result_words.called(ask.mentor), ask=authority, effect=effect)
            )
    if report.recruit:
        said.append(t("explain.recruit.head"))
        for kind in report.recruit:
            effect = change_words.effect(kind.effect, t)
            text = t("explain.recruit.line", kind=kind_words.kind(kind, t), fits=kind.fits, effect=effect)
            said.append(f"  {text}")
    if demands := change_words.own_demands(report, t):
        said += [t("explain.own_demands.head"), *(f"  {line}" for line in demands)]
    return [*said, *_decisions(report, t)]


def _decisions(report: Report, t: Texts) -> list[str]:
    from mentormatch.workbook.result import change_words
    from mentormatch.workbook.result import words as result_words

    said = []
    for match in report.matches:
        if match.price and change_words.costs(match.price):
            effect = change_words.effect(match.price, t)
            state = t(f"workbook.state.{match.state.value}")
            said.append(
                t(
                    "explain.decisions.held",
                    youth=result_words.called(match.youth),
                    mentor=result_words.called(match.mentor),
                    state=state,
                    effect=effect,
                )
            )
    for line in report.rejections:
        if change_words.costs(line.effect):
            effect = change_words.effect(line.effect, t)
            said.append(
                t(
                    "explain.decisions.rejected",
                    youth=result_words.called(line.youth),
                    mentor=result_words.called(line.mentor),
                    effect=effect,
                )
            )
    if not said:
        return [t("explain.decisions.none")]
    return [t("explain.decisions.head"), *(f"  {line}" for line in said)]
