"""A file that is there whole or not at all, and never in the place of another."""

from __future__ import annotations

import errno
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def new_file(target: Path) -> Iterator[Path]:
    """Yield the place to write the file; at the end of the block it becomes `target`.

    Raises FileExistsError, which names `target`, or FileNotFoundError, which names the folder that
    it would stand in; then nothing is written.
    """
    if not target.parent.is_dir():
        raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), str(target.parent))
    if target.exists():
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(target))
    with tempfile.TemporaryDirectory(dir=target.absolute().parent) as folder:
        half_made = Path(folder, target.name)
        yield half_made
        half_made.rename(target)
