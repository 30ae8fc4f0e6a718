"""Uses the real window over a fresh data folder and saves what it looks like.

Usage: python tests/e2e/screenshots.py OUTDIR [WIDTHxHEIGHT] [--screen WIDTHxHEIGHT] [--scale 1.5]
                                         [--language en] [--theme dark] [--text 130]

The size is the window's, in points. With --screen the window fills a screen of so many pixels, which has
fewer points at a scale of 1.5. With --theme all pictures are in that theme; else some are in each. What is
cut or lies over something else is written to OUTDIR/faults.txt.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
import traceback
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(PROJECT))
os.environ.setdefault("QT_LOGGING_RULES", "default.warning=false")


def size_of(text: str) -> tuple[int, int]:
    """Read WIDTHxHEIGHT."""
    width, height = text.split("x")
    return int(width), int(height)


def asked(arguments: list[str]) -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(usage=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("size", type=size_of, nargs="?")
    parser.add_argument("--screen", type=size_of)
    parser.add_argument("--scale", type=float, default=1.0)
    parser.add_argument("--language", default="zh_CN")
    parser.add_argument("--theme", default="")
    parser.add_argument("--text", type=int, default=100)
    return parser.parse_args(arguments)


def prepare_screen(options: argparse.Namespace, folder: Path) -> None:
    """Let Qt find a screen of the size and scale that are asked for; before Qt is imported."""
    if options.scale != 1:
        os.environ["QT_SCALE_FACTOR"] = str(options.scale)
    if options.screen is not None:
        width, height = options.screen
        screen = {"name": "screen", "x": 0, "y": 0, "width": width, "height": height}
        file = folder / "screen.json"
        file.write_text(json.dumps({"screens": [screen]}))
        os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={file}"
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


if __name__ == "__main__":
    OPTIONS = asked(sys.argv[1:])
    SCREEN = tempfile.TemporaryDirectory()
    prepare_screen(OPTIONS, Path(SCREEN.name))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


from store.model.message import Message  # noqa: E402
from tests.e2e.pictured_window import MEASURES, NUMBER, PicturedWindow, settle, until  # noqa: E402
from ui.appearance import desktop  # noqa: E402
from ui.library.import_dialog import ImportDialog  # noqa: E402
from ui.printing.content.blocks import Options  # noqa: E402
from ui.runtime import i18n  # noqa: E402
from ui.services.workspace import ImportResult, RejectedFile  # noqa: E402
from ui.settings.dialog import SettingsDialog  # noqa: E402
from ui.shell.comparison.comparison_panel import comparison  # noqa: E402
from ui.shell.help.keys_dialog import KeysDialog  # noqa: E402

SIZE = (1366, 820)


class Session(PicturedWindow):
    """Takes every picture, one place after the other."""

    def pictures(self) -> None:
        """Every picture, in all themes where that matters."""
        window = self.window
        self.save("first-start")
        self.use()
        window.search_box.show_text("")
        window.show_panel("library")
        window.show_home()
        self.save("home")
        window.results_controller.search("医保")
        until(lambda: window.results_controller.runner.answer is not None)
        settle()
        window.open_clause(f"{NUMBER}/9.")
        for theme in self.every_theme():
            self.settings.theme = theme
            self.save(f"search-{theme}")
        self.settings.theme = self.usual
        self.searching()
        self.comparing()
        self.working()
        self.panels()
        self.dialogs()
        self.printing()
        self.papers()
        self.guide()
        if not self.fills_screen:
            self.narrow()

    def guide(self) -> None:
        """The pictures of the guide."""
        window, settings = self.window, self.settings
        size = window.size()
        window.resize(1100, 660)
        settings.theme = self.usual
        window.show_panel("search")
        window.results_controller.search("医保")
        until(lambda: window.results_controller.runner.answer is not None)
        self.shrunk("guide-search", window)
        window.columns.fold_side(True)
        document, clause = self.workspace.library.clause(f"{NUMBER}/9.")
        window.notes.highlight(document, [(clause.id, 5, 28)], "point")
        window.notes.highlight(document, [(clause.id, 42, 52)], "deadline")
        window.open_clause(f"{NUMBER}/9.")
        window.columns.show_inspector(True)
        self.shrunk("guide-read", window)
        window.columns.fold_side(False)
        window.resize(size)

    def comparing(self) -> None:
        """Two documents side by side, in all themes, with notes beside them, and before two are chosen."""
        window = self.window
        window.places.show_page("compare")
        self.save("compare-empty")
        compare = comparison(window)
        compare.compare(NUMBER, MEASURES)
        until(lambda: compare.comparison is not None)
        settle()
        compare.next_change()
        for theme in self.every_theme():
            self.settings.theme = theme
            self.save(f"compare-{theme}")
        self.settings.theme = self.usual
        compare.page.notes.setChecked(True)
        self.save("compare-notes")
        compare.page.notes.setChecked(False)
        window.places.leave_page()

    def working(self) -> None:
        """The pages of the rail beside comparing, in light and dark, and the original beside the text."""
        for name in ("indicators", "duties", "citations", "ledger"):
            for theme in [self.usual] if self.only else ["light", "dark"]:
                self.settings.theme = theme
                self.window.places.show_page(name)
                settle(1500)
                self.save(f"{name}-{theme}")
        self.settings.theme = self.usual
        self.window.places.leave_page()

    def searching(self) -> None:
        """What the search box and the head of the results offer."""
        window, popup = self.window, self.window.search_controller.suggestions.popup
        window.results_controller.search("医保 单位:省卫健委")
        until(lambda: window.results_controller.runner.answer is not None)
        self.save("search-chip")
        window.search_panel.head.grouping_chosen.emit(False)
        self.save("search-flat")
        window.search_panel.head.grouping_chosen.emit(True)
        window.search_box.set_text("")
        window.search_box.activate()
        until(popup.isVisible)
        self.save("searches-before")
        popup.hide()

    def panels(self) -> None:
        """The other side panels and their empty states."""
        window = self.window
        self.fill_basket()
        for name in ("library", "bookmarks", "notes", "basket"):
            window.show_panel(name)
            if name == "basket":
                self.painted()
            self.save(name)
        window.results_controller.search("量子纠缠")
        settle(600)
        until(lambda: window.search_panel.is_empty())
        self.save("nothing-found")
        window.results_controller.search("医报")
        settle(600)
        self.save("did-you-mean")
        window.search_box.set_text("")
        self.save("nothing-typed")

    def dialogs(self) -> None:
        """Settings, keys, what became of an import."""
        window = self.window
        root = self.workspace.paths.root
        result = ImportResult(
            (self.workspace.library.document(NUMBER),),
            (RejectedFile("照片.txt", Message("import.cannot_read")),),
        )
        for name, dialog in (
            ("settings", SettingsDialog(self.settings, self.themes, root, "0.1.0", window)),
            ("keys", KeysDialog(window.menu_actions, window)),
            ("import", ImportDialog(self.themes, result, window)),
        ):
            dialog.show()
            self.save(name, dialog)
            dialog.close()

    def printing(self) -> None:
        """The place for paper: the basket in all themes, some pages of a document, a small window."""
        window, size = self.window, self.window.size()
        place = window.printing.place
        window.banner.clear_offer()
        window.activateWindow()
        settle()
        window.printing.basket()
        page = place.page()
        self.painted()
        page.setFocus()
        self.save("print")
        for theme in self.every_theme():
            self.settings.theme = theme
            self.save(f"print-{theme}")
        self.settings.theme = self.usual
        window.resize(1100, 660)
        self.painted()
        self.shrunk("guide-print", window)
        window.resize(size)
        window.printing.document(NUMBER)
        until(lambda: window.places.page() == "paper")
        self.painted()
        page.paper.range.setText("2-3")
        self.save("print-document")
        window.resize(760, 480)
        self.painted()
        self.save("print-small")
        window.resize(size)
        place.back()

    def papers(self) -> None:
        """Pages as they come out of the printer: a basket, corrections as footnotes, daily use."""
        from ui.printing.content.excerpt_sources import basket_excerpt, document_excerpt

        library, notebook = self.workspace.library, self.workspace.notebook
        basket = self.window.basket.editor.current()
        measures = next(one for one in library.documents() if "36项" in one.name)
        with_notes = Options(notes=True)
        self.page("page-basket", basket_excerpt(basket, library), "official", 0)
        self.page("page-footnotes", document_excerpt(measures.key, library), "official", 1)
        self.page("page-plain", basket_excerpt(basket, library, notebook), "plain", 0, with_notes)

    def narrow(self) -> None:
        """The smallest window that must work."""
        window = self.window
        window.results_controller.search("医保")
        settle(600)
        window.resize(1024, 700)
        self.save("narrow")


def main(arguments: list[str]) -> int:
    """Take all pictures; returns the exit code."""
    options = asked(arguments)
    size = options.size or (None if options.screen else SIZE)
    i18n.build()
    application = desktop.application()
    i18n.install(application, options.language)
    with tempfile.TemporaryDirectory() as data:
        session = Session(options.folder, Path(data), size, options.theme, options.text)
        try:
            session.pictures()
        except TimeoutError:
            # What waits for the event loop says where it waited; the window closes as ever.
            traceback.print_exc()
            return 1
        finally:
            (options.folder / "faults.txt").write_text("\n".join([*session.faults, ""]), encoding="utf-8")
            session.close()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
