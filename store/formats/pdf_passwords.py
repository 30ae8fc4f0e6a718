"""PDF files with a password: opened with it, and written again without."""

from __future__ import annotations

import io

from store.formats.registry import UnreadableError
from store.model.message import Message

#: Behind the end of a file that was written without its password; readers of PDF pass over it.
_MARK = b"\n% written without its password\n"
_WRONG = Message("reader.wrong_password")


def unlock(data: bytes, password: str) -> bytes:
    """Return the file as it is without its password, which it tells by a mark at its end.

    Raises:
        UnreadableError: the password is another, or the file is damaged.
    """
    import pypdfium2 as pdfium
    import pypdfium2.raw as raw

    try:
        document = pdfium.PdfDocument(data, password=password)
        out = io.BytesIO()
        document.save(out, flags=raw.FPDF_REMOVE_SECURITY)
    except pdfium.PdfiumError as error:
        wrong = "password" in str(error).lower()
        raise UnreadableError(_WRONG if wrong else Message("reader.pdf_damaged")) from error
    return out.getvalue() + _MARK


def was_locked(data: bytes) -> bool:
    """Return whether a file had a password when it was received."""
    return data.endswith(_MARK)
