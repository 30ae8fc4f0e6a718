"""The preview of an excerpt: the pages themselves, what to include, print or save."""

from __future__ import annotations

import re
from collections.abc import Callable, Generator, Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, QObject, QSize, QStandardPaths, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from store.model.errors import YiceError
from store.system.files import check_writable, write_file
from ui.appearance.theme import ThemeManager
from ui.printing.choices import Choices, SettingsStore, TableChoices
from ui.printing.content.blocks import Block
from ui.printing.content.excerpt import Excerpt
from ui.printing.content.tables.table_paper import TablePaper
from ui.printing.layout.layout import compose, compose_blocks
from ui.printing.layout.page_range import page_numbers
from ui.printing.layout.page_styles import Sheet
from ui.printing.layout.pages import Pages
from ui.printing.layout.paper_setup import Setting
from ui.printing.options_panel import OptionsPanel
from ui.printing.output.missing_glyphs import named
from ui.printing.output.output_files import save_steps
from ui.printing.output.pdf_writer import save_pages
from ui.printing.output.printer import choose_printer, send
from ui.printing.paper_panel import PaperPanel
from ui.printing.preview_view import PreviewView
from ui.printing.saving_panel import SavingPanel
from ui.printing.slices import Slices
from ui.printing.zoom_bar import ZoomBar
from ui.runtime.i18n import sentence
from ui.widgets.dialogs import Dialog
from ui.widgets.window_size import fitting

PANEL_WIDTH = 300
_FORBIDDEN_IN_NAMES = re.compile(r'[\\/:*?"<>|\x00-\x1f]+')
LONGEST_NAME = 60
#: The ending of the files of each kind.
ENDINGS = {"pdf": "pdf", "docx": "docx", "html": "html", "text": "txt"}


def _word_table(
    paper: Excerpt, make: Callable[[Sheet], Iterable[Block]], setting: Setting, path: Path
) -> Generator[float, None, None]:
    """Write a table as a Word file."""
    from ui.printing.output.docx.word import word_of

    write_file(path, word_of(make, paper, setting))
    yield 1.0


