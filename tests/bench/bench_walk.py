"""An ordinary hour in the window: which share of its events held the GUI thread up for a frame and more."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from figures import Figure, figure

WALK = Path(__file__).with_name("walk.py")
#: How long a picture of the screen is shown, in milliseconds.
FRAME_MS = 16
LONG_PERCENT, LONGEST_MS = 0.1, 100


def walk(folder: str) -> dict[str, list[float]]:
    """Take the walk in a process of its own, with compiled modules as an installed program has them."""
    environment = {
        **os.environ,
        "QT_QPA_PLATFORM": "offscreen",
        "PYTHONDONTWRITEBYTECODE": "",
        "PYTHONPYCACHEPREFIX": f"{folder}/compiled",
    }
    command = [sys.executable, str(WALK), f"{folder}/data"]
    answer = subprocess.run(
        command, env=environment, capture_output=True, text=True, check=False, timeout=600
    )
    if answer.returncode or not answer.stdout.strip():
        raise RuntimeError(f"walk: {answer.stderr.strip()[-300:]}")
    return json.loads(answer.stdout.splitlines()[-1])


def collect() -> dict[str, Figure]:
    """The second of two walks, and by name its longest event."""
    with tempfile.TemporaryDirectory(prefix="yice-bench-") as folder:
        walk(folder)
        taken = walk(folder)
    events = sorted((ms, step) for step, each in taken.items() for ms in each)
    long = sum(ms > FRAME_MS for ms, _ in events)
    slowest, step = events[-1]
    return {
        f"walk, events over {FRAME_MS} ms": figure(100 * long / len(events), "%", LONG_PERCENT),
        f"walk, longest event ({step})": figure(slowest, "ms", LONGEST_MS),
    }
