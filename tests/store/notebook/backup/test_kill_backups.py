"""Killed while it backs up, restores or merges, a process has lost nothing acknowledged and left no half."""

from __future__ import annotations

import contextlib
import os
import random
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from store.model.annotation import Anchor, Note
from store.notebook import Notebook
from tests.effort import share_of

KILLS = share_of(40)
MANY = 30
WHEN = "2026-01-01T00:00:00.000Z"
ANCHOR = Anchor("文", "文/1.", 0, 1, "引", "", "")
#: Imports everything once, then makes a child for each turn; says what has been done when it is done.
NURSERY = """
import os, sys
from pathlib import Path
from store.notebook import Notebook
from store.notebook.backup import backups, diff, reconcile
from store.notebook.storage import annotation_rows
from store.notebook.sync import json_format, merge as merging
from store.notebook.sync.versions import Dot, Register
from store.model.annotation import Anchor, Note

WHEN, ANCHOR = "2026-01-01T00:00:00.000Z", Anchor("文", "文/1.", 0, 1, "引", "", "")


def tell(what, name):
    sys.stdout.write(f"{what} {name}\\n")
    sys.stdout.flush()


def note(name):
    return Note(name, ANCHOR, name * 50, WHEN, WHEN)


def write(notebook, name):
    notebook.annotations.put(note(name))
    tell("note", name)


def backup(notebook, path, name, number):
    if number % 3 == 2:
        notebook.annotations.delete([name])
        tell("deleted", name)
    notebook.backups.daily()
    notebook.backups.make("import" if number % 2 else "update")


def restore(notebook, path, name, number):
    notebook.annotations.delete([f"base-{each}" for each in range(30)])
    tell("without", name)
    notebook.backups.restore(path.with_name("base.db"), "merge")
    tell("restored", name)


def merge(notebook, path, name, number):
    version = {Dot("x", 1): annotation_rows.content_of(note(name))}
    registers = {f"{name}-{each}": Register({"x": 1}, version) for each in range(30)}
    file = path.with_name("in.json")
    file.write_text(json_format.dump(registers), encoding="utf-8")
    notebook.exchange.import_json(file)
    tell("merged", name)


def work(path, turn):
    notebook = Notebook.open(path)
    for number in range(100_000):
        write(notebook, f"{turn}-{number}")
        globals()[sys.argv[2]](notebook, path, f"{turn}-{number}", number)


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
@pytest.mark.parametrize("what", ["backup", "restore", "merge"])
def test_kills_leave_everything_whole(tmp_path: Path, what: str) -> None:
    path = tmp_path / "notebook.db"
    with contextlib.closing(Notebook.open(path)) as notebook:
        notebook.annotations.put(
            *[Note(f"base-{each}", ANCHOR, "本", WHEN, WHEN, (), ("标",)) for each in range(MANY)]
        )
        notebook.database.backup(tmp_path / "base.db")
    rng = random.Random(11)
    told: list[tuple[str, str]] = []
    ends: set[str] = set()
    (tmp_path / "tmp").mkdir()
    with subprocess.Popen(
        [sys.executable, "-c", NURSERY, str(path), what],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parents[4],
        env={**os.environ, "TMPDIR": str(tmp_path / "tmp")},
    ) as nursery:
        assert nursery.stdin is not None
        for turn in range(KILLS):
            nursery.stdin.write(f"{turn}\n")
            nursery.stdin.flush()
            life = _one_life(nursery, 0.02 + 0.25 * rng.random())
            told += life
            ends |= {name for _, name in life[-1:]} if what == "backup" else set()
            if turn % 10 == 9:
                _whole(path, told, ends)
        nursery.stdin.close()
    _whole(path, told, ends)
    assert len(told) > KILLS


def _one_life(nursery: subprocess.Popen[str], seconds: float) -> list[tuple[str, str]]:
    """Kill the child after so many seconds; what it had said before it died."""
    assert nursery.stdout is not None
    told: list[tuple[str, str]] = []
    killers: list[threading.Timer] = []
    for line in nursery.stdout:
        what, _, name = line.strip().partition(" ")
        if what == "child":
            killers.append(threading.Timer(seconds, os.kill, (int(name), signal.SIGKILL)))
            killers[0].start()
        elif what == "gone":
            break
        else:
            told.append((what, name))
    killers[0].join()
    return told


def _whole(path: Path, told: list[tuple[str, str]], ends: set[str]) -> None:
    """The notebook opens, has what was acknowledged, each step whole or not; each backup is a notebook."""
    with contextlib.closing(Notebook.open(path)) as notebook:
        assert notebook.database.check() == []
        there = {note.id for note in notebook.annotations.notes()}
        tags = {note.id for note in notebook.annotations.notes() if note.tags == ("标",)}
        listed = notebook.backups.list()
        for each in listed:
            assert notebook.backups.contents(each.path).counts["note"] >= 1
    # Of the last note of a life, the deletion may not have been told any more.
    may_be_deleted = ends | {name for what, name in told if what == "deleted"}
    for what, name in told:
        if what == "note":
            assert name in there or name in may_be_deleted
        elif what == "deleted":
            assert name not in there
        elif what == "merged":
            assert {f"{name}-{each}" for each in range(MANY)} <= there
    base = {f"base-{each}" for each in range(MANY)}
    assert base & there in (base, set())
    assert base & tags == base & there
    steps = {name.rsplit("-", 1)[0] for name in there if name.count("-") == 2}
    assert all({f"{name}-{each}" for each in range(MANY)} <= there for name in steps)
    for part in path.parent.joinpath("backups").glob("*.db"):
        assert part in [each.path for each in listed]
