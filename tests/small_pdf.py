"""PDF files made by hand, a few hundred bytes each."""

from __future__ import annotations

from collections.abc import Sequence


def pdf_of(pages: Sequence[str], width: int = 300, height: int = 400) -> bytes:
    """A PDF with a line of ASCII on each page, 20 points high, 100 points below the upper edge."""
    kids = " ".join(f"{4 + 2 * number} 0 R" for number in range(len(pages)))
    parts = [
        "<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Kids[{kids}]/Count {len(pages)}>>",
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica-Bold>>",
    ]
    for number, text in enumerate(pages):
        drawing = f"BT /F 20 Tf 40 {height - 120} Td ({text}) Tj ET"
        parts.append(
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 {width} {height}]/Contents {5 + 2 * number} 0 R"
            "/Resources<</Font<</F 3 0 R>>>>>>"
        )
        parts.append(f"<</Length {len(drawing)}>>stream\n{drawing}\nendstream")
    body = "".join(f"{number} 0 obj\n{part}\nendobj\n" for number, part in enumerate(parts, 1))
    return f"%PDF-1.5\n{body}trailer<</Root 1 0 R/Size {len(parts) + 1}>>\n%%EOF\n".encode("ascii")
