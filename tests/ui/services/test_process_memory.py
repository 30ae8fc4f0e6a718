"""Python's search for cycles waits for the window, and memory that is freed goes back to the system."""

from __future__ import annotations

import gc
import os
import subprocess
import sys
from pathlib import Path

import pytest

from store.model.errors import NotFound
from tests.patience import SECONDS
from ui.commandline import entry_point
from ui.commandline.start import window_start

PROJECT = Path(__file__).resolve().parents[3]


def test_the_search_for_cycles_waits_and_comes_back() -> None:
    code = (
        "import gc; from ui.services import process_memory as m;"
        "m.hold_collection(); held = gc.isenabled();"
        "m.resume_collection(); print(held, gc.isenabled(), gc.get_freeze_count() > 0)"
    )
    answer = subprocess.run(
        [sys.executable, "-c", code], cwd=PROJECT, capture_output=True, text=True, check=True
    )
    assert answer.stdout.split() == ["False", "True", "True"]
    assert gc.isenabled()


def test_all_is_looked_through_only_where_much_was_made_since() -> None:
    code = """
import gc, weakref
from ui.services import process_memory as m
class Ring: pass
def ring():
    one = Ring(); one.self = one
    return weakref.ref(one)
m.hold_collection(); m.resume_collection(); m.settle()
lost = ring()
gc.collect(1)
early = m.tidy_up()
lists = [[] for _ in range(700 * 10 * (m.MUCH + 2))]
gc.collect(0); old = ring()
print(early, m.tidy_up(), old() is None, gc.get_count()[2])
"""
    answer = subprocess.run(
        [sys.executable, "-c", code], cwd=PROJECT, capture_output=True, text=True, check=True
    )
    assert answer.stdout.split() == ["False", "True", "True", "0"]


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="asks the C library of Linux")
def test_large_blocks_go_back_when_they_are_freed() -> None:
    # Blocks of 200 kB between others that stay: without the setting they would all lie in one heap.
    code = """
import sys
from ui.services import process_memory as m
def anonymous():
    lines = open("/proc/self/smaps_rollup").read().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("Anonymous:")) // 1024
if sys.argv[1] == "small":
    m.keep_small()
first = bytearray(30_000_000)
del first
before = anonymous()
kept, large = [], []
for _ in range(200):
    large.append(bytearray(200_000))
    kept.append(bytearray(1_000))
del large
m.give_back() if sys.argv[1] == "small" else None
print(anonymous() - before)
"""
    grown = {
        way: int(
            subprocess.run(
                [sys.executable, "-c", code, way], cwd=PROJECT, capture_output=True, text=True, check=True
            ).stdout
        )
        for way in ("small", "plain")
    }
    assert grown["small"] < 5 < 20 < grown["plain"]


def test_a_window_that_cannot_open_leaves_the_search_for_cycles_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_arguments: object) -> int:
        assert not gc.isenabled()
        raise NotFound(what="x")

    monkeypatch.setattr("ui.app.run", fail)
    monkeypatch.setattr(window_start, "_window_fault", lambda: None)
    assert entry_point.run(["--data-dir", str(tmp_path)]) == 2
    assert gc.isenabled()


def test_a_window_at_rest_forgets_what_it_has_read_of_the_library(tmp_path: Path) -> None:
    code = """
import sys
from store.library.library import Library
from store.system.paths import data_paths
from ui import app
def forget(library):
    print("forgotten", flush=True)
    app.QApplication.exit()
Library.forget_pages = forget
app.TIDY_MS = 20
app.run(data_paths(sys.argv[1]))
"""
    answer = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path)],
        cwd=PROJECT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=True,
        timeout=SECONDS,
    )
    assert answer.stdout.split() == ["forgotten"]
