"""What to paste: it must survive the program that reads it."""

from __future__ import annotations

import configparser
import re
import shlex
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from mentormatch.batch.schedule import Call, Scheduler, schedule
from mentormatch.locale import LANGUAGES, Language, texts

CALL = Call(
    command=("/opt/mentor match/bin/mentormatch",),
    config="/srv/100 % æøå/batch $1.toml",
    options=("--log", '/var/log/a "b".log'),
    folders=(Path("/srv/100 % æøå/resultater"),),
    user="mentor",
    network=False,
)
TASK = "{http://schemas.microsoft.com/windows/2004/02/mit/task}"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_cron_runs_the_words_that_were_meant(lang: Language) -> None:
    last = schedule(Scheduler.CRON, CALL, texts(lang)).splitlines()[-1]
    when, command = " ".join(last.split(" ")[:5]), last.split(" ", 5)[5]
    assert when == "15 3 1 * *"
    # cron turns \% into % and gives the rest to the shell.
    assert not re.search(r"(?<!\\)%", command)
    assert shlex.split(command.replace(r"\%", "%"))[:-1] == CALL.words


@pytest.mark.parametrize("lang", LANGUAGES)
def test_systemd_gets_a_service_in_a_sandbox_and_a_timer(lang: Language) -> None:
    pasted = schedule(Scheduler.SYSTEMD, CALL, texts(lang))
    units = re.findall(r"tee (\S+) >/dev/null <<'EOF'\n(.*?)\nEOF", pasted, flags=re.DOTALL)
    assert [Path(path).name for path, _ in units] == ["mentormatch.service", "mentormatch.timer"]
    service, timer = (configparser.RawConfigParser(strict=False) for _ in units)
    service.read_string(units[0][1])
    timer.read_string(units[1][1])
    assert service["Service"]["ExecStart"] == (
        '"/opt/mentor match/bin/mentormatch" "batch" "/srv/100 %% æøå/batch $$1.toml" "--no-input" "--quiet" '
        '"--log" "/var/log/a \\"b\\".log"'
    )
    assert service["Service"]["ReadWritePaths"] == '"/srv/100 %% æøå/resultater"'
    wanted = {"ProtectSystem": "strict", "PrivateNetwork": "yes", "UMask": "0077", "NoNewPrivileges": "yes"}
    assert {key: service["Service"][key] for key in wanted} == wanted
    assert timer["Timer"]["OnCalendar"] == "*-*-01 03:15:00 Europe/Copenhagen"
    assert timer["Timer"]["Persistent"] == "true"


def test_a_cluster_needs_the_network() -> None:
    call = Call(CALL.command, CALL.config, (), CALL.folders, CALL.user, network=True)
    pasted = schedule(Scheduler.SYSTEMD, call, texts("en"))
    assert "PrivateNetwork" not in pasted
    assert "RestrictAddressFamilies=AF_UNIX AF_INET AF_INET6" in pasted


@pytest.mark.parametrize("lang", LANGUAGES)
def test_windows_gets_a_task_that_never_runs_twice_at_once(lang: Language) -> None:
    config = r"\\server\mentor & match\batch.toml"
    call = Call((r"C:\Program Files\mentormatch.exe",), config, (), (), "x", network=False)
    pasted = schedule(Scheduler.WINDOWS, call, texts(lang))
    found = re.search(r"^\$task = @'\n(.*?)\n'@$", pasted, flags=re.DOTALL | re.MULTILINE)
    assert found
    task = ET.fromstring(found[1])  # noqa: S314  # our own text
    assert task.findtext(f".//{TASK}Command") == r"C:\Program Files\mentormatch.exe"
    assert task.findtext(f".//{TASK}Arguments") == (
        r'batch "\\server\mentor & match\batch.toml" --no-input --quiet'
    )
    assert task.findtext(f".//{TASK}MultipleInstancesPolicy") == "IgnoreNew"
    assert len(list(task.find(f".//{TASK}Months") or [])) == 12
    assert pasted.splitlines()[-1].startswith("Register-ScheduledTask")


def test_a_drive_letter_is_warned_about() -> None:
    call = Call(("mentormatch",), r"M:\mentor\batch.toml", (), (), "x", network=False)
    assert "M:" in schedule(Scheduler.WINDOWS, call, texts("da")).split("$task")[0]
