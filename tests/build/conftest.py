"""The modules of .ci, and the bundle that ``make build`` made, in a folder that nobody can write to."""

from __future__ import annotations

import importlib
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import ModuleType

import pytest

from tests.patience import SECONDS

PROJECT = Path(__file__).resolve().parents[2]
NOBODY = 65534
WRITABLE = 0o222


@dataclass(frozen=True)
class Bundle:
    """A bundle on a machine without Python: runs get an empty environment, as by ``env -i``."""

    folder: Path

    @property
    def program(self) -> Path:
        return self.folder / ("yice.exe" if sys.platform == "win32" else "yice")

    def run(self, *arguments: str | Path, **environment: str) -> subprocess.CompletedProcess[str]:
        """Run a command, not in the bundle's own folder."""
        keep = {name: os.environ[name] for name in ("SYSTEMROOT",) if name in os.environ}
        return subprocess.run(
            [str(self.program), *map(str, arguments)],
            env={**keep, **environment},
            cwd=self.folder.parent,
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=SECONDS,
            check=False,
            **_unprivileged(),
        )

    def listing(self) -> list[tuple[str, int, int]]:
        """Name, size and time of every file, to see that nothing was written."""
        files = sorted(file for file in self.folder.rglob("*") if not file.is_dir())
        return [(str(file), file.lstat().st_size, file.lstat().st_mtime_ns) for file in files]


@cache
def _unprivileged() -> dict[str, object]:
    """Root may write anywhere, so as root the program runs as nobody; where that is forbidden, as root."""
    if sys.platform == "win32" or os.geteuid() != 0:
        return {}
    nobody = {"user": NOBODY, "group": NOBODY, "extra_groups": []}
    try:
        subprocess.run(["true"], check=True, cwd="/", **nobody)
    except (OSError, subprocess.SubprocessError):
        return {}
    return nobody


def read_only_holds() -> bool:
    """Whether a folder that is made read-only is read-only for the program under test."""
    return sys.platform != "win32" and (os.geteuid() != 0 or bool(_unprivileged()))


def _public_place() -> Path:
    """A place for temporary files that every user may enter."""
    places = [Path(name) for name in (tempfile.gettempdir(), "/var/tmp", "/dev/shm")]
    for place in places:
        if place.is_dir() and all(folder.stat().st_mode & 0o001 for folder in (place, *place.parents)):
            return place
    return places[0]


def _set_writable(folder: Path, writable: bool) -> None:
    for path in (folder, *folder.rglob("*")):
        if not path.is_symlink():
            mode = path.stat().st_mode
            path.chmod(mode | 0o200 if writable else mode & ~WRITABLE)


@pytest.fixture(scope="session")
def public_folder() -> Iterator[Path]:
    """A folder that every user may enter; pytest's own is closed to all but the one who runs it."""
    folder = Path(tempfile.mkdtemp(prefix="yice-bundle-", dir=_public_place()))
    folder.chmod(0o755)
    yield folder
    _set_writable(folder, True)
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="session")
def made_bundle() -> Path:
    """The bundle as it was built; ``make test`` names it, plain pytest goes without."""
    name = os.environ.get("YICE_BUNDLE")
    if not name:
        pytest.skip("the bundle is tested by `make test`, or with YICE_BUNDLE=dist/yice")
    folder = PROJECT / name
    assert folder.is_dir(), f"{folder} is not there: `make build` has failed"
    return folder


@pytest.fixture(scope="session")
def bundle(made_bundle: Path, public_folder: Path) -> Bundle:
    """A read-only copy of the bundle."""
    folder = public_folder / "只读 folder" / "yice"
    shutil.copytree(made_bundle, folder, symlinks=True)
    _set_writable(folder, False)
    return Bundle(folder)


@pytest.fixture
def writable_bundle(made_bundle: Path, public_folder: Path) -> Iterator[Bundle]:
    """A copy that may be written to, as on a USB stick."""
    folder = public_folder / "stick" / "yice"
    shutil.copytree(made_bundle, folder, symlinks=True)
    folder.chmod(0o777)
    yield Bundle(folder)
    shutil.rmtree(folder)


@pytest.fixture
def open_folder(public_folder: Path) -> Iterator[Path]:
    """A folder of one's own for data, writable by anybody."""
    folder = Path(tempfile.mkdtemp(prefix="数据 ", dir=public_folder))
    folder.chmod(0o777)
    yield folder
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def ci(monkeypatch: pytest.MonkeyPatch) -> Iterator[dict[str, ModuleType]]:
    monkeypatch.syspath_prepend(str(PROJECT / ".ci"))
    names = ("words", "steps", "system", "pip_runner", "environment", "prepare", "bundle")
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    yield {name: importlib.import_module(name) for name in names}
    for name in names:
        sys.modules.pop(name, None)
