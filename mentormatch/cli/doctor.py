"""``mentormatch doctor``: can this installation do the work?"""

from __future__ import annotations

import sys
import tempfile
from datetime import UTC, date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import click

from mentormatch.errors import ExitCode
from mentormatch.locale import Texts

from . import options
from .console import Console


def build(t: Texts) -> click.Command:
    """Return the command in one language."""

    def doctor(console: Console) -> int:
        from mentormatch.batch.doctor import examine, fit

        findings = examine(
            now=lambda: datetime.now(UTC).astimezone(ZoneInfo("Europe/Copenhagen")),
            encoding=sys.stdout.encoding,
            folders=(Path.cwd(), Path(tempfile.gettempdir()), options.state_folder()),
        )
        t = console.t
        if console.as_json:
            console.data(
                {
                    "fit": fit(findings),
                    "findings": [
                        {
                            "area": one.area,
                            "health": one.health.value,
                            "text": t(one.key, **one.values),
                            **{k: str(v) if isinstance(v, date) else v for k, v in one.values.items()},
                        }
                        for one in findings
                    ],
                }
            )
        else:
            for one in findings:
                console.result(f"{t(f'doctor.health.{one.health.value}')}  {t(one.key, **one.values)}")
            console.result(t("doctor.fit" if fit(findings) else "doctor.unfit"))
        return int(ExitCode.DONE if fit(findings) else ExitCode.ENGINE)

    return options.command(t, "doctor", doctor)
