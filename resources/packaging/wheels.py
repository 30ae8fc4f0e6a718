"""The wheels of a target: pinned in its lock file, downloaded once, checked by hash.

``python resources/packaging/wheels.py`` makes the lock files again from pyproject.toml (``make lock``).
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from targets import PROJECT, TARGETS, Target

HEADER = """\
# The wheels of the package {name}, pinned with hashes. Made from pyproject.toml by `make lock`; do not edit.
"""


def cache() -> Path:
    """Return where downloads are kept between builds: the user's cache folder."""
    base = os.environ.get("XDG_CACHE_HOME")
    return (Path(base) if base else Path.home() / ".cache") / "yice-packages"


def download(target: Target) -> list[Path]:
    """Return the wheels of ``target``, from the cache or the package index; every hash is checked.

    Raises:
        SystemExit: The package index cannot be reached, or a wheel is not the locked one.
    """
    folder = cache() / target.name
    folder.mkdir(parents=True, exist_ok=True)
    stamp = folder / "lock"
    text = target.lock.read_text(encoding="utf-8")
    if not (stamp.is_file() and stamp.read_text(encoding="utf-8") == text):
        for old in folder.glob("*.whl"):
            old.unlink()
        platforms = [part for tag in target.wheel_platforms for part in ("--platform", tag)]
        options = ["-qq", "--disable-pip-version-check", "--no-deps", "--only-binary", ":all:"]
        python = ["--python-version", "3.11", "--implementation", "cp", "--abi", "cp311", "--abi", "abi3"]
        command = [sys.executable, "-m", "pip", "download", *options, *platforms, *python, "--abi", "none"]
        command += ["--require-hashes", "-r", str(target.lock), "-d", str(folder)]
        if subprocess.run(command, check=False).returncode:
            raise SystemExit(
                f"The wheels of {target.name} could not be fetched: does `pip download` reach its index?"
            )
        stamp.write_text(text, encoding="utf-8")
    return sorted(folder.glob("*.whl"))


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
