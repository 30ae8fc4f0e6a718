"""The structure of a PDF: what is heading, paragraph, table, note, so that it can be read aloud; no Qt.

Each piece of text on a page is marked as belonging to an element; all else, rules, page numbers, the foot of
the page, is marked as no part of the text.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from ui.printing.layout.structure import Element
from ui.printing.output.pdf_file import PdfFile

_BEGIN, _END = b"\nBT\n", b"\nET\n"
_SHOWN = b" Tj"
#: What draws something that is no text: rules, pictures.
_DRAWN = (b"\nf\n", b" Do\n")

Piece = tuple[str, Element | None]


@dataclass(slots=True)
class _Node:
    """An element in the making: its object and what is in it."""

    element: Element
    number: int
    parent: int
    kids: list[bytes] = field(default_factory=list)
    page: int = 0


class PdfTags:
    """Collects the marks of all pages, then writes the tree."""

    def __init__(self, pdf: PdfFile) -> None:
        self._pdf = pdf
        self._root, self._document = pdf.add(b""), pdf.add(b"")
        self._nodes: dict[Element, _Node] = {}
        self._tops: list[_Node] = []
        self._parents: list[list[int]] = []

    def mark(self, page: int, content: bytes, pieces: Sequence[Piece]) -> bytes:
        """Return the contents of a page with its marks; ``page`` is the number of its object."""
        blocks = content.split(_BEGIN)
        owners = _owners(blocks[1:], pieces)
        marked: list[int] = []
        out = [b"/Artifact BMC\n", blocks[0]]
        open_element: Element | None = None
        for owner, block in zip(owners, blocks[1:], strict=True):
            if owner is not open_element:
                out.append(b"\nEMC")
                if owner is None:
                    out.append(b"\n/Artifact BMC")
                else:
                    node = self._node(owner)
                    node.kids.append(b"<< /Type /MCR /Pg %d 0 R /MCID %d >>" % (page, len(marked)))
                    node.page = node.page or page
                    out.append(b"\n/%s << /MCID %d >> BDC" % (owner.kind.encode(), len(marked)))
                    marked.append(node.number)
                open_element = owner
            text, _, rest = block.partition(_END)
            out.append(_BEGIN + text + _END)
            if open_element is not None and any(each in rest for each in _DRAWN):
                out.append(b"EMC\n/Artifact BMC\n")
                open_element = None
            out.append(rest)
        out.append(b"\nEMC\n")
        self._pdf.extend(page, b"/StructParents %d\n/Tabs /S\n" % len(self._parents))
        self._parents.append(marked)
        return b"".join(out)

    def _node(self, element: Element) -> _Node:
        node = self._nodes.get(element)
        if node is None:
            parent = self._node(element.parent) if element.parent is not None else None
            node = _Node(element, self._pdf.add(b""), parent.number if parent else self._document)
            self._nodes[element] = node
            if parent is None:
                self._tops.append(node)
            else:
                parent.kids.append(b"%d 0 R" % node.number)
        return node

    def write(self) -> None:
        """Write the tree into the file."""
        objects = self._pdf.objects
        for node in self._nodes.values():
            page = b"/Pg %d 0 R\n" % node.page if node.page else b""
            more = b"/A << /O /Table /Scope /Column >>\n" if node.element.kind == "TH" else b""
            objects[node.number] = b"<<\n/Type /StructElem\n/S /%s\n/P %d 0 R\n%s%s/K [%s]\n>>" % (
                node.element.kind.encode(), node.parent, page, more, b" ".join(node.kids),
            )  # fmt: skip
        kids = b" ".join(b"%d 0 R" % node.number for node in self._tops)
        objects[self._document] = (
            b"<<\n/Type /StructElem\n/S /Document\n/Lang (zh-CN)\n/P %d 0 R\n/K [%s]\n>>" % (self._root, kids)
        )
        lists = b"\n".join(
            b"%d [%s]" % (place, b" ".join(b"%d 0 R" % number for number in marked))
            for place, marked in enumerate(self._parents)
        )
        tree = self._pdf.add(b"<<\n/Nums [%s]\n>>" % lists)
        objects[self._root] = (
            b"<<\n/Type /StructTreeRoot\n/K [%d 0 R]\n/ParentTree %d 0 R\n/ParentTreeNextKey %d\n>>"
            % (self._document, tree, len(self._parents))
        )
        self._pdf.extend(
            self._pdf.root, b"/StructTreeRoot %d 0 R\n/MarkInfo << /Marked true >>\n" % self._root
        )


def _owners(blocks: Sequence[bytes], pieces: Sequence[Piece]) -> list[Element | None]:
    """Return the element of each block of text; a page that cannot be told apart is one paragraph."""
    counts = [block.count(_SHOWN) for block in blocks]
    owners: list[Element | None] = []
    at = 0
    for text, element in pieces:
        left = len(text)
        while left > 0 and at < len(counts):
            left -= counts[at]
            owners.append(element)
            at += 1
        if left:
            return [Element("P")] * len(blocks)
    return owners if at == len(blocks) else [Element("P")] * len(blocks)
