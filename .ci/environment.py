"""The virtual environment .venv: made beside the one that works, complete, and swapped in by its name.

The packages come in three kits, each with those before it: what the program needs to run, what makes the
bundle, and what the tests need. They are the sections of requirements.lock.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pip_runner
import system
from steps import PROJECT, StepError, run
from words import say, sentence

KITS = ("run", "bundle", "test")
LOCK = PROJECT / "requirements.lock"
VENV = PROJECT / ".venv"
#: Beside it: the one in the making, and the one that was replaced. Names of the same length, since programs
#: in an environment have its path in them, those of Windows at places that must not move.
NEW, OLD = PROJECT / ".vnew", PROJECT / ".vold"
SCRIPTS = "Scripts" if sys.platform == "win32" else "bin"
PYTHON = VENV / SCRIPTS / ("python.exe" if sys.platform == "win32" else "python")
OLDEST = (3, 11)
#: What an installation needs on the disk, in MB: what is fetched, and what it becomes.
SPACE = {"run": 450, "bundle": 500, "test": 800}
#: Tells the version of a Python, and where it is, virtual environments aside.
ASK = "import os, sys; print(*sys.version_info[:2], os.path.realpath(sys._base_executable), sep='|')"


def section(kit: str) -> str:
    """Return the lines of requirements.lock that belong to one kit.

    Raises:
        KeyError: The lock has no such section.
    """
    parts = re.split(r"^# --- (\w+) ---$", LOCK.read_text(encoding="utf-8"), flags=re.M)
    return dict(zip(parts[1::2], parts[2::2], strict=True))[kit]


def up_to(kit: str) -> tuple[str, ...]:
    """Return a kit and those that it builds on."""
    return KITS[: KITS.index(kit) + 1]


def ensure(kit: str, python: str | None = None, wheels: Path | None = None) -> None:
    """Have .venv with the packages of ``kit``, made with the Python that it had, or with ``python``.

    Args:
        kit: one of :data:`KITS`.
        python: what the user named; None keeps the one that there is.
        wheels: a folder to take the packages from instead of the index.

    Raises:
        StepError: It cannot be made; the old one is as it was.
    """
    recover()
    kept = works() and (python is None or base_of(python) == base_of(PYTHON))
    if kept and all(is_current(VENV, one) for one in up_to(kit)):
        return
    if wheels is not None and not wheels.is_dir():
        raise StepError(sentence("no_folder", folder=wheels))
    there = [one for one in KITS if _stamp(VENV, one).is_file()] if VENV.is_dir() else []
    largest = max([kit, *there], key=KITS.index)
    grows = kept and bool(there) and all(is_current(VENV, one) for one in there)
    _need_room(largest)
    try:
        if grows:
            say("more")
            _remove(NEW)
            shutil.copytree(VENV.resolve(), NEW, symlinks=True, copy_function=_link)
            _readdress(VENV.resolve(), NEW)
        else:
            say("packages")
            _make(_maker(python))
        requirements = PROJECT / "build/setup/requirements.txt"
        requirements.parent.mkdir(parents=True, exist_ok=True)
        requirements.write_text("".join(section(one) for one in up_to(largest)), encoding="utf-8")
        pip_runner.install(NEW / PYTHON.relative_to(VENV), requirements, wheels, largest)
        for one in up_to(largest):
            _stamp(NEW, one).write_text(_value(one), encoding="utf-8")
    except BaseException as error:
        _remove(NEW)
        if isinstance(error, StepError) and works():
            raise StepError(f"{error}\n{sentence('old_kept')}") from error
        raise
    _swap()


def recover() -> None:
    """Put right what a run left that was ended in the middle of the swap."""
    if not os.path.lexists(VENV) and os.path.lexists(OLD):
        OLD.rename(VENV)
    _remove(OLD)


def works(python: Path = PYTHON) -> bool:
    """Return whether the virtual environment is there, of the version it was made with, and starts."""
    version = re.search(r"^version(?:_info)? = (\d+)\.(\d+)", _configuration(), re.M)
    code = (
        f"import sys, pip; sys.exit(sys.version_info[:2] != {tuple(map(int, version.groups()))})"
        if version
        else ""
    )
    try:
        return (
            bool(code)
            and subprocess.run([str(python), "-c", code], capture_output=True, check=False).returncode == 0
        )
    except OSError:
        return False


def base_of(python: str | Path) -> tuple[str, ...]:
    """Return major and minor version of a Python, and the path of its program, virtual environments aside.

    Raises:
        StepError: It does not start, or is too old.
    """
    try:
        answer = subprocess.run([str(python), "-c", ASK], capture_output=True, text=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        raise StepError(sentence("bad_python", python=python)) from None
    found = tuple(answer.stdout.strip().split("|"))
    if tuple(map(int, found[:2])) < OLDEST:
        raise StepError(sentence("bad_python", python=python))
    return found


def is_current(venv: Path, kit: str) -> bool:
    """Return whether an environment has just the packages that the lock names for a kit."""
    stamp = _stamp(venv, kit)
    return stamp.is_file() and stamp.read_text(encoding="utf-8") == _value(kit)


def _stamp(venv: Path, kit: str) -> Path:
    return venv / f"yice-kit-{kit}"


def _value(kit: str) -> str:
    return hashlib.sha256(section(kit).encode()).hexdigest()


def _configuration() -> str:
    try:
        return (VENV / "pyvenv.cfg").read_text(encoding="utf-8")
    except OSError:
        return ""


def _maker(python: str | None) -> str:
    """Return the Python to make it with: the one named, the one it was made with, or this one."""
    if python is not None:
        return base_of(python)[2]
    recorded = re.search(r"^executable = (.+)$", _configuration(), re.M)
    with contextlib.suppress(StepError):
        if recorded:
            return base_of(recorded[1])[2]
    return base_of(sys.executable)[2]


def _make(python: str) -> None:
    system.need_venv(python)
    _remove(NEW)
    run(python, "-m", "venv", NEW)


def _link(source: str, target: str) -> None:
    """Give a file a second name, or copy it where the disk knows no such thing."""
    try:
        os.link(source, target, follow_symlinks=False)
    except OSError:
        shutil.copy2(source, target, follow_symlinks=False)


def _swap() -> None:
    """Let the new environment take the place of the old; the next run mends what ends in between."""
    _readdress(NEW, VENV)
    try:
        if os.path.lexists(VENV):
            VENV.rename(OLD)
    except OSError:
        _remove(NEW)
        raise StepError(sentence("in_use")) from None
    NEW.rename(VENV)
    _remove(OLD)


def _readdress(old: Path, new: Path) -> None:
    """Write the path ``new`` for ``old`` into the programs in ``NEW``, which name their Python."""
    before, after = os.fsencode(old), os.fsencode(new)
    for file in (NEW / "pyvenv.cfg", *(NEW / SCRIPTS).iterdir()):
        if file.is_symlink() or not file.is_file() or file.name.startswith("python"):
            continue
        content = file.read_bytes()
        if before in content:
            fresh = file.with_name(file.name + ".new")  # the old environment may have the same file
            fresh.write_bytes(content.replace(before, after))
            shutil.copymode(file, fresh)
            fresh.replace(file)


def _remove(folder: Path) -> None:
    """Remove a folder, or the link in its place; what a link leads to belongs to somebody else."""
    if folder.is_symlink():
        folder.unlink()
    elif folder.exists():
        shutil.rmtree(folder)


def _need_room(kit: str) -> None:
    if shutil.disk_usage(PROJECT).free < SPACE[kit] * 10**6:
        raise StepError(sentence("disk_full", size=SPACE[kit]))
