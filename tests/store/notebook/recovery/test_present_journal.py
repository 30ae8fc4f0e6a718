"""Without the journal that was written last nobody knows whether all was saved."""

from __future__ import annotations

import contextlib
from pathlib import Path

import pytest

from store.model.annotation import Anchor, Note
from store.notebook import Notebook
from store.notebook.recovery.rescue import rescue
from store.system.paths import DataPaths

WHEN = "2026-01-01T00:00:00.000Z"
ANCHOR = Anchor("文", "文/1.", 0, 1, "引", "", "")


@pytest.mark.parametrize("kept", [True, False], ids=["with the journal", "without it"])
def test_what_may_be_missing_is_not_called_whole(tmp_path: Path, kept: bool) -> None:
    path = tmp_path / "notebook.db"
    with contextlib.closing(Notebook.open(path)) as notebook:
        notebook.annotations.put(Note("a" * 32, ANCHOR, "备份前", WHEN, WHEN))
        notebook.backups.daily()
        notebook.annotations.put(Note("b" * 32, ANCHOR, "备份后", WHEN, WHEN))
    if not kept:
        path.with_suffix(".journal").unlink()
    content = path.read_bytes()
    path.write_bytes(b"\xa5" * 4096 + content[4096:])
    found = rescue(DataPaths(tmp_path))
    assert found is not None
    with contextlib.closing(Notebook.open(path)) as notebook:
        bodies = {note.body for note in notebook.annotations.notes()}
        told = found.notice(notebook.database)
    assert bodies == ({"备份前", "备份后"} if kept else {"备份前"})
    assert told.code == ("notebook.repaired" if kept else "notebook.salvaged")
