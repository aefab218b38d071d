"""The names of languages in Danish and English, as CLDR has them, read from a table when the first one is asked for.

The table is made from Babel, so that Babel is needed for development only and costs nothing at the start:
``python -m mentormatch.workbook.cells.language_names > mentormatch/workbook/cells/language_names.tsv``.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files
from types import MappingProxyType

from .text import key

_NO_LANGUAGE = frozenset({"und", "mul", "zxx", "root", "mis"})
_OTHER_NAMES = """
da: danish; en: english; fa: farsi, persisk; nl: hollandsk, hollandsk/nederlandsk; so: somalisk; pa: panjabi;
zh: mandarin, mandarin chinese, mandarinkinesisk; fil: filippinsk; tl: tagalog; kl: greenlandic, kalaallisut;
no: bokmål, nynorsk, norwegian bokmål, norwegian nynorsk; rom: romanes, roma; ber: berbisk, berber, amazigh;
kmr: kurmanji, nordkurdisk; prs: darisk; fa_AF: afghansk, dari persisk; yue: cantonese; sh: serbokroatisk,
serbo-croatian, bosnisk/serbisk/kroatisk, bks; ckb: sorani; se: samisk, sami; ps: pashtu, pushto; ti: tigrinja,
tigrinisk; am: amharic; bn: bangla; ur: urdu; haz: hazaragi; apc: levantinsk arabisk; sgn: tegnsprog, dansk
tegnsprog, sign language, danish sign language; kri: krio; sw: kiswahili; uk: ukrainisk; ro: moldovisk
"""


def table() -> str:
    """Return the table, made from Babel: code, Danish and English name on each line, sorted by code."""
    from babel import Locale

    danish, english = (Locale(tongue).languages for tongue in ("da", "en"))
    lines = [
        f"{code}\t{danish.get(code, '')}\t{english.get(code, '')}"
        for code in sorted({*danish, *english} - _NO_LANGUAGE)
        if "_" not in code or code == "fa_AF"
    ]
    return "\n".join(lines) + "\n"


@lru_cache(maxsize=1)
def languages_by_name() -> Mapping[str, str]:
    """Return the code of every language by each of its names, as :func:`key` makes them alike."""
    found: dict[str, str] = {}
    written = (files(__package__) / "language_names.tsv").read_text(encoding="utf-8")
    for line in written.splitlines():
        code, *names = line.split("\t")
        for name in names:
            if name:
                found.setdefault(key(name), code)
    for entry in _OTHER_NAMES.split(";"):
        code, _, names_of_it = entry.partition(":")
        for name in names_of_it.split(","):
            found[key(name)] = code.strip()
    return MappingProxyType(found)


@lru_cache(maxsize=1)
def danish_names() -> Mapping[str, str]:
    """Return the Danish name of every language that has one, by its code."""
    written = (files(__package__) / "language_names.tsv").read_text(encoding="utf-8")
    return MappingProxyType(
        {code: name for code, name, _ in (line.split("\t") for line in written.splitlines()) if name}
    )


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8", newline="\n")  # type: ignore[union-attr]  # a text stream
    sys.stdout.write(table())
