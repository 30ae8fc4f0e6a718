"""The Linux packages: what they ask of a system, and runs on Debian 11 (glibc 2.31)."""

from __future__ import annotations

import ast
import gzip
import json
import os
import re
import shutil
import subprocess
import tarfile
import time
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.packages.package_files import BUILD, PROJECT, QUERIES, package, without_times
from tests.packages.screens import PATIENCE, screen, until
from tests.packages.trees import HOME, TREE, alone, environment, in_tree, make_tree

#: The oldest systems: UOS 20 and openEuler 20.03 for x64, Kylin V10 SP1 for arm64.
OLDEST = {"linux-x64": (2, 28), "linux-arm64": (2, 31)}
#: What every desktop with Qt 5 has; anything else must be in the package.
OF_THE_SYSTEM = re.compile(
    r"(?:ld-linux-\S+|lib(?:c|m|dl|rt|util|pthread|gcc_s|stdc\+\+|z|lzma|zstd|g(?:lib|thread)-2\.0|dbus-1|EGL|GL|X11|X11-xcb"
    r"|xcb|xcb-(?:glx|randr|render|shape|shm|sync|xfixes|xkb)|xkbcommon|xkbcommon-x11|SM|ICE|fontconfig|freetype"
    r"|cups|wayland-(?:client|cursor|egl)))\.so\.\d+"
)


#: Libraries that a plugin wants which Qt leaves out where they are absent: printing through CUPS, Wayland,
#: and for arm64 pictures in TIFF (the .deb recommends the library).
OPTIONAL = {
    "libcups.so.2",
    "libwayland-client.so.0",
    "libwayland-cursor.so.0",
    "libwayland-egl.so.1",
    "libtiff.so.5",
}


def folder(target: str) -> Path:
    root = BUILD / target / "yice"
    if not root.is_dir():
        pytest.skip(f"the package {target} was not made")
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
            if name not in there | OPTIONAL and not OF_THE_SYSTEM.fullmatch(name):
                absent.setdefault(name, file.name)
    assert absent == {}


@pytest.fixture(scope="session")
def debian11() -> Iterator[Path]:
    """A Debian 11 without Python, fonts and locales."""
    make_tree(TREE)
    if not (TREE / "yice-ready").exists():
        in_tree(TREE, "apt-get", "update", "-qq", "-o", "Acquire::Retries=3")
        (TREE / "yice-ready").touch()
    (TREE / HOME[1:]).mkdir(parents=True, exist_ok=True)
    with alone(TREE):
        yield TREE


@pytest.fixture(scope="session")
def installed(debian11: Path) -> Path:
    file = package("*_amd64.deb")
    shutil.copy(file, debian11 / HOME[1:] / "yice.deb")
    in_tree(debian11, "dpkg", "--purge", "io.github.yice")
    shutil.rmtree(debian11 / "opt/apps/io.github.yice", ignore_errors=True)  # what an older run left
    unpacked = in_tree(debian11, "dpkg", "--unpack", f"{HOME}/yice.deb")
    assert unpacked.returncode == 0, unpacked.stderr[-500:]
    # What it depends on comes over the network the first time, from an archive that may not answer.
    options = "-y -qq --no-install-recommends -o Acquire::Retries=3"
    needs = f"DEBIAN_FRONTEND=noninteractive apt-get -f install {options}"
    for _attempt in range(3):
        answer = in_tree(debian11, "sh", "-c", needs)
        if answer.returncode == 0:
            break
        in_tree(debian11, "apt-get", "update", "-qq")
    if "Failed to fetch" in answer.stderr or "Temporary failure" in answer.stderr:
        pytest.skip(f"the archive of Debian 11 does not answer: {answer.stderr.strip()[-150:]}")
    assert answer.returncode == 0, answer.stderr[-500:]
    assert (debian11 / "opt/apps/io.github.yice/files/yice").is_file(), "apt removed it: it asks for too much"
    return debian11


def test_the_deb_holds_what_it_says(installed: Path) -> None:
    assert in_tree(installed, "dpkg", "--verify", "io.github.yice").stdout == ""
    assert (installed / "usr/share/applications/io.github.yice.desktop").is_file()
    assert (installed / "opt/apps/io.github.yice/entries/applications/io.github.yice.desktop").is_file()
    for place, language in (("man1", "en"), ("zh_CN/man1", "zh_CN")):
        page = gzip.decompress((installed / f"usr/share/man/{place}/yice.1.gz").read_bytes())
        assert page == (PROJECT / "resources/man" / language / "yice.1").read_bytes()


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


def test_the_first_start_after_installing_opens_a_window(
    installed: Path, measured: Callable[[str], None]
) -> None:
    in_tree(installed, "sh", "-c", f"rm -rf {HOME}/first && mkdir {HOME}/first")
    command = ["chroot", str(installed), "yice", "--data-dir", f"{HOME}/first"]
    for which in ("first", "second", "third"):
        with screen() as own:
            shown = environment(DISPLAY=own.name, QT_QPA_PLATFORM="xcb")
            begin = time.monotonic()
            with subprocess.Popen(command, env=shown, stderr=subprocess.PIPE) as running:
                until(lambda: own.has_window() or running.poll() is not None)
                took = time.monotonic() - begin
                ended = running.poll()
                running.terminate()
                said = running.communicate()[1]
            assert ended is None, said.decode(errors="replace")
            measured(f"Debian 11: {which} start to a painted window {took:.1f} s")


