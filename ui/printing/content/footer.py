"""Writes the footer of each page; no Qt."""

from __future__ import annotations

from ui.printing.content.excerpt import Excerpt
from ui.printing.content.title_blocks import chinese_date

STAMP_LENGTH = 10


def footer_text(excerpt: Excerpt, made: str = "打印") -> str:
    """Return the source of the text and when it was ``made``."""
    stamp = excerpt.library_stamp[:STAMP_LENGTH]
    parts = ["医策", f"文件库 {stamp}" if stamp else "", f"{chinese_date(excerpt.printed_on)}{made}"]
    return " · ".join(part for part in parts if part)
