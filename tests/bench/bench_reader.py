"""A very long document in the reader, with hits, highlights and notes: how long frames take in scrolling."""

from __future__ import annotations

import random
import tempfile
import time
from pathlib import Path

from figures import Figure, Skipped, figure, policy_text

CHARACTERS, HIGHLIGHTS, NOTES = 300_000, 2_000, 200
FRAME_MS = 33
#: Notches of the wheel (as Qt scrolls for them), pages, and places that the scroll bar is dragged to.
NOTCHES, PAGES, DRAGS = 600, 100, 60
NOTCH = 60


def long_document(folder: Path) -> object:
    """A document of that length: laws of the 1,000 as its parts, or, without them, a made regulation."""
    from store.model.clause import Clause
    from store.model.document import Document

    try:
        from laws import Laws

        laws = Laws()
        kept, length = [], 0
        for entry in laws.documents():
            law = laws.document(entry.key)
            kept.append(law)
            length += sum(len(clause.text) for clause in law.walk())
            if length > CHARACTERS:
                break
    except Skipped:
        from store.intake import load, read_bytes

        file = folder / "long.txt"
        file.write_text(policy_text(CHARACTERS), encoding="utf-8")
        return read_bytes(load(file), file.name)
    parts = tuple(
        Clause(
            id=f"长/{number}",
            label=f"第{number}章",
            path=(f"第{number}章",),
            heading=law.title,
            body=tuple(
                Clause(
                    id=f"长/{number}/{at}",
                    label=each.label,
                    path=(f"第{number}章", each.label),
                    body=each.paragraphs,
                )
                for at, each in enumerate(law.clauses)
            ),
        )
        for number, law in enumerate(kept, 1)
    )
    return Document("长", "长.txt", "法规汇编", None, (), None, None, "法律", True, "", clauses=parts)


def marked(view: object, document: object) -> None:
    """Hits, highlights and notes on it."""
    from store.model.annotation import Anchor, Note
    from store.model.printed import printed
    from store.notebook import STYLES, Annotation, PlacedAnnotation, Span
    from ui.reader.navigation.document_finder import DocumentFinder

    rng = random.Random(3)
    clauses = [clause for clause in document.walk() if len(printed(clause)) > 60]  # type: ignore[attr-defined]
    placed, notes = [], {}
    for number in range(HIGHLIGHTS):
        clause = rng.choice(clauses)
        at = rng.randrange(len(printed(clause)) - 40)
        anchor = Anchor("长", clause.id, at, at + 40, printed(clause)[at : at + 40])
        made = Annotation(f"{number:x}", "highlight", (anchor,), "", rng.choice(STYLES), "", "")
        placed.append(PlacedAnnotation(made, (Span(clause.id, at, at + 40),)))
    for number in range(NOTES):
        clause = rng.choice(clauses)
        anchor = Anchor("长", clause.id, 0, len(printed(clause)), printed(clause))
        notes[clause.id] = [Note(f"n{number}", anchor, "会后核对这一条的期限和责任单位。" * 4, "", "")]
    view.set_highlights(placed)  # type: ignore[attr-defined]
    view.set_marks(set(notes), notes)  # type: ignore[attr-defined]
    view.set_hits(DocumentFinder(document).find("规定"))  # type: ignore[attr-defined]


def frames_ms(folder: Path) -> list[float]:
    """The time of each frame: the bar moves, and all that follows is laid out, marked and painted."""
    from PySide6.QtWidgets import QApplication

    from ui.appearance import fonts
    from ui.appearance.theme import ThemeManager
    from ui.reader.reader_view import ReaderView

    application = QApplication.instance() or QApplication([])
    fonts.install()
    document = long_document(folder)
    view = ReaderView(ThemeManager())
    view.resize(1200, 900)
    view.show()
    view.show_document(document)
    view.finish_loading()
    marked(view, document)
    application.processEvents()
    bar = view.page.verticalScrollBar()
    rng = random.Random(4)
    places = [bar.value() + NOTCH * number for number in range(NOTCHES)]
    places += [places[-1] + bar.pageStep() * number for number in range(PAGES)]
    places += [rng.randrange(bar.maximum()) for _ in range(DRAGS)]
    times = []
    for place in places:
        start = time.perf_counter()
        bar.setValue(place)
        view.page.viewport().repaint()
        application.processEvents()
        times.append((time.perf_counter() - start) * 1000)
    view.close()
    view.deleteLater()
    return times


def collect() -> dict[str, Figure]:
    """The frames."""
    with tempfile.TemporaryDirectory(prefix="yice-bench-") as name:
        times = sorted(frames_ms(Path(name)))
    return {
        f"scroll {CHARACTERS:,} characters: 99 % of frames": figure(
            times[int(len(times) * 0.99)], "ms", FRAME_MS
        ),
        f"scroll {CHARACTERS:,} characters: longest frame": figure(times[-1], "ms", FRAME_MS),
    }
