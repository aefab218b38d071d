"""What a column, a sheet and a setting are to the column catalogue."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from mentormatch.domain import Demand
from mentormatch.locale import Language


class SheetKind(StrEnum):
    """The sheets of an input workbook."""

    YOUTHS = "youths"
    MENTORS = "mentors"
    MATCHES = "match_history"
    """Not "matches": that is a result's sheet, and members of two StrEnums with one value are equal and hash alike."""
    FOLLOW_UP = "follow_up"
    SETTINGS = "settings"


class ResultSheet(StrEnum):
    """The sheets that a result workbook adds to those of the input."""

    OVERVIEW = "overview"
    MATCHES = "matches"
    UNMATCHED = "unmatched"
    PLACES = "places"
    ELIGIBILITY = "eligibility"
    TO_ASK = "to_ask"
    ALTERNATIVES = "alternatives"
    ISSUES = "issues"
    RULINGS = "rulings"
    """Answers about mentors, handed on from run to run; only where there are any."""
    RUN = "run"
    PROOF = "proof"


class CellType(StrEnum):
    """What a cell holds."""

    ID = "id"
    IDS = "ids"
    TEXT = "text"
    TEXTS = "texts"
    DATE = "date"
    WHOLE = "whole"
    HOURS = "hours"
    """Hours a month with decimals; the domain keeps minutes."""
    CHOICE = "choice"
    CHOICES = "choices"
    YES_NO = "yes_no"
    CONSENT = "consent"
    """Yes or no, also with the day on which it was given."""
    RECORD_CHECK = "record_check"
    """Yes, no, pending or the day of the certificate."""
    SLOTS = "slots"
    POSTCODE = "postcode"
    MUNICIPALITY = "municipality"
    SECONDS = "seconds"
    SPANS = "spans"
    """Spans of time, as ``6 uger; 3 måneder``."""
    VALUE = "value"
    """The value of a setting: what it may hold depends on the setting."""


class Personal(StrEnum):
    """How personal a column is: what may be shown, and where."""

    NONE = "none"
    ORDINARY = "ordinary"
    """Says something about a person."""
    IDENTIFYING = "identifying"
    """Tells who the person is."""
    CONTACT = "contact"
    """How to reach the person: stays in the sheet it came from; never in a log, nor in a letter to others than the
    two of a pair."""
    CONFIDENTIAL = "confidential"
    """Benefit, criminal record, CPR, remarks on a meeting: stays in the sheet it came from and the sheet of
    eligibility."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One allowed value: its code, how it is written in each language, and other spellings."""

    value: str
    da: str
    en: str
    synonyms: tuple[str, ...] = ()

    def label(self, lang: Language) -> str:
        """Return the value as a sheet in that language writes it."""
        return self.da if lang == "da" else self.en


@dataclass(frozen=True, slots=True)
class Column:
    """A column of an input sheet. ``key`` is the field of the domain class that it fills."""

    key: str
    da: str
    en: str
    type: CellType
    help_da: str
    help_en: str
    aliases: tuple[str, ...] = ()
    """Other headings that mean this column and nothing else, as real sheets and web forms have them."""
    choices: tuple[Choice, ...] = ()
    personal: Personal = Personal.ORDINARY
    required: bool = False
    question: str | None = None
    """How a Danish web form asks for it; read like an alias."""
    low: int | None = None
    """For a whole number whose limits are the column's own: the least and the greatest."""
    high: int | None = None
    limit: bool = False
    """Whether the number is the most that there can be: ``op til 3`` is then 3."""
    names: bool = False
    """Whether each of several texts is a name: ``dansk og engelsk`` is then two."""
    fillers: frozenset[str] = frozenset()
    """Words around a choice that change nothing in it."""
    vague: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """Answers that may be one of several choices, with the codes of those: they are asked about."""
    worded: tuple[tuple[str, int], ...] = ()
    """Numbers in words of the column's own."""
    false_friends: tuple[str, ...] = ()
    """Danish spellings that are another word in English: in an English sheet they mean this column only where an
    answer fits."""
    hints: tuple[str, ...] = ()
    """Words in a heading that may mean this column: it is then proposed, never read unasked."""
    unless: tuple[str, ...] = ()
    """Words, or their beginnings, that make a heading say something else: it is then not proposed.
    One behind ``~`` does so only where the column's own name is not there as well (``Sprog/modersmål``)."""

    def heading(self, lang: Language) -> str:
        """Return the canonical heading."""
        return self.da if lang == "da" else self.en

    def help(self, lang: Language) -> str:
        """Return what to write in the column."""
        return self.help_da if lang == "da" else self.help_en


@dataclass(frozen=True, slots=True)
class SheetSpec:
    """A sheet: names and columns, in the template's order."""

    kind: SheetKind
    da: str
    en: str
    aliases: tuple[str, ...]
    columns: tuple[Column, ...]
    also: tuple[Column, ...] = ()
    """Columns that real sheets have and the template has not (first name, CPR, a column per weekday)."""

    def name(self, lang: Language) -> str:
        """Return the canonical name of the sheet."""
        return self.da if lang == "da" else self.en

    def column(self, key: str) -> Column:
        """Return the column with that key; ``KeyError`` where there is none."""
        for column in (*self.columns, *self.also):
            if column.key == key:
                return column
        raise KeyError(key)


@dataclass(frozen=True, slots=True)
class ResultSpec:
    """A sheet of a result workbook; ``columns`` are those that the next run reads back."""

    kind: ResultSheet
    da: str
    en: str
    columns: tuple[Column, ...] = ()

    def name(self, lang: Language) -> str:
        """Return the sheet's name."""
        return self.da if lang == "da" else self.en

    def column(self, key: str) -> Column:
        """Return the column with that key; ``KeyError`` where there is none."""
        for column in self.columns:
            if column.key == key:
                return column
        raise KeyError(key)


@dataclass(frozen=True, slots=True)
class Setting:
    """A line of the sheet of settings; ``key`` is what ``--setting KEY=VALUE`` takes."""

    key: str
    da: str
    en: str
    type: CellType
    help_da: str
    help_en: str
    choices: tuple[Choice, ...] = ()
    aliases: tuple[str, ...] = ()
    low: int | None = None
    high: int | None = None
    advanced: bool = False
    """Whether it stands apart on the sheet, among those that hardly any corps changes."""
    demand: Demand | None = None
    """The demand that this line turns on or off."""
    on_sheet: bool = True
    """Whether the template has a line for it; one without is for the command line, and for older sheets."""

    def name(self, lang: Language) -> str:
        """Return the setting's name as the sheet writes it."""
        return self.da if lang == "da" else self.en

    def help(self, lang: Language) -> str:
        """Return what the setting does and what it takes."""
        return self.help_da if lang == "da" else self.help_en
