"""One window for each data folder, between real processes."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QThread
from pytestqt.qtbot import QtBot

from store.model.errors import Busy
from tests.patience import SECONDS
from ui.app import acquire
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
        qtbot.waitSignal(first.raised) as raised,
        second_start(tmp_path, "办法.txt") as process,
    ):
        qtbot.waitUntil(lambda: process.poll() is not None)
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
    monkeypatch.setattr("ui.runtime.single_instance.OPENING_MS", 0)
    holder = SingleInstance(tmp_path)
    assert holder.acquire()
    with pytest.raises(Busy):
        SingleInstance(tmp_path).acquire()
    holder.release()


def test_a_window_that_is_still_opening_is_waited_for(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.runtime.single_instance.WAIT_MS", 0)
    first = SingleInstance(tmp_path)
    assert first.acquire()
    pauses = []

    def opening(pause: int) -> None:
        pauses.append(pause)
        if len(pauses) == 5:
            first.listen()

    monkeypatch.setattr(QThread, "msleep", opening)
    assert not SingleInstance(tmp_path).acquire()
    assert len(pauses) == 5
    first.release()


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
    with qtbot.waitSignal(first.raised), second_start(folder) as process:
        qtbot.waitUntil(lambda: process.poll() is not None)
    first.release()
    assert list(folder.iterdir()) == []


def test_a_letter_that_came_before_the_window_listens_is_read(qtbot: QtBot, tmp_path: Path) -> None:
    first = SingleInstance(tmp_path)
    assert first.acquire()
    with second_start(tmp_path, "早.txt") as process:
        qtbot.waitUntil(lambda: any((tmp_path / "window.calls").glob("*.json")))
        with qtbot.waitSignal(first.raised) as raised:
            first.listen()
        qtbot.waitUntil(lambda: process.poll() is not None)
        assert process.stdout is not None
        assert process.stdout.read().strip() == "second"
    assert raised.args == [[str(tmp_path / "早.txt")]]
    first.release()


HOLDER = """
import sys, time
sys.path.insert(0, {project!r})
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from ui.runtime.single_instance import SingleInstance
app = QCoreApplication([])
instance = SingleInstance(Path(sys.argv[1]))
print(instance.acquire(), flush=True)
time.sleep(600)
"""


def test_a_process_without_a_window_can_be_ended(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.runtime.single_instance.WAIT_MS", 50)
    monkeypatch.setattr("ui.runtime.single_instance.OPENING_MS", 0)
    code = HOLDER.format(project=str(Path(__file__).resolve().parents[3]))
    with subprocess.Popen([sys.executable, "-c", code, str(tmp_path)], stdout=subprocess.PIPE) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline().strip() == b"True"
        monkeypatch.setattr("ui.app.ask_to_end", lambda _process: False)
        with pytest.raises(Busy):
            acquire(SingleInstance(tmp_path), [])
        assert holder.poll() is None, "nothing is ended unasked"
        asked: list[int] = []
        monkeypatch.setattr("ui.app.ask_to_end", lambda process: asked.append(process) or True)
        instance = SingleInstance(tmp_path)
        assert acquire(instance, [])
        assert asked == [holder.pid]
        holder.wait(SECONDS)
        assert instance.holder() is None, "the program itself is nobody to be ended"
        instance.release()


def test_a_start_while_the_other_one_ends_is_the_first(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = SingleInstance(tmp_path), SingleInstance(tmp_path)
    assert first.acquire()
    first.listen()
    first._timer.stop()
    first._watcher.removePath(str(tmp_path / "window.calls"))  # it is closing, and reads no letters
    original = QThread.msleep

    def meanwhile(pause: int) -> None:
        first.release()
        original(pause)

    monkeypatch.setattr(QThread, "msleep", meanwhile)
    assert second.acquire(["办法.txt"]), "it opens a window of its own, and says nothing of another program"
    second.release()


CLOSING = """
import sys, threading, time
sys.path.insert(0, {project!r})
from pathlib import Path
from PySide6.QtCore import QTimer
import store.intake
from store.system.paths import DataPaths
from ui import app

reading = threading.Event()

def endless(*given):
    print("reading", flush=True)
    reading.set()
    time.sleep(600)

store.intake.read_lines = endless

def close_when_reading(program):
    if reading.is_set():
        program.window.close()
    else:
        QTimer.singleShot(50, lambda: close_when_reading(program))

original = app.Program._on_ready
def ready(self, window):
    original(self, window)
    close_when_reading(self)
app.Program._on_ready = ready
code = app.run(DataPaths(Path(sys.argv[1])), [sys.argv[2]])
print("code", code, flush=True)
"""


def test_closing_the_window_ends_the_program_whatever_it_reads(tmp_path: Path) -> None:
    file = tmp_path / "办法.txt"
    file.write_text("某办法", encoding="utf-8")
    code = CLOSING.format(project=str(Path(__file__).resolve().parents[3]))
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-c", code, str(tmp_path / "data"), str(file)]
    # The file is read for ten minutes.
    done = subprocess.run(
        command, capture_output=True, text=True, timeout=SECONDS, env=environment, check=False
    )
    assert "reading" in done.stdout
    assert done.returncode == 0, done.stderr
    instance = SingleInstance(tmp_path / "data")
    assert instance.acquire(), "and the next start has the folder"
    instance.release()
