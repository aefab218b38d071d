"""docs/columns.md says what the catalogue says."""

from __future__ import annotations

from pathlib import Path

from mentormatch.workbook.catalogue import SETTINGS, SHEETS
from mentormatch.workbook.catalogue.page import markdown

PAGE = Path(__file__).resolve().parents[2] / "docs" / "columns.md"


def test_the_page_is_current() -> None:
    assert PAGE.read_text(encoding="utf-8") == markdown(), (
        "run: python -m mentormatch.workbook.catalogue.page > docs/columns.md"
    )


def test_every_column_and_setting_is_on_it() -> None:
    page = markdown()
    for spec in SHEETS.values():
        for column in spec.columns:
            assert f"`{column.key}`" in page or spec.kind == "settings"
    for setting in SETTINGS:
        assert f"| `{setting.key}` |" in page
