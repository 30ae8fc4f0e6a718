"""The panels of the window over a notebook that has grown for years: no step may hold the window up."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from figures import Figure, figure

STEPS = Path(__file__).with_name("panels.py")
ITEMS = 50_000
BLOCKED_MS = 50


def collect() -> dict[str, Figure]:
    """The longest event of each step, in a process of its own."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "QT_LOGGING_RULES": "default.warning=false"}
    with tempfile.TemporaryDirectory(prefix="yice-bench-") as folder:
        command = [sys.executable, str(STEPS), f"{folder}/data", str(ITEMS)]
        answer = subprocess.run(
            command, env=environment, capture_output=True, text=True, check=False, timeout=600
        )
    if answer.returncode or not answer.stdout.strip():
        raise RuntimeError(f"panels: {answer.stderr.strip()[-300:]}")
    found: dict[str, float] = json.loads(answer.stdout.splitlines()[-1])
    slowest = max(found, key=lambda step: found[step])
    return {
        f"show {ITEMS:,} annotations, longest event": figure(found[slowest], "ms", BLOCKED_MS),
        **{f"  {step}": figure(longest, "ms", BLOCKED_MS) for step, longest in found.items()},
    }
