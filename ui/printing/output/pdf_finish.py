"""Finish of a PDF: the parts Qt's writer leaves out (text layer, structure, outline, PDF/A-2u); no Qt."""

from __future__ import annotations

import re
from collections.abc import Generator, Sequence
from typing import TYPE_CHECKING

from ui.printing.output.pdf_file import OtherWriter, PdfFile, reference
from ui.printing.output.pdf_outline import PlacedLink, add_links, add_outline
from ui.printing.output.pdf_tags import PdfTags, Piece
from ui.printing.output.pdf_text import correct_text

if TYPE_CHECKING:
    from ui.printing.layout.contents_page import OutlineEntry

_CONFORMS = b'pdfaid:part="%d" pdfaid:conformance="%s"'


def finish_steps(
    data: bytes,
    painted: Sequence[Sequence[Piece]],
    outline: Sequence[OutlineEntry],
    links: Sequence[Sequence[PlacedLink]],
    height: float,
) -> Generator[None, None, bytes]:
    """Finish a file in small steps and return it.

    ``painted`` is what was written on each of its pages, ``links`` what leads from it to another;
    ``height`` is that of the paper in units.

    A file that is not written as Qt writes them comes back as it was.
    """
    try:
        pdf = PdfFile(data)
        pages = pdf.pages
    except OtherWriter:
        return data
    if len(pages) != len(painted):
        return data
    tags = PdfTags(pdf)
    contents: list[bytes] = []
    for page, pieces in zip(pages, painted, strict=True):
        number = reference(b"Contents", pdf.objects[page])
        contents.append(pdf.stream(number))
        pdf.set_stream(number, tags.mark(page, contents[-1], pieces))
        yield
    tags.write()
    correct_text(pdf, contents, [[text for text, _ in pieces] for pieces in painted])
    yield
    add_outline(pdf, outline, height)
    add_links(pdf, links, height)
    pdf.extend(pdf.root, b"/Lang (zh-CN)\n/ViewerPreferences << /DisplayDocTitle true >>\n")
    _declare(pdf)
    _name_fonts(pdf)
    return pdf.data()


def _declare(pdf: PdfFile) -> None:
    """Say that the file is PDF/A-2u, not the PDF/A-1b that Qt's writer says."""
    number = reference(b"Metadata", pdf.objects[pdf.root])
    metadata = pdf.objects[number].replace(_CONFORMS % (1, b"B"), _CONFORMS % (2, b"U"))
    length = len(metadata.partition(b"stream\n")[2].rpartition(b"\nendstream")[0])
    pdf.objects[number] = re.sub(rb"/Length \d+", b"/Length %d" % length, metadata, count=1)


def _name_fonts(pdf: PdfFile) -> None:
    """Call a font the same everywhere: Qt marks the name of a subset as one only where it describes it."""
    for number, body in list(pdf.objects.items()):
        if not body.startswith(b"<< /Type /Font\n"):
            continue
        below = re.search(rb"/DescendantFonts \[(\d+) 0 R\]", body)
        single = pdf.objects[int(below[1])] if below else body
        name = re.search(rb"/FontName (/\S+)", pdf.objects.get(reference(b"FontDescriptor", single), b""))
        if name is not None:
            pdf.objects[number] = re.sub(rb"/BaseFont /\S+", b"/BaseFont " + name[1], body, count=1)
