"""Full disks, loop devices that lose power, and folders of other users. Needs root; skipped without."""

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
from collections.abc import Iterator
from pathlib import Path

from store.model.annotation import Anchor, Note
from store.model.errors import CannotWrite, YiceError
from store.system.paths import DataPaths
from tests.torture import kills
from ui.services.workspace import Workspace

AT = "2026-01-01T00:00:00.000Z"
PROJECT = Path(__file__).parents[2]
NOTE = Note("9" * 32, Anchor("文", "文/1.", 0, 1, "引", "", ""), "字", AT, AT)


@contextlib.contextmanager
def mounted(folder: Path, *options: str) -> Iterator[bool]:
    """Mount something on a folder; False where this user or system cannot."""
    folder.mkdir(parents=True, exist_ok=True)
    done = os.name == "posix" and os.geteuid() == 0
    done = done and subprocess.run(["mount", *options, str(folder)], check=False).returncode == 0
    try:
        yield done
    finally:
        if done:
            subprocess.run(["umount", "-l", str(folder)], check=False)


def full_disk(base: DataPaths, folder: Path) -> Counter[str]:
    """A disk without a byte left: all but writing goes on, and writing when there is room."""
    outcomes: Counter[str] = Counter()
    with mounted(folder, "-t", "tmpfs", "-o", "size=6m", "tmpfs") as done:
        if not done:
            return Counter({"skipped": 1})
        for state in ("closed", "killed", "open"):
            paths = DataPaths(folder / state)
            shutil.copytree(base.root, paths.root)
            if state == "killed":
                _leave_log(paths)
            outcomes += _on_full_disk(paths, folder / "filler", base.root / "out.json", state)
            shutil.rmtree(paths.root)
    return outcomes


def _on_full_disk(paths: DataPaths, filler: Path, elsewhere: Path, state: str) -> Counter[str]:
    found: Counter[str] = Counter({"states": 1})
    opened = Workspace.open(paths) if state == "open" else None
    if opened is not None:
        _ = opened.notebook
    _fill(filler)
    try:
        with contextlib.closing(opened or Workspace.open(paths)) as workspace:
            found["notes listed"] += bool(workspace.notebook.annotations.find().items)
            found["found"] += workspace.engine.search("床位").total > 0
            workspace.notebook.exchange.export_json(elsewhere)
            found["exported"] += 1
            try:
                for number in range(200):
                    workspace.notebook.annotations.put(
                        Note(f"{number:032x}", NOTE.anchor, "字" * 20_000, AT, AT)
                    )
                found["written, though full"] += 1
            except CannotWrite as error:
                found["said 磁盘已满"] += "磁盘已满" in str(error)
            filler.unlink()
            workspace.notebook.annotations.put(NOTE)
            found["written when there was room"] += 1
            found["damage"] += len(workspace.notebook.database.check())
    except YiceError as error:
        print(f"   {state}: {error!s}", flush=True)
        found["failed"] += 1
    finally:
        filler.unlink(missing_ok=True)
    with contextlib.closing(Workspace.open(paths)) as workspace:
        found["kept"] += NOTE.id in {note.id for note in workspace.notebook.annotations.notes()}
    return +found


def _fill(filler: Path) -> None:
    """Write until nothing more can be written."""
    with filler.open("wb") as file, contextlib.suppress(OSError):
        while True:
            os.write(file.fileno(), b"\0" * 4096)


def _leave_log(paths: DataPaths) -> None:
    """Leave the notebook as a killed process does, with its log."""
    script = (
        "import os, sys\nfrom pathlib import Path\nfrom store.notebook import Notebook\n"
        "from tests.torture.disks import NOTE\n"
        "from dataclasses import replace\n"
        "Notebook.open(Path(sys.argv[1])).annotations.put(replace(NOTE, id='8' * 32))\nos._exit(0)\n"
    )
    subprocess.run([sys.executable, "-c", script, str(paths.notebook_db)], check=True, cwd=PROJECT)


def power_loss(folder: Path, count: int, seed: int) -> Counter[str]:
    """Copies of a loop device, taken while a notebook on it is written, are what a power loss leaves."""
    image = folder / "disk.img"
    folder.mkdir(parents=True, exist_ok=True)
    with image.open("wb") as file:
        file.truncate(48 << 20)
    if shutil.which("mkfs.ext4") is None or os.geteuid() != 0:
        return Counter({"skipped": 1})
    subprocess.run(["mkfs.ext4", "-q", str(image)], check=True)
    rng = random.Random(seed)
    outcomes: Counter[str] = Counter()
    snapshots: list[tuple[Path, dict[str, str]]] = []
    with mounted(folder / "mnt", "-o", "loop", str(image)) as done:
        if not done:
            return Counter({"skipped": 1})
        root = folder / "mnt" / "data"
        with contextlib.closing(Workspace.open(DataPaths(root))) as workspace:
            _ = workspace.notebook
        (writer,) = kills.writers(root, 1)
        assert writer.stdin is not None
        told: dict[str, str] = {}
        for turn in range(count):
            writer.stdin.write(f"{turn}\n")
            writer.stdin.flush()
            child = kills.child_of(writer)
            time.sleep(0.1 + 0.3 * rng.random())
            # Stopped first, so that what it has said by then can be told from what it says later.
            os.kill(child, signal.SIGSTOP)
            snapshot = folder / f"snapshot-{turn}.img"
            os.kill(child, signal.SIGKILL)
            said = kills.said(writer)
            subprocess.run(["cp", "--sparse=always", str(image), str(snapshot)], check=True)
            told |= said
            snapshots.append((snapshot, dict(told)))
        writer.stdin.close()
        writer.wait()
    for snapshot, told_then in snapshots:
        with mounted(folder / "after", "-o", "loop", str(snapshot)) as done:
            if done:
                outcomes["power losses"] += 1
                outcomes += kills.look(folder / "after" / "data", told_then)
        snapshot.unlink()
    outcomes["acknowledged"] = len(told)
    return +outcomes


def another_user(base: DataPaths, folder: Path, count: int) -> Counter[str]:
    """Somebody who may only read lists the notes while their owner writes: the folder mounted read-only."""
    owned = folder / "owned"
    shutil.copytree(base.root, owned)
    found: Counter[str] = Counter()
    with mounted(folder / "seen", "--bind", "-o", "ro", str(owned)) as done:
        if not done:
            return Counter({"skipped": 1})
        (writer,) = kills.writers(owned, 1)
        assert writer.stdin is not None
        writer.stdin.write("0\n")
        writer.stdin.flush()
        child = kills.child_of(writer)
        seen = 0
        for _ in range(count):
            seen = _read(folder / "seen", seen, found)
            time.sleep(0.05)
        os.kill(child, signal.SIGKILL)
        told = kills.said(writer)
        writer.stdin.close()
        writer.wait()
        # The owner was killed: what is in the log is shown too.
        seen = _read(folder / "seen", seen, found)
        found["lost"] += max(0, sum(what == "note" for what in told.values()) - seen)
    return +found


def _read(root: Path, before: int, found: Counter[str]) -> int:
    try:
        with contextlib.closing(Workspace.open(DataPaths(root))) as workspace:
            now = len(workspace.notebook.annotations.notes())
            found["searched"] += workspace.engine.search("床位").total > 0
    except YiceError as error:
        print("  ", str(error), flush=True)
        found["failed"] += 1
        return before
    found["older" if now < before else "read"] += 1
    return now
