"""Puts a finished folder in the place of another, so that at no moment there is half a site."""

from __future__ import annotations

import ctypes
import fcntl
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

RENAME_EXCHANGE = 2
"""Flag of renameat2(2), Linux 3.15: swap two paths in one step."""
AT_FDCWD = -100
"""Paths are relative to the working folder (openat(2))."""


class BusyError(Exception):
    """Another process is making the same folder; the message says so in Dutch."""


@contextmanager
def replacing(target: Path) -> Iterator[Path]:
    """Yield an empty folder beside `target`, which takes its place when the block succeeds.

    When the block raises, or the process is killed, `target` stays as it was. What a killed
    process left behind is cleared away, and an interrupted switch is repaired, at the next call.
    Raises BusyError when another process is inside such a block for the same `target`.
    """
    target = target.resolve()  # where a link leads to is replaced, not the link
    target.parent.mkdir(parents=True, exist_ok=True)
    with _alone(target):
        _repair(target)
        new = Path(tempfile.mkdtemp(prefix=_prefix(target), dir=target.parent))
        new.chmod(0o755)
        try:
            yield new
            _switch(new, target)
        finally:
            _repair(target)


@contextmanager
def _alone(target: Path) -> Iterator[None]:
    """Hold the lock of `target`; the system lets go of it when the process is killed."""
    path = target.parent / f".{target.name}-slot"
    # Not through a link that came with the folder of a region: this may create and change it.
    number = os.open(path, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC, 0o644)
    with os.fdopen(number, "w") as lock:
        if not _locked(lock, path):
            raise BusyError(
                f"Er wordt al gebouwd naar {target}. Wacht tot dat klaar is, of kies met --uit "
                "een andere map."
            )
        try:
            yield
        finally:
            path.unlink(missing_ok=True)


def _locked(lock: IO[str], path: Path) -> bool:
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        # A build that ended just now took its file away; a lock on that keeps nobody out.
        return os.path.samestat(os.fstat(lock.fileno()), path.stat())
    except (BlockingIOError, FileNotFoundError):
        return False


def _prefix(target: Path) -> str:
    return f".{target.name}-nieuw-"


def _backup(target: Path) -> Path:
    return target.parent / f".{target.name}-vorige"


def _switch(new: Path, target: Path) -> None:
    if not target.exists():
        new.rename(target)
    elif not _exchange(new, target):
        target.rename(_backup(target))
        new.rename(target)


def _exchange(first: Path, second: Path) -> bool:
    """Swap two folders atomically; False where the system cannot."""
    rename = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if rename is None:
        return False
    done = rename(AT_FDCWD, os.fsencode(first), AT_FDCWD, os.fsencode(second), RENAME_EXCHANGE)
    return bool(done == 0)


def _repair(target: Path) -> None:
    """Leave one site, also when the old one was put aside, and no working folder."""
    backup = _backup(target)
    if backup.exists():
        if target.exists():
            shutil.rmtree(backup)
        else:
            backup.rename(target)
    for entry in target.parent.iterdir():
        if entry.name.startswith(_prefix(target)):
            shutil.rmtree(entry, ignore_errors=True)
