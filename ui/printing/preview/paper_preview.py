"""Preview of a printout: its pages, set again whenever an option changes."""

from __future__ import annotations

from collections.abc import Callable, Collection, Generator, Iterable
from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from ui.printing.choices import Choices, SettingsStore, TableChoices
from ui.printing.content.blocks import Block, Options
from ui.printing.content.excerpt import Excerpt
from ui.printing.layout.layout import compose, compose_blocks
from ui.printing.layout.page_styles import Sheet
from ui.printing.layout.pages import Pages
from ui.printing.layout.paper_setup import Setting
from ui.printing.options_column import OptionsColumn
from ui.printing.output.missing_glyphs import character_names
from ui.printing.preview.part_places import PartPlaces, part_places
from ui.printing.preview.preview_view import PreviewView
from ui.printing.printout import Printout
from ui.printing.slices import Slices
from ui.runtime.i18n import numbered, sentence


class PaperPreview(QObject):
    """Keeps the pages in view up to date with the options; old ones are shown until there are new ones."""

    #: The pages are set as it is chosen now; also when there are none.
    pages_set = Signal()

    def __init__(
        self, view: PreviewView, column: OptionsColumn, settings: SettingsStore, parent: QObject
    ) -> None:
        super().__init__(parent)
        self.view, self.column = view, column
        self._store = self._settings = settings
        self._choices = Choices.load(settings)
        self._printout: Printout | None = None
        self._wanted: frozenset[str] = frozenset()
        self._titled = self._same = self._waiting = False
        self._set_with: Setting | None = None
        self._slices = Slices(self)
        self._then: Callable[[Pages], object] | None = None
        # Shown before there is a paper: all are saved as they are seen when the user changes one of them.
        self._show_choices("", self._choices.options)
        self._slices.progress.connect(column.saving.show_progress)
        self._slices.busy_changed.connect(column.saving.begin)
        column.options.changed.connect(self._choose)
        column.options.title.textEdited.connect(self._on_titled)
        column.paper.changed.connect(self._choose)
        column.paper.range_changed.connect(self._dim)
        column.saving.enable(False)

    # -- what is shown --------------------------------------------------------------------------------

    def show(self, printout: Printout) -> None:
        """Show a paper; that of the basket that is shown already keeps its place and the title typed."""
        before, self._printout, self._waiting = self._printout, printout, False
        self._same = before is not None and bool(printout.basket) and printout.basket == before.basket
        self._wanted = frozenset(part.id for part in printout.parts)
        if not self._same:
            self.remember()
            self._titled = False
            self._load(printout)
        elif not self._titled:
            self.column.options.title.setText(printout.excerpt.title)
        self._offer(printout)
        self._set_pages()

    def clear(self, waiting: bool = False) -> None:
        """Show no pages: there is nothing to print, or (``waiting``) it is not there yet."""
        self._slices.cancel()
        self._printout, self._then, self._waiting = None, None, waiting
        self.column.options.title.clear()
        self._show_pages(None, PartPlaces())

    def expect(self) -> None:
        """Know that what is shown is old, and other content will come: nothing old is put out meanwhile."""
        self._waiting = True

    def is_waiting(self) -> bool:
        """Return whether there will be pages soon."""
        return self._waiting or self._slices.busy()

    def printout(self) -> Printout | None:
        """Return what is shown; None where there is nothing to print."""
        return self._printout

    def want(self, parts: Collection[str]) -> None:
        """Print these parts only, by their ids."""
        if self._printout is not None and frozenset(parts) != self._wanted:
            self._wanted = frozenset(parts)
            self._same = True
            self._offer(self._printout)
            self._set_pages()

    def wanted(self) -> frozenset[str]:
        """Return the ids of the parts that are printed."""
        return self._wanted

    def busy(self) -> bool:
        """Return whether the pages are being set."""
        return self._slices.busy()

    def stop(self) -> None:
        """Stop setting pages; those that are shown stay."""
        self._then = None
        self._slices.cancel()

    def renew(self) -> None:
        """Set the pages again where what the hospital adds is another by now."""
        if self._printout is not None and self._set_with not in (None, self.setting()):
            self._same = True
            self._set_pages()

    def remember(self) -> None:
        """Remember what is chosen, and the zoom, for the next paper of this kind."""
        self._choices = replace(self._choices, zoom=self.view.fixed_zoom())
        self._choices.save(self._settings)

    def when_set(self, then: Callable[[Pages], object]) -> None:
        """Call ``then`` with the pages, once they are set as it is chosen now."""
        self.column.options.settle()
        pages = self.view.pages()
        if self.is_waiting():
            self._then = then
        elif pages is not None:
            then(pages)

    # -- what is chosen -------------------------------------------------------------------------------

    def title(self) -> str:
        """Return the title on the paper: as typed, else the paper's own."""
        own = self._printout.excerpt.title if self._printout is not None else ""
        return self.column.options.title.text().strip() or own

    def excerpt(self) -> Excerpt:
        """Return what is printed, under its title; only while something is shown."""
        assert self._printout is not None
        return replace(self._printout.only(self._wanted), title=self.title())

    def going_out(self) -> Excerpt:
        """Return the excerpt as it is on the paper, for its check codes."""
        whole = self.excerpt()
        return whole if self._choices.options.children else whole.without_children()

    def setting(self) -> Setting:
        """Return style, what is included, paper and template."""
        chosen = self._choices
        return Setting(chosen.style, chosen.options, chosen.paper, self.column.paper.template())

    def table_blocks(self) -> Callable[[Sheet], Iterable[Block]] | None:
        """Return what makes the table for a sheet, as it is titled now; None for an excerpt."""
        table = self._printout.table if self._printout is not None else None
        if table is None:
            return None
        title, template, make = self.title(), self.column.paper.template(), table.make
        return lambda sheet: make(sheet, title, template)

    def missing(self, pages: Pages) -> str:
        """Return the sentence about characters that no font has; empty where all are printed."""
        missing = pages.missing
        if not missing:
            return ""
        text = self.tr(
            "{n} character cannot be printed: {characters}; on paper it is 〓. "
            "Install a font that has it and print again, or write it in.|"
            "{n} characters cannot be printed: {characters}; on paper each is 〓. "
            "Install a font that has them and print again, or write them in."
        )
        return numbered(text, n=len(missing), characters=sentence(character_names(missing)))

    # -- inside ---------------------------------------------------------------------------------------

    def _load(self, printout: Printout) -> None:
        """Show the choices that are remembered for papers of this kind."""
        table = printout.table
        self._settings = self._store if table is None else TableChoices(self._store, table)
        chosen = self._choices = Choices.load(self._settings)
        options = replace(chosen.options, notes=printout.notes or chosen.options.notes)
        self.column.keep_to_table(table is not None)
        self._show_choices(printout.excerpt.title, options)
        self._take()

    def _show_choices(self, title: str, options: Options) -> None:
        chosen = self._choices
        self.column.options.show_choices(title, chosen.style, options)
        self.column.paper.set_total(0)
        self.column.paper.show_choices(chosen.paper, chosen.template)
        self.view.set_zoom(chosen.zoom)

    def _offer(self, printout: Printout) -> None:
        items = printout.only(self._wanted).items
        self.column.options.offer_notes(any(item.notes for item in items))
        self.column.options.offer_highlights(any(item.marks for item in items))

    def _on_titled(self) -> None:
        self._titled = True

    def _take(self) -> None:
        column = self.column
        self._choices = replace(
            self._choices,
            style=column.options.style_name(),
            options=column.options.options(),
            paper=column.paper.paper(),
            template=column.paper.template_key(),
        )

    def _choose(self) -> None:
        """Take over what the user has chosen, and set the pages again."""
        self._take()
        self.remember()
        self._same = True
        if self._printout is not None:
            self._set_pages()

    def _set_pages(self) -> None:
        """Set the pages with what is chosen now; the old ones stay in view until then."""
        self.column.saving.say("")
        printout = self._printout
        assert printout is not None
        if printout.parts and not self._wanted:
            self._slices.cancel()
            self._then = None
            self._show_pages(None, PartPlaces())
            return
        self._slices.start(self._steps(printout), lambda made: self._on_set(*made))
        if not self._same:
            self._show_pages(None, PartPlaces())

    def _steps(self, printout: Printout) -> Generator[float, None, tuple[Pages, PartPlaces]]:
        setting, excerpt, make = self.setting(), self.excerpt(), self.table_blocks()
        self._set_with = setting
        if make is not None:
            pages = yield from compose_blocks(excerpt, make, setting)
        else:
            pages = yield from compose(
                excerpt, setting.style, setting.options, setting.paper, setting.template
            )
        yield 1.0
        parts = [part for part in printout.parts if part.id in self._wanted]
        return pages, part_places(pages, parts, printout.headings)

    def _on_set(self, pages: Pages, places: PartPlaces) -> None:
        self._show_pages(pages, places)
        self.column.saving.say(self.missing(pages))
        then, self._then = self._then, None
        if then is not None:
            then(pages)

    def _show_pages(self, pages: Pages | None, places: PartPlaces) -> None:
        self.view.set_pages(pages, places, self._same)
        self.column.paper.set_total(len(pages) if pages is not None else 0)
        self.column.saving.enable(pages is not None)
        self.pages_set.emit()

    def _dim(self) -> None:
        """Dim the pages that are not printed; none while what was typed makes no sense."""
        pages, numbers = self.view.pages(), self.column.paper.numbers()
        if pages is None or not numbers:
            self.view.leave_out(())
        else:
            self.view.leave_out(set(range(1, len(pages) + 1)) - set(numbers))
