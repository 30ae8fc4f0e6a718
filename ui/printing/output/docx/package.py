"""The package of a Word file: its parts, their types and how they hang together; no Qt."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass, field
from datetime import UTC, datetime
from xml.sax.saxutils import escape, quoteattr

from ui.printing.content.printable import clean
from ui.printing.output.docx.xml import DECLARATION, RELATIONS

_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_LINKS = "http://schemas.openxmlformats.org/package/2006/relationships"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_RELATIONS = "application/vnd.openxmlformats-package.relationships+xml"
_PICTURES = {"png": "image/png", "jpg": "image/jpeg", "jpeg": "image/jpeg"}
#: What kinds of parts are called in the list of types.
_CONTENT = {
    "officeDocument": f"{_WORD}.document.main+xml",
    "styles": f"{_WORD}.styles+xml",
    "settings": f"{_WORD}.settings+xml",
    "fontTable": f"{_WORD}.fontTable+xml",
    "footnotes": f"{_WORD}.footnotes+xml",
    "header": f"{_WORD}.header+xml",
    "footer": f"{_WORD}.footer+xml",
    "theme": "application/vnd.openxmlformats-officedocument.theme+xml",
    "extended-properties": "application/vnd.openxmlformats-officedocument.extended-properties+xml",
    "core-properties": "application/vnd.openxmlformats-package.core-properties+xml",
}
_CORE = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
_EXTENDED = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"


@dataclass(slots=True)
class _Part:
    kind: str
    name: str
    data: bytes
    links: list[tuple[str, str, str]] = field(default_factory=list)


class Package:
    """Collects parts and writes them as one file."""

    def __init__(self) -> None:
        self._parts: dict[str, _Part] = {}
        self._tops: list[tuple[str, str]] = []

    def add(self, kind: str, name: str, data: bytes, owner: str = "") -> str:
        """Add a part that ``owner`` (a part's name, or the file itself) refers to; the id of the link."""
        self._parts[name] = _Part(kind, name, data)
        if not owner:
            self._tops.append((kind, name))
            return f"rId{len(self._tops)}"
        links = self._parts[owner].links
        links.append((f"rId{len(links) + 1}", kind, name))
        return links[-1][0]

    def fill(self, name: str, data: bytes) -> None:
        """Give a part that is there its data."""
        self._parts[name].data = data

    def data(self) -> bytes:
        """Return the file."""
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as file:
            file.writestr("[Content_Types].xml", self._types())
            tops = [(f"rId{number}", kind, name) for number, (kind, name) in enumerate(self._tops, 1)]
            file.writestr("_rels/.rels", _relations(tops, ""))
            for each in self._parts.values():
                file.writestr(each.name, each.data)
                if each.links:
                    folder, _, base = each.name.rpartition("/")
                    file.writestr(f"{folder}/_rels/{base}.rels", _relations(each.links, f"{folder}/"))
        return out.getvalue()

    def _types(self) -> str:
        endings = {each.name.rpartition(".")[2] for each in self._parts.values() if each.kind == "image"}
        kinds = {"rels": _RELATIONS, "xml": "application/xml"}
        kinds |= {end: _PICTURES[end] for end in sorted(endings)}
        lines = [f'<Default Extension="{end}" ContentType="{kind}"/>' for end, kind in kinds.items()]
        lines += [
            f'<Override PartName="/{each.name}" ContentType="{_CONTENT[each.kind]}"/>'
            for each in self._parts.values()
            if each.kind != "image"
        ]
        return f'{DECLARATION}<Types xmlns="{_TYPES}">{"".join(lines)}</Types>'


def _relations(links: list[tuple[str, str, str]], folder: str) -> str:
    lines = []
    for key, kind, name in links:
        base = _LINKS.replace("/relationships", "/relationships/metadata")
        space = f"{base}/{kind}" if kind == "core-properties" else f"{RELATIONS}/{kind}"
        target = quoteattr(name.removeprefix(folder))
        lines.append(f'<Relationship Id="{key}" Type="{space}" Target={target}/>')
    return f'{DECLARATION}<Relationships xmlns="{_LINKS}">{"".join(lines)}</Relationships>'


def core_properties(title: str, author: str) -> bytes:
    """Return the file's metadata."""
    now = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    author = escape(clean(author))
    spaces = (
        f'xmlns:cp="{_CORE}" xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
    )
    return (
        f"{DECLARATION}<cp:coreProperties {spaces}><dc:title>{escape(clean(title))}</dc:title>"
        f"<dc:creator>{author}</dc:creator><cp:lastModifiedBy>{author}</cp:lastModifiedBy>"
        f'<dcterms:created xsi:type="dcterms:W3CDTF">{now}</dcterms:created>'
        f'<dcterms:modified xsi:type="dcterms:W3CDTF">{now}</dcterms:modified>'
        "<dc:language>zh-CN</dc:language></cp:coreProperties>"
    ).encode()


def extended_properties(application: str) -> bytes:
    """Return the name of the program that made the file."""
    name = escape(application)
    return (
        f'{DECLARATION}<Properties xmlns="{_EXTENDED}"><Application>{name}</Application></Properties>'
    ).encode()
