"""The process in which pages of a PDF or OFD file are drawn: a damaged file cannot take the window with it.

Frames as in store.formats.worker: a file is sent once, then its pages are asked for one by one.
"""

from __future__ import annotations

import os
import sys
from typing import IO, Any

from store.formats.worker import MEMORY, IdleTimeout, limit_memory, receive, send

#: The command line's word for this process.
ARGUMENT = "--draw-pages"
#: No page is drawn with more pixels.
MOST_PIXELS = 16_000_000
#: Of more pages the rest is not shown.
_MOST_PAGES = 3000


def serve() -> int:
    """Draw pages as they are asked for, until the asking process ends or has been silent for long."""
    limit_memory(MEMORY)
    source, out = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints must not get among the frames
    idle = IdleTimeout()
    document: Any = None
    while (asked := receive(source)) is not None:
        idle.stop()
        try:
            if "size" in asked:
                document = _open(source.read(asked["size"]), out)
            else:
                _draw(document, asked["page"], asked["scale"], out)
        except Exception as error:  # a damaged page finds the place in a library that nobody tried
            send(out, {"failure": type(error).__name__})
        idle.start()
    return 0


def _open(data: bytes, out: IO[bytes]) -> Any:
    from store.formats.readers import ofd

    if ofd.matches(data):
        from store.formats.ofd_drawing import OfdDrawing

        drawing = OfdDrawing(data)
        send(out, {"pages": drawing.sizes()[:_MOST_PAGES]})
        return drawing
    import pypdfium2 as pdfium

    document = pdfium.PdfDocument(data)
    count = min(len(document), _MOST_PAGES)
    send(out, {"pages": [document.get_page_size(number) for number in range(count)]})
    return document


def _draw(document: Any, number: int, scale: float, out: IO[bytes]) -> None:
    if not hasattr(document, "get_page_size"):
        send(out, {"items": document.items(number)})  # the window draws them: it has the fonts
        return
    page = document[number]
    width, height = page.get_size()
    scale = min(scale, (MOST_PIXELS / max(width * height, 1)) ** 0.5)
    bitmap = page.render(scale=scale, rev_byteorder=True)
    pixels = bytes(bitmap.buffer)
    shape = {"width": bitmap.width, "height": bitmap.height, "stride": bitmap.stride}
    send(out, {**shape, "channels": bitmap.n_channels, "size": len(pixels)}, pixels)
    bitmap.close()
    page.close()
