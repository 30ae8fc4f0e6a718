"""Text of the report for IT: a heading for each part, a line for each fact."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from store.model.message import Message
from ui.services.language import listed, sentence

_HEADS = {
    "system": Message("report_head.system"),
    "versions": Message("report_head.versions"),
    "folders": Message("report_head.folders"),
    "data": Message("report_head.data"),
    "check": Message("report_head.check"),
    "site_settings": Message("report_head.site_settings"),
    "fonts": Message("report_head.fonts"),
    "system_fonts": Message("report_head.system_fonts"),
    "printers": Message("report_head.printers"),
    "log": Message("report_head.log"),
}

_NAMES = {
    "platform": Message("report_fact.platform"),
    "machine": Message("report_fact.machine"),
    "processors": Message("report_fact.processors"),
    "environment": Message("report_fact.environment"),
    "yice": Message("report_fact.yice"),
    "packaged": Message("report_fact.packaged"),
    "default": Message("report_fact.default"),
    "names": Message("report_fact.names"),
    "known": Message("report_fact.known"),
    "ok": Message("report_fact.ok"),
    "problems": Message("report_fact.problems"),
    "unplaced": Message("report_fact.unplaced"),
    "file": Message("report_fact.file"),
    "looked_for": Message("report_fact.looked_for"),
    "unreadable": Message("report_fact.unreadable"),
    "values": Message("report_fact.values"),
    "locked": Message("report_fact.locked"),
    "data": Message("report_fact.data"),
    "backups": Message("report_fact.backups"),
    "index": Message("report_fact.index"),
    "program": Message("report_fact.program"),
    "resources": Message("report_fact.resources"),
    "shipped": Message("report_fact.shipped"),
}


def report_text(found: dict[str, Any]) -> str:
    """Return the report for people."""
    return "\n".join(_lines(found)) + "\n"


def _lines(found: dict[str, Any]) -> Iterator[str]:
    """Yield the report for people: a heading for each part, and a line for each fact."""
    yield sentence(Message("report.title"))
    for name, part in found.items():
        yield ""
        yield f"【{sentence(_HEADS[name])}】"
        if isinstance(part, dict):
            yield from _facts(part)
        else:
            yield from (f"  {_row(each)}" for each in part)


def _facts(part: dict[str, Any]) -> Iterator[str]:
    for name, value in part.items():
        if isinstance(value, list) and value and isinstance(value[0], dict):
            yield from (f"  {_row(each)}" for each in value)
        else:
            yield "  " + sentence(Message("report.fact", name=_NAMES.get(name, name), value=_word(value)))


def _row(each: object) -> str:
    """Return a line of the report; of a folder, what its rights and the free space are."""
    if not isinstance(each, dict):
        return str(each)
    if "free_mib" not in each:
        return "  ".join(_word(value) for value in each.values())
    rights: tuple[Message, ...] = (Message("report.not_there"),)
    if each["exists"]:
        rights = (
            Message("report.readable") if each["readable"] else Message("report.unreadable"),
            Message("report.writable") if each["writable"] else Message("report.read_only"),
        )
    folder = Message(
        "report.folder",
        name=_NAMES[each["name"]],
        path=each["path"],
        rights=rights,
        free=_word(each["free_mib"]),
    )
    return sentence(folder)


def _word(value: object) -> str:
    """Return a value as people read it."""
    if value is None or value in ([], {}):
        return "—"
    if isinstance(value, bool):
        return sentence(Message("report.yes") if value else Message("report.no"))
    if isinstance(value, dict):
        return listed((f"{name}={each}" for name, each in value.items()), "clauses")
    return listed(map(str, value), "clauses") if isinstance(value, list) else str(value)
