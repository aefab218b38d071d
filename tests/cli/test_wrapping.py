"""Texts and tables fit the terminal: broken between words, nothing cut, nothing changed where there is none."""

from __future__ import annotations

import io
import os
import sys

import pytest

from mentormatch.cli.wrapping import columns, room, wrapped

LONG = "Åbn den, se på det første ark, og efterprøv den med: mentormatch verify /en/lang/sti/til/et/resultat.xlsx"


@pytest.mark.parametrize("width", [20, 60, 80, 160])
def test_no_word_is_broken_and_none_is_lost(width: int) -> None:
    said = wrapped(f"  • {LONG}", width)
    assert said.split() == f"• {LONG}".split()
    lines = said.split("\n")
    assert all(len(line) <= width or len(line.split()) == 1 for line in lines)
    assert all(line.startswith("    ") for line in lines[1:]), "what follows stands under the first line"


def test_without_a_terminal_nothing_is_changed() -> None:
    assert wrapped(LONG * 5, None) == LONG * 5
    assert columns([["a", LONG]], None)[0] == [f"a  {LONG}"]


def test_lines_that_are_there_stay() -> None:
    assert wrapped("et\n\n  to", 80) == "et\n\n  to"


@pytest.mark.parametrize("width", [40, 60, 80, 160])
def test_a_table_fits_and_nothing_is_cut(width: int) -> None:
    rows = [["Mentor", "Afgørelse", "Hvorfor"], ["M01", "uden grænse", LONG], ["M02", "", ""]]
    head, rule, *found = columns(rows, width)
    assert all(len(line) <= width for lines in (head, rule, *found) for line in lines)
    assert "".join("".join(found[0]).split()) != ""
    letters = sorted("".join("".join(lines) for lines in found).replace(" ", ""))
    assert letters == sorted("".join("".join(row) for row in rows[1:]).replace(" ", ""))


def test_an_item_of_a_numbered_list_goes_on_under_its_text_and_a_date_is_no_number() -> None:
    assert wrapped("  2. one two three", 12) == "  2. one two\n     three"
    assert wrapped("17. maj er en dag", 12) == "17. maj er\nen dag"


def test_a_path_with_blanks_and_a_command_on_its_own_line_can_be_copied() -> None:
    path = "/data/unge og mentorer - match 2026-12.xlsx"
    said = wrapped(f'Resultatet ligger her: {path}\n  mentormatch verify "{path}"', 30, [path])
    assert said == f'Resultatet ligger her:\n{path}\n  mentormatch verify "{path}"'


@pytest.mark.skipif(sys.platform == "win32", reason="there is no pseudo-terminal")
def test_the_width_is_that_of_the_terminal_that_is_written_to(monkeypatch: pytest.MonkeyPatch) -> None:
    """What goes to a pipe says nothing about how wide the screen is on which the messages stand."""
    import fcntl
    import pty
    import struct
    import termios

    monkeypatch.delenv("COLUMNS", raising=False)
    ours, theirs = pty.openpty()
    fcntl.ioctl(ours, termios.TIOCSWINSZ, struct.pack("HHHH", 20, 63, 0, 0))
    with os.fdopen(theirs, "w") as screen, os.fdopen(ours):
        assert room(screen) == 63
        monkeypatch.setenv("COLUMNS", "50")
        assert room(screen) == 50
    assert room(io.StringIO()) is None
