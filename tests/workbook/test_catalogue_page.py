"""docs/columns.md and docs/kolonner.md say what the catalogue says."""

from __future__ import annotations

from pathlib import Path

import pytest

from mentormatch.locale import Language
from mentormatch.workbook.catalogue import SETTINGS, SHEETS
from mentormatch.workbook.catalogue.page import markdown

DOCS = Path(__file__).resolve().parents[2] / "docs"


@pytest.mark.parametrize(("lang", "name"), [("en", "columns.md"), ("da", "kolonner.md")])
def test_the_page_is_current(lang: Language, name: str) -> None:
    assert (DOCS / name).read_text(encoding="utf-8") == markdown(lang), (
        f"run: python -m mentormatch.workbook.catalogue.page {lang} > docs/{name}"
    )


@pytest.mark.parametrize("lang", ["en", "da"])
def test_every_column_and_setting_is_on_it_with_its_help(lang: Language) -> None:
    page = markdown(lang)
    for spec in SHEETS.values():
        for column in spec.columns:
            assert f"| `{column.key}` | {column.help(lang)} (" in page or spec.kind == "settings"
    for setting in SETTINGS:
        assert f"| `{setting.key}` | {setting.da} | {setting.en} | {setting.help(lang)} |" in page
