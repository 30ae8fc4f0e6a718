"""The setup, the MSI package and the portable zip for Windows, installed and run under Wine."""

from __future__ import annotations

import contextlib
import shutil
import sqlite3
import subprocess
import time
import zipfile
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from docx import Document

from tests.packages.package_files import QUERIES, package, without_times
from tests.packages.screens import PATIENCE, Screen, screen, until
from tests.packages.wine import COMPILER, HERE, QUIET, WINE, Windows, start_wine

pytestmark = pytest.mark.skipif(
    not (WINE and COMPILER), reason="Wine (wine64) or gcc-mingw-w64 is not installed"
)


@pytest.fixture(scope="session")
def windows(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Windows]:
    found = Windows(tmp_path_factory.mktemp("wine") / "prefix")
    start_wine(found)
    stub = found.drive / "windows/system32/icuuc.dll"
    options = ["-shared", "-nostdlib", "-Wl,--entry=DllMainCRTStartup"]
    subprocess.run([str(COMPILER), *options, str(HERE / "icu_stub.c"), "-o", str(stub)], check=True)
    yield found
    found.server("-k")
    found.server("-w")
    shutil.rmtree(found.prefix, ignore_errors=True)  # more than a gigabyte


@pytest.fixture(scope="session")
def installed(windows: Windows) -> Windows:
    answer = windows.run(package("*-setup.exe"), "/S")
    assert answer.returncode == 0
    assert (windows.program / "yice.exe").is_file()
    return windows


def cli(windows: Windows, *arguments: str | Path, folder: Path | None = None) -> str:
    return windows.run((folder or windows.program) / "yice-cli.exe", *arguments).stdout


def test_the_silent_setup_tells_windows_what_it_installed(installed: Windows) -> None:
    assert until(lambda: "Uninstall\\\\Yice]" in registry(installed))  # Wine writes it some seconds later
    assert ".yicepack]" in registry(installed)


def registry(windows: Windows) -> str:
    return (windows.prefix / "user.reg").read_text(encoding="utf-8", errors="replace")


def test_thirty_queries_are_answered_as_on_linux(installed: Windows, source: Callable[..., str]) -> None:
    def both(query: str) -> tuple[object, object]:
        arguments = ("search", query, "--limit", "20", "--json")
        return without_times(cli(installed, *arguments)), without_times(source(*arguments))

    cli(installed, "documents")  # lays the library
    source("documents")
    with ThreadPoolExecutor(2) as pool:
        answers = list(zip(QUERIES, pool.map(both, QUERIES), strict=True))
    assert len(answers) == 30
    assert [query for query, (here, there) in answers if here != there] == []


def test_paper_has_the_same_words(installed: Windows, source: Callable[..., str], tmp_path: Path) -> None:
    place = installed.drive / "纸 张"
    place.mkdir()
    cli(installed, "print", "政策清单第9条", "36项第13条", "--pdf", installed.path(place / "甲 乙.pdf"))
    source("print", "政策清单第9条", "36项第13条", "--pdf", str(tmp_path / "here.pdf"))
    assert words(place / "甲 乙.pdf") == words(tmp_path / "here.pdf") != ""


def words(file: Path) -> str:
    import pdfplumber

    with pdfplumber.open(file) as pdf:
        return "\n".join(page.extract_text() for page in pdf.pages)


def test_sheets_and_word_files_open(installed: Windows) -> None:
    place = installed.drive / "对照.docx"
    cli(installed, "compare", "政策清单", "36项措施", "--docx", installed.path(place))
    assert Document(str(place)).tables


def test_a_start_without_standard_handles(installed: Windows, tmp_path: Path) -> None:
    starter = installed.drive / "detached.exe"
    subprocess.run([str(COMPILER), "-municode", str(HERE / "detached.c"), "-o", str(starter)], check=True)
    place = installed.drive / "detached.pdf"
    program = installed.path(installed.program / "yice-cli.exe")
    answer = installed.run(starter, program, "print", "政策清单第9条", "--pdf", installed.path(place))
    assert (answer.returncode, place.is_file()) == (0, True)


def test_the_program_folder_is_only_read(installed: Windows) -> None:
    before = tree(installed.program)
    assert "床位" in cli(installed, "search", "床位")
    cli(installed, "print", "政策清单第9条", "--pdf", installed.path(installed.drive / "only read.pdf"))
    assert (installed.drive / "only read.pdf").is_file()
    assert tree(installed.program) == before


def tree(folder: Path) -> dict[str, tuple[int, int]]:
    """Size and time of every file; Wine writes as root, whom no permission keeps from it."""
    files = (file for file in folder.rglob("*") if file.is_file())
    return {str(file.relative_to(folder)): (file.stat().st_size, file.stat().st_mtime_ns) for file in files}


def test_a_user_with_a_chinese_folder(installed: Windows) -> None:
    own = installed.drive / "用户/张 三/AppData/Local"
    own.mkdir(parents=True)
    at_home = "HKCU\\Volatile Environment", "/v", "LOCALAPPDATA"
    try:
        assert installed.run("reg", "add", *at_home, "/d", installed.path(own), "/f").returncode == 0
        assert "床位" in cli(installed, "search", "床位")
        assert (own / "Yice/library.db").is_file()
    finally:
        installed.run("reg", "add", *at_home, "/d", installed.path(installed.data.parent), "/f")


