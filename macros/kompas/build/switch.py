"""Puts a finished folder in the place of another, so that at no moment there is half a site."""

from __future__ import annotations

import ctypes
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

RENAME_EXCHANGE = 2
"""Flag of renameat2(2), Linux 3.15: swap two paths in one step."""
AT_FDCWD = -100
"""Paths are relative to the working folder (openat(2))."""


@contextmanager
def replacing(target: Path) -> Iterator[Path]:
    """Yield an empty folder beside `target`, which takes its place when the block succeeds.

    When the block raises, or the process is killed, `target` stays as it was. What a killed
    process left behind is cleared away, and an interrupted switch is repaired, at the next call.
    """
    target = target.absolute()
    target.parent.mkdir(parents=True, exist_ok=True)
    _repair(target)
    new = Path(tempfile.mkdtemp(prefix=_prefix(target), dir=target.parent))
    new.chmod(0o755)
    try:
        yield new
        _switch(new, target)
    finally:
        shutil.rmtree(new, ignore_errors=True)


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
        shutil.rmtree(_backup(target))


def _exchange(first: Path, second: Path) -> bool:
    """Swap two folders atomically; False where the system cannot."""
    rename = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if rename is None:
        return False
    done = rename(AT_FDCWD, os.fsencode(first), AT_FDCWD, os.fsencode(second), RENAME_EXCHANGE)
    return bool(done == 0)


def _repair(target: Path) -> None:
    backup = _backup(target)
    if backup.exists():
        if target.exists():
            shutil.rmtree(backup)
        else:
            backup.rename(target)
    for left_over in target.parent.glob(f"{_prefix(target)}*"):
        shutil.rmtree(left_over, ignore_errors=True)
