"""Every kind of file that an excerpt can be saved as, through one door."""

from __future__ import annotations

from collections.abc import Callable, Generator
from pathlib import Path
from typing import Literal

from store.system.files import check_writable, write_file
from ui.printing.content.excerpt import Excerpt
from ui.printing.layout.paper_setup import Setting

TextFileKind = Literal["docx", "html", "text"]
Steps = Callable[[Excerpt, Setting], Generator[float, None, bytes]]


def save_steps(
    excerpt: Excerpt, kind: TextFileKind, setting: Setting, path: Path
) -> Generator[float, None, None]:
    """Make the file in small steps and write it whole; closing the generator early leaves nothing behind."""
    data = yield from _maker(kind)(excerpt, setting)
    write_file(path, data)


def save_as(excerpt: Excerpt, kind: TextFileKind, setting: Setting, path: Path) -> None:
    """Make the file and write it; CannotWrite."""
    check_writable(path)
    for _ in save_steps(excerpt, kind, setting, path):
        pass


def _maker(kind: TextFileKind) -> Steps:
    """Return the maker of a kind of file; Word's library is imported only where it is used."""
    if kind == "docx":
        from ui.printing.output.docx.word import word_steps

        return word_steps
    if kind == "html":
        from ui.printing.output.html import html_steps

        return html_steps
    from ui.printing.output.plain import text_steps

    return text_steps
