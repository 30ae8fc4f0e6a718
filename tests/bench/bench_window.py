"""The window against an empty one with the same fonts: first paint, memory; and the size of the bundle."""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from figures import PROJECT, Figure, figure

PROBE = Path(__file__).with_name("probe.py")
RUNS = 7
FIRST_PAINT_RATIO = 1.5
BUNDLE_MIB = 140
KEYS = Path(__file__).with_name("keys.py")
KEY_MS, BLOCKED_MS = 50, 16


def probe(folder: str, *arguments: str) -> dict[str, float]:
    """One start in a process of its own, with compiled modules as an installed program has them."""
    environment = {
        **os.environ,
        "QT_QPA_PLATFORM": "offscreen",
        "PYTHONDONTWRITEBYTECODE": "",
        "PYTHONPYCACHEPREFIX": f"{folder}/compiled",
        "YICE_BENCH_START": str(time.time()),
    }
    command = [sys.executable, str(PROBE), *arguments]
    answer = subprocess.run(command, env=environment, capture_output=True, text=True, check=False, timeout=60)
    if answer.returncode or not answer.stdout.strip():
        raise RuntimeError(f"{' '.join(arguments)}: {answer.stderr.strip()[-300:]}")
    return json.loads(answer.stdout.splitlines()[-1])


def typing(folder: str) -> dict[str, Figure]:
    """From a key in the search box to painted results, and how long the GUI thread was busy at once."""
    command = [sys.executable, str(KEYS), f"{folder}/data"]
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "QT_LOGGING_RULES": "default.warning=false"}
    answer = subprocess.run(
        command, env=environment, capture_output=True, text=True, check=False, timeout=120
    )
    if answer.returncode or not answer.stdout.strip():
        raise RuntimeError(f"keys: {answer.stderr.strip()[-300:]}")
    found = json.loads(answer.stdout.splitlines()[-1])
    keys, events = sorted(found["key_ms"]), sorted(found["blocked_ms"])
    return {
        "key to painted results, median": figure(statistics.median(keys), "ms", KEY_MS),
        "key to painted results, 95 %": figure(keys[int(len(keys) * 0.95)], "ms", KEY_MS),
        "GUI thread busy at once, 99 % of events": figure(events[int(len(events) * 0.99)], "ms", BLOCKED_MS),
        "GUI thread busy at once, longest": figure(events[-1], "ms", BLOCKED_MS),
    }


def bundle_size() -> dict[str, Figure]:
    """The bundle, if it has been built."""
    folder = PROJECT / "dist/yice"
    if not folder.is_dir():
        return {}
    size = sum(file.lstat().st_size for file in folder.rglob("*") if file.is_file() or file.is_symlink())
    return {"bundle": figure(size / 2**20, "MiB", goal=BUNDLE_MIB)}


def collect() -> dict[str, Figure]:
    """Program and empty window by turns, so that whatever else the machine does meets both."""
    with tempfile.TemporaryDirectory(prefix="yice-bench-") as folder:
        app = ("app", f"{folder}/data")
        probe(folder, "app", f"{folder}/warm")  # compiles the modules
        probe(folder, "empty")
        first = probe(folder, *app)  # copies the library
        pairs = [(probe(folder, *app), probe(folder, "empty")) for _ in range(RUNS)]
        typed = typing(folder)

    def medians(name: str) -> tuple[float, float]:
        ours, bare = ([pair[side][name] for pair in pairs] for side in (0, 1))
        return statistics.median(ours), statistics.median(bare)

    paint, bare_paint = medians("first_paint_ms")
    memory, bare_memory = medians("idle_mib")
    return {
        "first paint": figure(paint, "ms", FIRST_PAINT_RATIO, bare_paint),
        "first paint, very first start": figure(first["first_paint_ms"], "ms", None, bare_paint),
        "idle memory": figure(memory, "MiB", None, bare_memory),
        **typed,
        **bundle_size(),
    }
