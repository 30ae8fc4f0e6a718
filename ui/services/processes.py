"""Processes of the program itself that work beside the window: how they are started, and made to give way."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
from pathlib import Path

from store.system import log

_ROOT = Path(__file__).resolve().parents[2]
_BELOW_NORMAL = 0x4000


def start(*arguments: str) -> subprocess.Popen[bytes] | None:
    """Start the program with these arguments and pipes to it; None where that cannot be."""
    command = [sys.executable, *arguments]
    if not getattr(sys, "frozen", False):
        command[1:1] = [str(_ROOT / "main.py")]
    try:
        return subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
    except OSError as error:
        log.fault("process.start", error)
        return None


def end(process: subprocess.Popen[bytes]) -> None:
    """Stop a process, whatever it does; its pipes are closed by :func:`close`."""
    process.kill()
    process.wait()


def close(process: subprocess.Popen[bytes]) -> None:
    """Close the pipes of a process, once nobody reads them."""
    for stream in (process.stdin, process.stdout):
        if stream is not None:
            with contextlib.suppress(OSError):
                stream.close()


def give_way() -> None:
    """Let the window and its searches go before this process."""
    if sys.platform == "win32":
        import ctypes

        kernel = ctypes.windll.kernel32
        kernel.SetPriorityClass(kernel.GetCurrentProcess(), _BELOW_NORMAL)
    else:
        os.nice(10)
