"""A screen of its own for the real program: Xvfb, and the program in a process under it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.patience import SECONDS

PROJECT = Path(__file__).resolve().parents[2]


def missing(*programs: str) -> str:
    """Why no test can run here; empty where all programs are there."""
    absent = [name for name in programs if shutil.which(name) is None]
    return f"not installed: {', '.join(absent)}" if absent else ""


@dataclass
class Desktop:
    """A screen by its number; programs are started with :attr:`environment`."""

    display: str
    environment: dict[str, str]

    def run(self, *command: str) -> str:
        """What a command prints."""
        done = subprocess.run(
            command, env=self.environment, capture_output=True, text=True, check=False, timeout=SECONDS
        )
        return done.stdout

    def start(self, *command: str, more: Mapping[str, str] | None = None) -> subprocess.Popen[str]:
        """A process on this screen."""
        return subprocess.Popen(
            command,
            env={**self.environment, **(more or {})},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            cwd=PROJECT,
        )

    def start_yice(self, data: Path, more: Mapping[str, str] | None = None) -> subprocess.Popen[str]:
        """The program over a data folder."""
        return self.start(sys.executable, "main.py", more={"YICE_DATA_DIR": str(data), **(more or {})})

    def windows(self) -> str:
        """The top-level windows of the program that are on the screen, one id a line."""
        return self.run("xdotool", "search", "--onlyvisible", "--class", "yice").strip()


@contextmanager
def desktop(width: int = 1366, height: int = 768, pixels: Path | None = None) -> Iterator[Desktop]:
    """Start a screen; ends it, and whatever the test forgot on it. Its pixels are a file in ``pixels``."""
    read, write = os.pipe()
    more = () if pixels is None else ("-fbdir", str(pixels))
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(write), "-screen", "0", f"{width}x{height}x24", "-nolisten", "tcp", *more],
        pass_fds=(write,),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    os.close(write)
    with os.fdopen(read) as numbers:
        display = ":" + numbers.readline().strip()
    environment = {**os.environ, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
    environment.pop("WAYLAND_DISPLAY", None)
    try:
        yield Desktop(display, environment)
    finally:
        server.terminate()
        server.wait(SECONDS)


def until(ready: Callable[[], object], seconds: float = SECONDS) -> bool:
    """Wait for something that the program does by itself; False if it does not."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if ready():
            return True
        time.sleep(0.1)
    return False
