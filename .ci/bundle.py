"""Makes dist/yice with PyInstaller, unless it is there and nothing that goes into it has changed."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from prepare import LOCK, PROJECT, PYTHON, StepError, fingerprint, is_done, mark_done, run

INPUTS = ("main.py", "ui", "store", "index", "resources", "build/shipped", "build.spec", "pyproject.toml")
BUNDLE = PROJECT / "dist/yice"
LIMIT_MIB = 160


def size(folder: Path) -> int:
    """Return the bytes of all files, links not counted twice."""
    return sum(file.lstat().st_size for file in folder.rglob("*") if file.is_file() or file.is_symlink())


def main() -> int:
    """Build where needed and tell the size; 1 if that failed or the bundle grew past its limit."""
    value = fingerprint([LOCK, *(PROJECT / name for name in INPUTS)])
    stamp = PROJECT / "build/stamps/bundle"
    try:
        if not (is_done(stamp, value) and any(BUNDLE.glob("yice*"))):
            print("Building dist/yice …", flush=True)
            os.environ["PYINSTALLER_CONFIG_DIR"] = str(PROJECT / "build/pyinstaller/cache")
            options = ("--noconfirm", "--log-level", "WARN", "--workpath", "build/pyinstaller")
            run(PYTHON, "-m", "PyInstaller", *options, "build.spec")
            mark_done(stamp, value)
    except StepError as error:
        print(error, file=sys.stderr)
        return 1
    mebibytes = size(BUNDLE) / 2**20
    print(f"dist/yice: {mebibytes:.1f} MiB (at most {LIMIT_MIB})")
    return int(mebibytes > LIMIT_MIB)


if __name__ == "__main__":
    sys.exit(main())
