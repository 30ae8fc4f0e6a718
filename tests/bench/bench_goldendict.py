"""The bundle against GoldenDict, started by turns on one screen: start to painted window, idle memory.

The screen is a file (Xvfb -fbdir): the first change of a pixel is the first paint of whichever program runs,
and no program is asked. Both have been started before, so that neither reads from disk.
"""

from __future__ import annotations

import mmap
import os
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from figures import PROJECT, Figure, Skipped, figure

sys.path.insert(0, str(PROJECT))

from tests.e2e.desktop import desktop, missing

BUNDLE = PROJECT / "dist/yice/yice"
RUNS = 9
WIDTH, HEIGHT = 1366, 768
#: From the last large change of the screen to the measuring of memory, in seconds.
IDLE = 3.0
PATIENCE = 60.0
#: So many bytes of a sample of the screen change when a window is painted; a blinking cursor changes fewer.
PAINTED = 150
PAINT_RATIO, CPU_RATIO, MEMORY_RATIO = 1.0, 1.0, 0.8


@dataclass(frozen=True)
class Start:
    """One start: first and last paint and processor time until the first, in ms; idle memory in MiB."""

    painted: float
    whole: float
    processor: float
    memory: float


def processor_ms(process: int) -> float:
    """The time that a process has had of the processors, in milliseconds."""
    fields = Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) * 1000 / os.sysconf("SC_CLK_TCK")


def proportional_mib(process: int) -> float:
    """The memory of a process, with its share of what others use too (PSS)."""
    lines = Path(f"/proc/{process}/smaps_rollup").read_text(encoding="utf-8").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1024


class Screen:
    """The pixels of the screen, as a sample of its lines."""

    def __init__(self, file: Path) -> None:
        with file.open("rb") as opened:
            self._pixels = mmap.mmap(opened.fileno(), 0, prot=mmap.PROT_READ)
        self._line = WIDTH * 4
        self._begin = len(self._pixels) - self._line * HEIGHT

    def look(self) -> bytes:
        """Every fortieth line."""
        starts = (self._begin + line * self._line for line in range(20, HEIGHT, 40))
        return b"".join(self._pixels[start : start + self._line] for start in starts)


def start(command: list[str], environment: dict[str, str], screen: Screen) -> Start:
    """Start a program, watch it paint, and end it when it has been idle for a while."""
    seen = screen.look()
    began = time.perf_counter()
    process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    first = last = used = 0.0
    try:
        while not last or time.perf_counter() - began - last < IDLE:
            now = time.perf_counter() - began
            if now > PATIENCE:
                raise RuntimeError(f"{command[0]} painted nothing")
            look = screen.look()
            if look != seen:
                changed = sum(a != b for a, b in zip(seen[::16], look[::16], strict=True))
                if changed > PAINTED:
                    if not first:
                        first, used = now, processor_ms(process.pid)
                    last = now
                seen = look
            time.sleep(0.001)
        memory = proportional_mib(process.pid)
    finally:
        process.terminate()
        try:
            process.wait(5)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
    time.sleep(0.3)  # until the window is gone from the screen
    return Start(first * 1000, last * 1000, used, memory)


def collect() -> dict[str, Figure]:
    """Both programs by turns, so that whatever else the machine does meets both; medians."""
    why = missing("Xvfb", "xdotool", "goldendict")
    if why:
        raise Skipped(why)
    if not BUNDLE.is_file():
        raise Skipped("dist/yice is not built")
    with tempfile.TemporaryDirectory(prefix="yice-bench-") as folder:
        homes = {name: f"{folder}/{name.lower()}" for name in ("HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME")}
        for home in homes.values():
            Path(home).mkdir()
        with desktop(WIDTH, HEIGHT, Path(folder)) as shown:
            environment = {**shown.environment, **homes, "LC_ALL": "C.UTF-8"}
            screen = Screen(Path(folder) / "Xvfb_screen0")
            commands = ([str(BUNDLE), "--data-dir", f"{folder}/data"], ["goldendict"])
            for _warm in range(2):
                for command in commands:
                    start(command, environment, screen)
            pairs = [[start(command, environment, screen) for command in commands] for _ in range(RUNS)]

    def median(side: int, name: str) -> float:
        return statistics.median(getattr(pair[side], name) for pair in pairs)

    def against(name: str, unit: str, goal: float | None) -> Figure:
        return figure(median(0, name), unit, goal, median(1, name))

    return {
        "bundle, start to painted window": against("painted", "ms", PAINT_RATIO),
        "bundle, processor time until then": against("processor", "ms", CPU_RATIO),
        "bundle, start to whole window": against("whole", "ms", None),
        "bundle, idle memory (PSS)": against("memory", "MiB", MEMORY_RATIO),
    }
