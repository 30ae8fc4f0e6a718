"""Saved web pages: .html, and .mht, which has the page and its pictures in one file of MIME parts."""

from __future__ import annotations

import email
import email.policy
import re
from email.message import Message as Part

from store.formats.lines import FileContent, SourceLine
from store.formats.registry import FileFormat, Progress, UnreadableError, register
from store.formats.struck_out import told_struck
from store.formats.web_text import as_characters, is_web_page, page_lines
from store.model.message import Message

_MHT = re.compile(rb"(?:from|mime-version|content-type|subject|snapshot-content-location)\s*:", re.I)
_MULTIPART = re.compile(rb"^content-type:\s*(?:multipart/related|multipart/mixed|text/html)", re.I | re.M)
_HEAD = 16_384
_EMPTY = Message("reader.web_page_empty")


def is_html(data: bytes) -> bool:
    """Return whether the bytes are the source of a web page."""
    return is_web_page(data[:_HEAD].decode("latin-1").lstrip("ï»¿")) or (
        data[:2] in (b"\xff\xfe", b"\xfe\xff") and is_web_page(data[:_HEAD].decode("utf-16", "replace"))
    )


def is_mht(data: bytes) -> bool:
    """Return whether the bytes are a page with its parts, as browsers save it in one file."""
    head = data[:_HEAD].lstrip()
    return bool(_MHT.match(head) and _MULTIPART.search(head))


def read_html(data: bytes, _progress: Progress) -> FileContent:
    """Return the words of a page as lines, its tables as cells."""
    return _reading(as_characters(data))


def read_mht(data: bytes, _progress: Progress) -> FileContent:
    """Return the words of the first page among the parts.

    Raises:
        UnreadableError: no part is a web page.
    """
    message = email.message_from_bytes(data, policy=email.policy.compat32)
    for part in message.walk():
        if part.get_content_type() == "text/html":
            return _reading(as_characters(_payload(part), part.get_content_charset() or ""))
    raise UnreadableError(_EMPTY)


def _payload(part: Part) -> bytes:
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def _reading(source: str) -> FileContent:
    lines, title, struck = page_lines(source)
    if not lines and not title:
        raise UnreadableError(_EMPTY)
    hints = {"title": title} if title else {}
    return FileContent(tuple(lines) or (SourceLine(title),), hints=hints, warnings=told_struck(struck))


register(FileFormat("网页", ("html", "htm"), is_html, read_html, rank=60))
register(FileFormat("单个文件网页", ("mht", "mhtml"), is_mht, read_mht, rank=55))
