"""Bookmarks, notes and highlights for tests."""

from __future__ import annotations

import uuid

from store.model.annotation import Anchor, Bookmark, Highlight, Note

WHEN = "2026-01-02T03:04:05.000Z"


def anchor(clause: str = "1.", key: str = "文", quote: str = "引用的") -> Anchor:
    return Anchor(key, f"{key}/{clause}", 2, 5, quote, "之前", "之后")


def a_highlight(*anchors: Anchor, style: str = "point", tags: tuple[str, ...] = ()) -> Highlight:
    return Highlight(uuid.uuid4().hex, anchors or (anchor(),), style, WHEN, WHEN, tags)


def a_note(
    body: str = "批注", where: Anchor | None = None, tags: tuple[str, ...] = (), when: str = WHEN
) -> Note:
    return Note(uuid.uuid4().hex, where or anchor(), body, when, when, (), tags)


def a_bookmark(title: str = "书签", where: Anchor | None = None, tags: tuple[str, ...] = ()) -> Bookmark:
    return Bookmark(uuid.uuid4().hex, where or anchor(), title, WHEN, tags)
