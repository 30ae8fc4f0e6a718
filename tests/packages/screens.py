"""A screen of its own (Xvfb) for the windows of a package: what stands on it is read, not guessed at."""

from __future__ import annotations

import contextlib
import mmap
import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

#: How long what must come may take: a loaded machine takes ten times as long, and a wait that is met ends.
PATIENCE = 300.0
#: Bytes of the picture that a blinking caret may change, counted in pieces of 256.
SMALL = 12_000


@dataclass(frozen=True)
class Screen:
    """A screen: its name for programs, and its picture, which the server keeps in a file."""

    name: str
    file: Path

    def picture(self, every: int = 1) -> bytes:
        """Return the bytes of the picture, or each row of ``every``."""
        with self.file.open("rb") as stream, mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ) as data:
            if every == 1:
                return bytes(data)
            row = 1366 * 4
            return b"".join(data[place : place + row] for place in range(4096, len(data) - row, row * every))

    def has_window(self) -> bool:
        """Return whether a window of more than half of the screen is painted."""
        seen = self.picture(16)
        return seen.count(0) < len(seen) * 0.6

    def settle(self, change: bytes | None = None) -> None:
        """Wait until the picture differs from ``change``, a while at most, and then stays as it is."""
        if change is not None:
            until(lambda: differing(self.picture(), change) > SMALL, 10)
        last, quiet = self.picture(), 0
        deadline = time.monotonic() + PATIENCE
        while quiet < 4 and time.monotonic() < deadline:
            time.sleep(0.4)
            now = self.picture()
            quiet = quiet + 1 if differing(now, last) <= SMALL else 0
            last = now

    def press(self, *commands: str) -> None:
        """Do what xdotool can (key, type) as a user does, who waits for what each one does."""
        for command in commands:
            before = self.picture()
            words = command.split(maxsplit=3 if command.startswith("type") else -1)
            environment = {**os.environ, "DISPLAY": self.name}
            subprocess.run(["xdotool", *words], env=environment, check=True, timeout=PATIENCE)
            self.settle(before)


def differing(one: bytes, other: bytes) -> int:
    """Return about how many bytes of two pictures differ: those of the pieces that do."""
    step = 256
    return sum(
        step for place in range(0, len(one), step) if one[place : place + step] != other[place : place + step]
    )


def until(condition: Callable[[], object], seconds: float = PATIENCE) -> bool:
    """Wait for a condition; whether it came."""
    deadline = time.monotonic() + seconds
    while not (done := bool(condition())) and time.monotonic() < deadline:
        time.sleep(0.02)
    return done


@contextlib.contextmanager
def screen() -> Iterator[Screen]:
    """Start a screen under a name that the server finds free; it ends with the block."""
    if not shutil.which("Xvfb"):
        pytest.skip("Xvfb is not installed")
    with tempfile.TemporaryDirectory(prefix="yice-screen-") as folder:
        reading, writing = os.pipe()
        options = ["-screen", "0", "1366x768x24", "-fbdir", folder, "-displayfd", str(writing)]
        server = subprocess.Popen(["Xvfb", *options], pass_fds=[writing], stderr=subprocess.DEVNULL)
        os.close(writing)
        try:
            number = os.read(reading, 16).decode().strip()
            if not number:
                pytest.skip("Xvfb does not start here")
            yield Screen(f":{number}", Path(folder) / "Xvfb_screen0")
        finally:
            server.terminate()
            server.wait()
            os.close(reading)
