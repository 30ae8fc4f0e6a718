"""Changes the code in one small place at a time, and tells which changes no test notices.

``make mutants`` draws changes at random from each room, the same each time; ``ARGS="sync --count 50"`` asks
for a room and a number. It works on a copy in ``build/mutants``. What survives is listed with its change: it
needs a test, or it changes nothing that anybody could see (a capital in SQL, a bound that is never reached).
"""

from __future__ import annotations

import argparse
import json
import os
import random
import shutil
import subprocess
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]
WORK = PROJECT / "build/mutants"
SEED = 20260927
COPIED = ("main.py", "ui", "store", "index", "tests", "resources", "build.spec")
CONFIG = """
[tool.mutmut]
source_paths = ["{top}"]
only_mutate = ["{code}*"]
also_copy = {beside}
use_git_change_detection = false
pytest_add_cli_args = ["-p", "no:cacheprovider", "-W", "default"]
pytest_add_cli_args_test_selection = {tests}
"""


@dataclass(frozen=True, slots=True)
class Room:
    """Code that is changed, and the tests that should notice."""

    code: str
    tests: tuple[str, ...]


_NOTEBOOK = (
    "tests/store/notebook/sync",
    "tests/store/notebook/anchoring",
    "tests/store/notebook/test_annotations.py",
    "tests/store/notebook/test_added_kind.py",
    "tests/store/notebook/test_folders.py",
    "tests/store/notebook/test_notebook.py",
)
ROOMS = {
    "sync": Room("store/notebook/sync/", _NOTEBOOK),
    "anchoring": Room("store/notebook/anchoring/", _NOTEBOOK),
    "matching": Room(
        "index/matching/",
        (
            "tests/index/matching",
            "tests/index/test_exact.py",
            "tests/index/interpretation",
            "tests/index/query",
        ),
    ),
    "query": Room("index/query/", ("tests/index/query",)),
    "outline": Room(
        "store/intake/outline/",
        (
            "tests/store/intake/outline",
            "tests/store/intake/test_gold.py",
            "tests/store/intake/test_genres.py",
            "tests/store/intake/test_samples.py",
        ),
    ),
}


def main() -> int:
    """Run some rooms, print a table; 1 where no change could be made."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("rooms", nargs="*", help=f"by default all: {', '.join(ROOMS)}")
    parser.add_argument("--count", type=int, default=75, help="changes drawn from each room; 0 for all")
    options = parser.parse_args()
    if unknown := set(options.rooms) - ROOMS.keys():
        parser.error(f"no such room: {', '.join(sorted(unknown))}")
    found = {name: _run(ROOMS[name], options.count) for name in options.rooms or ROOMS}
    print(f"{'room':12}{'changes':>9}{'noticed':>9}{'survived':>10}{'no test':>9}")
    for name, results in found.items():
        counts = Counter(results.values())
        noticed = sum(counts[each] for each in ("killed", "timeout", "segfault", "suspicious"))
        figures = len(results), noticed, counts["survived"], counts["no tests"]
        print(f"{name:12}{figures[0]:>9}{figures[1]:>9}{figures[2]:>10}{figures[3]:>9}")
    return 0 if all(found.values()) else 1


def _run(room: Room, count: int) -> dict[str, str]:
    """Make a copy, change it, run the tests on each change; prints what survives."""
    _copy(room)
    # Makes all changes and finds out which tests meet which function; no change has that name.
    _mutmut("run", "none")
    names = sorted(
        name
        for file in (WORK / "mutants").rglob("*.meta")
        for name in json.loads(file.read_text(encoding="utf-8"))["exit_code_by_key"]
    )
    drawn = random.Random(SEED).sample(names, min(count or len(names), len(names)))
    if not drawn:
        return {}
    _mutmut("run", *drawn)
    results: dict[str, str] = {}
    for line in _mutmut("results", "--all", "true").splitlines():
        name, _, state = line.strip().rpartition(": ")
        if (name := name.split()[-1] if name else "") in drawn:
            results[name] = state
    for name in (name for name, state in results.items() if state in ("survived", "no tests")):
        print(f"{name} ({results[name]})")
        changed = _mutmut("show", name).splitlines()
        print("\n".join(line for line in changed if line[:1] in "+-" and line[:3] not in ("+++", "---")))
    return results


def _copy(room: Room) -> None:
    shutil.rmtree(WORK, ignore_errors=True)
    (WORK / "build").mkdir(parents=True)
    for name in COPIED:
        source = PROJECT / name
        if source.is_dir():
            shutil.copytree(source, WORK / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, WORK / name)
    for name in ("shipped", "i18n"):
        if (PROJECT / "build" / name).exists():
            shutil.copytree(PROJECT / "build" / name, WORK / "build" / name)
    top = room.code.partition("/")[0]
    beside = [name for name in (*COPIED, "build") if name not in (top, "tests")]
    config = CONFIG.format(top=top, code=room.code, beside=json.dumps(beside), tests=json.dumps(room.tests))
    text = (PROJECT / "pyproject.toml").read_text(encoding="utf-8")
    (WORK / "pyproject.toml").write_text(text + config, encoding="utf-8")


def _mutmut(*arguments: str) -> str:
    """One command of mutmut in the copy; what it says."""
    command = [sys.executable, "-m", "mutmut", *arguments]
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(command, cwd=WORK, env=environment, capture_output=True, text=True, check=False)
    return done.stdout


if __name__ == "__main__":
    sys.exit(main())
