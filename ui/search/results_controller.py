"""Controller from the box to the results to the reader: typing, Enter, arrows and F3."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from index.matching.snippets import merged
from index.results import Answer, AnswerSentence, Hit
from store.model.errors import YiceError
from ui.reader.controller import ReaderController
from ui.reader.navigation.hit_controller import HitMap
from ui.runtime.i18n import sentence
from ui.runtime.jobs import Jobs, Task
from ui.search.panel import SearchPanel
from ui.search.query_runner import AnswerPage, QueryEngine, QueryRunner
from ui.services.notebook.note_hits import NoteHit
from ui.widgets.clause_list.opening import Opening, opening
from ui.widgets.search_box import SearchBox

#: Up to so many hits are all marked in the text; of more, those that are in the list.
MARK_ALL = 2000
#: Those beyond the list are marked once nothing was typed for so long.
MARK_ALL_MS = 300


class ResultsController(QObject):
    """Joins box, controller, panel and reader."""

    #: The results have something to show.
    panel_wanted = Signal()
    #: A hit was opened by Enter: what comes next is done in the text.
    text_wanted = Signal()
    #: A query proved useful: its text and its number of hits.
    used = Signal(str, int)
    #: An exception that is a bug.
    failed = Signal(object)

    def __init__(
        self,
        box: SearchBox,
        panel: SearchPanel,
        engine: Callable[[], QueryEngine],
        reading: ReaderController,
        jobs: Jobs,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._box, self._panel, self._reading = box, panel, reading
        self._jobs = jobs
        self.runner = QueryRunner(engine, jobs, self)
        self._open_when_answered = False
        self._marks: HitMap = {}
        self._marking: Task | None = None
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(MARK_ALL_MS)
        self._connect()

    def _connect(self) -> None:
        self._box.edited.connect(self._on_edited)
        self._box.submitted.connect(self._on_submitted)
        self._box.moved.connect(self._on_moved)
        self.runner.answered.connect(self._on_answered)
        self.runner.continued.connect(self._on_continued)
        self.runner.failed.connect(self._on_failed)
        self.runner.cleared.connect(self._on_cleared)
        self._rest.timeout.connect(self._mark_all)
        self._panel.activated.connect(self._open)
        self._panel.text_wanted.connect(self.text_wanted)
        self._panel.query_chosen.connect(self.search)
        self._panel.literal_wanted.connect(self._ask_literally)
        self._panel.page_wanted.connect(self.runner.page)
        self._panel.note_activated.connect(self._open_note)
        self._panel.sentence_activated.connect(self._open_sentence)

    def search(self, text: str) -> None:
        """Search for ``text`` as if it had been typed."""
        if text == self._box.text():
            self.runner.ask_now(text)
        else:
            self._box.set_text(text)
        self.panel_wanted.emit()

    def is_marking(self) -> bool:
        """Return whether hits beyond the list are still to be marked in the text."""
        return self._rest.isActive() or self._marking is not None

    def next_document(self, step: int) -> bool:
        """Open the first hit (backwards, the last) of the next document with hits; False if there is none."""
        keys = self._marked_documents()
        here = self._reading.document_key()
        if here not in keys:
            target = keys[0] if keys and step > 0 else None
        else:
            place = keys.index(here) + step
            target = keys[place] if 0 <= place < len(keys) else None
        if target is None:
            return False
        self._reading.open(target, next(iter(self._marks[target])))
        if step > 0:
            self._reading.hits.go_first()
        else:
            self._reading.hits.go_last()
        return True

    def _marked_documents(self) -> list[str]:
        """Return the documents with marked words: those of the list in its order, then those beyond it."""
        listed = (hit.document_key for hit in self._panel.hits())
        return [key for key in dict.fromkeys((*listed, *self._marks)) if key in self._marks]

    def _on_edited(self, text: str) -> None:
        self._open_when_answered = False
        self._drop_marking()
        if text.strip():
            self.panel_wanted.emit()
        self.runner.ask(text)

    def _on_submitted(self) -> None:
        if not self._box.text().strip():
            return
        self.panel_wanted.emit()
        if self.runner.answer is not None and self.runner.text == self._box.text():
            self._open_current()
        else:
            self._open_when_answered = True
            self.runner.ask_now(self._box.text())

    def _on_moved(self, step: int) -> None:
        self.panel_wanted.emit()
        self._panel.step(step)
        self._panel.rows.step()

    def _on_answered(self, answer: Answer) -> None:
        self._panel.show_answer(answer)
        self._mark(answer)
        if self._open_when_answered:
            self._open_when_answered = False
            self._open_current()

    def _on_continued(self, page: AnswerPage) -> None:
        self._panel.add_page(page.start, page.hits)

    def _on_failed(self, error: Exception) -> None:
        self._open_when_answered = False
        if isinstance(error, YiceError):
            self._panel.show_failure(sentence(error))
        else:
            self._panel.show_failure(self.tr("The program made a mistake. Try another query."))
            self.failed.emit(error)

    def _on_cleared(self) -> None:
        self._drop_marking()
        self._panel.clear()
        self._marks = {}
        self._reading.hits.set_hits({})

    def _ask_literally(self, literal: bool) -> None:
        self.runner.ask(self._box.text(), literal)

    def pass_by(self, key: str, clause_id: str) -> None:
        """Show a hit in the text while the user walks through the list."""
        self._reading.pass_by(key, clause_id, self.runner.text.strip())

    def _open_current(self) -> None:
        """Open what is chosen, and go there: what the keys do next is done in the text."""
        self._panel.rows.stop()
        hit, note = self._panel.current_hit(), self._panel.current_note()
        if hit is not None:
            self._open(hit, opening())
            self.text_wanted.emit()
        elif note is not None:
            self._open_note(note)

    def _open_note(self, note: NoteHit) -> None:
        """Go to the clause of a note and open it for writing."""
        if self._reading.open(note.document_key, note.clause_id):
            self._reading.show_note(note.note_id)

    def _open(self, hit: Hit, how: Opening = Opening.HERE) -> None:
        if self._rest.isActive():
            self._mark_all()
        answer, query = self.runner.answer, self.runner.text.strip()
        if answer is not None:
            self.used.emit(query, answer.total)
        self._reading.open(hit.document_key, hit.clause_id, how, query=query)

    def _open_sentence(self, sentence: AnswerSentence) -> None:
        """Go to the answer within its clause."""
        answer = self.runner.answer
        if answer is not None:
            self.used.emit(self.runner.text.strip(), answer.total)
        start, end = (sentence.start + offset for offset in sentence.span)
        self._reading.open_range(sentence.document_key, sentence.clause_id, start, end, opening())
        self.text_wanted.emit()

    def _mark(self, answer: Answer) -> None:
        """Mark the hits in the text; those beyond the list are fetched for it where typing rests."""
        self._drop_marking()
        self._set_marks(answer)
        if len(answer.hits) < answer.total <= MARK_ALL:
            self._rest.start()

    def _mark_all(self) -> None:
        self._rest.stop()
        if self.runner.answer is not None:
            self._marking = self._jobs.start(self.runner.search_all, self._on_all, self._on_none)

    def _on_all(self, answer: Answer) -> None:
        self._marking = None
        self._set_marks(answer)

    def _on_none(self, _error: Exception) -> None:
        self._marking = None

    def _set_marks(self, answer: Answer) -> None:
        self._marks = hit_map(answer)
        self._reading.hits.set_hits(self._marks)

    def _drop_marking(self) -> None:
        self._rest.stop()
        if self._marking is not None:
            self._marking.cancel()
            self._marking = None


def hit_map(answer: Answer) -> HitMap:
    """Return the matched ranges of an answer by document and clause."""
    found: HitMap = {}
    for hit in answer.hits:
        if hit.clause_id and hit.ranges:
            found.setdefault(hit.document_key, {})[hit.clause_id] = list(hit.ranges)
    for said in answer.sentences:
        start, end = (said.start + offset for offset in said.span)
        ranges = found.setdefault(said.document_key, {}).setdefault(said.clause_id, [])
        ranges[:] = merged([*ranges, (start, end)])
    return found
