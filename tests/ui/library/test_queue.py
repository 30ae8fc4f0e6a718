"""Changes of the library come before the index that follows them."""

from __future__ import annotations

import threading

from pytestqt.qtbot import QtBot

from store.model.errors import Cancelled
from tests.finding import sentences
from tests.samples import document
from ui.appearance.theme import ThemeManager
from ui.library.import_controller import ImportController
from ui.library.import_dialog import ImportDialog
from ui.runtime.jobs import Jobs
from ui.services.library.arriving.arrival_plan import ArrivalPlan, SkippedFile
from ui.services.workspace import ImportResult, Workspace


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
    qtbot.waitUntil(started.is_set)
    with qtbot.waitSignal(controller.idle):
        for key in keys:
            controller.remove(key)
    assert told == keys
    assert finished == [True]


def test_an_import_tells_first_what_was_replaced_and_does_not_list_fifty_lines_alike(
    qtbot: QtBot, themes: ThemeManager
) -> None:
    plain = tuple(document(key=f"新{n}", title=f"新办法{n}", warnings=()) for n in range(50))
    replaced = document(key="旧", title="旧办法", warnings=())
    plan = ArrivalPlan(replaced, "replaced", "旧", beside="旧", other="《旧办法》")
    skipped = tuple(SkippedFile(f"{n}.txt", "旧", "", 1.0) for n in range(20))
    result = ImportResult((*plain, replaced), plans=(plan,), skipped=skipped)
    dialog = ImportDialog(themes, result)
    qtbot.addWidget(dialog)
    said = sentences(dialog)
    assert said[0] == "旧办法"
    assert "《旧办法》" in said[1]
    assert any("38" in text for text in said)
    assert len(said) < 60
