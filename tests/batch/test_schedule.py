"""What to paste: it must survive the program that reads it."""

from __future__ import annotations

import configparser
import os
import re
import shlex
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from mentormatch.batch.schedule import Call, Scheduler, schedule
from mentormatch.cli.language import spoken_language
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


@pytest.mark.parametrize("kind", [Scheduler.CRON, Scheduler.SYSTEMD])
def test_a_run_at_night_speaks_as_its_operator_does(kind: Scheduler) -> None:
    """Cron and systemd give a run no locale of its own; its mails and its journal would be in English."""
    assert "LC_MESSAGES=da_DK.UTF-8" in schedule(kind, CALL, texts("da"))
    assert "LC_MESSAGES" not in schedule(kind, CALL, texts("en"))
    assert spoken_language([], {"LANG": "C.UTF-8", "LC_MESSAGES": "da_DK.UTF-8"}) == "da"


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


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="systemd is not installed")
def test_systemd_itself_finds_no_fault_with_the_units(tmp_path: Path) -> None:
    program = tmp_path / "mentor match" / "mentormatch"
    program.parent.mkdir()
    program.write_text("#!/bin/sh\n")
    program.chmod(0o755)
    call = replace(CALL, command=(str(program),), user="root")
    for variant in (call, replace(call, network=True, private=False)):
        pasted = schedule(Scheduler.SYSTEMD, variant, texts("da"))
        units = re.findall(r"tee (\S+) >/dev/null <<'EOF'\n(.*?)\nEOF", pasted, flags=re.DOTALL)
        for path, text in units:
            (tmp_path / Path(path).name).write_text(text)
        done = subprocess.run(
            ["systemd-analyze", "verify", "--man=no", "mentormatch.service", "mentormatch.timer"],
            check=False,
            cwd=tmp_path,
            env={**os.environ, "SYSTEMD_UNIT_PATH": f"{tmp_path}:"},
            capture_output=True,
            text=True,
        )
        ours = [line for line in (done.stdout + done.stderr).splitlines() if "mentormatch" in line]
        assert ours == []
        broken = (
            (tmp_path / "mentormatch.service").read_text().replace("ProtectSystem=strict", "ProtectSistem=s")
        )
        (tmp_path / "mentormatch.service").write_text(broken)
        again = subprocess.run(
            ["systemd-analyze", "verify", "--man=no", "mentormatch.service"],
            check=False,
            cwd=tmp_path,
            capture_output=True,
            text=True,
        )
        assert "ProtectSistem" in again.stdout + again.stderr  # it does look


def test_a_dollar_sign_is_doubled_in_the_command_alone() -> None:
    call = replace(CALL, folders=(Path("/srv/100 $ om året"),))
    pasted = schedule(Scheduler.SYSTEMD, call, texts("da"))
    assert 'ReadWritePaths="/srv/100 $ om året"' in pasted
    assert "batch $$1.toml" in pasted


@pytest.mark.parametrize(("top", "own"), [("srv", True), ("tmp", False), ("var/tmp", False)])
def test_what_lies_in_tmp_is_not_hidden_from_the_service(top: str, own: bool) -> None:
    pasted = schedule(Scheduler.SYSTEMD, replace(CALL, folders=(Path("/", top, "mentor"),)), texts("da"))
    assert ("PrivateTmp=yes" in pasted) is own


@pytest.mark.parametrize(("private", "mask"), [(True, "0077"), (False, "0022")])
def test_what_is_meant_for_others_is_not_hidden_from_them_by_the_service(private: bool, mask: str) -> None:
    assert f"UMask={mask}" in schedule(Scheduler.SYSTEMD, replace(CALL, private=private), texts("da"))


def test_the_pasted_shell_text_makes_the_units_and_the_folders(tmp_path: Path) -> None:
    """Run it with a sudo that writes below a folder of ours and a systemctl that only says what it was asked."""
    (tmp_path / "bin").mkdir()
    sudo = '#!/bin/sh\ncase "$1" in tee) exec tee "$ROOT/$(basename "$2")";; *) echo "$@" >> "$ROOT/asked";; esac\n'
    for name, text in (("sudo", sudo), ("systemctl", '#!/bin/sh\necho "$@" >> "$ROOT/asked"\n')):
        (tmp_path / "bin" / name).write_text(text)
        (tmp_path / "bin" / name).chmod(0o755)
    folder = tmp_path / "100 % æøå" / "resultater"
    pasted = schedule(Scheduler.SYSTEMD, replace(CALL, folders=(folder,)), texts("da"))
    env = {**os.environ, "PATH": f"{tmp_path / 'bin'}:{os.environ['PATH']}", "ROOT": str(tmp_path)}
    subprocess.run(["sh", "-eu", "-c", pasted], check=True, env=env, stdout=subprocess.DEVNULL)
    assert folder.is_dir()
    assert "batch $$1.toml" in (tmp_path / "mentormatch.service").read_text("utf-8")
    assert "Persistent=true" in (tmp_path / "mentormatch.timer").read_text("utf-8")
    assert "enable --now mentormatch.timer" in (tmp_path / "asked").read_text("utf-8")


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


def test_drive_letters_are_warned_about_wherever_they_stand_but_not_the_systems_own() -> None:
    options = ("--log", r"n:\log.txt", "--scheduler", "tcp://klynge:8786")
    folders = (Path(r"C:\Mentor\resultater"), Path(r"\\server\mentor"))
    call = Call((r"C:\mentormatch.exe",), r"\\server\batch.toml", options, folders, "x", network=False)
    head = schedule(Scheduler.WINDOWS, call, texts("da")).split("$task")[0]
    assert "N:" in head
    assert "C:" not in head
    assert "tcp" not in head
