"""Changes of the library come before the index that follows them."""

from __future__ import annotations

import threading

from pytestqt.qtbot import QtBot

from store.model.errors import Cancelled
from tests.samples import document
from ui.library.import_controller import ImportController
from ui.runtime.jobs import Jobs
from ui.services.workspace import Workspace


def test_removals_go_before_a_build_and_one_build_follows(
    qtbot: QtBot, workspace: Workspace, jobs: Jobs, monkeypatch
) -> None:
    keys = [f"试{number}" for number in range(3)]
    for key in keys:
        workspace.library.add(document(key=key, title=f"{key}办法"), key.encode())
    started, finished = threading.Event(), []

    def build(progress, cancelled) -> None:
        started.set()
        while not cancelled():
            if finished or len(workspace.library.documents()) == 5:
                finished.append(True)
                return
        raise Cancelled

    monkeypatch.setattr(workspace, "rebuild_index", build)
    controller = ImportController(workspace, jobs)
    told: list[str] = []
    controller.removed.connect(lambda removed, _inverse: told.append(removed.key))
    controller.rebuild()
    assert started.wait(10)
    with qtbot.waitSignal(controller.idle, timeout=20_000):
        for key in keys:
            controller.remove(key)
    assert told == keys
    assert finished == [True]
