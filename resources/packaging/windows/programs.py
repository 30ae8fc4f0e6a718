"""The executables of the Windows package: the two launchers, and the DLL that stable-ABI modules ask for."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

from folder import EPOCH
from targets import PROJECT, UnavailableError

HERE = Path(__file__).resolve().parent
_COMPILER = "x86_64-w64-mingw32-gcc"
_COMMON = ("-O2", "-s", "-Wall", "-Wextra", "-municode", "-static-libgcc", "-Wl,--no-insert-timestamp")


def version() -> str:
    """Return the program's version, from pyproject.toml."""
    return re.search(r'^version = "(.+)"', (PROJECT / "pyproject.toml").read_text(encoding="utf-8"), re.M)[1]


def build(root: Path, work: Path) -> None:
    """Compile yice.exe, yice-cli.exe and runtime/python3.dll into ``root``; ``work`` holds intermediate
    files.

    Raises:
        UnavailableError: A tool of Debian's gcc-mingw-w64-x86-64 is absent.
    """
    for tool in (_COMPILER, "x86_64-w64-mingw32-windres", "x86_64-w64-mingw32-dlltool"):
        if not shutil.which(tool):
            raise UnavailableError(f"{tool} is missing: install gcc-mingw-w64-x86-64.")
    work.mkdir(parents=True, exist_ok=True)
    icon(work)
    _fill("yice.manifest", work, {"VERSION": version()})
    for name, options in (("yice.exe", ("-mwindows", "-DGUI")), ("yice-cli.exe", ())):
        numbers = ",".join([*version().split("."), "0"])
        _fill("yice.rc", work, {"VERSION": version(), "NUMBERS": numbers, "PROGRAM": name})
        _run("x86_64-w64-mingw32-windres", "-c", "65001", "yice.rc", "-O", "coff", "-o", "yice.res", cwd=work)
        _run(
            _COMPILER,
            *_COMMON,
            *options,
            str(HERE / "launcher.c"),
            "yice.res",
            "-o",
            str(root / name),
            cwd=work,
        )
    _forwarder(root / "runtime", work)


def icon(work: Path) -> Path:
    """Return the program's icon, drawn by the program itself."""
    subprocess.run([sys.executable, str(PROJECT / ".ci/icon.py")], check=True, cwd=PROJECT)
    return Path(shutil.copyfile(PROJECT / "build/yice.ico", work / "yice.ico"))


def _forwarder(runtime: Path, work: Path) -> None:
    exports = subprocess.run(
        ["x86_64-w64-mingw32-objdump", "-p", str(runtime / "python311.dll")],
        check=True,
        capture_output=True,
        text=True,
    ).stdout
    table = exports[exports.index("[Ordinal/Name Pointer] Table") :]
    names = sorted(set(re.findall(r"\s(_?Py\w+)$", table, re.M)))
    lines = ["LIBRARY python3.dll", "EXPORTS", *(f"  {name}=python311.{name}" for name in names)]
    (work / "python3.def").write_text("\n".join(lines) + "\n", encoding="ascii")
    options = ("-shared", "-nostdlib", "-s", "-Wl,--no-insert-timestamp", "-Wl,--entry=DllMainCRTStartup")
    _run(
        _COMPILER,
        *options,
        str(HERE / "forwarder.c"),
        "python3.def",
        "-o",
        str(runtime / "python3.dll"),
        cwd=work,
    )


def _fill(name: str, work: Path, values: dict[str, str]) -> None:
    text = (HERE / name).read_text(encoding="utf-8")
    for key, value in values.items():
        text = text.replace(f"@{key}@", value)
    (work / name).write_text(text, encoding="utf-8")


def _run(*command: str, cwd: Path) -> None:
    environment = {**os.environ, "SOURCE_DATE_EPOCH": str(EPOCH)}
    subprocess.run(command, check=True, cwd=cwd, env=environment)
