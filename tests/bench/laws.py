"""The 1,000 laws as a library for the search bench: cut into articles by the quickest means."""

from __future__ import annotations

import re

from figures import law_texts

from store.model.clause import Clause
from store.model.document import Document, DocumentSummary

_ARTICLE = re.compile(r"^[ \t　]*(第[零〇一二三四五六七八九十百千]+条)", re.MULTILINE)


def law(number: int, text: str) -> Document:
    """One law; what stands before its first article is its 前言."""
    pieces = _ARTICLE.split(text)
    title = next((line.strip() for line in pieces[0].splitlines() if line.strip()), f"法规{number}")
    key = f"{title}#{number}"
    labelled = [("前言", pieces[0]), *zip(pieces[1::2], pieces[2::2], strict=True)]
    clauses = tuple(
        Clause(
            id=f"{key}/{label}~{index}",
            label=label,
            path=(label,),
            body=tuple(line.strip() for line in body.splitlines() if line.strip()),
        )
        for index, (label, body) in enumerate(labelled)
    )
    return Document(key, f"{number}.txt", title, None, (), None, None, "条例", True, "", clauses=clauses)


class Laws:
    """What the index needs of a library."""

    def __init__(self) -> None:
        self._documents = {
            document.key: document for document in map(law, *zip(*enumerate(law_texts()), strict=True))
        }

    def documents(self) -> list[DocumentSummary]:
        """Summaries with the keys."""
        return [
            DocumentSummary(d.key, d.source, d.title, None, (), None, None, d.kind, True, "")
            for d in self._documents.values()
        ]

    def document(self, key: str) -> Document:
        """One law."""
        return self._documents[key]

    def checksums(self) -> list[tuple[str, str]]:
        """Key and checksum of each law."""
        return [(key, document.sha256) for key, document in self._documents.items()]

    def stamp(self) -> str:
        """Changes when a law is added."""
        return f"laws {len(self._documents)}"

    def add(self, title: str, text: str) -> None:
        """One law more."""
        document = law(len(self._documents), f"{title}\n{text}")
        self._documents[document.key] = document
