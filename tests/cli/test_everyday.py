"""``mentormatch.toml``: options said once, which the command line goes before, and which never act unseen."""

from __future__ import annotations

from pathlib import Path

import click
import pytest

from mentormatch.cli import everyday
from tests.books import AS_OF, as_json, command, mentor, write_book, youth

Capture = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The user's own folder, and a folder to stand in that is not the list's."""
    monkeypatch.setattr(click, "get_app_dir", lambda _: str(tmp_path / "own"))
    monkeypatch.delenv("MENTORMATCH_LANG", raising=False)
    (tmp_path / "own").mkdir()
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    return tmp_path / "own"


@pytest.fixture
def book(tmp_path: Path) -> Path:
    (tmp_path / "list").mkdir()
    return write_book(tmp_path / "list" / "b.xlsx", [youth(1)], [mentor(1, Ydelse=None)])


def say(folder: Path, text: str) -> Path:
    path = folder / everyday.NAME
    path.write_text(text, "utf-8")
    return path


def matched(book: Path, capsys: Capture, *more: object) -> tuple[int, str]:
    code, data = as_json(
        capsys, "match", book, "--as-of", AS_OF, "-o", book.parent / "r.xlsx", "--force", *more
    )
    return code, data.get("pairs", "")


def test_an_option_in_the_file_beside_the_list_holds_and_is_said(book: Path, capsys: Capture) -> None:
    assert matched(book, capsys) == (4, [])
    path = say(book.parent, 'lang = "en"\n[match]\nblank-benefit = "none"\n')
    capsys.readouterr()
    assert command("match", book, "--as-of", AS_OF, "-o", book.parent / "r.xlsx", "--force") == 0
    assert f"Taken from {path}: lang = en; blank-benefit = none" in " ".join(capsys.readouterr().err.split())


def test_the_command_line_goes_before_the_environment_and_that_before_the_files(
    book: Path, own_folder: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    def answer(*more: object) -> str:
        assert command("check", "--benefit", "løn", *more) == 0
        return "da" if "Taget fra" in (err := capsys.readouterr().err) else "en" if "Taken" in err else ""

    say(own_folder, 'lang = "da"\nexplain = true\n')
    assert answer() == "da"
    say(Path.cwd(), 'lang = "en"\n')  # where no list is given, the folder one stands in is the nearer
    assert answer() == "en"
    monkeypatch.setenv("MENTORMATCH_LANG", "da")
    assert answer() == "da"
    assert answer("--lang", "en") == "en"


def test_settings_of_the_file_give_way_line_by_line(book: Path, own_folder: Path, capsys: Capture) -> None:
    say(own_folder, '[settings]\nmunicipality = "Herlev"\nblank_benefit = "none"\n')
    say(book.parent, '[settings]\nKommune = "Gentofte"\n')
    book_settings = ("match", book, "--as-of", AS_OF, "--lang", "da", "-o", book.parent / "r.xlsx", "--force")
    assert command(*book_settings, "--setting", "municipality=Gladsaxe") == 0
    said = " ".join(capsys.readouterr().err.split())
    assert "blank_benefit = none" in said
    assert "Gentofte" not in said
    assert "Herlev" not in said


@pytest.mark.parametrize(
    ("text", "line", "code", "said"),
    [
        ("opn = true\n", 1, "MM-K1102", "Mente du open?"),
        ("force = true\n", 1, "MM-K1103", "--force"),
        ("yes = true\n", 1, "MM-K1103", "--yes"),
        ("[match]\nexplain = true\n", 2, "MM-K1106", "explain"),
        ("[matsch]\n", 1, "MM-K1104", "Mente du match?"),
        ("[batch]\nlang = 'da'\n", 1, "MM-K1104", "batch"),
        ('blank-benefit = "nej"\n', 1, "MM-K1105", "blank-benefit"),
        ('open = "ja"\n', 1, "MM-K1105", "open"),
        ('[settings]\nDato = "2026-01-01"\n', 2, "MM-K1103", "--as-of"),
        ('[settings]\nmunicipality = "Gladsakse"\n', 2, "MM-T5", "Mente du Gladsaxe?"),
        ("lang = da\n", 1, "MM-K1101", "TOML"),
        ("x = " + "[" * 3000, 1, "MM-K1101", "TOML"),
    ],
)
def test_what_is_wrong_in_the_file_is_said_with_its_line_and_nothing_is_done(
    text: str, line: int, code: str, said: str, book: Path, capsys: Capture
) -> None:
    path = say(book.parent, text)
    before = sorted(book.parent.iterdir())
    assert command("match", book, "--lang", "da") == 2
    shown = " ".join(capsys.readouterr().err.split())
    assert f"linje {line}" in shown
    assert said in shown
    assert str(path) in shown
    assert sorted(book.parent.iterdir()) == before
    with pytest.raises(everyday.UsageProblem) as problem:
        everyday.of_command(*_command("match"), [book.parent])
    assert [issue.code[: len(code)] for issue in problem.value.issues] == [code]


def _command(name: str) -> tuple[click.Command, click.Context]:
    from mentormatch.cli.frame import build
    from mentormatch.locale import texts

    context = click.Context(build(texts("da")))
    group = context.command
    assert isinstance(group, click.Group)
    found = group.get_command(context, name)
    assert found is not None
    return found, click.Context(found, parent=context, info_name=name)


def test_a_batch_rests_on_nobodys_folder(tmp_path: Path, own_folder: Path, capsys: Capture) -> None:
    say(own_folder, "nonsense")
    config = tmp_path / "batch.toml"
    config.write_text('[batch]\ninputs = ["*.xlsx"]\n', "utf-8")
    command("batch", config, "--dry-run", "--lang", "da")
    assert everyday.NAME not in capsys.readouterr().err


def test_paths_are_seen_from_the_files_folder(book: Path, capsys: Capture) -> None:
    (book.parent / "mine.toml").write_text('[map]\n"Tid" = "Pladser"\n', "utf-8")
    say(book.parent, 'map-file = "mine.toml"\nrules = ["egne"]\n')
    assert command("match", book, "--lang", "da") in (2, 3)
    assert str(book.parent / "egne") in "".join(capsys.readouterr().err.split("\n"))
    say(book.parent, 'map-file = "mine.toml"\nblank-benefit = "none"\n')
    assert matched(book, capsys)[0] == 0


def test_every_everyday_option_is_one_of_some_command() -> None:
    _, context = _command("match")
    assert set(everyday._all_options(context)) >= everyday.EVERYDAY
