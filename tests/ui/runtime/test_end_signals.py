"""The system ends the program, or its session: what is being typed is saved, the notebook is closed."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.e2e.desktop import PROJECT, until
from tests.patience import SECONDS
from tests.ui.conftest import type_text
from ui.reader.inspector.note_editor import NoteEditor
from ui.runtime.end_signals import EndSignals
from ui.shell.main_window import MainWindow

METHOD = "晋政办函〔2020〕28号"
WINDOWS = "Windows has no such signals"


@pytest.mark.skipif(os.name == "nt", reason=WINDOWS)
@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP"])
def test_a_signal_is_told_in_the_event_loop_and_ends_nothing(qtbot: QtBot, name: str) -> None:
    number = getattr(signal, name)
    before = signal.getsignal(number)
    ends = EndSignals()
    with qtbot.waitSignal(ends.asked):
        os.kill(os.getpid(), number)
    ends.close()
    assert signal.getsignal(number) == before


@pytest.mark.skipif(os.name == "nt", reason=WINDOWS)
def test_the_program_closes_its_files_when_it_is_asked_to_end(tmp_path: Path) -> None:
    program = subprocess.Popen(
        [sys.executable, "main.py"],
        env={**os.environ, "YICE_DATA_DIR": str(tmp_path), "QT_QPA_PLATFORM": "offscreen"},
        cwd=PROJECT,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    log = tmp_path / "logs" / "yice.log"
    try:
        assert until(lambda: log.exists() and " window " in log.read_text(encoding="utf-8"))
        program.send_signal(signal.SIGTERM)
        assert program.wait(SECONDS) == 0
    finally:
        program.kill()
    assert " end code=0" in log.read_text(encoding="utf-8")


def test_what_is_being_typed_is_kept_when_the_session_ends(qtbot: QtBot, window: MainWindow) -> None:
    clause = f"{METHOD}/9."
    window.open(METHOD, clause)
    window.reading.write_note(clause)
    qtbot.waitUntil(lambda: window.inspector.findChild(NoteEditor) is not None)
    editor = window.inspector.findChild(NoteEditor)
    assert editor is not None
    type_text(editor, "写到一半")
    window.keep()
    notes = window.workspace.notebook.annotations.notes(METHOD)
    assert [note.body for note in notes] == ["写到一半"]
    assert window.isVisible()
