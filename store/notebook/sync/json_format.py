"""A notebook as a JSON file, complete and lossless, and such a file merged into a notebook.

The file holds every item with its history as far as merging needs it, deleted ones too, so that notebooks
that exchange their files in any order, any number of times, end up the same. What was read and asked stays
here.
"""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from store.model.errors import BadInput
from store.model.message import Message
from store.notebook.model import Content
from store.notebook.storage import items as contents
from store.notebook.sync.versions import Dot, Register
from store.system.sqlite import now

FORMAT, VERSION = "yice-notebook", 1
_MOST_BYTES = 500_000_000
_MOST_NUMBER = 2**53
_WRONG = Message("notebook.file_wrong")
_NOT_OURS = Message("notebook.file_not_ours")
_NEWER = Message("notebook.file_newer")


class _WrongError(ValueError):
    """A value that does not fit."""


def dump(registers: Mapping[str, Register]) -> str:
    """All items as the text of a file; the same text for the same items."""
    items = {
        item_id: {
            "context": dict(sorted(register.context.items())),
            "versions": [[*dot, content] for dot, content in register.ranked()],
        }
        for item_id, register in sorted(registers.items())
        if register.context
    }
    value = {"format": FORMAT, "version": VERSION, "written": now(), "items": items}
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def load(path: Path) -> dict[str, Register]:
    """The items of a file; BadInput for whatever is wrong with it."""
    try:
        if path.stat().st_size > _MOST_BYTES:
            raise BadInput(source=path.name, reason=_NOT_OURS)
        text = path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise BadInput(source=path.name, reason=Message("import.cannot_read")) from error
    except UnicodeDecodeError as error:
        raise BadInput(source=path.name, reason=_NOT_OURS) from error
    try:
        value = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise BadInput(source=path.name, reason=_NOT_OURS) from error
    return _parse(value, path.name)


def is_register(register: Register) -> bool:
    """Whether what is known of an item is of the right kinds of values, as in a sound file."""
    versions = [[*dot, content] for dot, content in register.versions.items()]
    try:
        _register({"context": dict(register.context), "versions": versions})
    except (_WrongError, KeyError, TypeError, ValueError):
        return False
    return True


def _parse(value: Any, source: str) -> dict[str, Register]:
    if not isinstance(value, dict) or value.get("format") != FORMAT:
        raise BadInput(source=source, reason=_NOT_OURS)
    version = value.get("version")
    if isinstance(version, int) and version > VERSION:
        raise BadInput(source=source, reason=_NEWER)
    try:
        items = _table(value.get("items"))
        return {_name(item_id): _register(item) for item_id, item in items.items()}
    except (_WrongError, KeyError, TypeError, ValueError) as error:
        raise BadInput(source=source, reason=_WRONG) from error


def _register(value: Any) -> Register:
    """One item; a version that the context does not know would come back for ever."""
    table = _table(value)
    context = {_name(writer): _count(counter) for writer, counter in _table(table["context"]).items()}
    versions = {}
    for writer, counter, content in _list(table["versions"]):
        dot = Dot(_name(writer), _count(counter))
        if context.get(dot.writer, 0) < dot.counter:
            raise _WrongError(dot)
        versions[dot] = _content(content)
    return Register(context, versions)


def _content(value: Any) -> Content:
    """What an item says, with the fields of its kind and no others."""
    table = _table(value)
    fields = _FIELDS[table["kind"]]
    return {"kind": table["kind"], **{name: check(table[name]) for name, check in fields.items()}}


def _table(value: Any) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise _WrongError(value)
    return value


def _list(value: Any) -> list[Any]:
    if not isinstance(value, list):
        raise _WrongError(value)
    return value


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise _WrongError(value)
    value.encode("utf-8")  # half a character, which JSON can hold and a file cannot
    return value


def _name(value: Any) -> str:
    if not _text(value):
        raise _WrongError(value)
    return str(value)


def _maybe_name(value: Any) -> str | None:
    return None if value is None else _name(value)


def _flag(value: Any) -> bool:
    if not isinstance(value, bool):
        raise _WrongError(value)
    return value


def _number(value: Any) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= _MOST_NUMBER:
        raise _WrongError(value)
    return value


def _count(value: Any) -> int:
    if _number(value) < 1:
        raise _WrongError(value)
    return int(value)


def _position(value: Any) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        raise _WrongError(value)
    return float(value)


def _time(value: Any) -> str:
    """A time in the one form that sorts as time does."""
    text = _text(value)
    if datetime.fromisoformat(text).utcoffset() is None or not text.endswith("Z"):
        raise _WrongError(value)
    return text


def _anchor(value: Any) -> list[Any]:
    key, clause, start, end, quote, prefix, suffix = _list(value)
    low, high = _number(start), _number(end)
    if low > high:
        raise _WrongError(value)
    return [_text(key), _text(clause), low, high, _text(quote), _text(prefix), _text(suffix)]


def _anchors(value: Any) -> list[list[Any]]:
    if not _list(value):
        raise _WrongError(value)
    return [_anchor(each) for each in value]


def _entries(value: Any) -> list[list[Any]]:
    return [
        [_name(entry_id), None if anchor is None else _anchor(anchor), _text(heading), _flag(children)]
        for entry_id, anchor, heading, children in _list(value)
    ]


_CHECKS: dict[str, Callable[[Any], Any]] = {
    "parent": _maybe_name,
    "folder": _maybe_name,
    "position": _position,
}
_TIMES: dict[str, Callable[[Any], Any]] = {"created": _time, "updated": _time}
_FIELDS: dict[str, dict[str, Callable[[Any], Any]]] = {
    kind: {**_TIMES, **{name: _CHECKS.get(name, _text) for name in columns}}
    for kind, (_, columns) in contents.TABLES.items()
}
for _kind in contents.ANCHORED:
    _FIELDS[_kind]["anchors"] = _anchors
_FIELDS["basket"] = {**_TIMES, "title": _text, "entries": _entries}
