"""Builds the index of a large library in its own process.

Python lets one thread work at a time: a search beside a build in the same process waits for it, and so does
the window. The process that was started for it lowers its own priority, tells how far it is in frames on its
standard output, and is killed when the build is not wanted any more; what it left is swept by the next build.
"""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

from store.formats.worker import receive, send
from store.library import Library
from store.library.edition_views import EditionView
from store.model.errors import Cancelled
from store.system import log

#: The command line's word for this process; the library's file and the index's folder follow.
ARGUMENT = "--build-index"
#: A smaller library is indexed sooner than a process starts.
LARGE_BYTES = 8_000_000
_ROOT = Path(__file__).resolve().parents[2]
#: How often it is asked whether the build is still wanted, in seconds.
_STEP = 0.05
_BELOW_NORMAL = 0x4000


def worth_it(library: Path) -> bool:
    """Return whether a library is so large that its index is built in another process."""
    try:
        return library.stat().st_size > LARGE_BYTES
    except OSError:
        return False


def build_elsewhere(
    library: Path,
    folder: Path,
    progress: Callable[[int, int], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> bool:
    """Have the index of a library built into a folder; False where that process could not do it.

    Raises Cancelled; the old index is then as it was.
    """
    command = [sys.executable, ARGUMENT, str(library), str(folder)]
    if not getattr(sys, "frozen", False):
        command[1:1] = [str(_ROOT / "main.py")]
    try:
        process = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
    except OSError as error:
        log.fault("index.process", error)
        return False
    heard = threading.Thread(target=_listen, args=(process, progress), daemon=True)
    heard.start()
    try:
        while process.poll() is None:
            if cancelled and cancelled():
                raise Cancelled
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(_STEP)
    finally:
        if process.poll() is None:
            process.kill()
            process.wait()
        heard.join(1)
        assert process.stdout is not None
        process.stdout.close()
    log.event("index.process", code=process.returncode)
    return process.returncode == 0


def _listen(process: subprocess.Popen[bytes], progress: Callable[[int, int], None] | None) -> None:
    with contextlib.suppress(OSError, ValueError):
        assert process.stdout is not None
        while (told := receive(process.stdout)) is not None:
            if progress:
                progress(*told)


def serve(library: str, folder: str) -> int:
    """Build the index; what is said of the progress goes to standard output."""
    from index.corpus.index_files import build

    _give_way()
    out = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    last = -1

    def progress(done: int, total: int) -> None:
        nonlocal last
        if done * 100 // max(total, 1) != last:
            last = done * 100 // max(total, 1)
            send(out, [done, total])

    with contextlib.closing(Library.open(Path(library))) as opened:
        build(EditionView(opened), Path(folder), progress)
    return 0


def _give_way() -> None:
    """Let the window and its searches go first."""
    if sys.platform == "win32":
        import ctypes

        kernel = ctypes.windll.kernel32
        kernel.SetPriorityClass(kernel.GetCurrentProcess(), _BELOW_NORMAL)
    else:
        os.nice(10)
