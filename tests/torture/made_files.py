"""Small files made for trials: an OFD file, a zip of XML parts, a PDF of many pages."""

from __future__ import annotations

import io
import zipfile

SPACE = 'xmlns:ofd="http://www.ofdspec.org/2016"'


def zipped(**parts: str) -> bytes:
    """A zip file of XML parts; a double underscore in a name is a slash."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, text in parts.items():
            file.writestr(name.replace("__", "/") + ".xml", text)
    return out.getvalue()


def ofd(texts: list[str]) -> bytes:
    """An OFD file of one page with these lines."""
    objects = "".join(
        f'<ofd:TextObject ID="{i}" Boundary="30 {30 + 10 * i} 150 6" Size="5"><ofd:TextCode X="0" Y="5" '
        f'DeltaX="g {max(1, len(text) - 1)} 5">{text}</ofd:TextCode></ofd:TextObject>'
        for i, text in enumerate(texts)
    )
    page = "<ofd:Page ID='1' BaseLoc='P.xml'/>"
    return zipped(
        OFD=f"<ofd:OFD {SPACE}><ofd:DocBody><ofd:DocRoot>D/Doc.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>",
        D__Doc=f"<ofd:Document {SPACE}><ofd:Pages>{page}</ofd:Pages></ofd:Document>",
        D__P=f"<ofd:Page {SPACE}><ofd:Content><ofd:Layer>{objects}</ofd:Layer></ofd:Content></ofd:Page>",
    )


def pdf(pages: list[list[str]]) -> bytes:
    """A PDF of pages with these lines; equal pages share their content."""
    font = (
        b"<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H"
        b"/DescendantFonts[<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/DW 1000"
        b"/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 2>>>>]>>"
    )
    drawings = list(dict.fromkeys(_drawing(lines) for lines in pages))
    first = 4 + len(drawings)
    kids = b" ".join(b"%d 0 R" % (first + n) for n in range(len(pages)))
    parts = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[" + kids + b"]/Count %d>>" % len(pages),
        font,
        *(b"<</Length %d>>stream\n" % len(each) + each + b"\nendstream" for each in drawings),
    ]
    number = {drawing: 4 + n for n, drawing in enumerate(drawings)}
    for lines in pages:
        parts.append(
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F 3 0 R>>>>"
            b"/Contents %d 0 R>>" % number[_drawing(lines)]
        )
    body = b"".join(b"%d 0 obj\n" % n + part + b"\nendobj\n" for n, part in enumerate(parts, 1))
    return b"%PDF-1.5\n" + body + b"trailer<</Root 1 0 R/Size %d>>\n%%%%EOF\n" % (len(parts) + 1)


def _drawing(lines: list[str]) -> bytes:
    shown = (
        f"1 0 0 1 72 {770 - 30 * n} Tm <{line.encode('utf-16-be').hex()}> Tj" for n, line in enumerate(lines)
    )
    return f"BT /F 14 Tf {' '.join(shown)} ET".encode()


def long_pdf(pages: int) -> bytes:
    """A PDF of many pages that share their content."""
    return pdf([["第一条 公开价格。"]] * pages)
