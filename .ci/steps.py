"""Common parts of the steps of setup: commands that end in a sentence, and stamps of what is done."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from words import say, sentence

PROJECT = Path(__file__).resolve().parent.parent
#: What the commands of the last setup said.
LOG = PROJECT / "build/setup/log.txt"


class StepError(Exception):
    """A step that needs the user first; the message says what to do."""


def fingerprint(paths: Iterable[Path], *more: str) -> str:
    """Return a hash over the names and contents of files and folders, and over ``more``."""
    digest = hashlib.sha256("\0".join(more).encode())
    for path in sorted(file for root in paths for file in _files(root)):
        digest.update(path.relative_to(PROJECT).as_posix().encode() + b"\0")
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def _files(path: Path) -> Iterable[Path]:
    if not path.is_dir():
        return [path] if path.exists() else []
    return (file for file in path.rglob("*") if file.is_file() and "__pycache__" not in file.parts)


def is_done(stamp: Path, value: str) -> bool:
    """Return whether the step of ``stamp`` was finished for exactly this ``value``."""
    return stamp.is_file() and stamp.read_text(encoding="utf-8") == value


def mark_done(stamp: Path, value: str) -> None:
    """Remember that the step of ``stamp`` is finished for ``value``."""
    stamp.parent.mkdir(parents=True, exist_ok=True)
    stamp.write_text(value, encoding="utf-8")


def run(*command: str | Path, heard: Callable[[str], None] | None = None, tools: Path | None = None) -> None:
    """Run a command of a step; what it says goes to :data:`LOG`, and line by line to ``heard``.

    Args:
        command: the program and its arguments.
        heard: called with each line of output.
        tools: a folder of programs that the command may call.

    Raises:
        StepError: It fails; its last line is told.
    """
    environment = {name: value for name, value in os.environ.items() if name not in _MISLEADING}
    if tools is not None:
        environment["PATH"] = os.pathsep.join((str(tools), environment.get("PATH", "")))
    environment["PYTHONIOENCODING"] = "utf-8"
    LOG.parent.mkdir(parents=True, exist_ok=True)
    words = [str(part) for part in command]
    last = ""
    with (
        LOG.open("a", encoding="utf-8") as log,
        subprocess.Popen(
            words,
            cwd=PROJECT,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            errors="replace",
        ) as process,
    ):
        assert process.stdout is not None
        log.write(f"\n$ {' '.join(words)}\n")
        try:
            for line in process.stdout:
                log.write(line)
                last = line.strip() or last
                if heard is not None:
                    heard(line.rstrip())
        except BaseException:
            process.kill()
            raise
    if process.returncode:
        raise StepError(sentence("failed", step=" ".join(words[:4]), log=LOG, last=last))


#: Settings of other work that would lead Python or pip astray.
_MISLEADING = ("PYTHONHOME", "PYTHONPATH", "PIP_TARGET", "PIP_PREFIX", "PIP_USER", "PIP_REQUIRE_VIRTUALENV")


@contextmanager
def alone() -> Iterator[None]:
    """Have one setup at a time in a checkout; a second one waits for the first."""
    file = PROJECT / "build/setup/lock"
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("a") as lock:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(lock.fileno(), msvcrt.LK_LOCK, 1)
        else:
            import fcntl

            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                say("waiting")
                fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def told(work: Callable[[], None]) -> int:
    """Do the work of a script; what goes wrong is told in a sentence. Returns the exit code."""
    try:
        work()
    except StepError as error:
        print(error, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\n" + sentence("stopped"), file=sys.stderr)
        return 130
    except OSError as error:
        import errno

        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            print(sentence("disk_full", size=450), file=sys.stderr)
        elif error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
            print(sentence("not_writable", path=error.filename or PROJECT), file=sys.stderr)
        else:
            raise
        return 1
    return 0
