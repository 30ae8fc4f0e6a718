"""``make i18n``: brings the .ts files up to date with the strings of ui/, one file for each place.

New strings come in as "unfinished"; translate them (Qt Linguist or an editor), tests/test_i18n.py checks.
"""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
TARGET = PROJECT / "resources/i18n/zh_CN"


def places() -> dict[str, list[Path]]:
    """Return the modules by the .ts file that takes their strings; others go into shell.ts."""
    found: dict[str, list[Path]] = {}
    own = {file.stem for file in TARGET.glob("*.ts")} | {"shell"}
    for module in sorted((PROJECT / "ui").rglob("*.py")):
        place = module.relative_to(PROJECT / "ui").parts[0]
        found.setdefault(place if place in own else "shell", []).append(module)
    return found


def main() -> int:
    """Run lupdate for every place."""
    tool = Path(sys.executable).with_name("pyside6-lupdate")
    for place, modules in places().items():
        names = [str(module.relative_to(PROJECT)) for module in modules]
        target = TARGET / f"{place}.ts"
        options = ["-no-obsolete", "-target-language", "zh_CN", "-locations", "none"]
        done = subprocess.run([str(tool), *options, *names, "-ts", str(target)], cwd=PROJECT, check=False)
        if done.returncode:
            return done.returncode
        # lupdate takes the ``#:`` comments of constants for words to the translator.
        collected = target.read_text(encoding="utf-8")
        target.write_text(re.sub(r" *<extracomment>.*?</extracomment>\n", "", collected, flags=re.S), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
