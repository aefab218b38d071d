"""Both languages say the same things, under the same keys, with the same gaps."""

from __future__ import annotations

import string
import tomllib
from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po

from mentormatch.locale import LOCALE, texts

AREAS = sorted(path.stem for path in Path(LOCALE, "da").glob("*.toml"))


def leaves(tree: object, at: str = "") -> Iterator[tuple[str, object]]:
    if isinstance(tree, dict):
        for key, value in tree.items():
            yield from leaves(value, f"{at}.{key}" if at else key)
    else:
        yield at, tree


def gaps(text: object) -> set[str]:
    if not isinstance(text, str):
        return set()
    return {str(name).split(".")[0].split("!")[0] for _, name, _, _ in string.Formatter().parse(text) if name}


def test_both_languages_have_the_same_areas() -> None:
    assert sorted(path.stem for path in Path(LOCALE, "en").glob("*.toml")) == AREAS


@pytest.mark.parametrize("area", AREAS)
def test_both_languages_have_the_same_keys_and_gaps(area: str) -> None:
    danish, english = (
        dict(leaves(tomllib.loads(Path(LOCALE, lang, f"{area}.toml").read_text("utf-8"))))
        for lang in ("da", "en")
    )
    assert danish.keys() == english.keys()
    assert {k: gaps(v) for k, v in danish.items()} == {k: gaps(v) for k, v in english.items()}


@pytest.mark.parametrize("area", AREAS)
def test_no_text_is_the_same_by_forgetting_to_translate(area: str) -> None:
    danish, english = (
        dict(leaves(tomllib.loads(Path(LOCALE, lang, f"{area}.toml").read_text("utf-8"))))
        for lang in ("da", "en")
    )
    same = [
        key
        for key, text in danish.items()
        if text == english[key] and isinstance(text, str) and len(text) > 40
    ]
    assert same == []


def test_numbers_and_dates_are_written_as_the_language_writes_them() -> None:
    da, en = texts("da"), texts("en")
    assert [da.number(1234.5), en.number(1234.5)] == ["1.234,5", "1,234.5"]
    assert [da.number(Fraction(52, 3)), en.number(Fraction(52, 3))] == ["17,33", "17.33"]
    assert [da.number(65), en.number(65)] == ["65", "65"]
    assert [da.date(date(2026, 11, 1)), en.date(date(2026, 11, 1))] == ["1. november 2026", "1 November 2026"]


def test_a_number_chooses_between_one_and_many() -> None:
    assert texts("en")("cli.more_issues", n=1, where="") == "… and one more."
    assert texts("en")("cli.more_issues", n=1200, where="") == "… and 1,200 more."


def test_the_compiled_danish_of_click_is_current() -> None:
    folder = Path(LOCALE, "da", "LC_MESSAGES")
    # Made with: pybabel compile -i mentormatch.po -o mentormatch.mo -l da
    with (folder / "mentormatch.po").open("rb") as source:
        catalog = read_po(source, locale="da")
    with (folder / "mentormatch.mo").open("rb") as compiled:
        made = read_mo(compiled)

    def said(messages: Catalog) -> dict[object, object]:
        return {_word(message.id): _word(message.string) for message in messages if message.id}

    assert said(made) == said(catalog)


def _word(text: object) -> object:
    return tuple(text) if isinstance(text, list | tuple) else text


def keys_of_errors() -> list[tuple[str, str]]:
    """Find the text key of every error that the package raises, in its source."""
    import ast

    found = []
    root = Path(LOCALE).parent
    for path in sorted(root.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Name)
                and node.func.id in ERRORS
                and node.args
            ):
                first = node.args[0]
                if isinstance(first, ast.Constant) and isinstance(first.value, str):
                    found.append((str(path.relative_to(root)), first.value))
    return found


ERRORS = {
    "UsageProblem",
    "NobodyMatched",
    "EngineProblem",
    "OutputProblem",
    "LockProblem",
    "PlanUntrue",
    "InputChanged",
    "MentormatchError",
}


@pytest.mark.parametrize(("where", "key"), keys_of_errors())
def test_every_error_has_a_text(where: str, key: str) -> None:
    assert texts("da").lookup(key), where
