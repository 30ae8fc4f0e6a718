"""Display names of documents, clauses and times; plain functions on strings."""

from __future__ import annotations

import re

from ui.services.library.short_names import NamedDocument, short_title

_DIGITS = re.compile(r"^(\d+)\.")
_COUNTED = re.compile(r"^(?:（\S+）|\d+\.)")


def clause_label(label: str, path: tuple[str, ...] = ()) -> str:
    """Return a label as one says it: ``9.`` is 第9项; what counts again under each 一、 takes that along."""
    above = [part for part in path[:-1] if part.endswith(("、", "）", "."))]
    if above and _COUNTED.match(label):
        return "".join(above) + label.rstrip(".")
    digits = _DIGITS.match(label)
    return f"第{digits[1]}项" if digits else label


def clause_title(label: str, path: tuple[str, ...] = (), heading: str | None = None) -> str:
    """Return the label with the heading behind it, if there is one."""
    name = clause_label(label, path)
    if not heading:
        return name
    return (
        f"{name}{heading}"
        if name.endswith(("、", "）")) or not heading[:1].isalnum()
        else f"{name} {heading}"
    )


def place_name(document: NamedDocument, label: str, path: tuple[str, ...] = ()) -> str:
    """Return a clause as it is named in a sentence: the document's short title and the label."""
    return f"{short_title(document)} {clause_label(label, path)}".rstrip()
