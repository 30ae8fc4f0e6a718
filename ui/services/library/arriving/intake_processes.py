"""Takes plain files apart in separate processes while the documents before them are stored.

Only files that are read by this program alone come here (text, web pages); those that need a reader of a
foreign format have a process for that already. What a process cannot do, the caller does.
"""

from __future__ import annotations

import contextlib
import io
import os
import pickle
import queue
import subprocess
import sys
import threading
from typing import Any

from store.formats.worker import receive, send
from store.intake import read_lines
from store.model.document import Document
from ui.services.processes import close, end, start

#: The command line's word for this process.
ARGUMENT = "--take-apart"
PROCESSES = 2
#: How often it is asked whether a process still lives, in seconds.
_STEP = 0.2
#: The classes of a document are those of these modules.
_RECORDS = "store.model."


class IntakeProcesses:
    """Some processes and what they have been given; closed at the end of an import."""

    def __init__(self) -> None:
        self._waiting: queue.SimpleQueue[tuple[int, str, bytes] | None] = queue.SimpleQueue()
        self._found: dict[int, Document | None] = {}
        self._given: set[int] = set()
        self._changed = threading.Condition()
        self._workers = [_Worker(self) for _ in range(PROCESSES)]

    def give(self, number: int, name: str, data: bytes) -> None:
        """Have a file taken apart."""
        self._given.add(number)
        self._waiting.put((number, name, data))

    def take(self, number: int) -> Document | None:
        """Wait for the document of a file; None where it was not given, or no process could do it."""
        if number not in self._given:
            return None
        self._given.discard(number)
        with self._changed:
            while number not in self._found and any(worker.is_alive() for worker in self._workers):
                self._changed.wait(_STEP)
            return self._found.pop(number, None)

    def close(self) -> None:
        """End the processes."""
        for _ in self._workers:
            self._waiting.put(None)
        for worker in self._workers:
            worker.close()

    def next(self) -> tuple[int, str, bytes] | None:
        """Return the next file that waits; None at the end."""
        return self._waiting.get()

    def tell(self, number: int, document: Document | None) -> None:
        """Hand over what a file has become."""
        with self._changed:
            self._found[number] = document
            self._changed.notify_all()


class _Worker(threading.Thread):
    """One process, and the thread that speaks with it."""

    def __init__(self, work: IntakeProcesses) -> None:
        super().__init__(daemon=True)
        self._work = work
        self._process = start(ARGUMENT)
        self.start()

    def run(self) -> None:
        """Hand over one file after the other."""
        while self._process is not None and (given := self._work.next()) is not None:
            number, name, data = given
            try:
                document = _taken_apart(self._process, name, data)
            except (OSError, ValueError, EOFError, pickle.UnpicklingError, AttributeError, TypeError):
                self._work.tell(number, None)
                return
            self._work.tell(number, document)

    def close(self) -> None:
        """End the process, whatever it does."""
        if self._process is not None:
            end(self._process)
            self.join(1)
            close(self._process)


def _taken_apart(process: subprocess.Popen[bytes], name: str, data: bytes) -> Document | None:
    assert process.stdin is not None
    assert process.stdout is not None
    send(process.stdin, [name, len(data)], data)
    size = receive(process.stdout)
    if size is None:
        raise EOFError
    if not size:
        return None
    found = _Records(io.BytesIO(process.stdout.read(size))).load()
    return found if isinstance(found, Document) else None


class _Records(pickle.Unpickler):
    """Reads records of the model; any other class or function in a pickle is an error."""

    def find_class(self, module: str, name: str) -> Any:
        """Return a record's class; UnpicklingError for anything else."""
        found = super().find_class(module, name) if module.startswith(_RECORDS) else None
        if not isinstance(found, type) or not hasattr(found, "__dataclass_fields__"):
            raise pickle.UnpicklingError(f"{module}.{name} does not belong into a document")
        return found


def serve() -> int:
    """Take files apart as long as some come: a name and bytes in, a document out."""
    out = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    while (head := receive(sys.stdin.buffer)) is not None:
        name, size = str(head[0]), int(head[1])
        data = sys.stdin.buffer.read(size)
        body = b""
        with contextlib.suppress(Exception):  # the caller meets it again, and reports it
            body = pickle.dumps(read_lines(data, name).decided(), pickle.HIGHEST_PROTOCOL)
        send(out, len(body), body)
    return 0
