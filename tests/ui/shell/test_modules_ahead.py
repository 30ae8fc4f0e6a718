"""Modules of the places are imported ahead, when the window is used and nothing else is under way."""

from __future__ import annotations

import sys
import threading
from importlib.util import find_spec
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Signal
from pytestqt.qtbot import QtBot

from tests.looping import some
from ui.runtime.jobs import Jobs
from ui.shell import modules_ahead
from ui.shell.modules_ahead import ModulesAhead
from ui.shell.panels import panels

NAMES = ("yice_first", "yice_broken", "yice_second")


class User(QObject):
    used = Signal()


@pytest.fixture
def modules(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    for name in NAMES:
        (tmp_path / f"{name}.py").write_text("1 / 0" if "broken" in name else "import sys\n")
        monkeypatch.delitem(sys.modules, name, raising=False)
    monkeypatch.syspath_prepend(str(tmp_path))
    for rest in ("FIRST_MS", "NEXT_MS"):
        monkeypatch.setattr(modules_ahead, rest, 10)
    return list(NAMES)


def test_every_module_that_a_panel_names_is_there() -> None:
    named = some(name for panel in panels(wide=True) for name in panel.needs)
    assert [name for name in named if find_spec(name) is None] == []


def test_they_are_imported_when_the_window_is_used(qtbot: QtBot, jobs: Jobs, modules: list[str]) -> None:
    user = User()
    ahead = ModulesAhead(modules, jobs, user.used, user)
    assert not ahead._rest.isActive()
    user.used.emit()
    user.used.emit()
    qtbot.waitUntil(lambda: "yice_second" in sys.modules)
    assert "yice_first" in sys.modules
    assert "yice_broken" not in sys.modules
    qtbot.waitUntil(lambda: jobs.running() == 0)


def test_they_wait_for_other_work(qtbot: QtBot, jobs: Jobs, modules: list[str]) -> None:
    user, done = User(), threading.Event()
    ModulesAhead(modules, jobs, user.used, user)
    jobs.start(lambda _task: done.wait(), lambda _none: None)
    user.used.emit()
    qtbot.wait(200)
    assert not set(modules) & set(sys.modules)
    done.set()
    qtbot.waitUntil(lambda: "yice_second" in sys.modules)
    # What is called back at the end of the last import is still there.
    qtbot.waitUntil(lambda: jobs.running() == 0)
