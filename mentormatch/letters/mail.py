"""Drafts of mails, one person in each, and an entry for a calendar: plain bytes, the same for the same letter."""

from __future__ import annotations

import hashlib
import re
from datetime import date, timedelta
from email.message import EmailMessage
from email.policy import SMTP
from io import BytesIO

_ADDRESS = re.compile(r"[^@\s<>,;:\"()\[\]\\]+@[^@\s<>,;:\"()\[\]\\]+\.[A-Za-z]{2,}")


def is_address(word: str | None) -> bool:
    """Whether a text is one e-mail address and nothing else: no list, no name, no line break."""
    return word is not None and _ADDRESS.fullmatch(word) is not None and word.isascii()


def draft(letter: bytes, subject: str, address: str) -> bytes:
    """Return a letter (.docx) as a draft to one person, which a mail program opens for sending."""
    import docx

    lines = [line.text for line in docx.Document(BytesIO(letter)).paragraphs]
    message = EmailMessage(policy=SMTP)
    message["To"] = address
    message["Subject"] = " ".join(subject.split())
    message["X-Unsent"] = "1"
    message.set_content("\n\n".join(line for line in lines if line.strip()) + "\n", cte="quoted-printable")
    return message.as_bytes()


def calendar(title: str, day: date, key: str, made: date) -> bytes:
    """Return a day in a calendar (.ics): title, day, what tells this entry from others, and when it was made."""
    escaped = title.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", " ")
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//mentormatch//DA",
        "BEGIN:VEVENT",
        f"UID:{hashlib.sha256(key.encode()).hexdigest()[:32]}@mentormatch",
        f"DTSTAMP:{made:%Y%m%d}T000000Z",
        f"DTSTART;VALUE=DATE:{day:%Y%m%d}",
        f"DTEND;VALUE=DATE:{day + timedelta(days=1):%Y%m%d}",
        f"SUMMARY:{escaped}",
        "END:VEVENT",
        "END:VCALENDAR",
    ]
    return ("\r\n".join(part for line in lines for part in _folded(line)) + "\r\n").encode()


def _folded(line: str) -> list[str]:
    """Return a line in parts of 75 bytes at most, as calendars want them; the later ones begin with a blank."""
    parts, now = [], ""
    for sign in line:
        if len((now + sign).encode()) > 75:  # RFC 5545, 3.1
            parts.append(now)
            now = " "
        now += sign
    return [*parts, now]
