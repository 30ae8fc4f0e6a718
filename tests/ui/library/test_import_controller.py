"""Taking files in: one change at a time, what failed is told, what was cancelled leaves nothing half done."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from store.library.library_change import LibraryChange
from store.model.errors import CannotWrite
from store.model.message import Message
from store.model.stopping import may_stop
from tests.patience import SECONDS
from ui.appearance.theme import ThemeManager
from ui.library.import_controller import ImportController
from ui.library.import_dialog import ImportDialog
from ui.runtime.jobs import Jobs
from ui.runtime.localized_text import unit_text
from ui.services.workspace import ImportResult, Workspace

POLICY = (
    "{title}\n\n第一条 为规范管理，制定本办法。\n\n第二条 本办法适用于本市。\n\n"
    "第三条 本办法自2022年1月1日起施行。\n"
)


def policy(folder: Path, number: int) -> Path:
    path = folder / f"办法{number}.txt"
    path.write_text(POLICY.format(title=f"某市第{number}号医疗服务管理办法"), encoding="utf-8")
    return path


@pytest.fixture
def importer(workspace: Workspace, jobs: Jobs) -> ImportController:
    return ImportController(workspace, jobs)


def test_a_folder_stands_for_its_files(qtbot: QtBot, importer: ImportController, tmp_path: Path) -> None:
    folder = tmp_path / "文件"
    folder.mkdir()
    for number in (1, 2):
        policy(folder, number)
    (folder / ".hidden").write_text("x")
    with qtbot.waitSignal(importer.imported) as imported, qtbot.waitSignal(importer.idle):
        importer.import_files([folder])
    assert len(imported.args[0].imported) == 2
    assert imported.args[0].rejected == ()


def test_files_that_come_meanwhile_wait_their_turn(
    qtbot: QtBot, importer: ImportController, workspace: Workspace, tmp_path: Path
) -> None:
    results: list[ImportResult] = []
    importer.imported.connect(results.append)
    importer.import_files([policy(tmp_path, 1)])
    assert importer.busy
    importer.import_files([policy(tmp_path, 2)])
    qtbot.waitUntil(lambda: not importer.busy and len(results) == 2)
    assert len(workspace.library.documents()) == 7
    assert workspace.index_state() == "fresh"


def test_cancelling_keeps_what_was_read(
    qtbot: QtBot, importer: ImportController, workspace: Workspace, tmp_path: Path
) -> None:
    importer.progressed.connect(lambda what, _share, _can: importer.cancel() if "办法2" in what else None)
    with qtbot.waitSignal(importer.imported) as imported:
        importer.import_files([policy(tmp_path, number) for number in range(1, 40)])
    taken = imported.args[0].imported
    assert 1 <= len(taken) < 39
    qtbot.waitUntil(lambda: not importer.busy)
    assert len(workspace.library.documents()) == 5 + len(taken)


def test_a_library_that_cannot_be_written_is_told(
    qtbot: QtBot,
    importer: ImportController,
    workspace: Workspace,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def full(*_arguments: object, **_more: object) -> None:
        raise CannotWrite(path="library.db", reason=Message("file.full"))

    monkeypatch.setattr(workspace.library, "add", full)
    with qtbot.waitSignal(importer.failed) as failed:
        importer.import_files([policy(tmp_path, 1)])
    assert isinstance(failed.args[0], CannotWrite)
    assert not importer.busy


def test_removing_and_putting_back(
    qtbot: QtBot, importer: ImportController, workspace: Workspace, tmp_path: Path
) -> None:
    with qtbot.waitSignal(importer.idle):
        importer.import_files([policy(tmp_path, 1)])
    added = workspace.library.documents()[-1]
    with qtbot.waitSignal(importer.removed) as removed:
        importer.remove(added.key)
    qtbot.waitUntil(lambda: not importer.busy)
    assert len(workspace.library.documents()) == 5
    inverse: list[LibraryChange] = []
    importer.exchange(lambda: removed.args[1], inverse.append, lambda _error: None)
    importer.exchange(lambda: inverse[0], inverse.append, lambda _error: None)
    importer.exchange(lambda: inverse[1], inverse.append, lambda _error: None)
    qtbot.waitUntil(lambda: len(inverse) == 3 and not importer.busy)
    assert workspace.library.document(added.key).sha256 == added.sha256
    assert not workspace.library.documents()[-1].shipped


def test_nothing_to_do_is_no_work(importer: ImportController, tmp_path: Path) -> None:
    (tmp_path / "leer").mkdir()
    importer.import_files([tmp_path / "leer"])
    assert not importer.busy


def test_the_dialog_names_every_file(qtbot: QtBot, themes: ThemeManager, workspace: Workspace) -> None:
    incomplete = next(one for one in workspace.library.documents() if not one.complete)
    result = ImportResult((workspace.library.document(incomplete.key),), ())
    dialog = ImportDialog(themes, result)
    qtbot.addWidget(dialog)
    assert any("来源到此中断" in sentence for sentence in dialog.sentences())
    assert any(unit_text(incomplete) in sentence for sentence in dialog.sentences()), "counted as in the list"


def test_reading_a_file_is_stopped_in_the_midst_of_it(
    qtbot: QtBot, importer: ImportController, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import store.intake

    begun = threading.Event()
    original = store.intake.read_lines

    def read_lines(data: bytes, source: str, *more: object) -> object:
        if source != "长.txt":
            return original(data, source, *more)  # type: ignore[arg-type]
        begun.set()
        while True:
            may_stop()

    monkeypatch.setattr(store.intake, "read_lines", read_lines)
    (tmp_path / "长.txt").write_text("第一条 很长。", encoding="utf-8")
    results: list[ImportResult] = []
    importer.imported.connect(results.append)
    with qtbot.waitSignal(importer.idle):
        importer.import_files([policy(tmp_path, 1), tmp_path / "长.txt"])
        assert begun.wait(SECONDS)
        importer.cancel()
    assert [document.source for document in results[0].imported] == ["办法1.txt"], (
        "what was read before stays"
    )
    assert not results[0].rejected
