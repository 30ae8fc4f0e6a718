"""Makes the lock files of the packages from pyproject.toml and from apt: ``make lock``."""

from __future__ import annotations

import subprocess
import tempfile
from pathlib import Path

from linux import archives, debian
from targets import PROJECT, TARGETS, Target

HEADER = """\
# The wheels of the package {name}, pinned with hashes. Made from pyproject.toml by `make lock`; do not edit.
"""


def lock(target: Target, uv: Path) -> None:
    """Write the lock file of ``target``: the program's own dependencies, as requirements.lock has them.

    Only PySide6 differs, which decides on how old a system the package starts.
    """
    with tempfile.TemporaryDirectory() as folder:
        pins = Path(folder) / "override.txt"
        pins.write_text(f"PySide6-Essentials=={target.pyside}\n", encoding="utf-8")
        more = Path(folder) / "interpreter.in"
        more.write_text("\n".join((target.interpreter, *target.more)), encoding="utf-8")
        command = [str(uv), "pip", "compile", "--python-version", "3.11", "--generate-hashes", "--no-header"]
        command += ["--python-platform", target.uv_platform, "--override", str(pins), "--no-annotate"]
        command += ["--quiet", "--no-emit-index-url", "--no-emit-find-links", "--only-binary", ":all:"]
        command += ["--constraint", str(_versions(Path(folder))), "pyproject.toml", str(more)]
        answer = subprocess.run(command, check=True, capture_output=True, text=True, cwd=PROJECT)
    target.lock.write_text(HEADER.format(name=target.name) + answer.stdout, encoding="utf-8")


def _versions(folder: Path) -> Path:
    """Return the versions of requirements.lock, those of Qt aside, as constraints."""
    lines = (PROJECT / "requirements.lock").read_text(encoding="utf-8").splitlines()
    pins = [line.split()[0] for line in lines if "==" in line and not line.startswith((" ", "#"))]
    file = folder / "constraints.txt"
    own = ("pyside6", "shiboken6")
    file.write_text("\n".join(pin for pin in pins if not pin.startswith(own)) + "\n", encoding="utf-8")
    return file


if __name__ == "__main__":
    for each in TARGETS.values():
        lock(each, PROJECT / "build/lock-tools/bin/uv")
    debian.lock({"amd64": archives.X_LIBRARIES, "arm64": (*archives.X_LIBRARIES, archives.FFI)})