def test_an_upgrade_and_a_removal_leave_the_data(installed: Windows) -> None:
    folder = installed.drive / "医 策 目录"
    setup = package("*-setup.exe")
    assert installed.install(setup, folder) == 0
    data = installed.drive / "数 据"
    data.mkdir(exist_ok=True)
    assert "床位" in cli(installed, "--data-dir", installed.path(data), "search", "床位", folder=folder)
    stray = folder / "app/store/gone_module.pyc"
    stray.write_bytes(b"of an older version")
    before = {file.name: file.stat().st_size for file in data.iterdir() if file.suffix == ".db"}
    assert installed.install(setup, folder) == 0
    assert not stray.exists()
    assert "床位" in cli(installed, "--data-dir", installed.path(data), "search", "床位", folder=folder)
    own = folder / "own.txt"
    own.write_text("of the user", encoding="utf-8")
    installed.run(folder / "uninstall.exe", "/S", *f"_?={installed.path(folder)}".split())
    assert not (folder / "yice.exe").exists()
    assert own.exists()
    assert before.items() <= {file.name: file.stat().st_size for file in data.iterdir()}.items()


def test_the_portable_folder_keeps_its_data_beside_it(windows: Windows) -> None:
    folder = windows.drive / "U 盘"
    with zipfile.ZipFile(package("*-portable.zip")) as archive:
        archive.extractall(folder)
    assert "床位" in cli(windows, "search", "床位", folder=folder / "yice")
    assert (folder / "yice/data/library.db").is_file()


def test_the_msi_installs_repairs_and_goes(windows: Windows) -> None:
    file = package("*.msi")
    shutil.copy(file, windows.drive / "yice.msi")
    program = windows.drive / "Program Files/Yice"
    assert windows.run("msiexec", "/i", "C:\\yice.msi", "/qn").returncode == 0
    assert "床位" in cli(windows, "search", "床位", folder=program)
    assert windows.run("msiexec", "/x", "C:\\yice.msi", "/qn").returncode == 0
    assert not (program / "yice.exe").exists()


@contextlib.contextmanager
def desk(windows: Windows) -> Iterator[Screen]:
    """A screen that Wine's desktop is on; one that was begun without a screen shows no window, so it ends."""
    windows.server("-k")
    windows.server("-w")
    with screen() as own:
        environment = {**windows.environment(), "DISPLAY": own.name}
        windows.server("-p120")
        with subprocess.Popen([str(WINE), "notepad"], env=environment, **QUIET) as first:
            shown = until(lambda: len(set(own.picture(16))) > 3)
            own.settle()
            first.kill()
        if not shown:
            pytest.skip("Wine shows no window of its own on this machine")
        yield own
        windows.server("-k")
        windows.server("-w")


@contextlib.contextmanager
def window(windows: Windows, screen: Screen) -> Iterator[subprocess.Popen[bytes]]:
    """The program's window on a screen, from when it is painted and listens to its keys."""
    environment = {**windows.environment(), "DISPLAY": screen.name}
    calls = windows.data / "window.calls"
    shutil.rmtree(calls, ignore_errors=True)
    with subprocess.Popen(
        [str(WINE), str(windows.program / "yice.exe")], env=environment, **QUIET
    ) as running:
        try:
            assert until(lambda: screen.has_window() or running.poll() is not None)
            assert running.poll() is None, "the program ended"
            assert until(calls.is_dir)
            yield running
        finally:
            if running.poll() is None:
                running.kill()


def notes(windows: Windows) -> list[str]:
    with contextlib.closing(sqlite3.connect(f"file:{windows.data}/notebook.db?mode=ro", uri=True)) as base:
        return [text for (text,) in base.execute("SELECT body FROM note")]


def test_the_first_start_after_installing_opens_a_window(
    installed: Windows, measured: Callable[[str], None]
) -> None:
    shutil.rmtree(installed.data, ignore_errors=True)
    with desk(installed) as own:
        for which in ("first", "second", "third"):
            begin = time.monotonic()
            with window(installed, own) as running:
                measured(f"Wine: {which} start to a painted window {time.monotonic() - begin:.1f} s")
                own.settle()
                quit_program(own, running)


def quit_program(own: Screen, running: subprocess.Popen[bytes]) -> None:
    """Press Ctrl+Q until the program takes it: keys that come before it listens are lost."""
    for _attempt in range(5):
        own.press("key ctrl+q")
        if until(lambda: running.poll() is not None, 20):
            return
    pytest.fail("Ctrl+Q does not end the program")


@pytest.mark.skipif(not shutil.which("xdotool"), reason="xdotool is not installed")
def test_a_note_that_was_typed_is_there_after_a_restart(installed: Windows) -> None:
    words = "for the meeting"
    with desk(installed) as own:
        for _attempt in range(3):
            with window(installed, own) as running:
                own.settle()
                own.press("key ctrl+k", "type --delay 80 chuangwei", "key Return", "key ctrl+m")
                own.press(f"type --delay 80 {words}")
                quit_program(own, running)
            if notes(installed):
                break
        assert notes(installed) == [words]
        with window(installed, own):
            assert notes(installed) == [words]


@pytest.mark.skipif(not shutil.which("xdotool"), reason="xdotool is not installed")
def test_a_second_start_raises_the_first(installed: Windows) -> None:
    with desk(installed) as own, window(installed, own) as first:
        environment = {**installed.environment(), "DISPLAY": own.name}
        second = subprocess.run(
            [str(WINE), str(installed.program / "yice.exe")],
            env=environment,
            timeout=PATIENCE,
            check=False,
            **QUIET,
        )
        assert second.returncode == 0
        assert first.poll() is None
