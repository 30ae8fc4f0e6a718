"""One window for each data folder, between real processes."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from store.model.errors import Busy
from ui.runtime.single_instance import SingleInstance

SECOND = """
import sys
sys.path.insert(0, {project!r})
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from store.model.errors import Busy
from ui.runtime.single_instance import SingleInstance
app = QCoreApplication([])
try:
    print("first" if SingleInstance(Path(sys.argv[1])).acquire(sys.argv[2:]) else "second", flush=True)
except Busy:
    print("busy", flush=True)
"""


def second_start(folder: Path, *files: str) -> subprocess.Popen[str]:
    code = SECOND.format(project=str(Path(__file__).resolve().parents[3]))
    return subprocess.Popen(
        [sys.executable, "-c", code, str(folder), *files], stdout=subprocess.PIPE, text=True, cwd=folder
    )


def test_a_second_start_hands_its_files_over(qtbot: QtBot, tmp_path: Path) -> None:
    first = SingleInstance(tmp_path)
    assert first.acquire()
    first.listen()
    with (
        qtbot.waitSignal(first.raised, timeout=20_000) as raised,
        second_start(tmp_path, "办法.txt") as process,
    ):
        qtbot.waitUntil(lambda: process.poll() is not None, timeout=20_000)
        assert process.stdout is not None
        assert process.stdout.read().strip() == "second"
    assert raised.args == [[str(tmp_path / "办法.txt")]]
    first.release()


def test_after_the_first_is_gone_the_next_is_first(qtbot: QtBot, tmp_path: Path) -> None:
    first = SingleInstance(tmp_path)
    assert first.acquire()
    first.release()
    again = SingleInstance(tmp_path)
    assert again.acquire()
    again.release()


def test_two_folders_two_windows(qtbot: QtBot, tmp_path: Path) -> None:
    instances = []
    for name in ("甲", "乙"):
        (tmp_path / name).mkdir()
        instances.append(SingleInstance(tmp_path / name))
        assert instances[-1].acquire()
    for instance in instances:
        instance.release()


def test_a_silent_holder_is_busy(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ui.runtime.single_instance.WAIT_MS", 50)
    holder = SingleInstance(tmp_path)
    assert holder.acquire()
    with pytest.raises(Busy):
        SingleInstance(tmp_path).acquire()
    holder.release()


@pytest.mark.parametrize("words", [b'{"not": "a list"}', b"\xff\x00", b"", b"[1, null]"])
def test_a_letter_that_makes_no_sense_only_raises(qtbot: QtBot, tmp_path: Path, words: bytes) -> None:
    first = SingleInstance(tmp_path)
    assert first.acquire()
    first.listen()
    with qtbot.waitSignal(first.raised) as raised:
        (tmp_path / "window.calls/a.json").write_bytes(words)
    assert raised.args == [[]]
    first.release()


def test_all_that_is_written_is_in_the_data_folder_and_goes(qtbot: QtBot, tmp_path: Path) -> None:
    folder = tmp_path / ("数据" * 30)
    folder.mkdir()
    first = SingleInstance(folder)
    assert first.acquire()
    first.listen()
    assert sorted(file.name for file in folder.iterdir()) == ["window.calls", "window.lock"]
    with qtbot.waitSignal(first.raised, timeout=20_000), second_start(folder) as process:
        qtbot.waitUntil(lambda: process.poll() is not None, timeout=20_000)
    first.release()
    assert list(folder.iterdir()) == []


def test_a_letter_that_came_before_the_window_listens_is_read(qtbot: QtBot, tmp_path: Path) -> None:
    first = SingleInstance(tmp_path)
    assert first.acquire()
    with second_start(tmp_path, "早.txt") as process:
        qtbot.waitUntil(lambda: any((tmp_path / "window.calls").glob("*.json")), timeout=20_000)
        with qtbot.waitSignal(first.raised) as raised:
            first.listen()
        qtbot.waitUntil(lambda: process.poll() is not None, timeout=20_000)
        assert process.stdout is not None
        assert process.stdout.read().strip() == "second"
    assert raised.args == [[str(tmp_path / "早.txt")]]
    first.release()
