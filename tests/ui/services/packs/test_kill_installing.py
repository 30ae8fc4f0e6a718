"""A process that is killed while it installs a pack, or takes it back, leaves the old library or the new."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from store.library import Library
from store.library.pack_records import packs_of, step_of
from store.packs.publishers import Publishers
from store.system.paths import DataPaths
from tests.packing import KEY, make, source
from ui.services.packs.pack_installing import undo_pack
from ui.services.workspace import Workspace

KILLS = int(os.environ.get("YICE_PACK_KILLS", "10"))
INSTALLER = """
import sys
import time
from pathlib import Path
from store.library import Library
from store.system.paths import DataPaths
from ui.services.packs.pack_installing import install_pack, undo_pack
from ui.services.packs.pack_plan import plan_pack
from ui.services.workspace import Workspace

paths = DataPaths(Path(sys.argv[1]))
workspace = Workspace(paths, Library.open(paths.library_db), False, [])
while True:
    plan = plan_pack(workspace, Path(sys.argv[2]))
    print("ready", flush=True)
    if sys.argv[3] == "before":
        time.sleep(600)
    install_pack(workspace, plan)
    if sys.argv[3] == "after":
        print("done", flush=True)
        time.sleep(600)
    undo_pack(workspace)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL")
def test_kill_while_a_pack_is_installed(library: Library, tmp_path: Path) -> None:
    folder, project = library.path.parent, Path(__file__).parents[4]
    Publishers(folder / "pack-keys.txt").add(KEY.public().text())
    before = {entry.key: entry.sha256 for entry in library.documents()}
    library.close()
    sources = [source(f"第{number}类") for number in range(6)]
    pack = make(tmp_path / "a.yicepack", *sources)
    states = set()
    for turn in range(KILLS):
        # The first and the last are certain; those between are killed wherever they are.
        moment = {0: "before", KILLS - 1: "after"}.get(turn, "")
        command = [sys.executable, "-c", INSTALLER, str(folder), str(pack), moment]
        installer = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=project)
        assert installer.stdout is not None
        assert installer.stdout.readline() == "ready\n"
        if moment == "after":
            assert installer.stdout.readline() == "done\n"
        elif not moment:
            time.sleep(0.6 * turn / KILLS)
        installer.send_signal(signal.SIGKILL)
        installer.stdout.close()
        installer.wait()
        found = Library.open(library.path)
        assert found.soundness.check() == []
        held = {entry.key: entry.sha256 for entry in found.documents()}
        new = len(held) > len(before)
        states.add(new)
        assert moment != ("after" if not new else "before")
        assert before.items() <= held.items()
        assert len(held) - len(before) == (len(sources) if new else 0)
        assert len(packs_of(found)) == new
        step = step_of(found)
        assert (step is not None) == new
        if step is not None:
            assert (folder / step.previous).is_file()
            with_old = Library.open(folder / step.previous)
            assert {entry.key for entry in with_old.documents()} == set(before)
            with_old.close()
            undo_pack(Workspace(DataPaths(folder), found, False, []))
            assert {entry.key for entry in found.documents()} == set(before)
        found.close()
    assert states == {False, True}
