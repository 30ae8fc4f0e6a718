"""A process that is killed at any moment has lost nothing that it had acknowledged, and damaged nothing."""

from __future__ import annotations

import contextlib
import os
import random
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from store.notebook import Notebook
from tests.effort import share_of

KILLS = share_of(200)
#: Seconds.
SHORTEST, LONGEST = 0.07, 0.5
#: Imports everything once, then makes a child for each turn, so that a kill costs milliseconds.
NURSERY = """
import os, sys
from pathlib import Path
from store.notebook import Notebook
from store.notebook import model
from store.notebook.anchoring import placements
from store.notebook.storage import changes
from store.notebook.sync import json_format, versions
from store.model.annotation import Anchor, Bookmark, Highlight, Note

WHEN = "2026-01-01T00:00:00.000Z"
ANCHOR = Anchor("文", "文/1.", 0, 1, "引", "", "")


def tell(what, name):
    sys.stdout.write(f"{what} {name}\\n")
    sys.stdout.flush()


def work(path, turn):
    notebook = Notebook.open(path)
    folder, _ = notebook.folders.create(f"夹{turn}")
    for number in range(100_000):
        name = f"{turn}-{number}"
        notebook.annotations.put(Note(name, ANCHOR, name * 50, WHEN, WHEN, (), (f"标{number % 3}",)))
        tell("note", name)
        notebook.annotations.put(Highlight("h" + name, (ANCHOR, ANCHOR), "duty", WHEN, WHEN))
        tell("highlight", name)
        notebook.annotations.put(Bookmark("b" + name, ANCHOR, name, WHEN))
        notebook.folders.file(["b" + name], folder.id)
        tell("filed", name)
        if number % 2:
            notebook.annotations.delete(["b" + name])
            tell("deleted", name)
            notebook.tags.rename("标1", "标一")


for line in sys.stdin:
    child = os.fork()
    if child == 0:
        work(Path(sys.argv[1]), line.strip())
    sys.stdout.write(f"child {child}\\n")
    sys.stdout.flush()
    os.waitpid(child, 0)
    sys.stdout.write("gone\\n")
    sys.stdout.flush()
"""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork and SIGKILL")
def test_kills_lose_nothing_that_was_acknowledged(tmp_path: Path) -> None:
    path = tmp_path / "notebook.db"
    Notebook.open(path).close()
    rng = random.Random(7)
    acknowledged: list[tuple[str, str]] = []
    life = SHORTEST
    with subprocess.Popen(
        [sys.executable, "-c", NURSERY, str(path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parents[3],
    ) as nursery:
        assert nursery.stdin is not None
        assert nursery.stdout is not None
        for turn in range(KILLS):
            nursery.stdin.write(f"{turn}\n")
            nursery.stdin.flush()
            told = _one_life(nursery, rng.random() * life)
            # On a slow machine lives are longer, so that there is something to lose in most of them.
            life = max(SHORTEST, life * 0.85) if told else min(life * 1.15, LONGEST)
            acknowledged += told
            if turn % 20 == 19:
                _whole(path, acknowledged)
        nursery.stdin.close()
    _whole(path, acknowledged)
    assert len(acknowledged) > KILLS // 2


def _one_life(nursery: subprocess.Popen[str], seconds: float) -> list[tuple[str, str]]:
    """Kill the child after a time; what it had acknowledged before it died."""
    import threading

    assert nursery.stdout is not None
    told: list[tuple[str, str]] = []
    child = 0
    killer: threading.Timer | None = None
    for line in nursery.stdout:
        word = line.strip()
        if word.startswith("child "):
            child = int(word.removeprefix("child "))
            killer = threading.Timer(0.01 + seconds, os.kill, (child, signal.SIGKILL))
            killer.start()
        elif word == "gone":
            break
        else:
            what, name = word.split(" ")
            told.append((what, name))
    assert killer is not None
    killer.join()
    return told


def _whole(path: Path, acknowledged: list[tuple[str, str]]) -> None:
    with contextlib.closing(Notebook.open(path)) as notebook:
        assert notebook.database.check() == []
        notes = {note.id: note for note in notebook.annotations.notes()}
        highlights = {each.id: each for each in notebook.annotations.highlights()}
        marks = {mark.id for mark in notebook.annotations.bookmarks()}
        filed = {each.bookmark_id for each in notebook.folders.filings()}
    for what, name in acknowledged:
        if what == "note":
            assert notes[name].body == name * 50
            assert len(notes[name].tags) == 1
        elif what == "highlight":
            assert len(highlights[f"h{name}"].anchors) == 2
        elif what == "deleted":
            assert f"b{name}" not in marks | filed
        elif int(name.split("-")[1]) % 2 == 0:
            assert f"b{name}" in marks & filed
