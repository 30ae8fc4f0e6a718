"""Writes the volumes of an index in separate processes, as many as there are cores to spare.

Python lets one thread work at a time: a search beside a build in the same process waits for it, and so does
the window. A process that was started for it lowers its own priority, takes one batch of documents after the
other from its standard input, tells how far it is on its standard output, and is killed when the build is not
wanted any more; what it left is swept by the next build.
"""

from __future__ import annotations

import contextlib
import gc
import os
import queue
import subprocess
import sys
import threading
from bisect import bisect_left
from collections.abc import Callable, Sequence
from functools import partial
from itertools import accumulate, pairwise
from pathlib import Path

from index.corpus.volumes import Digest, WrittenVolume, write_documents
from store.formats.worker import receive, send
from store.library import Library
from store.system import log
from ui.services.processes import close, end, give_way, start

#: The command line's word for this process; the library's file, the index's folder and a priority follow.
ARGUMENT = "--build-index"
#: The priorities: behind the window, or as any program.
GENTLE, HURRIED = "gentle", "hurried"
#: A smaller library is indexed sooner than a process starts, and so are fewer documents.
LARGE_BYTES, MANY_DOCUMENTS = 8_000_000, 60
#: Documents of one batch, which becomes one volume or more.
BATCH = 1_000
MOST_PROCESSES = 2
#: How often it is asked whether the build is still wanted, in seconds.
_STEP = 0.05

ProcessStep = Callable[[float], None]


def worth_it(library: Path) -> bool:
    """Return whether a library is so large that its index is built in other processes."""
    try:
        return library.stat().st_size > LARGE_BYTES
    except OSError:
        return False


class ProcessWriter:
    """Has documents of a library written by other processes; what they cannot do, this one does."""

    def __init__(self, library: Library, hurried: bool = False) -> None:
        self._library = library
        self._priority = HURRIED if hurried else GENTLE

    def __call__(self, wanted: Sequence[Digest], folder: Path, step: ProcessStep) -> list[WrittenVolume]:
        """Write documents into volumes of a folder; ``step`` is told the share done, and may raise."""
        if len(wanted) < MANY_DOCUMENTS:
            return write_documents(self._library, wanted, folder, step)
        sizes = {entry.key: entry.clause_count for entry in self._library.documents()}
        batches = _batches(wanted, [1 + sizes.get(key, 0) for key, _ in wanted])
        work = _Work(batches)
        command = [ARGUMENT, str(self._library.path), str(folder), self._priority]
        workers = [_Worker(command, work) for _ in range(min(MOST_PROCESSES, len(batches)))]
        try:
            while any(worker.is_alive() for worker in workers):
                step(work.share())
                workers[0].join(_STEP)
                for worker in workers[1:]:
                    worker.join(0)
        finally:
            for worker in workers:
                worker.end()
        left = [number for number in range(len(batches)) if number not in work.written]
        log.event("index.processes", batches=len(batches), left=len(left))
        for number in left:
            tell = partial(_tell, step, work, number)
            work.written[number] = write_documents(self._library, batches[number], folder, tell)
        return [one for number in range(len(batches)) for one in work.written[number]]


def _tell(step: ProcessStep, work: _Work, number: int, share: float) -> None:
    """Say how far all is when so much of a batch is done."""
    step(work.told(number, share))


def _batches(wanted: Sequence[Digest], sizes: Sequence[int]) -> list[Sequence[Digest]]:
    """Return runs of documents of about the same size, as many for each process; none is empty."""
    count = -(-len(wanted) // BATCH)
    count = max(MOST_PROCESSES, -(-count // MOST_PROCESSES) * MOST_PROCESSES)
    behind = list(accumulate(sizes))
    borders = [bisect_left(behind, behind[-1] * number / count) for number in range(count)]
    return [wanted[low:high] for low, high in pairwise([*borders, len(wanted)]) if low < high]


class _Work:
    """The batches to write, those that are written, and how far all of it is."""

    def __init__(self, batches: Sequence[Sequence[Digest]]) -> None:
        self.batches = batches
        self.waiting: queue.SimpleQueue[int] = queue.SimpleQueue()
        for number in range(len(batches)):
            self.waiting.put(number)
        self.written: dict[int, list[WrittenVolume]] = {}
        self._shares = [0.0] * len(batches)

    def told(self, number: int, share: float) -> float:
        """Note how far a batch is; returns how far all are."""
        self._shares[number] = share
        return self.share()

    def share(self) -> float:
        """How far all is, from 0 to 1."""
        return sum(self._shares) / len(self._shares)


class _Worker(threading.Thread):
    """One process, and the thread that speaks with it."""

    def __init__(self, command: Sequence[str], work: _Work) -> None:
        super().__init__(daemon=True)
        self._work = work
        self._process = start(*command)
        self.start()

    def run(self) -> None:
        """Hand over one batch after the other, until there is none or the process has ended."""
        with contextlib.suppress(OSError, ValueError, queue.Empty):
            while self._process is not None:
                number = self._work.waiting.get_nowait()
                if not self._one(self._process, number):
                    return

    def _one(self, process: subprocess.Popen[bytes], number: int) -> bool:
        """Have one batch written; False where the process could not do it."""
        assert process.stdin is not None
        assert process.stdout is not None
        documents = self._work.batches[number]
        send(process.stdin, [list(one) for one in documents])
        while isinstance(told := receive(process.stdout), float):
            self._work.told(number, told)
        if told is None:
            return False
        written, at = [], 0
        for name, count in told:
            written.append(WrittenVolume(name, tuple(documents[at : at + count])))
            at += count
        self._work.told(number, 1.0)
        self._work.written[number] = written
        return True

    def end(self) -> None:
        """Stop the process, whatever it does."""
        if self._process is not None:
            end(self._process)
            self.join(1)
            close(self._process)


def serve(library: str, folder: str, priority: str = GENTLE) -> int:
    """Write batches of documents as long as some come; what is said goes to standard output."""
    if priority == GENTLE:
        give_way()
    out = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    last = -1

    def step(share: float) -> None:
        nonlocal last
        if round(share * 100) != last:
            last = round(share * 100)
            send(out, float(share))

    # Records and lists have no cycles: to look for some takes a tenth of the time.
    gc.disable()
    with contextlib.closing(Library.open(Path(library))) as opened:
        while (wanted := receive(sys.stdin.buffer)) is not None:
            documents = [(str(key), str(digest)) for key, digest in wanted]
            written = write_documents(opened, documents, Path(folder), step)
            send(out, [[one.name, len(one.documents)] for one in written])
            gc.collect()
    return 0
