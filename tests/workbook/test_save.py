"""Saving leaves the old file or the new one, whatever fails, and a finished result is never lost."""

from __future__ import annotations

import errno
import os
import signal
import stat
import subprocess
import sys
import textwrap
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from mentormatch.errors import ExitCode, OutputProblem, UsageProblem
from mentormatch.locale import LANGUAGES, texts
from mentormatch.workbook.files import save as module
from mentormatch.workbook.files.naming import free_name
from mentormatch.workbook.files.save import probe, save, sweep

OLD = b"old " * 40_000
NEW = b"new " * 300_000
CALLS = (
    "open",
    "write",
    "fsync",
    "replace",
    "link",
    "unlink",
    "close",
    "stat",
    "fchmod",
    "rename",
    "listdir",
)


class FailingOs:
    """The os module, except that its n-th call (of those that touch files) fails."""

    def __init__(self, fail_at: int, fault: int = errno.EIO) -> None:
        self.count = 0
        self.fail_at = fail_at
        self.fault = fault

    def __getattr__(self, name: str) -> object:
        real = getattr(os, name)
        if name not in CALLS:
            return real

        def call(*args: object, **kwargs: object) -> object:
            self.count += 1
            if self.count == self.fail_at:
                if name == "close":
                    real(*args, **kwargs)  # a close that fails has closed all the same
                raise OSError(self.fault, os.strerror(self.fault))
            return real(*args, **kwargs)

        return call


@pytest.fixture(autouse=True)
def _no_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "PATIENCE", (0.0, 0.0))


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "home" / "plan.xlsx"


@pytest.fixture
def old(target: Path) -> Path:
    target.parent.mkdir()
    target.write_bytes(OLD)
    return target


def names(folder: Path) -> list[str]:
    return sorted(p.name for p in folder.iterdir())


def test_new_file_takes_the_rights_the_folder_gives(tmp_path: Path) -> None:
    (tmp_path / "plain").write_bytes(b"")
    assert save(NEW, tmp_path / "a.xlsx").path == tmp_path / "a.xlsx"
    assert (tmp_path / "a.xlsx").read_bytes() == NEW
    assert (tmp_path / "a.xlsx").stat().st_mode == (tmp_path / "plain").stat().st_mode
    assert names(tmp_path) == ["a.xlsx", "plain"]


def test_existing_file_is_never_replaced_without_force(old: Path) -> None:
    for call in (lambda: probe(old), lambda: save(NEW, old)):
        with pytest.raises(OutputProblem) as caught:
            call()
        assert caught.value.exit_code == ExitCode.OUTPUT == 6
        assert caught.value.saved is None
        assert "--force" in texts("da")(caught.value.key, **caught.value.values)
    assert old.read_bytes() == OLD
    assert names(old.parent) == ["plan.xlsx"]


def test_force_keeps_a_backup_and_never_overwrites_an_older_one(old: Path) -> None:
    saved = [save(data, old, force=True) for data in (b"1", b"2", NEW)]
    assert [s.backup.name for s in saved if s.backup] == [f"plan.backup-{n}.xlsx" for n in (1, 2, 3)]
    assert [s.backup.read_bytes() for s in saved if s.backup] == [OLD, b"1", b"2"]
    assert old.read_bytes() == NEW


def test_rights_of_the_old_file_are_kept(old: Path) -> None:
    old.chmod(0o640)
    save(NEW, old, force=True)
    assert stat.S_IMODE(old.stat().st_mode) == 0o640


def test_symbolic_link_stays_a_link(old: Path, tmp_path: Path) -> None:
    link = tmp_path / "link.xlsx"
    link.symlink_to(old)
    assert save(NEW, link, force=True).path == old
    assert link.is_symlink()
    assert old.read_bytes() == NEW


