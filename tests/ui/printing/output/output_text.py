"""Texts that are expected in a file of output."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import docx

from ui.printing.content.blocks import Paragraph
from ui.printing.content.document_blocks import blocks
from ui.printing.layout.page_styles import sheet_for
from ui.printing.layout.paper_setup import Setting
from ui.printing.output.output_files import save_as

# Word numbers its footnotes itself.
MARK = re.compile(r"〔\d{0,2}〕")


def bare(text: str) -> str:
    return "".join(MARK.sub("", text).split())


def expected(excerpt: Any, setting: Setting) -> list[str]:
    found = blocks(excerpt, setting.options, sheet_for(setting.style), setting.template)
    return [bare(block.text) for block in found if isinstance(block, Paragraph) and block.runs]


def word(excerpt: Any, setting: Setting, path: Path) -> Any:
    save_as(excerpt, "docx", setting, path)
    return docx.Document(str(path))
