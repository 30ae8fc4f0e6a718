"""PDF files with a password: opened with it, and written again without."""

from __future__ import annotations

import io
import unicodedata
from collections.abc import Iterator
from typing import Any

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

    for written in _spellings(password):
        handle = raw.FPDF_LoadMemDocument64(data, len(data), written + b"\0")
        if handle:
            return _saved(pdfium.PdfDocument(handle), raw.FPDF_REMOVE_SECURITY)
        if raw.FPDF_GetLastError() != raw.FPDF_ERR_PASSWORD:
            raise UnreadableError(Message("reader.pdf_damaged"))
    raise UnreadableError(_WRONG)


def was_locked(data: bytes) -> bool:
    """Return whether a file had a password when it was received."""
    return data.endswith(_MARK)


def _spellings(password: str) -> Iterator[bytes]:
    """Yield the bytes that programs make of a password, each once.

    PDF 2.0 (ISO 32000-2, 7.6.4.3.3) asks for UTF-8 of the form that SASLprep gives, in which full-width
    letters are plain ones. Before it each writer took the bytes of its system, in China those of GBK.
    """
    prepared = unicodedata.normalize("NFKC", password)
    tried: set[bytes] = set()
    for form in (password, prepared, prepared.strip()):
        for encoding in ("utf-8", "gb18030"):
            written = form.encode(encoding, "replace").replace(b"\0", b"")
            if written not in tried:
                tried.add(written)
                yield written


def _saved(document: Any, flags: int) -> bytes:
    """Return an open file as it is saved, with the mark at its end."""
    out = io.BytesIO()
    try:
        document.save(out, flags=flags)
    finally:
        document.close()
    return out.getvalue() + _MARK
