"""What a start loads: the frame before the first paint, and of the rest only what is used at once."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.patience import SECONDS

PROJECT = Path(__file__).resolve().parents[3]
SCRIPT = """
import json, sys
from pathlib import Path
from store.system.paths import data_paths
from ui import app
seen = []
whole, ready = app.Program._complete, app.Program._on_ready
def complete(self, window):
    seen.append(sorted(sys.modules))
    whole(self, window)
def on_ready(self, window):
    seen.append(sorted(sys.modules))
    # Not after run: a program that still reads when its window closes ends at once.
    print(json.dumps(seen), flush=True)
    ready(self, window)
app.Program._complete, app.Program._on_ready = complete, on_ready
app.run(data_paths(sys.argv[1]))
"""


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> tuple[set[str], set[str]]:
    """The modules at the first paint, and when the window is whole."""
    folder = tmp_path_factory.mktemp("start")
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "YICE_SMOKE_TEST": "1"}
    for _start in range(2):  # the first may have to make the library
        answer = subprocess.run(
            [sys.executable, "-c", SCRIPT, str(folder / "data")],
            env=environment,
            cwd=PROJECT,
            capture_output=True,
            text=True,
            timeout=SECONDS,
            check=False,
        )
        assert answer.returncode == 0, answer.stderr
    painted, ready = json.loads(answer.stdout.splitlines()[-1])
    return set(painted), set(ready)


def rooms(modules: set[str], *names: str) -> list[str]:
    """Those of the modules that are in rooms, or are them."""
    return sorted(one for one in modules if any(one == name or one.startswith(f"{name}.") for name in names))


def test_the_first_paint_waits_for_no_data(loaded: tuple[set[str], set[str]]) -> None:
    painted, _ready = loaded
    heavy = ("peewee", "whoosh", "sqlite3", "index", "store.library", "store.notebook", "store.packs")
    assert "ui.shell.frame.window_frame" in painted
    assert rooms(painted, *heavy) == []


def test_a_window_without_work_loads_no_intake_and_no_dialogs(loaded: tuple[set[str], set[str]]) -> None:
    _painted, ready = loaded
    assert "store.library.library" in ready
    unused = ("store.intake.importer", "store.formats.readers", "ui.library.review", "openpyxl")
    assert rooms(ready, *unused) == []


def test_imports_are_plain(loaded: tuple[set[str], set[str]]) -> None:
    painted, _ready = loaded
    assert "ui.runtime.plain_imports" in painted
