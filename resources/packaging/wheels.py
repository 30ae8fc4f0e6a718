"""The wheels of a target: pinned in its lock file, fetched once, checked by hash at every use."""

from __future__ import annotations

import fcntl
import hashlib
import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from targets import Target, UnavailableError

#: How often a fetch is tried, and the seconds between.
TRIES, PAUSE = 3, 10
_BAD_HASH = "DO NOT MATCH THE HASHES"


def cache() -> Path:
    """Return where downloads are kept between builds: the user's cache folder."""
    base = os.environ.get("XDG_CACHE_HOME")
    return (Path(base) if base else Path.home() / ".cache") / "yice-packages"


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Have a folder of the cache for one build at a time; the folder is made where it is absent."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "used").open("a") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def download(target: Target) -> list[Path]:
    """Return the wheels of ``target``, from the cache or the package index; every hash is checked.

    Raises:
        SystemExit: A wheel of the index is not the locked one.
        UnavailableError: The package index cannot be reached.
    """
    folder = cache() / target.name
    with alone(folder):
        for left in range(TRIES - 1, -1, -1):
            found = _checked(target.lock, folder)
            if found is not None:
                return found
            said = _fetch(target, folder)
            if _BAD_HASH in said:
                raise SystemExit(f"The index has another wheel than the lock of {target.name}:\n{said}")
            if said and left:
                time.sleep(PAUSE)
        found = _checked(target.lock, folder)
    if found is None:
        raise UnavailableError(f"the package index does not give the wheels of {target.name} ({_last(said)})")
    return found


def _checked(lock: Path, folder: Path) -> list[Path] | None:
    """Return the wheels of a folder if they are just those of the lock; what is not is removed."""
    text = lock.read_text(encoding="utf-8")
    hashes = set(re.findall(r"sha256:([0-9a-f]{64})", text))
    found = sorted(folder.glob("*.whl"))
    for wheel in list(found):
        if hashlib.sha256(wheel.read_bytes()).hexdigest() not in hashes:
            wheel.unlink()
            found.remove(wheel)
    return found if len(found) == len(re.findall(r"^[\w.-]+==", text, re.M)) else None


def _fetch(target: Target, folder: Path) -> str:
    """Let pip fetch the wheels of a target; return what it said where that failed."""
    platforms = [part for tag in target.wheel_platforms for part in ("--platform", tag)]
    options = ["-q", "--disable-pip-version-check", "--no-input", "--no-deps", "--only-binary", ":all:"]
    python = ["--python-version", "3.11", "--implementation", "cp", "--abi", "cp311", "--abi", "abi3"]
    command = [sys.executable, "-m", "pip", "download", *options, *platforms, *python, "--abi", "none"]
    command += ["--require-hashes", "-r", str(target.lock), "-d", str(folder)]
    answer = subprocess.run(command, check=False, capture_output=True, text=True)
    return answer.stderr.strip() or "pip failed" if answer.returncode else ""


def _last(text: str) -> str:
    return text.splitlines()[-1] if text else "pip left a wheel out"
