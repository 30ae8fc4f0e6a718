"""Fields of a document that a person can set, as text: their values and which values are valid."""

from __future__ import annotations

from dataclasses import replace
from typing import get_args

from store.intake.document_key import key_of
from store.intake.metadata.dates import find_day
from store.model.checking.decision import FieldName
from store.model.document import Document, DocumentKind, Validity
from store.model.numbers import canonical_number
from store.model.rekeying import rekeyed

KINDS: tuple[str, ...] = get_args(DocumentKind)
VALIDITIES: tuple[str, ...] = get_args(Validity)
_BETWEEN = "、"


def value_of(document: Document, name: FieldName) -> str:
    """Return a field's value as it is shown: issuers set apart by 、, days as 2024-03-05, empty for none."""
    if name == "issuers":
        return _BETWEEN.join(document.issuers)
    return str(getattr(document, name) or "")


def parse_value(name: FieldName, text: str) -> str | None:
    """Return the value that what was typed means, None where the field does not accept it."""
    text = " ".join(text.split())
    if name == "title":
        return text or None
    if not text:
        return "" if name != "kind" else None
    if name in ("date", "effective"):
        return find_day(text)
    if name == "number":
        return canonical_number(text) or text
    if name == "issuers":
        return _BETWEEN.join(filter(None, (each.strip() for each in _names(text))))
    return text if text in (KINDS if name == "kind" else VALIDITIES) else None


def _names(text: str) -> list[str]:
    for mark in "，,；; ":
        text = text.replace(mark, _BETWEEN)
    return text.split(_BETWEEN)


def set_field(document: Document, name: str, value: str) -> Document:
    """Return the document with a field set; its key follows its title, number and date."""
    own = document.key == key_of(document.title, document.number, document.date)
    if name == "issuers":
        document = replace(document, issuers=tuple(filter(None, value.split(_BETWEEN))))
    elif name in ("title", "kind"):
        document = replace(document, **{name: value}) if value else document  # type: ignore[arg-type]
    elif name in ("number", "date", "effective", "validity"):
        document = replace(document, **{name: value or None})  # type: ignore[arg-type]
    return rekeyed(document, key_of(document.title, document.number, document.date)) if own else document
