"""Text and Markdown: a line is a line."""

from __future__ import annotations

from store.formats.decoding import decode
from store.formats.lines import FileContent, SourceLine
from store.formats.registry import FileFormat, Progress, UnreadableError, register
from store.model.errors import BadInput


def read(data: bytes, _progress: Progress) -> FileContent:
    """Return the lines of a text unchanged, blank ones too.

    Raises:
        UnreadableError: the bytes are no text.
    """
    try:
        text = decode(data, "")
    except BadInput as error:
        raise UnreadableError(error.reason) from error
    return FileContent(tuple(SourceLine(line) for line in text.split("\n")))


register(FileFormat("文本", ("txt", "md"), lambda _data: True, read, rank=1000, isolated=False))
