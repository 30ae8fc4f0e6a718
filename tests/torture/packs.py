"""Packs are tampered with, and processes that install one are killed; what came through is counted."""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

from store.library import Library
from store.library.pack_records import packs_of, step_of
from store.packs.pack import open_pack
from store.packs.publishers import Publishers
from store.packs.refusal import PackRefused
from store.system.paths import DataPaths
from tests.packing import KEY, OTHER, make, source
from ui.services.packs.pack_installing import undo_pack
from ui.services.workspace import Workspace

PROJECT = Path(__file__).parents[2]
#: Installs a pack and takes it back until it is killed; each line it is given begins it again.
INSTALLER = """
import os, sys
from pathlib import Path
from store.library import Library
from store.system.paths import DataPaths
from ui.services.packs.pack_installing import install_pack, undo_pack
from ui.services.packs.pack_plan import plan_pack
from ui.services.workspace import Workspace

for line in sys.stdin:
    child = os.fork()
    if child == 0:
        paths = DataPaths(Path(sys.argv[1]))
        workspace = Workspace(paths, Library.open(paths.library_db), False, [])
        while True:
            plan = plan_pack(workspace, Path(sys.argv[2]))
            os.write(1, f"ready {os.getpid()}\\n".encode())
            install_pack(workspace, plan)
            undo_pack(workspace)
    os.waitpid(child, 0)
    os.write(1, b"dead 0\\n")
"""


def tampered(folder: Path, count: int, seed: int) -> Counter[str]:
    """Change, cut, mix and sign by others ``count`` packs; each has to be refused in one sentence."""
    folder.mkdir()
    chance, outcomes = random.Random(seed), Counter[str]()
    whole = make(folder / "a.yicepack", *(source(f"第{n}类") for n in range(4))).read_bytes()
    foreign = make(folder / "f.yicepack", source("护理"), key=OTHER).read_bytes()
    wrong = folder / "wrong.yicepack"
    for turn in range(count):
        data, at = bytearray(whole), chance.randrange(len(whole))
        kind = turn % 6
        if kind == 0:
            data[at] ^= 1 << chance.randrange(8)
        elif kind == 1:
            del data[at:]
        elif kind == 2:
            data[at:at] = chance.randbytes(chance.randrange(1, 40))
        elif kind == 3:
            del data[at : at + chance.randrange(1, 200)]
        elif kind == 4:
            data[at:] = foreign[chance.randrange(len(foreign)) :]
        else:
            data = bytearray(foreign)
        if bytes(data) == whole:
            continue
        wrong.write_bytes(data)
        try:
            open_pack(wrong, [KEY.public()])
            outcomes["strange"] += 1
        except PackRefused as error:
            outcomes[error.reason.code.replace("pack.", "")] += 1
        except Exception:
            outcomes["crashed"] += 1
    return outcomes


def killed(base: Path, root: Path, count: int, seed: int) -> Counter[str]:
    """Kill a process that installs a pack ``count`` times; the library has to be the old or the new one."""
    shutil.copytree(base, root)
    chance, outcomes = random.Random(seed), Counter[str]()
    paths = DataPaths(root)
    Publishers(paths.pack_keys).add(KEY.public().text())
    pack = make(root.with_name("killed.yicepack"), *(source(f"第{n}类") for n in range(6)))
    before = _documents(paths)
    command = [sys.executable, "-c", INSTALLER, str(root), str(pack)]
    pipe = subprocess.PIPE
    installer = subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True, cwd=PROJECT)
    assert installer.stdin is not None
    assert installer.stdout is not None
    for _turn in range(count):
        installer.stdin.write("go\n")
        installer.stdin.flush()
        word, process = installer.stdout.readline().split()
        assert word == "ready"
        time.sleep(chance.uniform(0, 0.4))
        os.kill(int(process), signal.SIGKILL)
        while not installer.stdout.readline().startswith("dead"):
            pass
        outcomes[_found(paths, before)] += 1
    installer.stdin.close()
    installer.wait()
    return outcomes


def _documents(paths: DataPaths) -> dict[str, str]:
    library = Library.open(paths.library_db)
    found = {entry.key: entry.sha256 for entry in library.documents()}
    library.close()
    return found


def _found(paths: DataPaths, before: dict[str, str]) -> str:
    """Return what a library is after a kill; a new one is taken back."""
    library = Library.open(paths.library_db)
    try:
        held = {entry.key: entry.sha256 for entry in library.documents()}
        installed, step = len(packs_of(library)), step_of(library)
        if library.soundness.check() or not before.items() <= held.items():
            return "damage"
        if held == before and not installed and step is None:
            return "old"
        if len(held) != len(before) + 6 or installed != 1 or step is None:
            return "strange"
        undo_pack(Workspace(paths, library, False, []))
        back = {entry.key: entry.sha256 for entry in library.documents()}
        return "new" if back == before else "undeleted"
    finally:
        library.close()
