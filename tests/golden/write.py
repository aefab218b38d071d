"""Write the golden files anew after a change that is meant; look at the difference before you commit it.

python tests/golden/write.py
"""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

from mentormatch.locale import LANGUAGES
from mentormatch.workbook.result.rendering import render

HERE = Path(__file__).parent


def load(name: str) -> ModuleType:
    """Import a test module by its file."""
    spec = importlib.util.spec_from_file_location(name, HERE.parent / "workbook" / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def main() -> None:
    """Write one file for each language."""
    corps, tests = load("conftest"), load("test_result")
    for lang in LANGUAGES:
        data = render(corps.make_report(), corps.make_book(), lang)
        (HERE / f"result_{lang}.tsv").write_text(tests.dump(data), "utf-8")
        sys.stdout.write(f"result_{lang}.tsv\n")


if __name__ == "__main__":
    main()
