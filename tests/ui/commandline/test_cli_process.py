"""The real program as a process: encodings, pipes, exit codes, imports. A start costs a third of a second."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests import shapes
from tests.samples import POLICY

PROJECT = Path(__file__).parents[3]
MAIN = PROJECT / "main.py"


@pytest.fixture
def data(data_dir: Path, shipped_folder: Path) -> Path:
    """A data folder that is ready, so that no process has to make one."""
    from store.library import Library
    from store.library.shipped import bundled
    from store.system.paths import resources_dir, shipped_dir

    data_dir.mkdir()
    shutil.copyfile(shipped_folder / "library.db", data_dir / "library.db")
    shutil.copytree(shipped_folder / "index", data_dir / "index")
    library = Library.open(data_dir / "library.db")
    library.set_meta("shipped", bundled.shipment(shipped_dir(), resources_dir()).stamp)
    library.close()
    return data_dir


def start(*argv: str, python: tuple[str, ...] = (), **environment: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, *python, str(MAIN), *argv],
        capture_output=True,
        env={**os.environ, **environment},
        cwd=PROJECT.parent,
        check=False,
    )


@pytest.mark.parametrize("encoding", ["ascii", "gbk", "utf-16"])
def test_json_is_utf_8_whatever_the_console_speaks(data: Path, encoding: str) -> None:
    done = start("search", "床位", "--json", PYTHONIOENCODING=encoding, LC_ALL="C")
    assert (done.returncode, done.stderr) == (0, b"")
    shapes.search(json.loads(done.stdout.decode("utf-8")))


def test_a_query_that_is_not_text_is_answered(data: Path) -> None:
    done = subprocess.run(
        [sys.executable.encode(), str(MAIN).encode(), b"search", b"--json", b"\xff\xfe"],
        capture_output=True,
        env=os.environ,
        check=False,
    )
    assert done.returncode == 1
    assert json.loads(done.stdout.decode("utf-8"))["total"] == 0


def test_documents_loads_neither_qt_nor_whoosh_nor_the_index(data: Path) -> None:
    done = start("documents", "--json", python=("-X", "importtime"))
    assert done.returncode == 0
    loaded = {line.split("|")[-1].strip() for line in done.stderr.decode().splitlines()}
    assert "store.library.library" in loaded
    heavy = ("PySide6", "shiboken6", "whoosh", "index", "playhouse")
    assert not [name for name in loaded if name.split(".")[0] in heavy]


def test_no_other_command_loads_qt(data: Path) -> None:
    script = (
        "import sys\n"
        "from ui.commandline.entry_point import run\n"
        "lines = ['outline 政策清单', 'show 政策清单第9条', 'search 床位', 'check']\n"
        "codes = [run(line.split()) for line in lines]\n"
        "assert codes == [0, 0, 0, 0], codes\n"
        "assert not [name for name in sys.modules if name.split('.')[0] in ('PySide6', 'shiboken6')]\n"
    )
    done = subprocess.run([sys.executable, "-c", script], cwd=PROJECT, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX pipes")
def test_a_reader_that_leaves_is_no_error(data: Path) -> None:
    process = subprocess.Popen(
        [sys.executable, str(MAIN), "outline", "条例", "--json"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.close()
    error = process.stderr.read()
    process.stderr.close()
    assert (process.wait(), error) == (0, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_output_that_cannot_be_written_is_said(data: Path) -> None:
    with open("/dev/full", "wb") as full:
        done = subprocess.run(
            [sys.executable, str(MAIN), "outline", "条例", "--json"],
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert done.returncode == 2
    assert "磁盘已满" in done.stderr.decode()
    assert b"Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("argv", "code"),
    [
        (["--version"], 0),
        (["search", "绝无此词组合"], 1),
        (["show", "没有此条"], 1),
        (["nonsense"], 2),
        (["import", "没有此文件.txt"], 2),
    ],
)
def test_exit_codes(data: Path, argv: list[str], code: int) -> None:
    done = start(*argv)
    assert done.returncode == code
    assert b"Traceback" not in done.stdout + done.stderr


def test_print_needs_no_display(data: Path, tmp_path: Path) -> None:
    target = tmp_path / "摘录.pdf"
    environment = {
        name: value for name, value in os.environ.items() if name not in ("QT_QPA_PLATFORM", "DISPLAY")
    }
    done = subprocess.run(
        [sys.executable, str(MAIN), "print", "政策清单第9条", "--pdf", str(target)],
        capture_output=True,
        env=environment,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, b"")
    assert target.read_bytes().startswith(b"%PDF-")


#: Root may write anywhere, unless it gives that up.
_AS_A_USER = ["setpriv", "--bounding-set=-dac_override,-dac_read_search"]
_IS_ROOT = hasattr(os, "geteuid") and os.geteuid() == 0


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX permissions")
@pytest.mark.skipif(_IS_ROOT and not shutil.which("setpriv"), reason="needs setpriv to be less than root")
def test_a_user_who_may_not_write_can_read_and_is_told(data: Path, tmp_path: Path) -> None:
    for path in [data, *data.rglob("*")]:
        path.chmod(0o555 if path.is_dir() else 0o444)

    def as_user(*argv: str) -> subprocess.CompletedProcess[bytes]:
        command = [*(_AS_A_USER if _IS_ROOT else []), sys.executable, str(MAIN), *argv]
        return subprocess.run(command, capture_output=True, check=False)

    try:
        found = as_user("search", "床位", "--json")
        policy = tmp_path / "通知.txt"
        policy.write_text(POLICY, encoding="utf-8")
        refused = as_user("import", str(policy))
        rebuilt = as_user("rebuild-index")
        checked = as_user("check")
        absent = as_user("--data-dir", str(data / "新"), "rebuild-index")
    finally:
        for path in [data, *data.rglob("*")]:
            path.chmod(0o755 if path.is_dir() else 0o644)
    assert (found.returncode, found.stderr) == (0, b"")
    shapes.search(json.loads(found.stdout))
    assert (checked.returncode, checked.stderr) == (0, b"")
    for done in (refused, rebuilt, absent):
        assert (done.returncode, done.stdout) == (2, b"")
        assert len(done.stderr.decode().strip().splitlines()) == 1
        assert "无法写入" in done.stderr.decode()
