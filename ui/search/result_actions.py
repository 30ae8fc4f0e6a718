"""Actions on the list of results: copy, save as a table or a Word document, keep the query."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from index.results import AnswerSentence, Hit
from store.library import Library
from store.model.clause import Clause
from store.model.document import Document
from store.model.errors import YiceError
from ui.runtime.i18n import numbered
from ui.runtime.jobs import Jobs, Task
from ui.search.query_runner import QueryRunner
from ui.search.result_rows import remark
from ui.services.display_names import clause_title
from ui.services.export_results import ResultRow, as_text, lines_of, write_csv, write_docx
from ui.widgets.dialog_folders import folder_for, remember

if TYPE_CHECKING:
    from store.notebook import Notebook

#: More results than this are not copied; the clipboard is no file.
MOST_COPIED = 500


class ResultActions(QObject):
    """Works on all hits of the query, not only on those in the list; fetched and written in a worker."""

    told = Signal(str)
    failed = Signal(object)
    #: The kept searches are others.
    kept_changed = Signal()
    #: Clauses that are to be bookmarked in a folder of this name.
    folder_wanted = Signal(str, list)
    #: Clauses that are to be put into the basket.
    basket_wanted = Signal(list)

    def __init__(
        self,
        controller: QueryRunner,
        library: Library,
        notebook: Callable[[], Notebook],
        jobs: Jobs,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._controller, self._library, self._notebook, self._jobs = controller, library, notebook, jobs
        self._parent = parent

    def use(self, name: str) -> None:
        """Do what the menu of the results offers: copy, basket, csv, docx, save, folder."""
        if not self._controller.text.strip():
            return
        if name == "copy":
            self.copy()
        elif name == "save":
            self.keep()
        elif name == "folder":
            query = self._controller.text.strip()
            self._find_all(lambda ids: self.folder_wanted.emit(query, ids))
        elif name == "basket":
            self._find_all(self.basket_wanted.emit)
        else:
            self._ask_file(name)

    def _find_all(self, done: Callable[[list[str]], object]) -> None:
        """Find the clauses of all hits, beyond those in the list."""

        def find(task: Task) -> list[str]:
            return [hit.clause_id for hit in self._controller.search_all(task).hits if hit.clause_id]

        self._jobs.start(find, done, self.failed.emit)

    def copy_sentence(self, sentence: AnswerSentence) -> None:
        """Put a sentence that answers on the clipboard with its citation."""
        from index.references.citation import cite

        try:
            document, clause = self._library.clause(sentence.clause_id)
        except YiceError as error:
            self.failed.emit(error)
            return
        citation = cite(document, clause, sentence.start, sentence.end)
        QGuiApplication.clipboard().setText(f"{sentence.text}\n——{citation}")
        self.told.emit(self.tr("Copied with its citation"))

    def copy(self) -> None:
        """Put the results on the clipboard, each with its citation."""

        def done(lines: list[ResultRow]) -> None:
            QGuiApplication.clipboard().setText(as_text(lines[:MOST_COPIED]))
            self.told.emit(
                numbered(self.tr("{n} result copied|{n} results copied"), n=min(len(lines), MOST_COPIED))
            )

        self._jobs.start(self._lines, done, self.failed.emit)

    def keep(self) -> None:
        """Keep the query among the searches that are offered when nothing is typed."""
        answer = self._controller.answer
        try:
            self._notebook().history.keep_search(self._controller.text, answer.total if answer else 0)
        except YiceError as error:
            self.failed.emit(error)
            return
        self.told.emit(self.tr("The search is kept. It is offered when the search box is empty."))
        self.kept_changed.emit()

    def save(self, path: Path) -> None:
        """Write all results to a file; its name says whether as .csv or as .docx."""
        query, head = self._controller.text.strip(), self._head()
        title = self.tr("Results for “{query}”").format(query=query)
        count = self.tr("{n} result|{n} results")

        def operation(task: Task) -> int:
            lines = self._lines(task)
            if path.suffix.lower() == ".docx":
                from ui.printing.output.results_docx import results_docx

                made = results_docx(lines, title, numbered(count, n=len(lines)), self._library.stamp())
                write_docx(made, path)
            else:
                write_csv(lines, head, path)
            return len(lines)

        def done(total: int) -> None:
            self.told.emit(
                numbered(
                    self.tr("{n} result saved as {name}|{n} results saved as {name}"), n=total, name=path.name
                )
            )

        self._jobs.start(operation, done, self.failed.emit)

    def _ask_file(self, kind: str) -> None:
        words = "".join(c for c in self._controller.text.strip()[:20] if c not in '\\/:*?"<>|' and c >= " ")
        results = self.tr("Results")
        proposed = str(folder_for("tables") / f"{results} {words}.{kind}")
        filters = {"csv": self.tr("Table (*.csv)"), "docx": self.tr("Word document (*.docx)")}
        title = self.tr("Save the results")
        name, _ = QFileDialog.getSaveFileName(self._parent, title, proposed, filters[kind])
        if name:
            path = Path(name)
            remember("tables", path)
            self.save(path if path.suffix.lower() == f".{kind}" else path.with_name(f"{path.name}.{kind}"))

    def _head(self) -> list[str]:
        return [
            self.tr("No."),
            self.tr("Document"),
            self.tr("Document number"),
            self.tr("Clause"),
            self.tr("Text"),
            self.tr("Match"),
            self.tr("Citation"),
        ]

    def _lines(self, task: Task) -> list[ResultRow]:
        from index.references.citation import cite

        answer = self._controller.search_all(task)
        return lines_of(answer.hits, self._place, _label, remark, cite)

    def _place(self, hit: Hit) -> tuple[Document, Clause | None]:
        if hit.clause_id is None:
            return self._library.document(hit.document_key), None
        return self._library.clause(hit.clause_id)


def _label(hit: Hit) -> str:
    return clause_title(hit.label, tuple(hit.path), hit.heading) if hit.clause_id else ""