class PreviewDialog(Dialog):
    """Shows an excerpt as it will be printed; nothing here talks to a printer before Print is pressed.

    ``templates`` is the folder of the user's own templates; ``printed`` is told every excerpt that goes out.
    With a ``table`` it is that paper which is shown; of the excerpt only the title is used.
    """

    def __init__(
        self,
        excerpt: Excerpt,
        themes: ThemeManager,
        settings: SettingsStore,
        parent: QWidget | None = None,
        notes: bool = False,
        templates: Path | None = None,
        printed: Callable[[Excerpt], object] | None = None,
        table: TablePaper | None = None,
    ) -> None:
        super().__init__(parent)
        self._table = table
        self._excerpt = excerpt
        self._settings = settings if table is None else TableChoices(settings, table)
        settings = self._settings
        self._printed = printed or (lambda _excerpt: None)
        self._choices = Choices.load(settings)
        self._slices = Slices(self)
        self._then: Callable[[Pages], object] | None = None
        self._saved: Path | None = None
        self.setWindowTitle(self.tr("Print preview"))
        self.setMinimumSize(760, 560)
        self.resize(fitting(QSize(*self._choices.size)))
        self.view = PreviewView(themes, self)
        self.view.set_zoom(self._choices.zoom)
        self.bar = ZoomBar(themes, self.view, self.view)
        options = replace(self._choices.options, notes=notes or self._choices.options.notes)
        self.panel = OptionsPanel(excerpt.title, self._choices.style, options, self)
        self.panel.offer_notes(any(item.notes for item in excerpt.items))
        self.panel.offer_highlights(any(item.marks for item in excerpt.items))
        self.paper = PaperPanel(themes, self._choices.paper, self._choices.template, templates, self)
        self.saving = SavingPanel(themes, self)
        self.message, self.open_button = self.saving.message, self.saving.open_button
        self.print_button, self.pdf_button = self.saving.print_button, self.saving.pdf_button
        if table is not None:
            self.panel.keep_to_table()
            self.saving.more_button.hide()
        self._build()
        self._connect()
        self._shortcuts()
        self._set_pages()

    def done(self, result: int) -> None:
        """Close; work that is under way stops and leaves nothing behind."""
        self._slices.cancel()
        size = (self.width(), self.height())
        self._choices = replace(self._choices, zoom=self.view.fixed_zoom(), size=size)
        self._choices.save(self._settings)
        super().done(result)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep the bar in its place when the preview changes its size."""
        if watched is self.view and isinstance(event, QResizeEvent):
            self._place_bar()
        return super().eventFilter(watched, event)

    # -- saving and printing --------------------------------------------------------------------------

    def save_pdf(self) -> None:
        """Ask for a file name and write the PDF."""
        self.save("pdf")

    def save(self, kind: str) -> None:
        """Ask for a file name and write a file of that kind."""
        self._say("")
        name = _FORBIDDEN_IN_NAMES.sub(" ", self._title()).strip(" .")[:LONGEST_NAME]
        ending = ENDINGS[kind]
        start = Path(self._folder()) / f"{name}.{ending}"
        titles = {
            "pdf": (self.tr("Save as PDF"), self.tr("PDF files (*.pdf)")),
            "docx": (self.tr("Save as Word"), self.tr("Word files (*.docx)")),
            "html": (self.tr("Save as HTML"), self.tr("HTML files (*.html)")),
            "text": (self.tr("Save as plain text"), self.tr("Text files (*.txt)")),
        }
        chosen, _ = QFileDialog.getSaveFileName(self, titles[kind][0], str(start), titles[kind][1])
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
        self._when_set(lambda pages: self._write(pages, path, kind))

    def print_(self) -> None:
        """Open the system's print dialog and print."""
        self._say("")
        self._when_set(self._print_pages)

    def _write(self, pages: Pages, path: Path, kind: str) -> None:
        if kind == "pdf":
            numbers = self._numbers(pages)
            if numbers:
                count = len(numbers)
                text = self.tr("Saved “{name}”, {n} pages.").format(name=path.name, n=count)
                text += self._missing(pages)
                self._run(save_pages(pages, path, numbers), lambda _: self._on_saved(path, text))
            return
        if self._table is not None:
            steps = _word_table(self._titled(), self._table_blocks(), self._setting(), path)
        else:
            steps = save_steps(self._titled(), kind, self._setting(), path)  # type: ignore[arg-type]
        text = self.tr("Saved “{name}”.").format(name=path.name)
        self._run(steps, lambda _: self._on_saved(path, text))

    def _print_pages(self, pages: Pages) -> None:
        numbers = self._numbers(pages)
        if not numbers:
            return
        try:
            printer = choose_printer(pages, self, numbers)
        except YiceError as error:
            self._fail(error)
            self.pdf_button.setFocus()
            return
        if printer is not None:
            self._run(send(pages, printer, numbers), lambda _: self._on_printed(pages))

    def _numbers(self, pages: Pages) -> list[int]:
        """Return the pages that are wanted; empty, and a sentence, where what was typed makes no sense."""
        numbers = page_numbers(self.paper.range.text(), len(pages))
        if numbers is None:
            self._say(self.tr("There are no such pages; write for example 1-3,5."))
            self.paper.range.setFocus()
        return numbers or []

    def _missing(self, pages: Pages) -> str:
        """Return the sentence about characters that no font has; empty where all are printed."""
        missing = pages.missing
        if not missing:
            return ""
        text = self.tr(
            "{n} characters cannot be printed: {characters}; on paper each stands as 〓. "
            "Install a font that has them and print again, or write them in."
        )
        return "\n" + text.format(n=len(missing), characters=named(missing))

    def _on_printed(self, pages: Pages) -> None:
        self._printed(self._going_out())
        self._say(self.tr("Sent to the printer.") + self._missing(pages))

    def _on_saved(self, path: Path, text: str) -> None:
        self._saved = path
        self._printed(self._going_out())
        self._choices = replace(self._choices, folder=str(path.parent))
        self._choices.save(self._settings)
        self.saving.say(text, can_open=True)

    def _going_out(self) -> Excerpt:
        """Return the excerpt as it is on the paper, for its check codes."""
        whole = self._titled()
        return whole if self._choices.options.children else whole.without_children()

    # -- building -------------------------------------------------------------------------------------

    def _build(self) -> None:
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(16, 16, 16, 8)
        column.setSpacing(16)
        column.addWidget(self.panel)
        column.addWidget(self.paper)
        column.addStretch()
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(inner)
        side = QWidget()
        side.setObjectName("sidePanel")
        side.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        # Other languages and larger text need more room than the design has.
        bar = scroll.verticalScrollBar().sizeHint().width()
        side.setFixedWidth(max(PANEL_WIDTH, inner.minimumSizeHint().width() + bar))
        foot = QVBoxLayout()
        foot.setContentsMargins(16, 8, 16, 16)
        foot.addWidget(self.saving)
        whole = QVBoxLayout(side)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(scroll, 1)
        whole.addLayout(foot)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.view, 1)
        row.addWidget(side)

    def _connect(self) -> None:
        self._slices.progress.connect(self.saving.show_progress)
        self._slices.busy_changed.connect(self.saving.begin)
        self.view.installEventFilter(self)
        self.panel.changed.connect(self._set_pages)
        self.paper.changed.connect(self._set_pages)
        self.saving.print_requested.connect(self.print_)
        self.saving.save_requested.connect(self.save)
        self.saving.cancel_requested.connect(self._cancel)
        self.saving.open_requested.connect(self._open_saved)

    def _shortcuts(self) -> None:
        for keys, action in (
            (QKeySequence(QKeySequence.StandardKey.Print), self.print_),
            (QKeySequence(QKeySequence.StandardKey.Save), self.save_pdf),
            (QKeySequence(QKeySequence.StandardKey.ZoomIn), self.view.zoom_in),
            (QKeySequence("Ctrl+="), self.view.zoom_in),
            (QKeySequence(QKeySequence.StandardKey.ZoomOut), self.view.zoom_out),
            (QKeySequence("Ctrl+0"), lambda: self.view.set_zoom(0)),
        ):
            QShortcut(keys, self).activated.connect(action)

    def _title(self) -> str:
        return self.panel.title.text().strip() or self._excerpt.title

    def _folder(self) -> str:
        remembered = self._choices.folder
        if remembered and Path(remembered).is_dir():
            return remembered
        return QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)

    def _titled(self) -> Excerpt:
        return replace(self._excerpt, title=self._title())

    def _setting(self) -> Setting:
        chosen = self._choices
        return Setting(chosen.style, chosen.options, chosen.paper, self.paper.template())

    def _set_pages(self) -> None:
        """Set the pages again with what is chosen now; the old ones stay in view until then."""
        self._choices = replace(
            self._choices,
            style=self.panel.style_name(),
            options=self.panel.options(),
            paper=self.paper.paper(),
            template=self.paper.template_key(),
        )
        self._choices.save(self._settings)
        self._say("")
        new = self._setting()
        if self._table is not None:
            steps = compose_blocks(self._titled(), self._table_blocks(), new)
        else:
            steps = compose(self._titled(), new.style, new.options, new.paper, new.template)
        self._slices.start(steps, self._on_set)

    def _table_blocks(self) -> Callable[[Sheet], Iterable[Block]]:
        """Return what makes the table for a sheet, as it is titled now."""
        table, title, template = self._table, self._title(), self.paper.template()
        assert table is not None
        return lambda sheet: table.make(sheet, title, template)

    def _on_set(self, pages: Pages) -> None:
        self.view.set_pages(pages)
        self._place_bar()
        self._say(self._missing(pages).strip())
        then, self._then = self._then, None
        if then is not None:
            then(pages)

    def _when_set(self, then: Callable[[Pages], object]) -> None:
        """Call ``then`` with the pages, once they are set."""
        self.panel.settle()
        pages = self.view.pages()
        if self._slices.busy() or pages is None:
            self._then = then
        else:
            then(pages)

    def _run(self, steps: Generator[float, None, Any], success: Callable[[Any], object]) -> None:
        self._slices.start(steps, success, self._fail)

    def _cancel(self) -> None:
        self._then = None
        self._slices.cancel()
        if self.view.pages() is None:
            self.reject()
        else:
            self._say(self.tr("Cancelled; nothing was written."))

    def _open_saved(self) -> None:
        if self._saved is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._saved)))

    def _fail(self, error: Exception) -> None:
        if not isinstance(error, YiceError):
            raise error
        self._say(sentence(error))

    def _say(self, text: str) -> None:
        self.saving.say(text)

    def _place_bar(self) -> None:
        self.bar.adjustSize()
        self.bar.move(
            (self.view.width() - self.bar.width()) // 2, self.view.height() - self.bar.height() - 16
        )
        self.bar.raise_()
