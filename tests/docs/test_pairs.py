"""A page that exists in both languages says the same of the program in both, and no link leads nowhere."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.cli.test_danish import english

DOCS = Path(__file__).resolve().parents[2] / "docs"
PAIRS = [("reference.md", "opslag.md"), ("batch.md", "batch-dansk.md")]
PLACEHOLDER = re.compile(r"[A-ZÆØÅ]{2,}|<\w+>")


def page(name: str) -> str:
    return (DOCS / name).read_text(encoding="utf-8")


def sections(text: str) -> list[str]:
    """Return what stands between the headings, the part before the first one included."""
    return re.split(r"^##+ .*$", re.sub(r"^```.*?^```$", "", text, flags=re.M | re.S), flags=re.M)


def blocks(text: str) -> list[str]:
    """Return the lines of each code block without what is remarked behind them."""
    fenced = re.findall(r"^```\w*\n(.*?)^```$", text, re.M | re.S)
    indented = re.findall(r"(?:^ {4}\S.*\n)+", text, re.M)
    return [re.sub(r"(?<=\S) {2,}#.*", "", block) for block in (*fenced, *indented)]


def names(section: str) -> set[str]:
    """Return what stands in backticks, a placeholder in either language being the same."""
    prose = re.sub(r"^ {4}.*$", "", section, flags=re.M)
    return {PLACEHOLDER.sub("#", " ".join(name.split())) for name in re.findall(r"`([^`]+)`", prose)}


def figures(section: str) -> set[str]:
    """Return codes of messages and the codes in the first cell of a table."""
    return set(re.findall(r"MM-[A-Z]\d+", section)) | set(re.findall(r"^\| ([\d, ]+) \|", section, re.M))


@pytest.mark.parametrize(("english", "danish"), PAIRS)
def test_the_sections_name_the_same_things(english: str, danish: str) -> None:
    headings = [re.findall(r"^##+ .*$", page(name), re.M) for name in (english, danish)]
    assert len(headings[0]) == len(headings[1]), headings
    both = list(zip(sections(page(english)), sections(page(danish)), strict=True))
    assert len(both) > 5
    for at, (one, other) in enumerate(both):
        assert names(one) ^ names(other) == set(), headings[1][at - 1]
        assert figures(one) == figures(other), headings[1][at - 1]
        assert one.count("\n| ") == other.count("\n| "), f"rows of the tables in section {at}"


@pytest.mark.parametrize(("english", "danish"), PAIRS)
def test_the_code_is_the_same(english: str, danish: str) -> None:
    assert blocks(page(english)) == blocks(page(danish))


def anchors(text: str) -> set[str]:
    """Return what a link into the page may end in, as the place where it is hosted makes it of headings."""
    headings = re.findall(r"^#+ (.*)$", re.sub(r"^```.*?^```$", "", text, flags=re.M | re.S), re.M)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize(
    "path", [*sorted(DOCS.glob("*.md")), DOCS.parent / "README.md"], ids=lambda p: p.name
)
def test_every_link_of_the_page_leads_somewhere(path: Path) -> None:
    for target in re.findall(r"\]\((?!<?https?:|mailto:)([^)\s]+)\)", path.read_text(encoding="utf-8")):
        name, _, anchor = target.partition("#")
        found = (path.parent / name) if name else path
        assert found.exists(), target
        if anchor:
            assert anchor in anchors(found.read_text(encoding="utf-8")), target


def test_every_picture_is_shown_and_small() -> None:
    shown = set(re.findall(r"!\[[^\]]+\]\(pictures/([\w-]+\.png)\)", page("vejledning.md")))
    sizes = {path.name: path.stat().st_size for path in (DOCS / "pictures").glob("*.png")}
    assert sizes.keys() == shown
    assert max(sizes.values()) < 150_000


@pytest.mark.parametrize("name", ["opslag", "batch-dansk", "vejledning", "installation", "databeskyttelse"])
def test_a_danish_page_holds_no_english_word(name: str) -> None:
    text = re.sub(r"^```(?s:.*?)^```$|^ {4}.*$", "", page(f"{name}.md"), flags=re.M)
    prose = re.sub(r"`[^`]+`|\]\([^)]*\)|https?://\S+", "", text.replace("\\|", ""))
    assert len(prose) > 3000
    assert english(prose) - {"mentors", "word"} == set(), "en mentors timer is Danish, and Word is a program"
