"""One window for each data folder, between real processes."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtNetwork import QLocalSocket
from pytestqt.qtbot import QtBot

from store.errors import Busy
from ui.single_instance import SingleInstance, socket_name


@pytest.fixture
def short() -> Iterator[Path]:
    """A folder whose path leaves room for a socket, which pytest's own may not."""
    with tempfile.TemporaryDirectory(prefix="y") as name:
        yield Path(name).resolve()


SECOND = """
import sys
sys.path.insert(0, {project!r})
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from store.errors import Busy
from ui.single_instance import SingleInstance
app = QCoreApplication([])
try:
    print("first" if SingleInstance(Path(sys.argv[1])).acquire(sys.argv[2:]) else "second", flush=True)
except Busy:
    print("busy", flush=True)
"""


def second_start(folder: Path, *files: str) -> subprocess.Popen[str]:
    code = SECOND.format(project=str(Path(__file__).resolve().parents[2]))
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
    monkeypatch.setattr("ui.single_instance.PAUSE_MS", 1)
    holder = SingleInstance(tmp_path)
    assert holder.acquire()
    with pytest.raises(Busy):
        SingleInstance(tmp_path).acquire()
    holder.release()


def test_garbage_on_the_socket_is_no_file(qtbot: QtBot, tmp_path: Path) -> None:
    first = SingleInstance(tmp_path)
    assert first.acquire()
    first.listen()
    socket = QLocalSocket()
    with qtbot.waitSignal(first.raised) as raised:
        socket.connectToServer(first._name)
        socket.waitForConnected(2000)
        socket.write(b'{"not": "a list"}\n')
        socket.flush()
    assert raised.args == [[]]
    first.release()


def test_all_that_is_written_is_in_the_data_folder(qtbot: QtBot, short: Path) -> None:
    folder = short / "data"
    folder.mkdir()
    assert Path(socket_name(folder)) == folder / "window.socket"
    first = SingleInstance(folder)
    assert first.acquire()
    first.listen()
    assert sorted(file.name for file in folder.iterdir()) == ["window.lock", "window.socket"]
    first.release()
    assert list(folder.iterdir()) == []


def test_a_folder_whose_path_is_too_long_has_a_short_name(
    qtbot: QtBot, short: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    runtime = short / "run"
    runtime.mkdir()
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(runtime))
    folder = tmp_path / ("数据" * 30)
    folder.mkdir()
    assert Path(socket_name(folder)).parent == runtime
    assert socket_name(folder) != socket_name(tmp_path / ("数据" * 31))
    first = SingleInstance(folder)
    assert first.acquire()
    first.listen()
    assert [file.name for file in runtime.iterdir()] == [Path(socket_name(folder)).name]
    with (
        qtbot.waitSignal(first.raised, timeout=20_000),
        second_start(folder) as process,
    ):
        qtbot.waitUntil(lambda: process.poll() is not None, timeout=20_000)
    first.release()
    assert list(runtime.iterdir()) == []


def test_a_socket_that_a_crash_left_behind_is_replaced(qtbot: QtBot, tmp_path: Path) -> None:
    Path(socket_name(tmp_path)).touch()
    first = SingleInstance(tmp_path)
    assert first.acquire()
    first.listen()
    with qtbot.waitSignal(first.raised, timeout=20_000), second_start(tmp_path) as process:
        qtbot.waitUntil(lambda: process.poll() is not None, timeout=20_000)
    first.release()
