"""The ledger with 5,000 rows: nothing that is done with the sheet may hold the window up."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from figures import Figure, figure

STEPS = Path(__file__).with_name("ledger_steps.py")
ROWS = 5_000
#: Scrolling is held to a frame; what goes through all rows to what is felt as at once.
FRAME_MS, AT_ONCE_MS = 16, 100
SCROLLING = ("scroll a page", "scroll to the middle", "scroll to the end", "a wheel's turn", "down")


def collect() -> dict[str, Figure]:
    """The longest event of each step, in a process of its own, in time of the processor."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "QT_LOGGING_RULES": "default.warning=false"}
    with tempfile.TemporaryDirectory(prefix="yice-bench-") as folder:
        command = [sys.executable, str(STEPS), f"{folder}/data", str(ROWS)]
        answer = subprocess.run(
            command, env=environment, capture_output=True, text=True, check=False, timeout=600
        )
    if answer.returncode or not answer.stdout.strip():
        raise RuntimeError(f"ledger: {answer.stderr.strip()[-300:]}")
    found: dict[str, float] = json.loads(answer.stdout.splitlines()[-1])
    longest = max(found[step] for step in SCROLLING)
    return {
        f"ledger of {ROWS:,} rows, scrolled, longest event": figure(longest, "ms", FRAME_MS),
        **{
            f"  {step}": figure(each, "ms", AT_ONCE_MS)
            for step, each in found.items()
            if "column down" not in step
        },
    }
