"""Pictures of pages (.png, .jpg, .tif, .bmp): recognised where tesseract is installed."""

from __future__ import annotations

from store.formats.lines import Reading
from store.formats.registry import Format, Progress, UnreadableError, register
from store.formats.scans import MISSING, Picture, program, recognise_pages

_SIGNS = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"II*\0", b"MM\0*", b"GIF8", b"BM")
_BMP_HEAD = 54


def matches(data: bytes) -> bool:
    """Whether the bytes are a picture."""
    return data.startswith(_SIGNS) and (data[:2] != b"BM" or len(data) > _BMP_HEAD)


def read(data: bytes, progress: Progress) -> Reading:
    """The text of a picture of one page."""
    if not program():
        raise UnreadableError(MISSING)
    return recognise_pages(iter([as_picture(data)]), 1, progress)


def as_picture(data: bytes) -> Picture:
    """A picture that is handed on as the file that it is."""
    return Picture(0, 0, 0, 0, data)


register(Format("图片", ("png", "jpg", "jpeg", "tif", "tiff", "bmp"), matches, read, rank=30))
