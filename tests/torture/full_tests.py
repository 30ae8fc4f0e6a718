"""The tests that draw their inputs at random, with all of their trials and drawn anew."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path

TESTS = Path(__file__).parents[1]
DRAWING = re.compile(r"^from (?:hypothesis|tests\.effort) import", re.MULTILINE)


def run() -> Counter[str]:
    """Run them; what became of how many, and on the screen what failed."""
    files = [file for file in TESTS.rglob("test_*.py") if DRAWING.search(file.read_text(encoding="utf-8"))]
    command = [sys.executable, "-m", "pytest", "-q", "-n", "auto", *map(str, sorted(files))]
    environment = {**os.environ, "YICE_EFFORT": "1"}
    done = subprocess.run(
        command, cwd=TESTS.parent, env=environment, capture_output=True, text=True, check=False
    )
    counts = re.findall(r"(\d+) (passed|failed)", done.stdout[-200:])
    found = Counter({what: int(count) for count, what in counts})
    if done.returncode:
        print(done.stdout, done.stderr, sep="\n", flush=True)
        found["failed"] = max(1, found["failed"])
    return found
