"""Validity of a document: decided by a person, or derived from the day it comes into force."""

from __future__ import annotations

from datetime import date
from typing import Protocol

from store.model.document import Validity
from store.model.message import Message

#: What nobody may overlook.
_WARNINGS: tuple[Validity, ...] = ("已废止", "尚未生效")


#: What the states are called.
STATES: dict[Validity, Message] = {
    "现行有效": Message("validity.current"),
    "已修改": Message("validity.amended"),
    "已废止": Message("validity.repealed"),
    "尚未生效": Message("validity.not_yet"),
}


class HasValidity(Protocol):
    """A document or its summary."""

    @property
    def effective(self) -> str | None:
        """The day from which it is in force, as an ISO date."""
        ...

    @property
    def validity(self) -> Validity | None:
        """Validity that a person has set."""
        ...


def validity_of(document: HasValidity, today: date | None = None) -> Validity | None:
    """Return the state of a document, None where nobody has said it and nothing tells it.

    A repealed text stays repealed. A day in the future makes it 尚未生效, overriding any decision; 尚未生效
    is over when the day has come. A text that nobody has judged is not called 现行有效.
    """
    if document.validity == "已废止":
        return "已废止"
    begins = document.effective
    if begins and begins > (today or date.today()).isoformat():
        return "尚未生效"
    if document.validity == "尚未生效" and begins:
        return None
    return document.validity


def is_warning(state: Validity | None) -> bool:
    """Return whether a reader must not overlook the state: what is repealed or not yet in force."""
    return state in _WARNINGS


def validity_mark(document: HasValidity) -> str:
    """Return （已废止） or （尚未生效） , the suffix of a citation; empty for every other state."""
    state = validity_of(document)
    return f"（{state}）" if is_warning(state) else ""
