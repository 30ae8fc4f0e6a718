"""A process that is killed right after an acknowledged write has lost nothing."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from store.notebook import Notebook

KILLS = 6
WRITER = """
import sys
from pathlib import Path
from store.notebook import Notebook
from store.records import Anchor, Bookmark, Note

notebook = Notebook.open(Path(sys.argv[1]))
turn = sys.argv[2]
for number in range(10_000):
    name = f"{turn}-{number}"
    anchor = Anchor("文", "文/1.", 0, 1, "引", "", "")
    notebook.put_note(Note(name, anchor, name * 50, "2026-01-01T00:00:00.000Z", "2026-01-01T00:00:00.000Z"))
    notebook.put_bookmark(Bookmark("b" + name, anchor, name, "2026-01-01T00:00:00.000Z"))
    if number % 3 == 2:
        notebook.delete_bookmark(f"b{turn}-{number - 1}")
    print(name, flush=True)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL")
def test_kill_after_an_acknowledged_write(tmp_path: Path) -> None:
    path = tmp_path / "notebook.db"
    acknowledged: list[str] = []
    for turn in range(KILLS):
        writer = subprocess.Popen(
            [sys.executable, "-c", WRITER, str(path), str(turn)],
            stdout=subprocess.PIPE,
            text=True,
            cwd=Path(__file__).parents[3],
        )
        assert writer.stdout is not None
        for _ in range(2 + 3 * turn):
            acknowledged.append(writer.stdout.readline().strip())
        writer.send_signal(signal.SIGKILL)
        # What it printed before it died counts as well.
        acknowledged += writer.stdout.read().split("\n")[:-1]
        writer.stdout.close()
        assert writer.wait() == -signal.SIGKILL
    notebook = Notebook.open(path)
    notes = {note.id: note.body for note in notebook.notes()}
    marks = {mark.id for mark in notebook.bookmarks()}
    assert notebook.check() == []
    notebook.close()
    assert len(acknowledged) >= KILLS * 2
    for name in acknowledged:
        assert notes[name] == name * 50
        turn_name, number = name.split("-")
        deleted = f"{turn_name}-{int(number) // 3 * 3 + 2}" in acknowledged and int(number) % 3 == 1
        if deleted:
            assert f"b{name}" not in marks
        elif int(number) % 3 != 1:
            assert f"b{name}" in marks
