"""Processes that do not outlive the build that started them."""

from __future__ import annotations

import ctypes
import os
import signal

PR_SET_PDEATHSIG = 1
"""Operation of prctl(2): the signal that this process gets when its parent ends."""


def end_with(parent: int) -> None:
    """Let this process be killed when `parent`, the id of the process that started it, ends.

    A process that stays behind when a build is killed would keep the lock of the site for ever.
    """
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:  # it ended before we asked
        os._exit(1)
