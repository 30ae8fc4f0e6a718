"""Makes a checkout ready to run: packages, Qt's system libraries, translations and the shipped library.

Run it with any Python from 3.11 (``make setup`` does). Every step is skipped when its result is there and
nothing that it was made from has changed, so running it again takes a fraction of a second.
It writes into .venv and build only.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

import system

PROJECT = Path(__file__).resolve().parent.parent
VENV = PROJECT / ".venv"
LOCK = PROJECT / "requirements.lock"
WINDOWS = sys.platform == "win32"
PYTHON = VENV / ("Scripts/python.exe" if WINDOWS else "bin/python")


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


def run(*command: str | Path) -> None:
    """Run a step's command; :class:`StepError` if it fails (the command has told why)."""
    tools = os.pathsep.join((str(PYTHON.parent), os.environ.get("PATH", "")))
    environment = {**os.environ, "PATH": tools}
    result = subprocess.run([str(part) for part in command], cwd=PROJECT, env=environment, check=False)
    if result.returncode:
        raise StepError(f"This step failed: {' '.join(map(str, command))}")


def python_works() -> bool:
    """Return whether the virtual environment is there, of this Python's version, and still starts."""
    code = f"import sys; sys.exit(sys.version_info[:2] != {tuple(sys.version_info[:2])})"
    try:
        return subprocess.run([str(PYTHON), "-c", code], capture_output=True, check=False).returncode == 0
    except OSError:
        return False


def packages() -> None:
    """Make the virtual environment with the locked packages."""
    value = fingerprint([LOCK])
    stamp = VENV / "yice-packages"
    works = python_works()
    if works and is_done(stamp, value):
        return
    print("Installing the locked packages into .venv …", flush=True)
    if not works:
        system.need_venv()
        run(sys.executable, "-m", "venv", "--clear", VENV)
    install = ("-m", "pip", "install", "--quiet", "--disable-pip-version-check")
    run(PYTHON, *install, "--require-hashes", "--only-binary", ":all:", "-r", LOCK)
    mark_done(stamp, value)


def libraries(build: bool) -> None:
    """Check the system libraries that Qt needs and, for a build, the tools of PyInstaller.

    Raises:
        StepError: libraries are missing and may not be installed here.
    """
    if not sys.platform.startswith("linux"):
        return
    stamp = VENV / ("yice-system-build" if build else "yice-system")
    value = fingerprint([LOCK, Path(system.__file__)])
    if is_done(stamp, value):
        return
    missing = system.missing(PYTHON, build)
    if missing:
        system.provide(missing)
        missing = system.missing(PYTHON, build)
    if missing:
        raise StepError(system.explanation(missing))
    if build:
        system.provide_recogniser()
        system.provide_screen()
    mark_done(stamp, value)


def translations() -> None:
    """Compile the .qm file that the window loads from the .ts files."""
    inputs = [PROJECT / "resources/i18n", PROJECT / "ui/runtime/i18n.py", LOCK]
    stamp = PROJECT / "build/stamps/translations"
    value = fingerprint(inputs)
    if not (is_done(stamp, value) and any((PROJECT / "build/i18n").glob("*.qm"))):
        print("Compiling the translations …", flush=True)
        run(PYTHON, "-m", "ui.runtime.i18n", "--force")
        mark_done(stamp, value)


def shipped() -> None:
    """Make the shipped library and its index by the intake from resources/library."""
    code = [
        PROJECT / "store",
        PROJECT / "index",
        PROJECT / "ui/services/workspace.py",
        PROJECT / "ui/services/shipping.py",
    ]
    data = [PROJECT / "resources/library", PROJECT / "resources/thesaurus"]
    stamp = PROJECT / "build/stamps/shipped"
    value = fingerprint([*code, *data, LOCK])
    if not (is_done(stamp, value) and (PROJECT / "build/shipped/library.db").is_file()):
        print("Building the library and its index …", flush=True)
        run(PYTHON, "-m", "ui.services.shipping", "build/shipped")
        mark_done(stamp, value)


def main() -> int:
    """Do what is not done yet; 0 when everything is ready."""
    parser = argparse.ArgumentParser(description="Make this checkout ready to run.")
    parser.add_argument("--build", action="store_true", help="also what a build needs")
    parser.add_argument("--packages", action="store_true", help="also what makes and tries the packages")
    options = parser.parse_args()
    try:
        packages()
        libraries(options.build)
        translations()
        shipped()
        if options.packages:
            system.provide_packaging()
    except StepError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
