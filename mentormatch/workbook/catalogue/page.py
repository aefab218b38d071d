"""docs/columns.md and docs/kolonner.md, made from the catalogue, its own words from ``locale/*/pages.toml``.

``python -m mentormatch.workbook.catalogue.page en > docs/columns.md``, and ``da > docs/kolonner.md``.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable

from mentormatch.locale import LANGUAGES, Language, Texts, texts

from . import RESULT_SHEETS, SETTINGS, SHEETS, CellType, Choice, Column, ResultSheet, SheetKind

_SHEETS = SheetKind.YOUTHS, SheetKind.MENTORS, SheetKind.MATCHES, SheetKind.FOLLOW_UP


def markdown(lang: Language) -> str:
    """Return the page in one language."""
    t = texts(lang)
    parts = [t("pages.columns.head")]
    for spec in (SHEETS[kind] for kind in _SHEETS):
        names = ", ".join(f"`{name}`" for name in spec.aliases)
        title = t("pages.columns.sheet", name=spec.da, other=spec.en)
        parts.append(f"## {title}\n\n{t('pages.columns.names', names=names)}\n")
        parts.append(_columns(spec.columns, t))
        if spec.also:
            parts.append(f"{t('pages.columns.also')}\n")
            parts.append(_columns(spec.also, t))
    decisions = RESULT_SHEETS[ResultSheet.MATCHES]
    title = t("pages.columns.decisions", name=decisions.name(lang))
    parts.append(f"## {title}\n\n{t('pages.columns.decisions_text')}\n")
    parts.append(_columns(decisions.columns, t))
    parts.append(_choices(t))
    parts.append(_settings(t))
    return "\n".join(parts)


def _head(row: str) -> list[str]:
    return [row, "|" + "---|" * (row.count("|") - 1)]


def _columns(columns: Iterable[Column], t: Texts) -> str:
    rows = _head(t("pages.columns.row"))
    for column in columns:
        required = f" {t('pages.columns.required')}" if column.required else ""
        spellings = dict.fromkeys((*((column.question,) if column.question else ()), *column.aliases))
        others = ", ".join(spelling for spelling in spellings if spelling not in {column.da, column.en})
        rows.append(
            f"| {column.da}{required} | {column.en} | `{column.key}` "
            f"| {column.help(t.lang)} ({_type(column.type, t)}) "
            f"| {t(f'pages.columns.personal.{column.personal.value}')} | {others} |"
        )
    return "\n".join(rows) + "\n"


def _type(kind: CellType, t: Texts) -> str:
    return t(f"pages.columns.type.{kind.value}")


def _choices(t: Texts) -> str:
    lists: dict[str, tuple[Choice, ...]] = {}
    for spec in SHEETS.values():
        for column in spec.columns:
            if column.choices:
                title = t("pages.columns.choices_of", da=column.da, en=column.en, sheet=spec.name(t.lang))
                lists.setdefault(title, column.choices)
    parts = [f"## {t('pages.columns.choices')}\n"]
    for title, choices in lists.items():
        parts += [f"### {title}\n", *_head(t("pages.columns.choice_row"))]
        parts += [f"| {one.da} | {one.en} | `{one.value}` | {', '.join(one.synonyms)} |" for one in choices]
        parts.append("")
    return "\n".join(parts)


def _settings(t: Texts) -> str:
    spec = SHEETS[SheetKind.SETTINGS]
    name, value = (column.heading(t.lang) for column in spec.columns[:2])
    rows = [
        f"## {t('pages.columns.sheet', name=spec.da, other=spec.en)}\n",
        t("pages.columns.settings", name=name, value=value),
        f"{t('pages.columns.settings_option')}\n",
        *_head(t("pages.columns.setting_row")),
    ]
    for setting in SETTINGS:
        labels = ", ".join(f"{one.label(t.lang)} (`{one.value}`)" for one in setting.choices)
        rows.append(
            f"| `{setting.key}` | {setting.da} | {setting.en} | {setting.help(t.lang)} "
            f"| {labels or _type(setting.type, t)} |"
        )
    return "\n".join(rows) + "\n"


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]  # the page is UTF-8 whatever the console
    sys.stdout.write(markdown(next(lang for lang in LANGUAGES if lang in sys.argv[1:])))
