"""Documents of each genre, made as real ones look; genres/expected.json was checked by eye.

A file has several documents, each behind a line ``%%%% name``.
"""

import json
import re
from pathlib import Path

import pytest
from outlines import fold, metadata, outline

from store.intake import read_bytes
from store.model.clause import Clause
from store.model.document import Document
from store.model.printed import printed

GENRES = Path(__file__).parent / "genres"
EXPECTED = json.loads((GENRES / "expected.json").read_text(encoding="utf-8"))
#: A mark, a blank, a bracket or a dot tells nothing of what was lost; figures and letters do.
_WORDS = re.compile(r"[\u4e00-\u9fffA-Za-z]+")


def samples() -> dict[str, str]:
    found = {}
    for path in sorted(GENRES.glob("*.txt")):
        for part in re.split(r"(?m)^%%%% ", path.read_text(encoding="utf-8"))[1:]:
            name, _, text = part.partition("\n")
            found[f"{path.stem}/{name}"] = text
    return found


SAMPLES = samples()


def read(name: str) -> Document:
    suffix = ".html" if name.startswith("html") else ".txt"
    return read_bytes(SAMPLES[name].encode(), name.replace("/", "-") + suffix)


def test_every_document_is_expected():
    assert sorted(SAMPLES) == sorted(EXPECTED)


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_document(name):
    document = read(name)
    assert metadata(document) == EXPECTED[name]["metadata"]
    assert outline(document) == EXPECTED[name]["clauses"]


def said(document: Document) -> str:
    """All that a document keeps of its source."""
    metadata = (document.title, document.attached_title, document.number, *document.issuers)
    others = (document.addressee, document.copied_to, document.provenance)
    clauses = (clause.label + whole(clause) for clause in document.walk())
    return fold("".join(part or "" for part in (*metadata, *others, *clauses)))


def whole(clause: Clause) -> str:
    return printed(clause) + (clause.heading or "") + (clause.duty_note or "")


#: Pages have furniture by rule; elsewhere what goes is a signature, the mark of an attachment, contents.
_FURNITURE = ("web_text", "html_pages", "pages")


@pytest.mark.parametrize("name", [n for n in sorted(EXPECTED) if not n.startswith(_FURNITURE)])
def test_no_word_is_lost(name):
    document = read(name)
    kept = said(document)
    lines = [fold(line) for line in SAMPLES[name].splitlines() if line.strip()]
    lost = [line for line in lines if any(w not in kept for w in _WORDS.findall(line) if len(w) > 1)]
    assert lost == EXPECTED[name].get("furniture", [])
