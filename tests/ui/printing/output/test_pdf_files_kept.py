"""A PDF is whole or not there, whatever happens to its file."""

from __future__ import annotations

import errno
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from store.model.errors import CannotWrite
from store.model.wording import ENGLISH, text
from ui.printing.layout.layout import layout
from ui.printing.output import pdf_writer as pdf
from ui.printing.output.pdf_writer import save_pages, write_pdf

PROJECT = Path(__file__).resolve().parents[4]
SAMPLE = """
from datetime import date
from pathlib import Path
from store.model.clause import Clause
from store.model.document import Document
from ui.printing.content.excerpt import Excerpt, ExcerptItem
from ui.printing.output.pdf_writer import write_pdf
from ui.printing.layout.page_styles import Paper
from ui.printing.content.templates import Template
clause = Clause("k/1.", "1.", ("1.",), body=("增加床位。",))
document = Document("k", "s", "题名", None, (), None, None, "通知", True, "", clauses=(clause,))
excerpt = Excerpt("题名", (ExcerptItem(document, clause, "《题名》第一项"),), date.today(), "x")
"""


def run(script: str, path: Path) -> subprocess.CompletedProcess[str]:
    """Run a script in a process of its own, with no display and no Qt platform named."""
    clean = {name: value for name, value in os.environ.items() if name not in ("QT_QPA_PLATFORM", "DISPLAY")}
    return subprocess.run(
        [sys.executable, "-c", script, str(path)],
        capture_output=True,
        text=True,
        cwd=PROJECT,
        env={**clean, "PYTHONIOENCODING": "utf-8"},
        check=False,
    )


def test_an_existing_file_is_replaced(texts: Any, tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(b"old")
    write_pdf(texts.of("晋政办函〔2020〕28号/9."), path)
    assert path.read_bytes().startswith(b"%PDF-")


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("missing/a.pdf", "文件夹不存在"),
        ("folder", "是一个文件夹"),
        ("file/a.pdf", "同名文件"),
        ("长" * 200 + ".pdf", "过长"),
    ],
)
def test_a_bad_path_is_one_sentence(texts: Any, tmp_path: Path, path: str, reason: str) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").write_text("")
    with pytest.raises(CannotWrite, match=reason):
        write_pdf(texts.of("晋政办函〔2020〕28号/9."), tmp_path / path)
    assert sorted(os.listdir(tmp_path)) == ["file", "folder"]


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write anywhere")
def test_a_read_only_folder_is_one_sentence(texts: Any, tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    try:
        with pytest.raises(CannotWrite, match="没有访问权限"):
            write_pdf(texts.of("晋政办函〔2020〕28号/9."), tmp_path / "a.pdf")
        assert not os.listdir(tmp_path)
    finally:
        tmp_path.chmod(0o700)


@pytest.mark.parametrize(
    ("number", "reason"), [(errno.ENOSPC, "磁盘已满"), (errno.EACCES, "没有访问权限"), (errno.EROFS, "只读")]
)
def test_no_half_file_is_left(
    texts: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, reason: str
) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(b"old")

    def fail(*_: object) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(pdf.os, "fsync", fail)
    with pytest.raises(CannotWrite, match=reason) as caught:
        write_pdf(texts.of("晋政办函〔2020〕28号/9."), path)
    assert path.read_bytes() == b"old"
    assert os.listdir(tmp_path) == ["a.pdf"]
    assert text(caught.value.message, ENGLISH).isascii() or "“" in text(caught.value.message, ENGLISH)
    assert not re.search("[a-z]{3,}", str(caught.value).replace(str(path), ""))


@pytest.mark.skipif(sys.platform == "win32", reason="there are no limits on file sizes")
def test_a_disk_that_fills_up_leaves_nothing(tmp_path: Path) -> None:
    script = f"""
import resource, signal, sys
sys.path.insert(0, {str(PROJECT)!r})
{SAMPLE}
from store.model.errors import CannotWrite
from store.model.wording import ENGLISH, text
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (500, 500))
try:
    write_pdf(excerpt, Path(sys.argv[1]))
except CannotWrite as error:
    print(str(error))
"""
    done = run(script, tmp_path / "a.pdf")
    assert "文件过大" in done.stdout, done.stderr
    assert not os.listdir(tmp_path)


def test_a_link_stays_a_link(texts: Any, tmp_path: Path) -> None:
    (tmp_path / "there").mkdir()
    link = tmp_path / "a.pdf"
    link.symlink_to(tmp_path / "there" / "b.pdf")
    write_pdf(texts.of("晋政办函〔2020〕28号/9."), link)
    assert link.is_symlink()
    assert link.read_bytes().startswith(b"%PDF-")


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such files")
def test_what_is_no_file_is_not_replaced(texts: Any, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.pdf")
    with pytest.raises(CannotWrite, match="不是可以替换的文件"):
        write_pdf(texts.of("晋政办函〔2020〕28号/9."), tmp_path / "a.pdf")
    assert (tmp_path / "a.pdf").is_fifo()


def test_a_cancelled_file_is_not_there(texts: Any, tmp_path: Path) -> None:
    steps = save_pages(layout(texts.whole(), "plain"), tmp_path / "a.pdf")
    next(steps)
    steps.close()
    assert not os.listdir(tmp_path)


def test_it_works_without_a_display(tmp_path: Path) -> None:
    """From the command line there is no application yet, and no display."""
    done = run(f"import sys\n{SAMPLE}\nprint(len(write_pdf(excerpt, Path(sys.argv[1]))))", tmp_path / "a.pdf")
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == "1"
    assert (tmp_path / "a.pdf").read_bytes().startswith(b"%PDF-")
