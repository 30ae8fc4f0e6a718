"""Messages of the lower layers: a code and its details, independent of language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Self, TypeAlias, cast

#: A value of a message: words of a document or a user, a number, a file, a message within the message, a list
#: of these, or None for nothing to say.
Detail: TypeAlias = "str | int | Path | Message | tuple[Detail, ...] | None"

#: The message that says its ``text`` as it is, in every language.
VERBATIM = "text.verbatim"


@dataclass(frozen=True, slots=True, init=False)
class Message:
    """Sentence, or part of one, not yet in any language.

    ``code`` is the entry of the tables in resources/i18n (``search.absent``), ``pairs`` what fills its
    placeholders, by name. :func:`store.model.wording.text` renders it.
    """

    code: str
    pairs: tuple[tuple[str, Detail], ...]

    def __init__(self, code: str, /, **details: Detail) -> None:
        object.__setattr__(self, "code", code)
        object.__setattr__(self, "pairs", tuple(sorted(details.items())))

    @property
    def details(self) -> Mapping[str, Detail]:
        """Return the values of the placeholders by name."""
        return dict(self.pairs)

    def dump(self) -> object:
        """Return the message as JSON values: code and details as a list, verbatim words as a string."""
        if self.code == VERBATIM:
            return self.details["text"]
        if not self.pairs:
            return [self.code]
        return [self.code, {name: _dump(value) for name, value in self.pairs}]

    @classmethod
    def load(cls, value: object) -> Self:
        """Restore a message from the values of :meth:`dump`. Raises ValueError for any other."""
        match value:
            case str():
                return cls(VERBATIM, text=value)
            case [str(code)]:
                return cls(code)
            case [str(code), dict(details)]:
                return cls(code, **{str(name): _load(each) for name, each in details.items()})
        raise ValueError(value)


def verbatim(text: str) -> Message:
    """Make a message of a person's own words, which are shown unchanged."""
    return Message(VERBATIM, text=text)


def _dump(value: Detail) -> object:
    if isinstance(value, Message):
        return {"message": value.dump()}
    if isinstance(value, tuple):
        return [_dump(each) for each in value]
    return str(value) if isinstance(value, Path) else value


def _load(value: object) -> Detail:
    if isinstance(value, dict):
        return Message.load(value["message"])
    if isinstance(value, list):
        return tuple(_load(each) for each in value)
    return cast("str | int | None", value)
