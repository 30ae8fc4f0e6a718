"""A notebook as a JSON file, complete and lossless, and such a file merged into a notebook.

The file holds every item with its history as far as merging needs it, deleted ones too, so that notebooks
that exchange their files in any order, any number of times, end up the same. What was read and asked stays
here.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from store.model.errors import BadInput
from store.model.message import Message
from store.notebook.model import Content
from store.notebook.storage import value_checks
from store.notebook.storage.item_kinds import KINDS
from store.notebook.storage.value_checks import WrongValueError
from store.notebook.sync.versions import Dot, Register
from store.system.sqlite import now

FORMAT = "yice-notebook"
_MOST_BYTES = 500_000_000
_WRONG = Message("notebook.file_wrong")
_NOT_OURS = Message("notebook.file_not_ours")
_NEWER = Message("notebook.file_newer")


def dump(registers: Mapping[str, Register]) -> str:
    """Return all items as the text of a file; the same text for the same items."""
    items = {
        item_id: {
            "context": dict(sorted(register.context.items())),
            "versions": [[*dot, content] for dot, content in register.ranked()],
        }
        for item_id, register in sorted(registers.items())
        if register.context
    }
    contents = (content for register in registers.values() for content in register.versions.values())
    # As low as what is in it allows, so that programs of before a kind was added can read files without it.
    version = max((KINDS[content["kind"]].since for content in contents), default=1)
    value = {"format": FORMAT, "version": version, "written": now(), "items": items}
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def load(path: Path) -> dict[str, Register]:
    """Return the items of a file.

    Raises:
        BadInput: the file is no export, or one of its values is wrong.
    """
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
    """Return whether what is known of an item is of the right kinds of values, as in a sound file."""
    versions = [[*dot, content] for dot, content in register.versions.items()]
    try:
        _register({"context": dict(register.context), "versions": versions})
    except (WrongValueError, KeyError, TypeError, ValueError):
        return False
    return True


def _parse(value: Any, source: str) -> dict[str, Register]:
    if not isinstance(value, dict) or value.get("format") != FORMAT:
        raise BadInput(source=source, reason=_NOT_OURS)
    version = value.get("version")
    if isinstance(version, int) and version > max(kind.since for kind in KINDS.values()):
        raise BadInput(source=source, reason=_NEWER)
    try:
        items = value_checks.table(value.get("items"))
        return {value_checks.name(item_id): _register(item) for item_id, item in items.items()}
    except (WrongValueError, KeyError, TypeError, ValueError) as error:
        raise BadInput(source=source, reason=_WRONG) from error


def _register(value: Any) -> Register:
    """Return one item; a version that the context does not know would come back for ever."""
    item = value_checks.table(value)
    counters = value_checks.table(item["context"])
    context = {value_checks.name(writer): value_checks.count(counter) for writer, counter in counters.items()}
    versions = {}
    for writer, counter, content in value_checks.sequence(item["versions"]):
        dot = Dot(value_checks.name(writer), value_checks.count(counter))
        if context.get(dot.writer, 0) < dot.counter:
            raise WrongValueError(dot)
        versions[dot] = _content(content)
    return Register(context, versions)


def _content(value: Any) -> Content:
    """Return the content of an item, with the values of its kind and no others."""
    table = value_checks.table(value)
    checks = KINDS[table["kind"]].checks
    return {"kind": table["kind"], **{name: check(table[name]) for name, check in checks.items()}}
