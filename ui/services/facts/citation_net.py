"""Network of citations in a library, with the repealed documents."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Literal

from store.model.document import DocumentSummary
from ui.services.facts.citations import CitedWork, cited_in
from ui.services.library.links import LinkLibrary, Links
from ui.services.library.short_names import stated_title

CitedState = Literal["current", "repealed", "missing"]


@dataclass(frozen=True, slots=True)
class CitationNode:
    """A document of the graph; ``missing`` ones are cited, but not in the library: they have no key."""

    key: str
    name: str
    state: CitedState


@dataclass(frozen=True, slots=True)
class CitationEdge:
    """Number of times one document cites another."""

    source: str
    target: str
    count: int


@dataclass
class CitationNet:
    """The documents of a library with what each cites, place by place."""

    nodes: dict[str, CitationNode] = field(default_factory=dict)
    cites: dict[str, tuple[CitedWork, ...]] = field(default_factory=dict)

    def of(self, key: str) -> list[CitedWork]:
        """Return the citations in a document, in its own order."""
        return [one for one in self.cites.get(key, ()) if one.document != key and (one.title or one.number)]

    def to(self, key: str) -> list[CitedWork]:
        """Return the places where other documents cite one."""
        return [
            one for source, ones in self.cites.items() if source != key for one in ones if one.document == key
        ]

    def edges(self) -> list[CitationEdge]:
        """Return the citations between documents of the library."""
        counts: Counter[tuple[str, str]] = Counter()
        for source, ones in self.cites.items():
            counts.update((source, one.document) for one in ones if one.document and one.document != source)
        return [CitationEdge(source, target, count) for (source, target), count in counts.items()]

    def around(self, key: str) -> tuple[list[CitationNode], list[CitationNode]]:
        """Return the documents that cite one, and those that it cites; each once."""
        citing = [self.nodes[source] for source in dict.fromkeys(one.source for one in self.to(key))]
        cited: dict[str, CitationNode] = {}
        for one in self.of(key):
            name = one.title or one.number or ""
            node = self.nodes.get(one.document or "") or CitationNode("", name, "missing")
            cited.setdefault(node.key or name, node)
        return citing, list(cited.values())


def citation_net(
    library: LinkLibrary, documents: Sequence[DocumentSummary], check: Callable[[], None]
) -> CitationNet:
    """Read the network of citations; ``check`` is called before each document and may raise to stop."""
    links = Links(library)
    net = CitationNet()
    for entry in documents:
        check()
        net.cites[entry.key] = cited_in(library.document(entry.key), links)
    repealed = {
        one.document
        for ones in net.cites.values()
        for one in ones
        if one.repeals and one.document != one.source
    }
    for entry in documents:
        gone = entry.key in repealed or not entry.current
        net.nodes[entry.key] = CitationNode(entry.key, stated_title(entry), "repealed" if gone else "current")
    return net
