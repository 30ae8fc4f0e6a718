"""Notebooks on several machines: what is sent between them, and what they know and show."""

from __future__ import annotations

import tempfile
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from store.model.annotation import Anchor, Note
from store.notebook import Notebook
from store.notebook.storage import changes

WHEN = "2026-01-02T03:04:05.000Z"
HERE = Anchor("文", "文/1.", 2, 5, "引用的", "之前", "之后")


def note(body: str, item_id: str = "", updated: str = WHEN) -> Note:
    return Note(item_id or uuid.uuid4().hex, HERE, body, WHEN, updated)


def known(notebook: Notebook) -> Any:
    """All that a notebook knows, in a form that can be compared."""
    registers = changes.registers(notebook.database.sqlite)
    return {key: (dict(each.context), dict(each.versions)) for key, each in registers.items() if each.context}


def shown(notebook: Notebook) -> Any:
    """All that a notebook shows."""
    tree = notebook.bookmark_tree()
    return (
        notebook.annotations.find(sort="created").items,
        tree,
        notebook.baskets.all(),
        notebook.styles.all(),
        notebook.tags.counts(),
    )


@contextmanager
def notebooks(count: int) -> Iterator[list[Notebook]]:
    with tempfile.TemporaryDirectory() as folder:
        opened = [Notebook.open(Path(folder) / str(number) / "notebook.db") for number in range(0)]
        for number in range(count):
            (Path(folder) / str(number)).mkdir()
            opened.append(Notebook.open(Path(folder) / str(number) / "notebook.db"))
        yield opened
        for each in opened:
            assert each.database.check() == []
            each.close()


def send(sender: Notebook, receiver: Notebook) -> Any:
    file = sender.path.with_name("out.json")
    sender.exchange.export_json(file)
    return receiver.exchange.import_json(file)


def settle(opened: list[Notebook]) -> None:
    """Everybody hears of everything."""
    for _ in range(2):
        for sender in opened:
            for receiver in opened:
                if sender is not receiver:
                    send(sender, receiver)
