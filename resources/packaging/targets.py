"""The systems that packages are made for: what each is built from, and the oldest system it starts on."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent
PROJECT = HERE.parent.parent
BUILD = PROJECT / "build/packages"
OUTPUT = PROJECT / "dist/packages"


#: The exit code of build.py where :class:`UnavailableError` ends it (EX_UNAVAILABLE of sysexits.h).
UNAVAILABLE = 69


class UnavailableError(Exception):
    """Tells what the machine lacks for a step: a tool, the network. It is no fault of the program."""


@dataclass(frozen=True, slots=True)
class Target:
    """A system with its processor: which wheels and which interpreter its package holds.

    ``wheel_platforms`` are pip's platform tags, the best first; ``pyside`` is the version of PySide6 that
    starts on the oldest system of the target; ``interpreter`` is the wheel that carries CPython for it;
    ``more`` are wheels that only this target needs.
    """

    name: str
    system: str
    machine: str
    wheel_platforms: tuple[str, ...]
    uv_platform: str
    pyside: str
    glibc: tuple[int, int] | None = None
    interpreter: str = "panda3d==1.10.16"
    more: tuple[str, ...] = ()

    @property
    def lock(self) -> Path:
        """The pinned wheels of the target, with hashes."""
        return HERE / "locks" / f"{self.name}.lock"

    @property
    def folder(self) -> Path:
        """Folder for the program's files."""
        return BUILD / self.name / "yice"


def _manylinux(machine: str, newest: int) -> tuple[str, ...]:
    modern = [f"manylinux_2_{minor}_{machine}" for minor in range(newest, 16, -1)]
    return (*modern, f"manylinux2014_{machine}")


#: The interpreter for Linux comes without SQLite, and the system's may be years old.
SQLITE = ("sqlean.py==3.50.4.5",)
#: UOS 20 has glibc 2.28, Kylin V10 2.31 (arm64 desktops), openEuler 20.03 2.28.
TARGETS = {
    target.name: target
    for target in (
        Target("windows-x64", "windows", "amd64", ("win_amd64",), "x86_64-pc-windows-msvc", "6.11.3"),
        Target(
            "linux-x64",
            "linux",
            "amd64",
            _manylinux("x86_64", 28),
            "x86_64-manylinux_2_28",
            "6.9.3",
            glibc=(2, 28),
            more=SQLITE,
        ),
        Target(
            "linux-arm64",
            "linux",
            "arm64",
            _manylinux("aarch64", 31),
            "aarch64-manylinux_2_31",
            "6.7.3",
            glibc=(2, 31),
            more=SQLITE,
        ),
    )
}
