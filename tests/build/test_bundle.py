"""The bundle works where there is no Python: empty environment, read-only folder, data where it is told."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.build.conftest import Bundle, read_only_holds

pytestmark = pytest.mark.filterwarnings("default::ResourceWarning")
EVERY_DOCUMENT = 5
#: A window without a display, that closes when it has painted.
WINDOW = {"QT_QPA_PLATFORM": "offscreen", "YICE_SMOKE_TEST": "1"}


def answer(bundle: Bundle, *arguments: str | Path) -> object:
    """The JSON that a command prints; nothing else may stand on standard output."""
    result = bundle.run(*arguments)
    assert result.returncode == 0, result.stderr
    return json.loads(result.stdout)


def test_check_finds_nothing_wrong(bundle: Bundle, open_folder: Path) -> None:
    result = bundle.run("--data-dir", open_folder, "check", "--json")
    assert result.returncode == 0, result.stdout + result.stderr
    assert json.loads(result.stdout) == {"ok": True, "problems": []}


def test_search_finds_what_ships(bundle: Bundle, open_folder: Path) -> None:
    found = answer(bundle, "--data-dir", open_folder, "search", "床位", "--json")
    assert found["total"] > 0
    assert all("床位" in hit["snippet"] for hit in found["hits"])


def test_documents_are_those_of_the_sources(bundle: Bundle, open_folder: Path) -> None:
    documents = answer(bundle, "--data-dir", open_folder, "documents", "--json")
    assert len(documents) == EVERY_DOCUMENT


def test_pdf_without_a_display(bundle: Bundle, open_folder: Path) -> None:
    paper = open_folder / "摘录.pdf"
    result = bundle.run("--data-dir", open_folder, "print", "条例第九条", "--pdf", paper)
    assert result.returncode == 0, result.stderr
    assert paper.read_bytes().startswith(b"%PDF-")


def test_word_and_html_with_a_template(bundle: Bundle, open_folder: Path) -> None:
    files = [open_folder / name for name in ("摘录.docx", "摘录.html")]
    options = ("--template", "meeting", "--docx", files[0], "--html", files[1])
    result = bundle.run("--data-dir", open_folder, "print", "条例第九条", *options)
    assert result.returncode == 0, result.stderr
    assert files[0].read_bytes().startswith(b"PK")
    assert "会议材料" in files[1].read_text(encoding="utf-8")


def test_window_paints(bundle: Bundle, open_folder: Path) -> None:
    result = bundle.run("--data-dir", open_folder, **WINDOW)
    assert result.returncode == 0, result.stderr
    assert "Traceback" not in result.stderr


def test_nothing_is_written_into_the_program_folder(bundle: Bundle, open_folder: Path) -> None:
    before = bundle.listing()
    bundle.run("--data-dir", open_folder, "search", "医保")
    bundle.run("--data-dir", open_folder, **WINDOW)
    assert bundle.listing() == before
    assert (open_folder / "library.db").is_file()


def test_user_folder_without_options(bundle: Bundle, open_folder: Path) -> None:
    result = bundle.run("search", "床位", HOME=str(open_folder), LOCALAPPDATA=str(open_folder))
    assert result.returncode == 0, result.stderr
    assert list(open_folder.rglob("library.db"))


def test_portable_keeps_data_beside_the_program(writable_bundle: Bundle, open_folder: Path) -> None:
    result = writable_bundle.run("--portable", "search", "床位", HOME=str(open_folder))
    assert result.returncode == 0, result.stderr
    assert (writable_bundle.folder / "yice-data/library.db").is_file()
    assert not any(open_folder.iterdir())


@pytest.mark.skipif(not read_only_holds(), reason="no folder is read-only for this user")
def test_portable_in_a_read_only_folder_says_so(bundle: Bundle) -> None:
    result = bundle.run("--portable", "search", "床位")
    assert result.returncode == 2
    assert result.stderr.strip()
    assert "Traceback" not in result.stderr


def test_carries_its_licences(made_bundle: Path) -> None:
    names = {file.name for file in made_bundle.rglob("*")}
    assert {"LICENSE", "THIRD-PARTY-NOTICES.md", "OFL.txt"} <= names


def test_carries_no_encryption_and_no_unused_qt(made_bundle: Path) -> None:
    names = {file.name for file in made_bundle.rglob("*")}
    assert not [name for name in names if "libssl" in name or "libcrypto" in name or name.startswith("_ssl")]
    assert not [name for name in names if "Qml" in name or "Quick" in name or "WebEngine" in name]


def test_no_link_leads_nowhere(made_bundle: Path) -> None:
    assert not [link for link in made_bundle.rglob("*") if link.is_symlink() and not link.exists()]


@pytest.mark.skipif(not shutil.which("objdump"), reason="objdump reads what a library asks for")
@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="Linux libraries")
def test_asks_the_system_for_little(made_bundle: Path) -> None:
    """Beyond the C library: OpenGL's front ends, which bring libxcb along; Wayland and CUPS where in use."""
    files = [file for file in made_bundle.rglob("*") if ".so" in file.name or file.name == "yice"]
    own = {file.name for file in files}
    asked: set[str] = set()
    for file in files:
        if file.is_file() and not file.is_symlink():
            listing = subprocess.run(["objdump", "-p", file], capture_output=True, text=True, check=True)
            asked |= set(re.findall(r"NEEDED +(\S+)", listing.stdout))
    c_library = {"ld-linux-x86-64.so.2", "libc.so.6", "libdl.so.2", "libm.so.6", "libpthread.so.0"}
    c_library |= {"libresolv.so.2", "librt.so.1", "libutil.so.1", "ld-linux-aarch64.so.1"}
    system = {"libGL.so.1", "libEGL.so.1", "libxcb.so.1", "libcups.so.2"}
    wayland = {"libwayland-client.so.0", "libwayland-cursor.so.0", "libwayland-egl.so.1"}
    assert asked - own <= c_library | system | wayland
