"""The Linux packages: what they ask of a system, and runs on Debian 11 (glibc 2.31)."""

from __future__ import annotations

import gzip
import os
import re
import shutil
import subprocess
import tarfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.packages.package_files import BUILD, QUERIES, package, without_times

#: The oldest systems: UOS 20 and openEuler 20.03 for x64, Kylin V10 SP1 for arm64.
OLDEST = {"linux-x64": (2, 28), "linux-arm64": (2, 31)}
#: What every desktop with Qt 5 has; anything else must be in the package.
OF_THE_SYSTEM = re.compile(
    r"(?:ld-linux-\S+|lib(?:c|m|dl|rt|util|pthread|gcc_s|stdc\+\+|z|lzma|zstd|g(?:lib|thread)-2\.0|dbus-1|EGL|GL|X11|X11-xcb"
    r"|xcb|xcb-(?:glx|randr|render|shape|shm|sync|xfixes|xkb)|xkbcommon|xkbcommon-x11|SM|ICE|fontconfig|freetype"
    r"|cups|wayland-(?:client|cursor|egl)))\.so\.\d+"
)
PROJECT = Path(__file__).resolve().parents[2]
#: The home of who runs the program in the tree; a folder of the tree's own.
HOME = "/home/office"
TREE = Path(os.environ.get("YICE_BULLSEYE", "/var/cache/yice-packages/bullseye"))


def folder(target: str) -> Path:
    root = BUILD / target / "yice"
    if not root.is_dir():
        pytest.skip(f"{root} is absent: run `make packages`")
    return root


def binaries(root: Path) -> list[Path]:
    found = [file for file in root.rglob("*") if file.is_file() and file.read_bytes()[:4] == b"\x7fELF"]
    assert len(found) > 50
    return found


def headers(file: Path) -> str:
    return subprocess.run(["readelf", "-dVhW", file], capture_output=True, text=True, check=True).stdout


@pytest.mark.parametrize("target", OLDEST)
def test_no_part_asks_for_a_newer_glibc(target: str) -> None:
    newer = {}
    for file in binaries(folder(target)):
        versions = re.findall(r"GLIBC_(\d+)\.(\d+)", headers(file))
        newest = max(((int(a), int(b)) for a, b in versions), default=(0, 0))
        if newest > OLDEST[target]:
            newer[file.name] = newest
    assert newer == {}


@pytest.mark.parametrize("target", OLDEST)
def test_every_library_is_in_the_package_or_on_every_desktop(target: str) -> None:
    files = binaries(folder(target))
    machine = "AArch64" if target.endswith("arm64") else "X86-64"
    there = {file.name for file in files}
    absent = {}
    for file in files:
        text = headers(file)
        assert machine in text, file
        for name in re.findall(r"NEEDED.*\[(.+?)\]", text):
            if name not in there and not OF_THE_SYSTEM.fullmatch(name):
                absent.setdefault(name, file.name)
    assert absent == {}


