"""How things stand before a job: from the record and the bytes that lie there follows what is to be done."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from mentormatch.errors import InputProblem
from mentormatch.workbook.files.content import NotRead, read_bytes
from mentormatch.workbook.files.limits import MAX_FILE_BYTES

from .jobs import Job
from .manifest import BrokenRecord, Manifest, Phase, load_manifest, sha256_of
from .outcome import State


def foresee(job: Job) -> State:
    """Return what a job would do, from the record and the files as they are; nothing is written.

    ``FAILED`` means that a file of somebody else's stands where the result should go, or a broken record beside it.
    """
    return Standing.of(job).verdict if job.lists else State.MISSING


@dataclass(frozen=True)
class Standing:
    """What was made earlier, what lies there now, what is asked."""

    job: Job
    manifest: Manifest | None
    there: str | None
    """Digest of the file where the result goes."""
    asked: str
    """Digest of everything that people give: files, settings, date."""
    fingerprint: str
    """The same with the rules."""
    contents: Mapping[Path, bytes] = field(repr=False)
    """Every file that could be read, once: what is made must be made from the bytes that were weighed here, also
    where somebody saves another list in the meantime."""
    broken: bool = False
    """Whether the record is there and cannot be used."""

    @classmethod
    def of(cls, job: Job) -> Standing:
        """Look at the record, the files and the rules."""
        from mentormatch.eligibility import load_rules, own_rules_digest

        contents: dict[Path, bytes] = {}
        for path in (*job.books, *job.maps):
            with suppress(OSError, NotRead):
                contents[path] = read_bytes(path, MAX_FILE_BYTES)
        digests = {path: hashlib.sha256(data).hexdigest() for path, data in contents.items()}
        asked = _digest(
            [
                *(str(digests.get(path)) for path in (*job.books, *job.maps)),
                *(f"{key}={value}" for key, value in sorted(job.settings.items())),
                f"as_of {job.as_of.isoformat()}",
                f"lang {job.lang}",
                f"leave_out_errors {job.leave_out_errors}",
            ]
        )
        missing = () if own_rules_digest() else job.folders  # a run has them in force already
        fingerprint = _digest([asked, load_rules(*missing).digest])
        broken = False
        try:
            manifest = load_manifest(job.manifest)
        except BrokenRecord:
            manifest, broken = None, True
        return cls(job, manifest, sha256_of(job.output), asked, fingerprint, contents, broken)

    @property
    def verdict(self) -> State:
        """What is to be done. ``FAILED``: what lies there is not ours, or the record of it is broken.

        An input that is missing is run like any other: the reader says so, and nothing is written.
        """
        if self.broken:
            return State.FAILED
        if self.there is None or not all(path.is_file() for path in self.job.lists):
            return State.MADE
        if self.manifest is None or self.manifest.result is None:
            return State.FAILED
        result, phase = self.manifest.result, self.manifest.phase
        if self.there == result.sha256:
            if result.fingerprint != self.fingerprint:
                return State.REMADE
            return State.UNCHANGED if phase is Phase.DONE else State.FINISHED
        if phase in (Phase.RUNNING, Phase.READY) and self.there == self.manifest.before:
            return State.REMADE
        if self.damaged:
            return State.REMADE
        # A person has worked in it. New rules alone are no reason to disturb them.
        return State.UNCHANGED if result.asked == self.asked and phase is not Phase.READY else State.KEPT

    @property
    def damaged(self) -> bool:
        """Whether what lies there is neither what was made nor a workbook that a person can have worked in: cut short,
        emptied, or something else altogether. A result that somebody gave a password is theirs."""
        from mentormatch.workbook.files.old import is_protected
        from mentormatch.workbook.result.reader import has_matches

        manifest = self.manifest
        if self.there is None or manifest is None or manifest.result is None:
            return False
        if self.there in (manifest.result.sha256, manifest.before):
            return False
        try:
            return not has_matches(self.job.output)
        except InputProblem:
            with suppress(OSError, NotRead):
                return not is_protected(read_bytes(self.job.output, MAX_FILE_BYTES))
            return True


def _digest(parts: Iterable[str]) -> str:
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()
