"""Trees of old systems that packages are tried in, made once by debootstrap and kept."""

from __future__ import annotations

import contextlib
import fcntl
import os
import re
import shutil
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.packages.screens import PATIENCE

#: The home of who runs the program in a tree; a folder of the tree's own.
HOME = "/home/office"
#: The tree of Debian 11 for x64; that for arm64 is beside it.
TREE = Path(os.environ.get("YICE_BULLSEYE", "/var/cache/yice-packages/bullseye"))
TRIES, PAUSE = 3, 10


def in_tree(tree: Path, *command: str, user: str = "0:0") -> subprocess.CompletedProcess[str]:
    """Run a command in a tree to its end, without a screen."""
    return subprocess.run(
        ["chroot", f"--userspec={user}", str(tree), *command],
        capture_output=True,
        text=True,
        env=environment(),
        check=False,
        timeout=2 * PATIENCE,
    )


def environment(**more: str) -> dict[str, str]:
    """Return the environment of an office's computer without locale."""
    return {"PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "HOME": HOME, "QT_QPA_PLATFORM": "offscreen", **more}


def make_tree(tree: Path, *options: str) -> None:
    """Make a Debian 11 without Python, fonts and locales, where it is not there; skip where it cannot be."""
    if (tree / "yice-ready").exists():
        return
    if os.geteuid() != 0 or not shutil.which("debootstrap", path=f"{os.environ['PATH']}:/usr/sbin"):
        pytest.skip("a tree of Debian 11 needs root and debootstrap")
    where = re.search(r"^URIs: *(\S+)|^deb \S*(http\S+)", _sources(), re.M)
    if where is None:
        pytest.skip("a tree of Debian 11 needs apt, which has no sources here")
    said = ""
    for left in range(TRIES - 1, -1, -1):
        shutil.rmtree(tree, ignore_errors=True)
        tree.mkdir(parents=True)
        made = subprocess.run(
            ["debootstrap", "--variant=minbase", *options, "bullseye", str(tree), where[1] or where[2]],
            capture_output=True,
            text=True,
            check=False,
            env={**os.environ, "PATH": f"{os.environ['PATH']}:/usr/sbin:/sbin"},
        )
        if made.returncode == 0:
            return
        said = (made.stderr.strip() or made.stdout.strip())[-150:]
        if left:
            time.sleep(PAUSE)
    shutil.rmtree(tree, ignore_errors=True)
    pytest.skip(f"debootstrap gives no tree of Debian 11 here: {said}")


@contextlib.contextmanager
def alone(tree: Path) -> Iterator[None]:
    """Have a tree for one trial at a time, with /proc in it where that is allowed."""
    tree.parent.mkdir(parents=True, exist_ok=True)
    with tree.with_name(tree.name + ".used").open("a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        proc = tree / "proc"
        if proc.is_dir() and not os.path.ismount(proc):
            subprocess.run(["mount", "-t", "proc", "proc", str(proc)], check=False, capture_output=True)
        yield
        if os.path.ismount(proc):
            subprocess.run(["umount", str(proc)], check=False, capture_output=True)


def _sources() -> str:
    places = [Path("/etc/apt/sources.list"), *sorted(Path("/etc/apt/sources.list.d").glob("*.*"))]
    return "\n".join(place.read_text(encoding="utf-8") for place in places if place.is_file())
