"""A Windows made by Wine, in which the packages are installed and started."""

from __future__ import annotations

import contextlib
import os
import selectors
import shutil
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.packages.screens import PATIENCE

HERE = Path(__file__).resolve().parent
WINE = next((found for name in ("wine64", "/usr/lib/wine/wine64") if (found := shutil.which(name))), None)
SERVER = shutil.which("wineserver") or "/usr/lib/wine/wineserver"
COMPILER = shutil.which("x86_64-w64-mingw32-gcc")

QUIET: dict[str, Any] = {
    "stdin": subprocess.DEVNULL,
    "stdout": subprocess.DEVNULL,
    "stderr": subprocess.DEVNULL,
}


@dataclass(frozen=True)
class Windows:
    """A Windows of its own: its drive C and how programs are run on it."""

    prefix: Path

    @property
    def drive(self) -> Path:
        return self.prefix / "drive_c"

    @property
    def user(self) -> Path:
        return next(path for path in (self.drive / "users").iterdir() if path.name != "Public")

    @property
    def data(self) -> Path:
        return self.user / "AppData/Local/Yice"

    @property
    def program(self) -> Path:
        return self.user / "AppData/Local/Programs/Yice"

    def environment(self) -> dict[str, str]:
        quiet = {"WINEPREFIX": str(self.prefix), "WINEDEBUG": "-all", "WINEARCH": "win64"}
        own = {name: value for name, value in os.environ.items() if not name.startswith(("YICE", "QT"))}
        return {**own, **quiet, "WINEDLLOVERRIDES": "mscoree,mshtml="}

    def run(self, *command: str | Path, seconds: float = PATIENCE) -> subprocess.CompletedProcess[str]:
        """Run a program to its end. Files as standard handles are no handles for Wine: pipes are."""
        words = [str(WINE), *map(str, command)]
        pipe = subprocess.PIPE
        with subprocess.Popen(words, stdin=pipe, stdout=pipe, stderr=pipe, env=self.environment()) as process:
            assert process.stdin is not None
            process.stdin.close()
            output, errors = heard(process, seconds)
        return subprocess.CompletedProcess(words, process.returncode, output, errors)

    def server(self, option: str) -> None:
        """Tell Wine's server to end (-k), to stay without programs (-p120), or wait for its end (-w)."""
        with contextlib.suppress(subprocess.TimeoutExpired):
            subprocess.run(
                [SERVER, option], env=self.environment(), check=False, capture_output=True, timeout=60
            )

    def install(self, setup: Path, folder: Path) -> int:
        """Run a setup silently into ``folder``; NSIS wants /D= last and without quotes, blanks or not."""
        return self.run(setup, "/S", *f"/D={self.path(folder)}".split()).returncode

    def path(self, file: Path) -> str:
        """The name of a file of this machine on the drive C."""
        return "C:\\" + str(file.relative_to(self.drive)).replace("/", "\\")


def heard(process: subprocess.Popen[bytes], seconds: float) -> tuple[str, str]:
    """Return what a program says until it ends: Wine's own processes keep its pipes open for longer.

    Raises:
        TimeoutExpired: It does not end; it is killed.
    """
    found = {process.stdout: b"", process.stderr: b""}
    deadline = time.monotonic() + seconds
    with selectors.DefaultSelector() as open_pipes:
        for pipe in found:
            open_pipes.register(pipe, selectors.EVENT_READ)
        while open_pipes.get_map():
            ended = process.poll() is not None
            ready = open_pipes.select(0.3)
            if ended and not ready:
                break
            for key, _ in ready:
                data = os.read(key.fd, 1 << 16)
                found[key.fileobj] += data
                if not data:
                    open_pipes.unregister(key.fileobj)
            if time.monotonic() > deadline:
                process.kill()
                raise subprocess.TimeoutExpired(process.args, seconds)
    process.wait(timeout=PATIENCE)
    output, errors = (text.decode("utf-8", "replace").replace("\r\n", "\n") for text in found.values())
    return output, errors


def start_wine(windows: Windows) -> None:
    """Make the drive C, and keep Wine's server between programs; where Wine does not run, skip."""
    said = ""
    for _attempt in range(2):
        try:
            subprocess.run(
                [str(WINE), "wineboot", "-i"],
                env=windows.environment(),
                check=False,
                timeout=PATIENCE,
                **QUIET,
            )
        except subprocess.TimeoutExpired:
            said = "no answer"
        windows.server("-w")
        if (windows.prefix / "user.reg").is_file():
            windows.server("-p120")
            # Wine's own processes begin with the first program, with its handles.
            subprocess.run(
                [str(WINE), "cmd", "/c", "exit"],
                env=windows.environment(),
                check=False,
                timeout=PATIENCE,
                **QUIET,
            )
            answer = windows.run("cmd", "/c", "echo ready")
            if "ready" in answer.stdout:
                return
            said = answer.stderr.strip()[-200:]
        windows.server("-k")
        shutil.rmtree(windows.prefix, ignore_errors=True)
    pytest.skip(f"Wine does not start on this machine: {said}")