def in_tree(tree: Path, *command: str) -> subprocess.CompletedProcess[str]:
    environment = {"PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "HOME": HOME, "QT_QPA_PLATFORM": "offscreen"}
    return subprocess.run(
        ["chroot", str(tree), *command],
        capture_output=True,
        text=True,
        env=environment,
        check=False,
        timeout=600,
    )


@pytest.fixture(scope="session")
def debian11() -> Iterator[Path]:
    """A Debian 11 without Python, fonts and locales; made once (debootstrap) and kept."""
    if os.geteuid() != 0 or not shutil.which("debootstrap"):
        pytest.skip("a tree of Debian 11 needs root and debootstrap")
    if not (TREE / "yice-ready").exists():
        shutil.rmtree(TREE, ignore_errors=True)
        TREE.parent.mkdir(parents=True, exist_ok=True)
        where = re.search(r"^URIs: *(\S+)|^deb \S*(http\S+)", sources(), re.M)
        if where is None:
            pytest.skip("no source of Debian's packages is known here")
        made = subprocess.run(
            ["debootstrap", "--variant=minbase", "bullseye", str(TREE), where[1] or where[2]],
            capture_output=True,
            text=True,
            check=False,
        )
        if made.returncode:
            pytest.skip(f"debootstrap failed: {made.stderr[-200:]}")
        in_tree(TREE, "apt-get", "update", "-qq")
        (TREE / "yice-ready").touch()
    (TREE / HOME[1:]).mkdir(parents=True, exist_ok=True)
    subprocess.run(["mount", "-t", "proc", "proc", str(TREE / "proc")], check=False)
    yield TREE
    subprocess.run(["umount", str(TREE / "proc")], check=False)


def sources() -> str:
    places = [Path("/etc/apt/sources.list"), *sorted(Path("/etc/apt/sources.list.d").glob("*.*"))]
    return "\n".join(place.read_text(encoding="utf-8") for place in places if place.is_file())


@pytest.fixture(scope="session")
def installed(debian11: Path) -> Path:
    file = package("*_amd64.deb")
    shutil.copy(file, debian11 / HOME[1:] / "yice.deb")
    in_tree(debian11, "dpkg", "--purge", "io.github.yice")
    shutil.rmtree(debian11 / "opt/apps/io.github.yice", ignore_errors=True)  # what an older run left
    command = (
        "DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends " + HOME + "/yice.deb"
    )
    answer = in_tree(debian11, "sh", "-c", command)
    assert answer.returncode == 0, answer.stderr[-500:]
    return debian11


def test_the_deb_holds_what_it_says(installed: Path) -> None:
    assert in_tree(installed, "dpkg", "--verify", "io.github.yice").stdout == ""
    assert (installed / "usr/share/applications/io.github.yice.desktop").is_file()
    assert (installed / "opt/apps/io.github.yice/entries/applications/io.github.yice.desktop").is_file()
    for place in ("man1", "zh_CN/man1"):
        page = gzip.decompress((installed / f"usr/share/man/{place}/yice.1.gz").read_bytes())
        assert page == (PROJECT / "resources/man/yice.1").read_bytes()


def test_an_old_system_answers_as_the_source_does(installed: Path, source: Callable[..., str]) -> None:
    in_tree(installed, "sh", "-c", f"rm -rf {HOME}/data && mkdir {HOME}/data")
    different = []
    for query in QUERIES:
        arguments = ("search", query, "--limit", "20", "--json")
        here = in_tree(installed, "yice", "--data-dir", f"{HOME}/data", *arguments).stdout
        if without_times(here) != without_times(source(*arguments)):
            different.append(query)
    assert different == []


def test_an_old_system_prints(installed: Path) -> None:
    in_tree(installed, "mkdir", "-p", f"{HOME}/数据")
    answer = in_tree(
        installed, "yice", "--data-dir", f"{HOME}/数据", "print", "政策清单第9条", "--pdf", f"{HOME}/纸.pdf"
    )
    assert (answer.returncode, answer.stderr) == (0, "")
    assert (installed / HOME[1:] / "纸.pdf").read_bytes().startswith(b"%PDF")


def test_removing_leaves_the_users_data(installed: Path) -> None:
    in_tree(installed, "yice", "documents")
    kept = installed / HOME[1:] / ".local/share/yice/library.db"
    assert kept.is_file()
    assert in_tree(installed, "dpkg", "--purge", "io.github.yice").returncode == 0
    assert kept.is_file()
    assert not (installed / "opt/apps/io.github.yice/files").exists()


def test_the_archive_runs_where_it_is_unpacked(debian11: Path) -> None:
    place = debian11 / HOME[1:] / "解 压"
    shutil.rmtree(place, ignore_errors=True)
    with tarfile.open(package("*-linux-x64.tar.xz")) as archive:
        archive.extractall(place, filter="data")
    in_tree(debian11, "mkdir", "-p", f"{HOME}/d2")
    answer = in_tree(
        debian11, f"{HOME}/解 压/yice/yice", "--data-dir", f"{HOME}/d2", "search", "床位", "--limit", "1"
    )
    assert "床位" in answer.stdout
