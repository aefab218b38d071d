"""How to have the batch run by itself: text to paste for cron, systemd and the Windows Task Scheduler."""

from __future__ import annotations

import shlex
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path, PureWindowsPath
from subprocess import list2cmdline
from xml.sax.saxutils import escape

from mentormatch.locale import Texts

HOUR, MINUTE = 3, 15
"""When, on the first of the month: after any change to or from summer time, and before anybody is at work."""

_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


class Scheduler(StrEnum):
    """What can run it."""

    CRON = "cron"
    SYSTEMD = "systemd"
    WINDOWS = "windows"


@dataclass(frozen=True)
class Call:
    """The command to schedule, and what it needs."""

    command: tuple[str, ...]
    """How this program is called: a path, or Python with ``-m mentormatch``."""
    config: str
    options: tuple[str, ...]
    folders: tuple[Path, ...]
    """Folders that it writes in."""
    user: str
    network: bool
    """Whether it uses a cluster."""
    private: bool = True
    """Whether what it makes is its user's alone."""

    @property
    def words(self) -> list[str]:
        """Return the whole command line."""
        return [*self.command, "batch", self.config, "--no-input", "--quiet", *self.options]


def schedule(kind: Scheduler, call: Call, t: Texts) -> str:
    """Return what to paste, comments included, in a language."""
    match kind:
        case Scheduler.CRON:
            return _cron(call, t)
        case Scheduler.SYSTEMD:
            return _systemd(call, t)
        case Scheduler.WINDOWS:
            return _windows(call, t)


def _spoken(t: Texts) -> list[str]:
    """Return what tells a run at night to speak as its operator does: by day the locale said so. The language of the
    results stays that of each workbook."""
    return ["LANG=C.UTF-8", *(["LC_MESSAGES=da_DK.UTF-8"] if t.lang == "da" else [])]


def _cron(call: Call, t: Texts) -> str:
    # In a crontab a per cent sign ends the command unless it is escaped.
    line = shlex.join(call.words).replace("%", r"\%")
    return "\n".join(
        [
            *_comments(t("batch.schedule.cron")),
            *_spoken(t),
            f"{MINUTE} {HOUR} 1 * * {line} >/dev/null",
        ]
    )


def _systemd(call: Call, t: Texts) -> str:
    lines = [
        *_comments(t("batch.schedule.systemd")),
        # A folder that is not there would keep the service from starting.
        f"mkdir -p {shlex.join(str(folder) for folder in call.folders)}",
        "sudo tee /etc/systemd/system/mentormatch.service >/dev/null <<'EOF'",
        "[Unit]",
        "Description=mentormatch batch",
        "",
        "[Service]",
        "Type=oneshot",
        f"User={call.user}",
        # In a command, and nowhere else, a dollar sign would begin a variable.
        f"ExecStart={' '.join(_quoted(word).replace('$', '$$') for word in call.words)}",
        f"Environment={' '.join(_spoken(t))} PYTHONUTF8=1",
        f"UMask={'0077' if call.private else '0022'}",
        *(f"ReadWritePaths={_quoted(str(folder))}" for folder in call.folders),
        "ProtectSystem=strict",
        "ProtectHome=read-only",
        # With a /tmp of its own the service would not find what lies there.
        *([] if _within_tmp(call) else ["PrivateTmp=yes"]),
        "PrivateDevices=yes",
        *([] if call.network else ["PrivateNetwork=yes"]),
        f"RestrictAddressFamilies=AF_UNIX{' AF_INET AF_INET6' if call.network else ''}",
        "NoNewPrivileges=yes",
        "CapabilityBoundingSet=",
        "ProtectClock=yes",
        "ProtectControlGroups=yes",
        "ProtectHostname=yes",
        "ProtectKernelLogs=yes",
        "ProtectKernelModules=yes",
        "ProtectKernelTunables=yes",
        "ProtectProc=invisible",
        "LockPersonality=yes",
        "RestrictNamespaces=yes",
        "RestrictRealtime=yes",
        "RestrictSUIDSGID=yes",
        "SystemCallArchitectures=native",
        "SystemCallFilter=@system-service",
        "EOF",
        "sudo tee /etc/systemd/system/mentormatch.timer >/dev/null <<'EOF'",
        "[Unit]",
        "Description=mentormatch batch",
        "",
        "[Timer]",
        f"OnCalendar=*-*-01 {HOUR:02d}:{MINUTE:02d}:00 Europe/Copenhagen",
        "Persistent=true",
        "",
        "[Install]",
        "WantedBy=timers.target",
        "EOF",
        "sudo systemctl daemon-reload && sudo systemctl enable --now mentormatch.timer",
    ]
    return "\n".join(lines)


def _within_tmp(call: Call) -> bool:
    paths = [Path(call.config), *call.folders]
    return any(path.is_relative_to(tmp) for path in paths for tmp in ("/tmp", "/var/tmp"))  # noqa: S108  # systemd's


def _windows(call: Call, t: Texts) -> str:
    program, *arguments = call.words
    months = "".join(f"<{month} />" for month in _MONTHS)
    lines = [*_comments(t("batch.schedule.windows"))]
    paths = [call.config, *call.options, *(str(folder) for folder in call.folders)]
    drives = {PureWindowsPath(path).drive.upper() for path in paths if "://" not in path}
    # What is on the system's own drive is there also while nobody is logged on.
    for drive in sorted(drive for drive in drives if drive.endswith(":") and drive != "C:"):
        lines += _comments(t("batch.schedule.drive", drive=drive))
    lines += [
        "$task = @'",
        '<?xml version="1.0"?>',
        '<Task version="1.2" xmlns="http://schemas.microsoft.com/windows/2004/02/mit/task">',
        "  <Triggers><CalendarTrigger>",
        f"    <StartBoundary>2026-01-01T{HOUR:02d}:{MINUTE:02d}:00</StartBoundary>",
        "    <ScheduleByMonth><DaysOfMonth><Day>1</Day></DaysOfMonth>",
        f"    <Months>{months}</Months></ScheduleByMonth>",
        "  </CalendarTrigger></Triggers>",
        '  <Principals><Principal id="Author">',
        "    <LogonType>Password</LogonType><RunLevel>LeastPrivilege</RunLevel>",
        "  </Principal></Principals>",
        "  <Settings>",
        "    <MultipleInstancesPolicy>IgnoreNew</MultipleInstancesPolicy>",
        "    <DisallowStartIfOnBatteries>false</DisallowStartIfOnBatteries>",
        "    <StopIfGoingOnBatteries>false</StopIfGoingOnBatteries>",
        "    <StartWhenAvailable>true</StartWhenAvailable>",
        "    <ExecutionTimeLimit>PT12H</ExecutionTimeLimit>",
        "  </Settings>",
        '  <Actions Context="Author"><Exec>',
        f"    <Command>{escape(program)}</Command>",
        f"    <Arguments>{escape(list2cmdline(arguments))}</Arguments>",
        "  </Exec></Actions>",
        "</Task>",
        "'@",
        "$who = Get-Credential",
        (
            "Register-ScheduledTask -TaskName mentormatch -Xml $task "
            "-User $who.UserName -Password $who.GetNetworkCredential().Password"
        ),
    ]
    return "\n".join(lines)


def _comments(text: str) -> list[str]:
    return [f"# {line}" for line in text.splitlines()]


def _quoted(word: str) -> str:
    """Return a word as a unit file wants it: specifiers are doubled, the rest is in quotes."""
    doubled = word.replace("\\", "\\\\").replace('"', '\\"').replace("%", "%%")
    return f'"{doubled}"'
