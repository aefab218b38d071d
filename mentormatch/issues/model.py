"""What an issue is: a kind of fault, found at a place, with words in two languages.

An :class:`Issue` is a fault found at a place. All faults are collected before anything stops, and each
can be shown in Danish and in English. The cell's own text may be shown on the user's screen and in the
user's workbook; it is never written to a log (use :attr:`Issue.log_fields` there).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType

from mentormatch.locale import Language, texts


class Severity(StrEnum):
    """How much an issue matters: errors stop the run, warnings and notes do not."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Place:
    """Where: file name, sheet, row as Excel counts it, column letter and heading. Any part may be unknown.

    In a text file (a configuration) it is a line, counted from 1, and a key.
    """

    file: str | None = None
    sheet: str | None = None
    row: int | None = None
    column: str | None = None
    heading: str | None = None
    line: int | None = None
    key: str | None = None
    person: str | None = None
    """Who stands in the row: id and name. For the user's own screen and workbook, never for a log."""

    @property
    def cell(self) -> str | None:
        """The cell's address (``"C7"``), where row and column are known."""
        return f"{self.column}{self.row}" if self.column and self.row else None


@dataclass(frozen=True, slots=True)
class Said:
    """A value that each language says in its own way (a heading, the name of a sheet, a list of choices)."""

    da: str
    en: str

    def __str__(self) -> str:
        return self.da


@dataclass(frozen=True, slots=True)
class Texts:
    """Cause and remedy in one language; ``{name}`` marks gaps that an issue's values fill."""

    cause: str
    remedy: str


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of fault."""

    code: str
    severity: Severity
    da: Texts
    en: Texts


_COUNTS_AS_BLANK = Said(" Cellen tæller som tom.", " The cell counts as blank.")


@dataclass(frozen=True, slots=True)
class Issue:
    """A fault that was found."""

    kind: Kind
    place: Place = field(default_factory=Place)
    values: Mapping[str, object] = field(default_factory=lambda: MappingProxyType({}))
    blanked: bool = False
    """Whether the cell was taken as blank for it, since it only gives points: an error is then a warning."""

    @property
    def code(self) -> str:
        """The stable code of the kind, e.g. ``"MM-C201"``."""
        return self.kind.code

    @property
    def severity(self) -> Severity:
        """The severity of the kind; a warning where the fault costs no more than its cell."""
        return Severity.WARNING if self.blanked else self.kind.severity

    def cause(self, lang: Language) -> str:
        """What is wrong, in words."""
        said = self._texts(lang).cause.format_map(self._shown(lang))
        if not self.blanked:
            return said
        return said + (_COUNTS_AS_BLANK.da if lang == "da" else _COUNTS_AS_BLANK.en)

    def remedy(self, lang: Language) -> str:
        """What to do about it, in words."""
        return self._texts(lang).remedy.format_map(self._shown(lang))

    @property
    def log_fields(self) -> dict[str, object]:
        """The parts that hold no personal data: code, severity, sheet, row, column."""
        return {
            "code": self.code,
            "severity": self.severity.value,
            "sheet": self.place.sheet,
            "row": self.place.row,
            "column": self.place.column,
        }

    def _texts(self, lang: Language) -> Texts:
        return self.kind.da if lang == "da" else self.kind.en

    def _shown(self, lang: Language) -> dict[str, object]:
        show = texts(lang).show
        return {
            name: (value.da if lang == "da" else value.en) if isinstance(value, Said) else show(value)
            for name, value in self.values.items()
        }