def test_another_user_runs_it_and_writes_nothing_into_it(installed: Path) -> None:
    in_tree(installed, "sh", "-c", f"rm -rf {HOME}/nobody && mkdir -m 777 {HOME}/nobody")
    place = ("--data-dir", f"{HOME}/nobody")
    before = listing(installed / "opt/apps/io.github.yice")
    found = in_tree(installed, "yice", *place, "documents", "--json", user="65534:65534")
    assert found.returncode == 0, found.stderr
    kept = {entry["source"] for entry in json.loads(found.stdout)}
    assert in_tree(installed, "yice", *place, "check", user="65534:65534").returncode == 0
    assert listing(installed / "opt/apps/io.github.yice") == before
    # What it reads the documents from is what was received, byte for byte.
    for source in sorted((PROJECT / "resources/library").rglob("source.txt")):
        inside = Path("opt/apps/io.github.yice/files/app") / source.relative_to(PROJECT)
        assert (installed / inside).read_bytes() == source.read_bytes()
    assert len(kept) == 5


def listing(root: Path) -> list[tuple[str, int, int]]:
    files = sorted(file for file in root.rglob("*") if not file.is_dir())
    return [(str(file), file.lstat().st_size, file.lstat().st_mtime_ns) for file in files]


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


@pytest.fixture(scope="session")
def arm64() -> list[str]:
    """What runs a program of the package for arm64 with the libraries of a Debian 11 for it."""
    qemu = shutil.which("qemu-aarch64-static")
    if qemu is None:
        pytest.skip(
            "the package for arm64 is run by qemu-aarch64-static (qemu-user-static), which is not here"
        )
    text = (PROJECT / "resources/packaging/linux/archives.py").read_text(encoding="utf-8")
    depends = text[text.index("DEPENDS = ") : text.index("X_LIBRARIES = ")]
    names = re.findall(r"\b(?:lib|zlib)[\w.+-]*\w", depends)
    tree = TREE.with_name(TREE.name + "-arm64")
    make_tree(tree, "--foreign", "--arch=arm64", f"--include={','.join(names)}")
    if not (tree / "yice-ready").exists():
        for package_file in sorted((tree / "var/cache/apt/archives").glob("*.deb")):
            subprocess.run(["dpkg-deb", "-x", str(package_file), str(tree)], check=True)
        (tree / "yice-ready").touch()
    return [qemu, "-L", str(tree)]


def test_arm64_runs_under_qemu(
    arm64: list[str], source: Callable[..., str], tmp_path: Path, measured: Callable[[str], None]
) -> None:
    program = [*arm64, str(folder("linux-arm64") / "yice"), "--data-dir", str(tmp_path)]

    def run(*arguments: str, **more: str) -> subprocess.CompletedProcess[str]:
        variables = environment(LC_ALL="C.UTF-8", HOME=str(tmp_path), **more)
        return subprocess.run(
            [*program, *arguments],
            capture_output=True,
            text=True,
            env=variables,
            check=False,
            timeout=2 * PATIENCE,
        )

    for query in QUERIES[:6]:
        arguments = ("search", query, "--limit", "20", "--json")
        assert without_times(run(*arguments).stdout) == without_times(source(*arguments)), query
    paper = run("print", "政策清单第9条", "--pdf", str(tmp_path / "纸.pdf"))
    assert (paper.returncode, paper.stderr) == (0, "")
    begin = time.monotonic()
    window = run(YICE_SMOKE_TEST="1")  # opens the window, off the screen, and ends: every import of it
    assert window.returncode == 0, window.stderr[-500:]
    measured(f"arm64 under qemu: a window off the screen {time.monotonic() - begin:.0f} s")


def test_every_library_of_arm64_is_resolved(arm64: list[str]) -> None:
    """The loader of arm64 itself looks for what each file names, its own folder aside as Python loads it."""
    root = folder("linux-arm64")
    loader = str(Path(arm64[2]) / "lib/ld-linux-aarch64.so.1")
    places = ":".join(str(path) for path in (root / "runtime", *{file.parent for file in binaries(root)}))
    absent = set()
    for file in binaries(root):
        command = [*arm64, loader, "--library-path", f"{places}", "--list", str(file)]
        answer = subprocess.run(command, capture_output=True, text=True, check=False, timeout=PATIENCE)
        absent |= set(re.findall(r"(\S+) => not found", answer.stdout))
    assert absent <= OPTIONAL


@pytest.mark.parametrize("target", OLDEST)
def test_every_name_taken_from_qt_is_in_the_qt_of_the_package(target: str) -> None:
    """The oldest systems have an older Qt than the one that the program is written with."""
    place = (os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache", "yice-packages", target)
    (wheel,) = Path(*place).glob("[Pp]y[Ss]ide6*.whl") if folder(target) else ()
    absent = []
    with zipfile.ZipFile(wheel) as archive:
        for file in sorted((PROJECT / "ui").rglob("*.py")):
            for entry in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
                if isinstance(entry, ast.ImportFrom) and (entry.module or "").startswith("PySide6."):
                    stub = archive.read(f"{entry.module.replace('.', '/')}.pyi").decode()
                    names = set(re.findall(r"^(?:class|def) (\w+)|^(\w+) *:", stub, re.M))
                    known = {name for pair in names for name in pair}
                    absent += [f"{file.name}: {one.name}" for one in entry.names if one.name not in known]
    assert absent == []
