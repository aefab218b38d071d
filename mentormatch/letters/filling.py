"""A template filled in with what is the letter's own, and with nothing else: no other person is in reach of it.

A template comes from outside: it is filled in by a sandbox that reaches no Python beyond the given texts, texts
are escaped, and a word that it asks for and that does not exist is a fault, not a blank in a letter that is sent.
"""

from __future__ import annotations

import zipfile
from dataclasses import asdict, dataclass
from datetime import date
from io import BytesIO
from typing import Any

from mentormatch.docx_package import undated
from mentormatch.errors import InputProblem
from mentormatch.issues import Issue, Kind, Place
from mentormatch.issues import letters as kinds


@dataclass(frozen=True, slots=True)
class Party:
    """One pair in a letter: all that a template can say about it."""

    youth_id: str
    youth: str
    """The youth's name, or the id where there is none."""
    mentor_id: str
    mentor: str
    common: str
    """What the two share, in words; empty where nothing is known."""
    start: str
    """When they begin, in words; empty where nothing is said."""
    first_meeting: str = ""
    """The day of the first meeting, in words; empty where none is agreed on."""
    meets_on: date | None = None
    """The same as a day."""

    def words(self) -> dict[str, object]:
        """Return what a template may ask for."""
        return {
            "youth": {"id": self.youth_id, "name": self.youth},
            "mentor": {"id": self.mentor_id, "name": self.mentor},
            "common": self.common,
            "start": self.start,
            "first_meeting": self.first_meeting,
        }


@dataclass(frozen=True, slots=True)
class Inquiry:
    """A mentor's question to whoever decides about the benefit: no youth stands in it."""

    mentor_id: str
    mentor: str
    """The mentor's name, or the id where there is none."""
    authority: str
    """Whom to ask, in words."""
    question: str
    """The text to send, in the mentor's own voice."""

    def words(self) -> dict[str, object]:
        """Return what a template may ask for."""
        return {
            "mentor": {"id": self.mentor_id, "name": self.mentor},
            "authority": self.authority,
            "question": self.question,
        }


@dataclass(frozen=True, slots=True)
class OnePerson:
    """A youth who waits, or a mentor without a youth: nobody else stands in the letter."""

    side: str
    """``youth`` or ``mentor``."""
    id: str
    name: str
    """The name, or the id where there is none."""

    def words(self) -> dict[str, object]:
        """Return what a template may ask for."""
        return {self.side: {"id": self.id, "name": self.name}}


@dataclass(frozen=True, slots=True)
class Spent:
    """Hours on one day, or in one month, in words: what a template can say about them."""

    on: str
    hours: str
    elsewhere: str = ""
    total: str = ""
    limit: str = ""
    """Hours a month without deduction; empty where there is no limit."""
    average: str = ""
    """Hours a week, on the average of the month."""
    verdict: str = ""
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Statement:
    """A mentor's hours, for the a-kasse or the mentor: no youth stands in it."""

    mentor_id: str
    mentor: str
    host: str
    work: str
    """The kind of work."""
    period: str
    total: str
    days: tuple[Spent, ...]
    months: tuple[Spent, ...]

    def words(self) -> dict[str, object]:
        """Return what a template may ask for."""
        return {
            "mentor": {"id": self.mentor_id, "name": self.mentor},
            "host": self.host,
            "work": self.work,
            "period": self.period,
            "total": self.total,
            "days": [asdict(day) for day in self.days],
            "months": [asdict(month) for month in self.months],
        }


@dataclass(frozen=True, slots=True)
class Letter:
    """One letter: its file name without ending, and the pairs, the one question, or the one statement, it is about."""

    name: str
    parties: tuple[Party, ...] | tuple[Inquiry] | tuple[Statement] | tuple[OnePerson]


@dataclass(frozen=True, slots=True)
class Template:
    """A template and what its file is called."""

    data: bytes
    name: str


def fill(template: Template, letter: Letter, *, municipality: str, as_of: str) -> bytes:
    """Return a letter as a .docx file; the same template and letter give the same bytes.

    Args:
        template: a .docx with ``{{ youth.name }}`` and the like.
        letter: whom it is about; ``youth``, ``mentor``, ``common`` and ``start`` are those of its first pair,
            ``pairs`` are all of them. In a question to an authority: ``mentor``, ``authority`` and ``question``.
        municipality: whose corps it is; may be empty.
        as_of: the plan's date, in words.

    Raises:
        InputProblem: the template is no .docx, or cannot be filled in.
    """
    from docx.opc.exceptions import OpcError
    from docxtpl import DocxTemplate
    from jinja2 import Environment, StrictUndefined, TemplateError, TemplateSyntaxError, UndefinedError
    from jinja2.exceptions import SecurityError
    from jinja2.sandbox import ImmutableSandboxedEnvironment
    from lxml.etree import LxmlError

    class Page(DocxTemplate):  # type: ignore[misc]  # a library without types
        def render_properties(self, context: dict[str, Any], jinja_env: Environment | None = None) -> None:
            # They are set as texts, which python-docx escapes: here they must not be escaped already.
            super().render_properties(context, jinja_env and jinja_env.overlay(autoescape=False))

    about = [party.words() for party in letter.parties]
    pairs = {"pairs": about} if isinstance(letter.parties[0], Party) else {}
    context = about[0] | pairs | {"municipality": municipality, "as_of": as_of}
    sandbox = ImmutableSandboxedEnvironment(undefined=StrictUndefined, autoescape=True)
    try:
        page = Page(BytesIO(template.data))
        page.render(context, sandbox, autoescape=True)
        out = BytesIO()
        page.save(out)
    except SecurityError as fault:
        raise _fault(kinds.FORBIDDEN, template) from fault
    except UndefinedError as fault:
        raise _fault(kinds.UNKNOWN, template, detail=str(fault.message)) from fault
    except TemplateSyntaxError as fault:
        raise _fault(kinds.SYNTAX, template, detail=str(fault.message)) from fault
    except TemplateError as fault:
        raise _fault(kinds.SYNTAX, template, detail=str(fault.message)) from fault
    except (OpcError, zipfile.BadZipFile, KeyError) as fault:
        raise _fault(kinds.NOT_A_DOCX, template) from fault
    except (LxmlError, TypeError, ValueError, ArithmeticError, AttributeError, LookupError) as fault:
        # What a template computes with the texts it is given can go wrong in any of these ways.
        raise _fault(kinds.CANNOT_FILL, template) from fault
    return undated(out.getvalue())


def _fault(kind: Kind, template: Template, **values: object) -> InputProblem:
    return InputProblem([Issue(kind, Place(template.name), values)], "letters.bad_template")
