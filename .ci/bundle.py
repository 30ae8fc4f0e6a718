"""Makes dist/yice with PyInstaller, unless it is there and nothing that goes into it has changed.

A bundle takes its place in dist only after it has opened a window. Where the path of the checkout has
characters that the listings of ldd have themselves, as in "yice (1)", it is made in a copy elsewhere.
"""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import words
from environment import PYTHON, VENV
from environment import section as locked
from steps import LOG, PROJECT, StepError, fingerprint, is_done, mark_done, run, told
from words import say, sentence

INPUTS = ("main.py", "ui", "store", "index", "resources", "build/shipped", "build.spec", "pyproject.toml")
#: What build.spec takes from beside this file.
HELPERS = (".ci/docstrings.py", ".ci/line_tables.py", ".ci/start_hook.py", ".ci/start_modules.py")
#: What else a build elsewhere reads.
MORE = (".ci", "build/i18n", "LICENSE", "THIRD-PARTY-NOTICES.md")
BUNDLE = PROJECT / "dist/yice"
WORK = PROJECT / "build/pyinstaller"
LIMIT_MIB = 160
#: What a path may have: letters of any script, digits, blanks and these. PyInstaller reads the output of ldd,
#: which puts paths before an address in round brackets.
SAFE = re.compile(r"[\w /\\:.,+@~-]*")
#: Of the machine that builds, what a started bundle is given.
KEPT = ("SYSTEMROOT", "TEMP", "TMP")


def size(folder: Path) -> int:
    """Return the bytes of all files, links not counted twice."""
    return sum(file.lstat().st_size for file in folder.rglob("*") if file.is_file() or file.is_symlink())


@contextmanager
def workplace() -> Iterator[tuple[Path, Path]]:
    """Give the folder to build in and its Python: this checkout, or a copy where its path is not safe."""
    if SAFE.fullmatch(str(PROJECT)):
        yield PROJECT, PYTHON
        return
    with tempfile.TemporaryDirectory(prefix="yice-build-") as folder:
        place = Path(folder)
        for name in (*INPUTS, *MORE):
            source, target = PROJECT / name, place / name
            target.parent.mkdir(parents=True, exist_ok=True)
            copy = shutil.copytree if source.is_dir() else shutil.copy2
            copy(source, target)
        shutil.copytree(VENV.resolve(), place / VENV.name, symlinks=True)
        yield place, place / PYTHON.relative_to(PROJECT)


def build() -> None:
    """Make the bundle, start it once, and put it into dist in place of the old one.

    Raises:
        StepError: It cannot be made, or opens no window; the old one stays.
    """
    say("bundle")
    os.environ["PYINSTALLER_CONFIG_DIR"] = str(WORK / "cache")
    fresh = WORK / "dist"
    shutil.rmtree(fresh, ignore_errors=True)
    with workplace() as (place, python):
        options = ("--noconfirm", "--log-level", "WARN", "--workpath", str(WORK), "--distpath", str(fresh))
        run(python, "-m", "PyInstaller", *options, str(place / "build.spec"), tools=python.parent)
    start(fresh / "yice")
    old = WORK / "old"
    shutil.rmtree(old, ignore_errors=True)
    BUNDLE.parent.mkdir(exist_ok=True)
    if BUNDLE.exists():
        BUNDLE.rename(old)
    (fresh / "yice").rename(BUNDLE)
    shutil.rmtree(old, ignore_errors=True)


def start(bundle: Path) -> None:
    """Open the window of a bundle once, without the machine's own settings and without a display.

    Raises:
        StepError: It does not open; the program's own words say why.
    """
    program = bundle / ("yice.exe" if sys.platform == "win32" else "yice")
    environment = {name: os.environ[name] for name in KEPT if name in os.environ}
    environment |= {"QT_QPA_PLATFORM": "offscreen", "YICE_SMOKE_TEST": "1"}
    with tempfile.TemporaryDirectory(prefix="yice-start-") as folder:
        command = [str(program), "--data-dir", folder]
        try:
            answer = subprocess.run(
                command, env=environment, cwd=folder, capture_output=True, check=False, timeout=180
            )
            code, said = answer.returncode, answer.stderr.decode("utf-8", "replace").strip()
        except (OSError, subprocess.TimeoutExpired) as error:
            code, said = 1, str(error)
    if code:
        with contextlib.suppress(OSError), LOG.open("a", encoding="utf-8") as log:
            log.write(f"\n$ {' '.join(command)}\n{said}\n")
        raise StepError(sentence("bundle_broken", why=said.split("\n")[-1] or code))


def work() -> None:
    """Build where that is needed and tell the size.

    Raises:
        StepError: That failed, or the bundle grew past its limit.
    """
    inputs = [PROJECT / name for name in (*INPUTS, *HELPERS)]
    value = fingerprint(inputs, locked("run"), locked("bundle"))
    stamp = PROJECT / "build/stamps/bundle"
    if not (is_done(stamp, value) and any(BUNDLE.glob("yice*"))):
        build()
        mark_done(stamp, value)
    mebibytes = size(BUNDLE) / 2**20
    if mebibytes > LIMIT_MIB:
        raise StepError(sentence("bundle_large", size=f"{mebibytes:.1f}", limit=LIMIT_MIB))
    say("bundled", size=f"{mebibytes:.1f}", limit=LIMIT_MIB)


if __name__ == "__main__":
    words.prepare_streams()
    sys.exit(told(work))
