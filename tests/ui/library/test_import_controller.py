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
from tests.finding import sentences
from tests.patience import SECONDS
from tests.samples import take_in
from ui.appearance.theme import ThemeManager
from ui.library.import_controller import ImportController
from ui.library.import_dialog import ImportDialog
from ui.runtime.jobs import Jobs
from ui.runtime.localized_text import unit_text
from ui.services.library.arriving.candidates import Candidate
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
    with qtbot.waitSignal(importer.candidates_read) as read:
        importer.read_candidates([folder])
    assert sorted(one.source for one in read.args[0]) == ["办法1.txt", "办法2.txt"]
    assert all(one.reason is None for one in read.args[0])


def test_files_that_come_meanwhile_wait_their_turn(
    qtbot: QtBot, importer: ImportController, workspace: Workspace, tmp_path: Path
) -> None:
    results: list[ImportResult] = []
    importer.imported.connect(results.append)
    take_in(importer, workspace, policy(tmp_path, 1))
    assert importer.busy
    take_in(importer, workspace, policy(tmp_path, 2))
    qtbot.waitUntil(lambda: not importer.busy and len(results) == 2)
    assert len(workspace.library.documents()) == 7
    assert workspace.index_state() == "fresh"


def test_cancelling_keeps_what_was_read(
    qtbot: QtBot, importer: ImportController, workspace: Workspace, tmp_path: Path
) -> None:
    importer.progressed.connect(lambda what, _share, _can: importer.cancel() if "办法2" in what else None)
    with qtbot.waitSignal(importer.candidates_read) as read:
        importer.read_candidates([policy(tmp_path, number) for number in range(1, 40)])
    assert 1 <= len(read.args[0]) < 39
    assert not importer.busy
    assert len(workspace.library.documents()) == 5, "nothing is added before it was looked at"


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
        take_in(importer, workspace, policy(tmp_path, 1))
    assert isinstance(failed.args[0], CannotWrite)
    assert not importer.busy


def test_removing_and_putting_back(
    qtbot: QtBot, importer: ImportController, workspace: Workspace, tmp_path: Path
) -> None:
    with qtbot.waitSignal(importer.idle):
        take_in(importer, workspace, policy(tmp_path, 1))
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
    importer.read_candidates([tmp_path / "leer"])
    assert not importer.busy


def test_the_dialog_names_every_file(qtbot: QtBot, themes: ThemeManager, workspace: Workspace) -> None:
    incomplete = next(one for one in workspace.library.documents() if not one.complete)
    result = ImportResult((workspace.library.document(incomplete.key),), ())
    dialog = ImportDialog(themes, result)
    qtbot.addWidget(dialog)
    assert any("来源到此中断" in sentence for sentence in sentences(dialog))
    assert any(unit_text(incomplete) in sentence for sentence in sentences(dialog)), "counted as in the list"


def test_reading_a_file_is_stopped_in_the_midst_of_it(
    qtbot: QtBot, importer: ImportController, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from ui.services.library.arriving import candidate_reading

    begun = threading.Event()
    original = candidate_reading.read_lines

    def read_lines(data: bytes, source: str, *more: object) -> object:
        if source != "长.txt":
            return original(data, source, *more)  # type: ignore[arg-type]
        begun.set()
        while True:
            may_stop()

    monkeypatch.setattr(candidate_reading, "read_lines", read_lines)
    (tmp_path / "长.txt").write_text("第一条 很长。", encoding="utf-8")
    results: list[list[Candidate]] = []
    importer.candidates_read.connect(results.append)
    with qtbot.waitSignal(importer.candidates_read):
        importer.read_candidates([policy(tmp_path, 1), tmp_path / "长.txt"])
        assert begun.wait(SECONDS)
        importer.cancel()
    assert [(one.source, one.reason) for one in results[0]] == [("办法1.txt", None)], "read before: it stays"
