"""Man pages of every command, in both languages: ``python -m tools.man FOLDER``.

They go to ``FOLDER/man1`` (English) and ``FOLDER/da/man1``; with ``share/man`` below a prefix that ``man`` searches
(``~/.local``, ``/usr/local``) as the folder, ``man mentormatch-match`` finds them. Needs the extra ``release``
(click-man). The words are those of the help; click-man lays out the page, and what it lacks (headings in the language,
the example, signs that roff would act on) is added here.
"""

from __future__ import annotations

import argparse
import re
import sys
from pathlib import Path

import click
from click_man.core import generate_man_page

from mentormatch import __version__
from mentormatch.locale import LANGUAGES, Language, Texts, texts

from .commands_page import commands, example

CHANGES = Path(__file__).resolve().parent.parent / "CHANGELOG.md"
_HEADINGS = ("name", "synopsis", "description", "options", "commands")
_HYPHEN = r"\-"
"""A hyphen that can be copied into a shell; roff makes a typographic one of the sign alone."""


def released() -> str | None:
    """Return the day on which this version was released, or None (click-man then takes the time of making)."""
    found = re.search(rf"^## \[{re.escape(__version__)}\] - (\S+)", CHANGES.read_text(encoding="utf-8"), re.M)
    return found[1] if found else None


def pages(lang: Language, day: str | None) -> dict[str, str]:
    """Return each page by the name of its file; ``day`` is the date in its foot."""
    t = texts(lang)
    top, *rest = commands(lang)
    group = (
        click.Group(  # click-man asks a group for its commands, and ours imports each only when it is called
            **{name: getattr(top[0], name) for name in ("name", "help", "params", "options_metavar")},
            subcommand_metavar=getattr(top[0], "subcommand_metavar", None),
            commands={str(command.name): command for command, _ in rest},
            short_help=" ".join((top[0].help or "").split("\n\n")[0].split()),
        )
    )
    made = {}
    for command, ctx in [(group, click.Context(group, info_name="mentormatch")), *rest]:
        page = generate_man_page(ctx, version=__version__, date=day)
        _, line = example(command if command is not group else top[0])
        foot = f".SH {t('pages.man.example')}\n{_escaped(line).replace('-', _HYPHEN)}\n" if line else ""
        made[ctx.command_path.replace(" ", "-") + ".1"] = _spoken(page, t) + foot
    return made


def _spoken(page: str, t: Texts) -> str:
    """Put click-man's own words into the language, and keep roff from acting on what is text."""
    page = page.replace(' Manual"\n', '"\n', 1)
    for name in _HEADINGS:
        page = page.replace(f"\n.SH {name.upper()}\n", f"\n.SH {t(f'pages.man.{name}')}\n")
    page = re.sub(
        r"^  See \\fB([\w-]+)\(1\)\\fP for .*$",
        lambda found: t("pages.man.see", page=rf"\fB{found[1]}\fP(1)"),
        page,
        flags=re.M,
    )
    return "\n".join(_escaped(line) for line in page.splitlines()) + "\n"


def _escaped(line: str) -> str:
    r"""Return a line with what roff would act on made text.

    >>> _escaped("'--x' or \\\\server")
    "\\&'--x' or \\eserver"
    """
    line = re.sub(r"\\(?![-&e]|f[BPRI])", r"\\e", line)
    is_macro = re.match(r"\.(TH|SH|PP|TP|B)\b", line)
    return rf"\&{line}" if line[:1] in {"'", "."} and not is_macro else line


def main(words: list[str]) -> int:
    """Write the pages; return 0."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder")
    root = parser.parse_args(words).folder
    for lang in LANGUAGES:
        folder = Path(root, *((lang,) if lang != "en" else ()), "man1")
        folder.mkdir(parents=True, exist_ok=True)
        for name, page in pages(lang, released()).items():
            (folder / name).write_text(page, encoding="utf-8", newline="\n")
    sys.stdout.write(f"{root}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
