"""Puts a paper out: asks for a file or a printer, writes in slices, says what came of it."""

from __future__ import annotations

import re
from collections.abc import Callable, Generator, Iterable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog

from store.model.errors import YiceError
from store.system.files import check_writable, write_file
from ui.printing.content.blocks import Block
from ui.printing.content.excerpt import Excerpt
from ui.printing.layout.page_styles import Sheet
from ui.printing.layout.pages import Pages
from ui.printing.layout.paper_setup import Setting
from ui.printing.output.output_files import save_steps
from ui.printing.output.pdf_writer import save_pages
from ui.printing.output.printer import choose_printer, send
from ui.printing.preview.paper_preview import PaperPreview
from ui.printing.slices import Slices
from ui.runtime.i18n import numbered, sentence
from ui.widgets.dialog_folders import folder_for, remember

_FORBIDDEN_IN_NAMES = re.compile(r'[\\/:*?"<>|\x00-\x1f]+')
LONGEST_NAME = 60
#: The ending of the files of each kind.
ENDINGS = {"pdf": "pdf", "docx": "docx", "html": "html", "text": "txt"}
#: What its files remember their folder as.
FOLDER = "paper"


def _word_table(
    paper: Excerpt, make: Callable[[Sheet], Iterable[Block]], setting: Setting, path: Path
) -> Generator[float, None, None]:
    """Write a table as a Word file."""
    from ui.printing.output.docx.word import word_of

    write_file(path, word_of(make, paper, setting))
    yield 1.0


class OutputController(QObject):
    """Prints and saves what a preview shows; nothing here talks to a printer before Print is pressed."""

    #: The excerpt that went out.
    printed = Signal(object)
    #: What came of it, in a sentence.
    finished = Signal(str)
    #: The user stopped the setting of pages before any were shown.
    given_up = Signal()

    def __init__(self, preview: PaperPreview, parent: QObject) -> None:
        super().__init__(parent)
        self._preview, self._saving = preview, preview.column.saving
        self._slices = Slices(self)
        self._saved: Path | None = None
        saving = self._saving
        self._slices.progress.connect(saving.show_progress)
        self._slices.busy_changed.connect(self._on_busy)
        saving.print_requested.connect(self.print_)
        saving.save_requested.connect(self.save)
        saving.cancel_requested.connect(self.cancel)
        saving.open_requested.connect(self._open_saved)

    def busy(self) -> bool:
        """Return whether a paper is being put out."""
        return self._slices.busy()

    def save_pdf(self) -> None:
        """Ask for a file name and write the PDF."""
        self.save("pdf")

    def save(self, kind: str) -> None:
        """Ask for a file name and write a file of that kind."""
        if self._preview.printout() is None or self.busy():
            return
        self._saving.say("")
        name = _FORBIDDEN_IN_NAMES.sub(" ", self._preview.title()).strip(" .")[:LONGEST_NAME]
        ending = ENDINGS[kind]
        start = folder_for(FOLDER) / f"{name}.{ending}"
        titles = {
            "pdf": (self.tr("Save as PDF"), self.tr("PDF files (*.pdf)")),
            "docx": (self.tr("Save as Word"), self.tr("Word files (*.docx)")),
            "html": (self.tr("Save as HTML"), self.tr("HTML files (*.html)")),
            "text": (self.tr("Save as plain text"), self.tr("Text files (*.txt)")),
        }
        title, kinds = titles[kind]
        chosen, _ = QFileDialog.getSaveFileName(self._saving.window(), title, str(start), kinds)
        if chosen:
            path = Path(chosen)
            self.write_to(path if path.suffix else path.with_suffix(f".{ending}"), kind)

    def write_to(self, path: Path, kind: str = "pdf") -> None:
        """Write the file there and say how it went."""
        try:
            check_writable(path)
        except YiceError as error:
            self._fail(error)
            return
        self._preview.when_set(lambda pages: self._write(pages, path, kind))

    def print_(self) -> None:
        """Open the system's print dialog and print."""
        if self._preview.printout() is not None and not self.busy():
            self._saving.say("")
            self._preview.when_set(self._print_pages)

    def cancel(self) -> None:
        """Stop what is under way; nothing half done stays."""
        if self.busy():
            self._slices.cancel()
            self._saving.say(self.tr("Cancelled; nothing was written."))
            return
        self._preview.stop()
        if self._preview.view.pages() is None:
            self.given_up.emit()
        else:
            self._saving.say(self.tr("Cancelled; nothing was written."))

    def close(self) -> None:
        """Stop without a word: the window closes."""
        self._slices.cancel()
        self._preview.stop()

    # -- inside ---------------------------------------------------------------------------------------

    def _write(self, pages: Pages, path: Path, kind: str) -> None:
        preview = self._preview
        gone = preview.going_out()
        if kind == "pdf":
            numbers = self._numbers()
            if numbers:
                text = numbered(
                    self.tr("Saved “{name}”, {n} page.|Saved “{name}”, {n} pages."),
                    name=path.name,
                    n=len(numbers),
                )
                text = f"{text}\n{preview.missing(pages)}".strip()
                self._run(save_pages(pages, path, numbers), lambda _: self._on_saved(path, text, gone))
            return
        make, excerpt, setting = preview.table_blocks(), preview.excerpt(), preview.setting()
        if make is not None:
            steps = _word_table(excerpt, make, setting, path)
        else:
            steps = save_steps(excerpt, kind, setting, path)  # type: ignore[arg-type]
        text = self.tr("Saved “{name}”.").format(name=path.name)
        self._run(steps, lambda _: self._on_saved(path, text, gone))

    def _print_pages(self, pages: Pages) -> None:
        numbers, gone = self._numbers(), self._preview.going_out()
        if not numbers:
            return
        try:
            printer = choose_printer(pages, self._saving.window(), numbers)
        except YiceError as error:
            self._fail(error)
            self._saving.pdf_button.setFocus()
            return
        if printer is not None:
            self._run(send(pages, printer, numbers), lambda _: self._on_printed(pages, gone))

    def _numbers(self) -> list[int]:
        """Return the pages that are wanted; empty, and the field gets the focus, where they make no sense."""
        paper = self._preview.column.paper
        numbers = paper.numbers()
        if numbers is None:
            self._saving.say(paper.judged.text())
            paper.range.setFocus()
        return numbers or []

    def _on_busy(self, busy: bool) -> None:
        self._saving.begin(busy)
        self._saving.enable(not busy and self._preview.view.pages() is not None)

    def _on_printed(self, pages: Pages, gone: Excerpt) -> None:
        self.printed.emit(gone)
        sent = self.tr("Sent to the printer.")
        self._tell(f"{sent}\n{self._preview.missing(pages)}".strip())

    def _on_saved(self, path: Path, text: str, gone: Excerpt) -> None:
        self._saved = path
        self.printed.emit(gone)
        remember(FOLDER, path)
        self._tell(text, can_open=True)

    def _run(self, steps: Generator[float, None, Any], success: Callable[[Any], object]) -> None:
        self._slices.start(steps, success, self._fail)

    def _fail(self, error: Exception) -> None:
        if not isinstance(error, YiceError):
            raise error
        self._tell(sentence(error))

    def _tell(self, text: str, can_open: bool = False) -> None:
        self._saving.say(text, can_open=can_open)
        self.finished.emit(text)

    def _open_saved(self) -> None:
        if self._saved is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._saved)))
