"""The evaluation as a printable page of two sheets, for a committee: a .docx that anybody can edit."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING, Any

from mentormatch import __version__
from mentormatch.docx_package import new_document, undated
from mentormatch.domain import Host

from .page_parts import ACROSS, HIGH, height, repeat, shade, tight, underline
from .words import Row, Words

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import Table

NAVY, GREY, PALE = "1F3A5F", "6B7280", "F3F5F8"
BLUE = "0072B2"

GROUPS = ("age", "education", "area")
"""Groups on the page; those with many lines stand in the workbook alone."""
LINES = 6
"""Lines of a group on the page."""
RULES = 10
"""Rules on the page at most, those of the exemption first."""
SHEET = 750
"""Points of height that a sheet has for text."""
FOR_DOUBTS = 120
"""Points of height that rules after the first leave to assumptions and sources that disagree."""


def render(words: Words) -> bytes:
    """Return the page as a .docx file of at most two sheets of A4; the same words give the same bytes."""
    from docx.shared import Cm, Pt

    page = new_document()
    section = page.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(1.9)
    section.top_margin, section.bottom_margin = Cm(1.4), Cm(1.3)
    section.footer_distance = Cm(0.6)
    normal = page.styles["Normal"]
    normal.font.name, normal.font.size = "Calibri", Pt(9.5)
    normal.paragraph_format.space_after = Pt(2)
    normal.paragraph_format.line_spacing = 1.0
    _Page(page, words).write()
    day = words.e.as_of
    core = page.core_properties
    core.title, core.author, core.comments = words.title, "", ""
    core.created = core.modified = datetime(day.year, day.month, day.day)  # noqa: DTZ001  # no zone in the file
    core.language = words.t.lang
    out = BytesIO()
    page.save(out)
    return undated(out.getvalue())


class _Page:
    """Writes the page from the top down."""

    def __init__(self, page: Document, words: Words) -> None:
        self.page = page
        self.words = words
        self.t = words.t
        self.taken = 0.0
        """Height in points that what is written takes, at most."""

    def write(self) -> None:
        words, t = self.words, self.t
        self._line(words.title, size=19, bold=True, colour=NAVY, after=0)
        self._line(words.as_of, size=10.5, colour=GREY, after=3)
        self._heading("question")
        self._line(words.question, italic=True)
        self._tiles()
        self._heading("answer")
        self._bullets(words.answer())
        self._heading("figures")
        self._figures()
        self._heading("groups")
        self._groups()
        notes = (*words.hidden_note(), t("evaluate.group.by_draw"), t("evaluate.page.more_groups"))
        self._line(" ".join(notes), size=8, colour=GREY)
        self._heading("ways")
        self._bullets(words.making_up())
        self._ways()
        self._mentors()
        if words.e.series:
            self._heading("series")
            self._bullets(words.over_time(), size=8.5)
        self._heading("method")
        self._bullets(words.method(), size=8.5)
        self._heading("limits")
        self._bullets(words.limits(), size=8.5)
        self._rules()
        footer = self.page.sections[0].footer.paragraphs[0]
        self._run(
            footer,
            t("evaluate.page.footer", version=__version__, as_of=words.e.as_of),
            size=7.5,
            colour=GREY,
        )

    # ---- parts ----

    def _tiles(self) -> None:
        words, t = self.words, self.t
        tiles = (
            (words.show(words.p.matched.with_), words.with_, BLUE),
            (words.show(words.p.matched.without), words.without, NAVY),
            (words.show(words.p.matched.difference), t("evaluate.table.difference"), "B04A00"),
            (
                words.exempted_of_all(),
                t("evaluate.table.exempted"),
                "7A5200",
            ),
        )
        table = self._table(1, len(tiles))
        for cell, (figure, label, colour) in zip(table.rows[0].cells, tiles, strict=True):
            shade(cell, PALE)
            first = cell.paragraphs[0]
            first.alignment = 1
            self._run(first, figure, size=19, bold=True, colour=colour)
            second = cell.add_paragraph()
            second.alignment = 1
            self._run(second, label, size=8.5, colour=GREY)
            tight(first, second)
        self._takes((19 + 8.5) * HIGH)

    def _figures(self) -> None:
        t, words = self.t, self.words
        rows = [self._row(line) for line in words.figures()]
        widths = (4.8, *(1.8, 2.0, 2.4) * 2) if words.open else (8.2, 3.2, 3.2, 2.6)
        note = t("evaluate.table.note", range=words.range()) if words.open else ""
        heads = (t("evaluate.table.what"), *self._sides())
        self._grid(heads, rows, widths=widths, size=8.5, after=note, above=self._answers(1))

    def _sides(self) -> tuple[str, ...]:
        """Return the headings of with, without and the difference; those of two answers stand under the answer."""
        words = self.words
        if not words.open:
            return words.heads()
        return tuple(self.t(f"evaluate.page.{side}") for side in ("with", "without", "difference")) * 2

    def _answers(self, before: int) -> tuple[tuple[str, int], ...]:
        """Return the headings above those of the sides, each with how many columns it spans."""
        if not self.words.open:
            return ()
        return (("", before), *((self.t(f"evaluate.page.{answer}"), 3) for answer in ("no", "yes")))

    def _row(self, row: Row, name: str = "") -> tuple[str, ...]:
        return (name + row.label, *(self.words.show(cell) for cell in row.cells))

    def _groups(self) -> None:
        words, t = self.words, self.t
        heads = (t("evaluate.group.group"), t("evaluate.group.youths"), *self._sides())
        rows: list[tuple[str, ...]] = []
        for group in words.e.groups:
            if group.name not in GROUPS:
                continue
            lines = words.group_rows(group)
            name = t("evaluate.page.area" if group.name == "area" else f"evaluate.group.{group.name}")
            rows += [self._row(line, f"{name}: ") for line in lines[:LINES]]
        widths = (5.0, 1.6, *(1.4, 1.6, 2.25) * 2) if words.open else (7.2, 1.8, 2.8, 2.8, 2.6)
        self._grid(heads, rows, widths=widths, size=8, above=self._answers(2))

    def _ways(self) -> None:
        words, t = self.words, self.t
        if words.e.settings.host is Host.ASSOCIATION and len(words.e.ways) <= 2:
            return
        heads = tuple(t(f"evaluate.way.{key}") for key in ("host", "work", "low", "high"))
        rows = [
            (
                t(f"eligibility.host.{way.host.value}"),
                t(f"eligibility.work.{way.work.value}"),
                *(words.show(number) for number in shown),
            )
            for way, shown in zip(words.e.ways, words.p.ways, strict=True)
        ]
        widths = (4.2, 5.0, 5.0, 3.0)
        self._grid(heads, rows, widths=widths, texts=2, size=8.5, after=t("evaluate.way.note"), whole=True)

    def _mentors(self) -> None:
        words = self.words
        if not words.e.mentors:
            return
        self._heading("mentors")
        if words.mask:
            self._line(self.t("evaluate.mentor.masked"), size=8.5)
        else:
            self._bullets([words.mentor_sentence(line) for line in words.e.mentors[:LINES]], size=8.5)

    def _rules(self) -> None:
        t, words = self.t, self.words
        self._heading("rules")
        rules, told = words.rules(), 0
        for rule in rules[:RULES]:
            key = {True: "line", False: "line_unverified", None: "line_no_source"}[rule.verified]
            reference = "; ".join(rule.references)
            text = t(
                f"evaluate.rule.{key}",
                rule=rule.title,
                side=rule.side,
                when=rule.when,
                gives=rule.gives,
                reference=reference[:1].upper() + reference[1:] + "." * (not reference.endswith((".", "?"))),
            )
            if told and not self._fits(text, FOR_DOUBTS):
                break
            self._line(text, size=7.5, after=1)
            told += 1
        if len(rules) > told:
            self._line(t("evaluate.page.more_rules", n=len(rules) - told), size=7.5)
        doubts = words.doubts()
        if doubts:
            self._heading("doubts")
            for text in doubts:
                if not self._fits(text, 10):
                    self._line(t("evaluate.page.more_doubts"), size=7.5)
                    break
                self._line(text, size=7.5, after=1)

    def _fits(self, text: str, left: float) -> bool:
        """Whether a line of small print leaves so much of two sheets."""
        return self.taken + height(text, 7.5) + 1 + left <= 2 * SHEET

    def _takes(self, height: float, *, whole: bool = False) -> None:
        """Count the height of what is written; what stays on one sheet leaves the rest of the first one empty."""
        if whole and self.taken < SHEET < self.taken + height:
            self.taken = SHEET
        self.taken += height

    # ---- bricks ----

    def _heading(self, name: str) -> None:
        from docx.shared import Pt

        paragraph = self.page.add_heading(level=2)
        paragraph.paragraph_format.space_before, paragraph.paragraph_format.space_after = Pt(6), Pt(1)
        self._run(paragraph, self.t(f"evaluate.heading.{name}"), size=11.5, bold=True, colour=NAVY)
        self._takes(7 + 11.5 * HIGH)

    def _line(self, text: str, *, after: float = 2, **form: Any) -> None:
        from docx.shared import Pt

        paragraph = self.page.add_paragraph()
        paragraph.paragraph_format.space_after = Pt(after)
        self._run(paragraph, text, **form)
        self._takes(height(text, form.get("size", 9.5)) + after)

    def _bullets(self, said: Iterable[str], size: float = 9.5) -> None:
        from docx.shared import Pt

        for text in said:
            paragraph = self.page.add_paragraph(style="List Bullet")
            paragraph.paragraph_format.space_after = Pt(1)
            self._run(paragraph, text, size=size)
            self._takes(height(text, size, ACROSS - 0.7) + 1)

    @staticmethod
    def _run(
        paragraph: Any,
        text: str,
        *,
        size: float = 9.5,
        bold: bool = False,
        italic: bool = False,
        colour: str = "",
    ) -> None:
        from docx.shared import Pt, RGBColor

        run = paragraph.add_run(text)
        run.font.name, run.font.size, run.bold, run.italic = "Calibri", Pt(size), bold, italic
        if colour:
            run.font.color.rgb = RGBColor.from_string(colour)

    def _table(self, rows: int, columns: int) -> Table:
        table: Table = self.page.add_table(rows, columns)
        table.autofit = False
        return table

    def _grid(
        self,
        heads: Sequence[str],
        rows: Sequence[Sequence[str]],
        *,
        widths: Sequence[float],
        texts: int = 1,
        size: float = 9,
        after: str = "",
        above: Sequence[tuple[str, int]] = (),
        whole: bool = False,
    ) -> None:
        """Write a table: so many columns of texts, then numbers to the right, a thin line under each row.

        ``above``: headings above the headings, each over so many columns. ``whole``: on one page, with what stands
        after it.
        """
        from docx.shared import Cm

        over = [text for text, span in above for text in (text, *("",) * (span - 1))]
        lines = [*([over] if over else []), heads, *rows]
        table = self._table(len(lines), len(heads))
        for column, width in zip(table.columns, widths, strict=True):
            column.width = Cm(width)
        for number, row in enumerate(lines):
            for at, (cell, text) in enumerate(zip(table.rows[number].cells, row, strict=True)):
                cell.width = Cm(widths[at])
                paragraph = cell.paragraphs[0]
                tight(paragraph)
                paragraph.paragraph_format.keep_with_next = whole or None
                if at >= texts:
                    paragraph.alignment = 2
                head = number < len(lines) - len(rows)
                self._run(paragraph, text, size=size, bold=head)
                shade(cell, PALE) if head else underline(cell)
        rooms = [width - 0.4 for width in widths]
        high = [max(height(text, size, room) for text, room in zip(row, rooms, strict=True)) for row in lines]
        if over:
            high[0] = size * HIGH
        self._takes(sum(high), whole=whole)
        if over:
            self._merge(table, above)
        repeat(table, len(lines) - len(rows))
        if after:
            self._line(after, size=8, colour=GREY)

    @staticmethod
    def _merge(table: Table, above: Sequence[tuple[str, int]]) -> None:
        """Let each heading of the first row stand over its columns, in the middle."""
        at = 0
        for text, span in above:
            cells = table.rows[0].cells[at : at + span]
            at += span
            if text:
                whole = cells[0].merge(cells[-1])
                for paragraph in whole.paragraphs[1:]:
                    paragraph._p.getparent().remove(paragraph._p)
                whole.paragraphs[0].alignment = 1
