"""The modules that Qt for Python carries as source inside its library and compiles at each start.

It takes those of a folder files.dir beside the library instead, if there is one: 20 ms less at each start.
"""

from __future__ import annotations

import base64
import io
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

#: The library writes the archive as strings of base64, each ended by a zero; this is how an archive begins.
_BEGINNING = base64.b64encode(b"PK\3\4")[:5]
_STRINGS = re.compile(rb"(?:[A-Za-z0-9+/=]{4,}[\0\n]+)+")


def sources(shiboken: Path) -> Iterator[tuple[str, bytes]]:
    """Give name and source of each module that the library in the folder ``shiboken`` carries.

    Raises:
        SystemExit: The library has no such archive, or it cannot be read.
    """
    for file in sorted(shiboken.glob("*shiboken6.abi3.*")):
        data = file.read_bytes()
        if (place := data.find(_BEGINNING)) >= 0:
            with zipfile.ZipFile(io.BytesIO(_decoded(data, place))) as archive:
                for name in archive.namelist():
                    if name.endswith(".py") and "/" in name:
                        yield name, archive.read(name)  # the sum of each is checked
            return
    raise SystemExit(f"{shiboken} has no library with the modules of signatures.")


def _decoded(data: bytes, place: int) -> bytes:
    """Return what the strings from ``place`` on hold; text after them that is none is not in the archive."""
    found = _STRINGS.match(data, place)
    text = re.sub(rb"[\0\n]", b"", found[0]) if found else b""
    content = base64.b64decode(text[: len(text) // 4 * 4])
    end = content.rindex(b"PK\5\6") + 22  # the last record of a zip file without a comment
    return content[:end]
