"""Processes that write one notebook are killed at any moment; what they said to be on disk is looked for."""

from __future__ import annotations

import contextlib
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

from store.model.errors import YiceError
from store.notebook import Notebook
from store.system.paths import DataPaths
from ui.services.workspace import Workspace

PROJECT = Path(__file__).parents[2]
#: Writes notes and says which are on disk; begins anew for each line it is given.
WRITER = """
import os, sys
from pathlib import Path
from store.model.annotation import Anchor, Note
from store.notebook import Notebook
from store.system.paths import DataPaths
from ui.services.workspace import Workspace

ANCHOR = Anchor("文", "文/1.", 0, 1, "引", "", "")
AT = "2026-01-01T00:00:00.000Z"
for line in sys.stdin:
    child = os.fork()
    if child == 0:
        opened = Workspace.open(DataPaths(Path(sys.argv[1])))
        for number in range(100_000):
            name = f"{line.strip()}-{number}"
            opened.notebook.annotations.put(Note(name, ANCHOR, name * 20, AT, AT, (), ("标",)))
            if number % 7 == 3:
                opened.notebook.annotations.delete([name])
                os.write(1, f"gone {name}\\n".encode())
            else:
                os.write(1, f"note {name}\\n".encode())
            if number % 5 == 4:
                opened.back_up()
    os.write(1, f"child {child}\\n".encode())
    os.waitpid(child, 0)
    os.write(1, b"dead -\\n")
"""


def writers(root: Path, count: int) -> list[subprocess.Popen[str]]:
    """Processes that write the notebook of a data folder when they are told to."""
    command = [sys.executable, "-c", WRITER, str(root)]
    pipe = subprocess.PIPE
    return [
        subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=subprocess.DEVNULL, text=True, cwd=PROJECT)
        for _ in range(count)
    ]


def kills(root: Path, count: int, seed: int, processes: int = 1) -> Counter[str]:
    """Kill writers ``count`` times, ``processes`` of them at once; what was found of their notes."""
    rng = random.Random(seed)
    with contextlib.closing(Workspace.open(DataPaths(root))) as workspace:
        _ = workspace.notebook
    told: dict[str, str] = {}
    outcomes: Counter[str] = Counter()
    started = writers(root, processes)
    try:
        for turn in range(0, count, processes):
            for number, process in enumerate(started):
                assert process.stdin is not None
                process.stdin.write(f"{turn + number}\n")
                process.stdin.flush()
            children = [child_of(process) for process in started]
            time.sleep(0.05 + 0.3 * rng.random())
            for child in children:
                os.kill(child, signal.SIGKILL)
            for process in started:
                told |= said(process)
            outcomes["killed"] += processes
            if turn % 20 < processes:
                outcomes += look(root, told)
        outcomes += look(root, told)
    finally:
        for process in started:
            if process.stdin is not None:
                process.stdin.close()
            process.wait()
    outcomes["acknowledged"] = len(told)
    return outcomes


def look(root: Path, told: dict[str, str]) -> Counter[str]:
    """What has become of what was said to be on disk."""
    found: Counter[str] = Counter()
    try:
        with contextlib.closing(Workspace.open(DataPaths(root))) as workspace:
            notes = {note.id: note.body for note in workspace.notebook.annotations.notes()}
            found["damage"] += len(workspace.notebook.database.check())
            found["notices"] += len(workspace.notices)
    except YiceError as error:
        print("  ", str(error), flush=True)
        found["unreadable"] += 1
        return found
    for name, what in told.items():
        if what == "gone":
            found["undeleted"] += name in notes
        elif name not in notes:
            found["lost"] += 1
        else:
            found["other words"] += notes[name] != name * 20
    found["strange"] += sum(1 for name, body in notes.items() if body != name * 20)
    return +found


def power_cuts(root: Path, scratch: Path, count: int, seed: int) -> Counter[str]:
    """Cut the log and the journal of a notebook in use at any byte, as a power loss on a lying disk does.

    What is in either of them must be there afterwards.
    """
    rng = random.Random(seed)
    with contextlib.closing(Workspace.open(DataPaths(root))) as workspace:
        _ = workspace.notebook
    (writer,) = writers(root, 1)
    assert writer.stdin is not None
    writer.stdin.write("0\n")
    writer.stdin.flush()
    child = child_of(writer)
    time.sleep(1.5)
    os.kill(child, signal.SIGKILL)
    told = said(writer)
    writer.stdin.close()
    writer.wait()
    outcomes: Counter[str] = Counter()
    for turn in range(count):
        names = (("notebook.db-wal",), ("notebook.journal",), ("notebook.db-wal", "notebook.db-shm"))[
            turn % 3
        ]
        shutil.rmtree(scratch, ignore_errors=True)
        shutil.copytree(root, scratch)
        for name in names:
            path = scratch / name
            size = path.stat().st_size if path.exists() else 0
            if size:
                with path.open("r+b") as file:
                    file.truncate(rng.randrange(size))
        outcomes["cut"] += 1
        outcomes += look(scratch, told)
    return +outcomes


def child_of(process: subprocess.Popen[str]) -> int:
    """The process that a writer has begun."""
    assert process.stdout is not None
    for line in process.stdout:
        word, _, value = line.strip().partition(" ")
        if word == "child":
            return int(value)
    raise RuntimeError("the writer has ended")


def said(process: subprocess.Popen[str]) -> dict[str, str]:
    """What a writer said to be on disk until it died, by the name of the note."""
    assert process.stdout is not None
    told: dict[str, str] = {}
    for line in process.stdout:
        what, _, name = line.strip().partition(" ")
        if what == "dead":
            break
        told[name] = what
    return told


def two_writers(root: Path, count: int) -> Counter[str]:
    """Two processes write one notebook at once; both have all of theirs, and the journal is whole."""
    from store.notebook.storage import journal

    with contextlib.closing(Workspace.open(DataPaths(root))) as workspace:
        _ = workspace.notebook
    script = """
import sys
from pathlib import Path
from store.model.annotation import Anchor, Note
from store.notebook import Notebook
notebook = Notebook.open(Path(sys.argv[1]))
for number in range(int(sys.argv[3])):
    anchor, at = Anchor("文", "文/1.", 0, 1, "引", "", ""), "2026-01-01T00:00:00.000Z"
    notebook.annotations.put(Note(f"{sys.argv[2]}-{number}", anchor, "字", at, at))
notebook.close()
"""
    path = DataPaths(root).notebook_db
    running = [
        subprocess.Popen([sys.executable, "-c", script, str(path), name, str(count)], cwd=PROJECT)
        for name in "ab"
    ]
    outcomes = Counter({"failed": sum(process.wait() != 0 for process in running)})
    with contextlib.closing(Notebook.open(path)) as notebook:
        outcomes["lost"] = 2 * count - len(notebook.annotations.notes())
        outcomes["damage"] = len(notebook.database.check())
    entries, whole = journal.read([journal.journal_of(path)])
    outcomes["journal damaged"] = not whole
    outcomes["missing in the journal"] = 2 * count - len({name for each in entries for name in each.items})
    outcomes["written"] = 2 * count
    return +outcomes
