"""A note to be backed up."""

from __future__ import annotations

import uuid

from store.model.annotation import Anchor, Note

WHEN = "2026-01-02T03:04:05.000Z"
HERE = Anchor("文", "文/1.", 2, 5, "引用的", "之前", "之后")


def note(body: str) -> Note:
    return Note(uuid.uuid4().hex, HERE, body, WHEN, WHEN, (), ("标签",))
