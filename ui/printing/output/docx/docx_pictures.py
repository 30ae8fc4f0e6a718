"""Pictures in a Word file: their size, read from the file itself, and how a run holds one; no Qt."""

from __future__ import annotations

import struct
from pathlib import Path

_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
_INLINE = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
_PICTURE = "http://schemas.openxmlformats.org/drawingml/2006/picture"
_PNG = b"\x89PNG\r\n\x1a\n"
#: English Metric Units, in which Word measures pictures, to a millimetre.
_EMU = 36_000


def read_picture(file: Path | None) -> tuple[bytes, float] | None:
    """Return a picture's bytes and how much wider than high it is; None for what is none, or cannot be
    read.
    """
    if file is None:
        return None
    try:
        data = file.read_bytes()
        width, height = _png_size(data) if data.startswith(_PNG) else _jpeg_size(data)
    except (OSError, struct.error, ValueError, IndexError):
        return None
    return (data, width / height) if width and height else None


def _png_size(data: bytes) -> tuple[int, int]:
    width, height = struct.unpack(">II", data[16:24])
    return width, height


def _jpeg_size(data: bytes) -> tuple[int, int]:
    """Return the size in the frame header, behind the other segments; ValueError for what is no JPEG file."""
    if not data.startswith(b"\xff\xd8"):
        raise ValueError("no picture")
    at = 2
    while data[at] == 0xFF:
        kind, length = data[at + 1], int.from_bytes(data[at + 2 : at + 4], "big")
        if 0xC0 <= kind <= 0xCF and kind not in (0xC4, 0xC8, 0xCC):
            height, width = struct.unpack(">HH", data[at + 5 : at + 9])
            return width, height
        at += 2 + length
    raise ValueError("no size")


def picture(link: str, ratio: float, height_mm: float) -> str:
    """Return the drawing of an inline picture of this height."""
    size = f'cx="{round(height_mm * ratio * _EMU)}" cy="{round(height_mm * _EMU)}"'
    fill = f'<pic:blipFill><a:blip r:embed="{link}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
    shape = (
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {size}/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>'
    )
    name = '<pic:nvPicPr><pic:cNvPr id="1" name="logo"/><pic:cNvPicPr/></pic:nvPicPr>'
    return (
        f'<w:drawing><wp:inline xmlns:wp="{_INLINE}" distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent {size}/><wp:docPr id="1" name="logo"/>'
        f'<a:graphic xmlns:a="{_DRAWING}"><a:graphicData uri="{_PICTURE}">'
        f'<pic:pic xmlns:pic="{_PICTURE}">{name}{fill}{shape}</pic:pic></a:graphicData></a:graphic>'
        "</wp:inline></w:drawing>"
    )
