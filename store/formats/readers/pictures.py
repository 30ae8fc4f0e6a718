"""Pictures of pages (.png, .jpg, .tif, .bmp): recognised where tesseract is installed."""

from __future__ import annotations

import struct
from collections.abc import Iterator

from store.formats.lines import FileContent
from store.formats.registry import FileFormat, Progress, UnreadableError, register
from store.formats.scans import MISSING, Picture, drawn_pages, program, recognise_pages

_PNG = b"\x89PNG\r\n\x1a\n"
_JPEG = b"\xff\xd8\xff"
_SIGNS = (_PNG, _JPEG, b"II*\0", b"MM\0*", b"GIF8", b"BM")
_BMP_HEAD = 54
#: Colours of a PNG that a PDF knows as well: grey and red, green, blue; each without transparency.
_SPACES = {0: ("/DeviceGray", 1), 2: ("/DeviceRGB", 3)}
_MOST_PIXELS = 100_000_000
#: The marks of a JPEG that tell its size.
_FRAMES = (*range(0xC0, 0xC4), *range(0xC5, 0xC8), *range(0xC9, 0xCC))
#: The width of a page in points, which a picture of one is taken for.
_WIDTH = 595.0


def matches(data: bytes) -> bool:
    """Return whether the bytes are a picture."""
    return data.startswith(_SIGNS) and (data[:2] != b"BM" or len(data) > _BMP_HEAD)


def read(data: bytes, progress: Progress) -> FileContent:
    """Return the text of a picture of one page.

    Raises:
        UnreadableError: no text can be recognised here.
    """
    if not program():
        raise UnreadableError(MISSING)
    return recognise_pages(as_pictures(data), 1, progress)


def as_pictures(data: bytes) -> Iterator[Picture]:
    """Yield a picture drawn, so that its seals can be taken out; as the file that it is where that cannot
    be.
    """
    if page := as_page(data):
        import pypdfium2 as pdfium

        try:
            yield from drawn_pages(pdfium.PdfDocument(page))
            return
        except pdfium.PdfiumError:
            pass  # tesseract may still know it
    yield Picture(0, 0, 0, 0, data)


def as_page(data: bytes) -> bytes:
    """Return a picture as a PDF of one page, which can be drawn and its seals taken out; empty for other
    kinds.
    """
    found = _jpeg(data) if data.startswith(_JPEG) else _png(data) if data.startswith(_PNG) else None
    if not found:
        return b""
    width, height, entries, body = found
    if not 0 < width * height <= _MOST_PIXELS:
        return b""
    tall = _WIDTH * height / width
    drawing = f"q {_WIDTH:.2f} 0 0 {tall:.2f} 0 0 cm /I Do Q".encode()
    image = f"/Type/XObject/Subtype/Image/Width {width}/Height {height}{entries}/Length {len(body)}"
    page = f"/Type/Page/Parent 2 0 R/MediaBox[0 0 {_WIDTH:.2f} {tall:.2f}]/Contents 5 0 R"
    parts = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        f"<<{page}/Resources<</XObject<</I 4 0 R>>>>>>".encode(),
        f"<<{image}>>stream\n".encode() + body + b"\nendstream",
        f"<</Length {len(drawing)}>>stream\n".encode() + drawing + b"\nendstream",
    ]
    out = b"%PDF-1.5\n" + b"".join(
        b"%d 0 obj\n" % n + part + b"\nendobj\n" for n, part in enumerate(parts, 1)
    )
    return out + b"trailer<</Root 1 0 R/Size 6>>\n%%EOF\n"


def _jpeg(data: bytes) -> tuple[int, int, str, bytes] | None:
    at = 2
    while at + 9 < len(data) and data[at] == 0xFF:
        if data[at + 1] in _FRAMES:
            height, width, channels = struct.unpack_from(">HHB", data, at + 5)
            space = {1: "/DeviceGray", 3: "/DeviceRGB"}.get(channels)
            entries = f"/ColorSpace{space}/BitsPerComponent 8/Filter/DCTDecode"
            return (width, height, entries, data) if space else None
        at += 2 + int(struct.unpack_from(">H", data, at + 2)[0])
    return None


def _png(data: bytes) -> tuple[int, int, str, bytes] | None:
    if len(data) < 33:
        return None
    width, height, bits, kind, interlaced = struct.unpack_from(">IIBBxxB", data, 16)
    space = _SPACES.get(kind)
    if space is None or interlaced:
        return None
    body, at = [], 8
    while at + 12 <= len(data):
        (length,) = struct.unpack_from(">I", data, at)
        if data[at + 4 : at + 8] == b"IDAT":
            body.append(data[at + 8 : at + 8 + length])
        at += 12 + length
    form = f"/Predictor 15/Colors {space[1]}/BitsPerComponent {bits}/Columns {width}"
    entries = f"/ColorSpace{space[0]}/BitsPerComponent {bits}/Filter/FlateDecode/DecodeParms<<{form}>>"
    return width, height, entries, b"".join(body)


register(FileFormat("图片", ("png", "jpg", "jpeg", "tif", "tiff", "bmp"), matches, read, rank=30))
