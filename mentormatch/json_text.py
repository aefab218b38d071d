"""JSON as the program writes it: UTF-8 always, whatever stands in a name."""

from __future__ import annotations

import json
from typing import Any


def json_bytes(value: Any, *, indent: int | None = None, sort_keys: bool = False) -> bytes:
    r"""Return a value as JSON in UTF-8, with a line break at the end.

    A file's name may hold bytes that are no text; Python stands in for them with lone surrogates, which UTF-8 has no
    form for. They become JSON's own escapes, from which any reader gets the same name back.

    >>> json_bytes({"file": "\udce6.xlsx"})
    b'{"file": "\\udce6.xlsx"}\n'
    """
    text = json.dumps(value, ensure_ascii=False, indent=indent, sort_keys=sort_keys)
    return text.encode("utf-8", "backslashreplace") + b"\n"