def test_file_system_without_links_still_gets_a_backup(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_links(*_: object) -> None:
        raise OSError(errno.ENOTSUP, "no links here")

    monkeypatch.setattr(os, "link", no_links)
    old.with_name("plan.backup-1.xlsx").write_bytes(b"older")
    saved = save(NEW, old, force=True)
    assert saved.backup == old.with_name("plan.backup-2.xlsx")
    assert saved.backup.read_bytes() == OLD
    assert old.read_bytes() == NEW
    assert save(NEW, old.with_name("fresh.xlsx")).path.read_bytes() == NEW


@pytest.mark.parametrize("mark", ["~$plan.xlsx", ".~lock.plan.xlsx#"])
def test_open_in_excel_or_libreoffice(old: Path, tmp_path: Path, mark: str) -> None:
    old.with_name(mark).write_bytes(b"Karen")
    with pytest.raises(OutputProblem) as caught:
        probe(old, force=True)
    assert mark in texts("en")(caught.value.key, **caught.value.values)
    with pytest.raises(OutputProblem) as caught:
        save(NEW, old, force=True, fallback=tmp_path / "state")
    assert old.read_bytes() == OLD
    assert caught.value.saved == old.with_name("plan (2).xlsx")
    assert caught.value.saved.read_bytes() == NEW


def test_file_that_another_program_lets_go_is_waited_for(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tries = []

    def replace(a: Path, b: Path, real=os.replace) -> None:
        tries.append(1)
        if len(tries) < 3:
            raise PermissionError(errno.EACCES, "in use")
        real(a, b)

    monkeypatch.setattr(os, "replace", replace)
    assert save(NEW, old, force=True).path.read_bytes() == NEW
    assert len(tries) == 3


def test_file_that_is_never_let_go(old: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def replace(*_: object) -> None:
        raise PermissionError(errno.EACCES, "in use")

    monkeypatch.setattr(os, "replace", replace)
    with pytest.raises(OutputProblem) as caught:
        save(NEW, old, force=True, fallback=tmp_path / "state")
    assert caught.value.key == "workbook.save.busy.saved"
    assert old.read_bytes() == OLD
    assert names(old.parent) == ["plan (2).xlsx", "plan.xlsx"]


@pytest.mark.parametrize(
    ("fault", "kind"),
    [(errno.ENOSPC, "full"), (errno.EROFS, "denied"), (errno.EACCES, "denied"), (errno.EIO, "failed")],
)
def test_refusal_of_the_drive_is_said_in_words(
    old: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fault: int, kind: str
) -> None:
    def write(handle: int, data: bytes, real=os.write) -> int:
        if os.path.samestat(os.fstat(handle), elsewhere):
            return real(handle, data)
        raise OSError(fault, os.strerror(fault))

    def opened(path: Path, *args: int, real=os.open) -> int:
        nonlocal elsewhere
        handle = real(path, *args)
        if "state" in str(path):
            elsewhere = os.fstat(handle)
        return handle

    elsewhere = tmp_path.stat()
    monkeypatch.setattr(os, "open", opened)
    monkeypatch.setattr(os, "write", write)
    with pytest.raises(OutputProblem) as caught:
        save(NEW, old, force=True, fallback=tmp_path / "state")
    assert caught.value.key == f"workbook.save.{kind}.saved"
    assert caught.value.saved == tmp_path / "state" / "plan.xlsx"
    assert caught.value.saved.read_bytes() == NEW
    assert stat.S_IMODE(caught.value.saved.stat().st_mode) == 0o600
    assert stat.S_IMODE(caught.value.saved.parent.stat().st_mode) == 0o700
    assert old.read_bytes() == OLD
    assert names(old.parent) == ["plan.xlsx"]
    for lang in LANGUAGES:
        assert str(caught.value.saved) in texts(lang)(caught.value.key, **caught.value.values)


def test_probe_finds_out_before_the_work(old: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    probe(old, force=True)
    probe(old.with_name("new.xlsx"))
    assert names(old.parent) == ["plan.xlsx"]
    for bad, kind in ((tmp_path / "none" / "a.xlsx", "folder"), (tmp_path / ("a" * 230 + ".xlsx"), "long")):
        with pytest.raises(OutputProblem) as caught:
            probe(bad)
        assert caught.value.key == f"workbook.save.{kind}.alone"
    (tmp_path / "folder.xlsx").mkdir()
    with pytest.raises(OutputProblem, match=r"special"):
        probe(tmp_path / "folder.xlsx", force=True)
    with pytest.raises(UsageProblem, match="suffix"):
        probe(tmp_path / "a.csv")

    def denied(*_: object) -> int:
        raise PermissionError(errno.EACCES, "read-only folder")

    monkeypatch.setattr(os, "open", denied)
    with pytest.raises(OutputProblem, match=r"denied"):
        probe(tmp_path / "a.xlsx")


def test_every_text_exists_in_both_languages_with_its_gaps() -> None:
    given = {"target": "t", "name": "n", "saved": "s", "most": 1, "mark": "m", "cause": "c"}
    for lang in LANGUAGES:
        section = texts(lang).lookup("workbook.save")
        assert isinstance(section, dict)
        for kind in section:
            for form in ("alone", "saved") if kind != "suffix" else ("",):
                assert texts(lang)(f"workbook.save.{kind}.{form}".rstrip("."), **given)


@pytest.mark.parametrize("force", [False, True])
@pytest.mark.parametrize("fault", [errno.EIO, errno.ENOSPC, errno.EACCES])
def test_any_one_call_may_fail(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, force: bool, fault: int
) -> None:
    """Fail the first, second, third ... call until none is left: one file whole, the result never lost."""
    for n in range(1, 200):
        target = tmp_path / str(n) / "plan.xlsx"
        target.parent.mkdir()
        if force:
            target.write_bytes(OLD)
        failing = FailingOs(n, fault)
        monkeypatch.setattr(module, "os", failing)
        try:
            saved = save(NEW, target, force=force, fallback=tmp_path / f"state{n}")
        except OutputProblem as problem:
            rescued = problem.saved
            assert rescued is not None
            assert rescued.read_bytes() == NEW
            assert (target.read_bytes() == OLD) if force else not target.exists()
        else:
            assert saved.path.read_bytes() == NEW
            assert not force or (saved.backup is not None and saved.backup.read_bytes() == OLD)
        monkeypatch.undo()
        monkeypatch.setattr(module, "PATIENCE", (0.0, 0.0))
        if failing.count < n:
            assert n > 8
            return
    raise AssertionError("the calls never ended")


KILLED = textwrap.dedent("""
    import os, signal, sys
    from pathlib import Path
    from mentormatch.workbook.files import save as module

    class KillingOs:
        count = 0
        def __getattr__(self, name):
            real = getattr(os, name)
            if not callable(real):
                return real
            def call(*args, **kwargs):
                KillingOs.count += 1
                if KillingOs.count == int(sys.argv[2]):
                    if name == "write":
                        real(args[0], args[1][:100])
                    os.kill(os.getpid(), signal.SIGKILL)
                return real(*args, **kwargs)
            return call

    module.os = KillingOs()
    module.save(b"new " * 300_000, Path(sys.argv[1]), force=True)
""")


def test_kill_at_any_call_leaves_a_whole_file(old: Path) -> None:
    """Short form of tests/campaigns/save_kills.py: the process dies before a call, or amid a write."""
    ended = False
    for n in range(1, 120, 3):
        old.write_bytes(OLD)
        done = subprocess.run([sys.executable, "-c", KILLED, str(old), str(n)], check=False)
        content = old.read_bytes()
        assert content in (OLD, NEW)
        if done.returncode == 0:
            ended = True
            assert content == NEW
            break
        assert done.returncode == -signal.SIGKILL
    assert ended
    save(NEW, old, force=True)
    assert not [name for name in names(old.parent) if name.endswith(".tmp")], "leftovers are swept"


def test_file_that_a_living_run_writes_is_not_swept(old: Path) -> None:
    handle, path = module._temporary(old, None)
    try:
        save(NEW, old, force=True)
        assert path.exists()
    finally:
        os.close(handle)
    save(OLD, old, force=True)
    assert not path.exists()


def test_default_name_carries_the_month_and_is_never_taken(tmp_path: Path) -> None:
    first = free_name(tmp_path, "unge", "2026-12")
    assert first == tmp_path / "unge - match 2026-12.xlsx"
    first.write_bytes(b"")
    assert free_name(tmp_path, "unge", "2026-12").name == "unge - match 2026-12 (2).xlsx"
    assert free_name(tmp_path, "unge - match 2026-11", "2026-12").name == "unge - match 2026-12 (2).xlsx"
    assert free_name(tmp_path, "unge - match 2026-11 (2)", "2027-01").name == "unge - match 2027-01.xlsx"


# ---- several runs at once ----


def _at_once(call: Callable[[int], Path | OutputProblem], runs: int = 6) -> list[Path | OutputProblem]:
    together = threading.Barrier(runs)

    def one(number: int) -> Path | OutputProblem:
        together.wait()
        try:
            return call(number)
        except OutputProblem as problem:
            return problem

    with ThreadPoolExecutor(runs) as pool:
        return list(pool.map(one, range(runs)))


@pytest.mark.parametrize("there", [True, False])
def test_six_that_may_replace_one_file_each_put_theirs_and_keep_the_one_before(
    there: bool, tmp_path: Path
) -> None:
    target = tmp_path / "plan.xlsx"
    if there:
        target.write_bytes(OLD)
    done = _at_once(lambda number: save(b"run %d" % number, target, force=True, fallback=tmp_path / "s").path)
    assert done == [target] * 6
    kept = {path.read_bytes() for path in tmp_path.iterdir()}
    assert kept == {b"run %d" % number for number in range(6)} | ({OLD} if there else set())


def test_six_without_a_name_of_their_own_take_the_numbers_one_after_the_other(tmp_path: Path) -> None:
    target = tmp_path / "plan.xlsx"
    done = _at_once(lambda number: save(b"run %d" % number, target, numbered=True).path)
    names = ["plan.xlsx", *(f"plan ({number}).xlsx" for number in range(2, 7))]
    assert sorted(str(path.name) for path in done if isinstance(path, Path)) == sorted(names)
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(names)
    assert {path.read_bytes() for path in tmp_path.iterdir()} == {b"run %d" % n for n in range(6)}


def test_six_that_want_one_new_name_and_may_replace_nothing_say_where_theirs_is(tmp_path: Path) -> None:
    target = tmp_path / "plan.xlsx"
    done = _at_once(lambda number: save(b"run %d" % number, target, fallback=tmp_path / "s").path)
    faults = [one for one in done if isinstance(one, OutputProblem)]
    assert len(faults) == 5
    assert {one.saved.parent for one in faults if one.saved} == {tmp_path}, "beside it, where the user looks"
    assert {path.read_bytes() for path in tmp_path.iterdir()} == {b"run %d" % n for n in range(6)}


@pytest.mark.skipif(sys.platform == "win32", reason="an open file cannot be moved there")
def test_the_temporary_file_is_locked_until_it_is_in_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "plan.xlsx"
    link, tried = os.link, []

    def sweeping(source: Path, to: Path) -> None:
        sweep(target)
        tried.append(source.exists())
        link(source, to)

    monkeypatch.setattr(os, "link", sweeping)
    save(NEW, target)
    assert tried == [True], "another run that cleans up leaves it alone"
