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
from collections.abc import Callable
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

from PySide6.QtCore import QEventLoop, Qt, QTimer  # noqa: E402
from PySide6.QtGui import QColor, QImage, QPainter  # noqa: E402
from PySide6.QtWidgets import QWidget  # noqa: E402

from store.model.message import Message  # noqa: E402
from store.system.paths import DataPaths  # noqa: E402
from tests.e2e.layout_faults import layout_faults  # noqa: E402
from ui import app  # noqa: E402
from ui.appearance import desktop  # noqa: E402
from ui.appearance.theme import ThemeManager  # noqa: E402
from ui.library.import_dialog import ImportDialog  # noqa: E402
from ui.printing.content.blocks import Options  # noqa: E402
from ui.printing.content.excerpt import Excerpt  # noqa: E402
from ui.printing.layout.layout import layout  # noqa: E402
from ui.printing.layout.page_styles import StyleName  # noqa: E402
from ui.printing.output.painter import paint, paper_size, scale  # noqa: E402
from ui.runtime import i18n  # noqa: E402
from ui.runtime.jobs import Jobs  # noqa: E402
from ui.runtime.settings import Settings  # noqa: E402
from ui.runtime.theme_files import theme_names  # noqa: E402
from ui.services.workspace import ImportResult, RejectedFile  # noqa: E402
from ui.settings.dialog import SettingsDialog  # noqa: E402
from ui.shell.comparison.comparison_panel import comparison  # noqa: E402
from ui.shell.help.keys_dialog import KeysDialog  # noqa: E402
from ui.shell.main_window import MainWindow  # noqa: E402

SIZE = (1366, 820)
PAGE_DPI = 84
NUMBER = "晋政办函〔2020〕28号"
MEASURES = "36项措施支持国家区域医疗中心建设"
NOTE = "下周价格专题会带上；与 36 项第21项对照看，试行期限没有写明。"


def settle(milliseconds: int = 250) -> None:
    """Let the program answer, load and paint."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def until(ready: Callable[[], bool], tries: int = 200) -> None:
    """Wait for something that the program does by itself."""
    for _ in range(tries):
        if ready():
            return
        settle(50)
    raise TimeoutError


class Session:
    """One window, and the folder that its pictures go to."""

    def __init__(
        self, folder: Path, data: Path, size: tuple[int, int] | None = None, theme: str = "", text: int = 100
    ) -> None:
        self.folder = folder
        self.usual, self.only = theme or "light", bool(theme)
        self.faults: list[str] = []
        self.fills_screen = size is None
        folder.mkdir(parents=True, exist_ok=True)
        self.workspace = app.open_workspace(DataPaths(data))
        self.settings = Settings(data / "settings.ini")
        self.settings.theme, self.settings.text_size = self.usual, text
        self.themes = ThemeManager(self.usual)
        self.themes.set_text_size(text)
        self.jobs = Jobs()
        self.window = MainWindow(self.workspace, self.jobs, self.themes, self.settings)
        if size is None:
            self.window.setGeometry(self.window.screen().availableGeometry())
        else:
            self.window.resize(*size)
        self.window.show()
        until(lambda: not self.window.importer.busy and self.jobs.running() == 0)

    def save(self, name: str, widget: QWidget | None = None) -> None:
        """Take a picture."""
        settle()
        shown = widget or self.window
        shown.grab().save(str(self.folder / f"{name}.png"))
        room = self.window.screen().availableGeometry()
        if shown.width() > room.width() or shown.height() > room.height():
            self.faults.append(f"{name}: larger than the screen: {shown.width()}x{shown.height()}")
        self.faults += [f"{name}: {fault}" for fault in layout_faults(shown)]

    def every_theme(self) -> list[str]:
        """The themes of pictures that are made in each; one where all are to be in that."""
        return [self.usual] if self.only else list(theme_names())

    def use(self) -> None:
        """What an administrator does before a meeting: search, read, mark, note."""
        window, library = self.window, self.workspace.library
        window.results_controller.search("职称")
        until(lambda: window.results_controller.runner.answer is not None)
        window.results_controller.used.emit("职称", window.results_controller.runner.answer.total)
        for clause_id in (f"{NUMBER}/15.", f"{NUMBER}/9."):
            window.open_clause(clause_id)
            settle(1700)
        window.reading.toggle_bookmark(f"{NUMBER}/9.")
        window.notes.save_note(*library.clause(f"{NUMBER}/9."), "", NOTE)
        window.notes.save_note(*library.clause(f"{NUMBER}/15."), "", "绩效工资总量要与人社厅核对。")
        articles = next(one for one in library.documents() if one.kind == "办法")
        article = next(one for one in library.document(articles.key).walk() if one.label == "第二十四条")
        window.reading.toggle_bookmark(article.id)

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

    def shrunk(self, name: str, widget: QWidget) -> None:
        """Take a picture for the guide."""
        settle(400)
        picture = widget.grab().toImage().scaledToWidth(720, Qt.TransformationMode.SmoothTransformation)
        picture.convertToFormat(QImage.Format.Format_RGB888).save(str(self.folder / f"{name}.png"))

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

    def painted(self) -> None:
        """Wait until the pages are set as is chosen now, and those in view are painted."""
        settle()  # a gathering of the basket or another size of the window is under way by then
        page = self.window.printing.place.page()
        until(lambda: not page.preview.is_waiting() and page.view.is_painted())

    def fill_basket(self) -> None:
        """Clauses of several documents under two headings."""
        basket, library = self.window.basket.editor, self.workspace.library
        plan = next(one for one in library.documents() if one.kind == "办法")
        article = next(one for one in library.document(plan.key).walk() if one.label == "第二十七条")
        basket.create("价格专题会政策摘录")
        basket.add_heading("价格与医保")
        basket.add([f"{NUMBER}/9.", "晋政办发〔2021〕85号/一、/（三）"])
        basket.add_heading("薪酬")
        basket.add([f"{NUMBER}/15.", article.id])

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

    def page(
        self, name: str, excerpt: Excerpt, style: StyleName, number: int, options: Options | None = None
    ) -> None:
        """Take a picture of one page."""
        pages = layout(excerpt, style, options)
        width, height = paper_size(pages.sheet, PAGE_DPI)
        image = QImage(round(width), round(height), QImage.Format.Format_RGB32)
        image.fill(QColor("white"))
        painter = QPainter(image)
        scale(painter, PAGE_DPI)
        paint(pages.pages[number], painter)
        painter.end()
        image.save(str(self.folder / f"{name}.png"))

    def narrow(self) -> None:
        """The smallest window that must work."""
        window = self.window
        window.results_controller.search("医保")
        settle(600)
        window.resize(1024, 700)
        self.save("narrow")

    def close(self) -> None:
        """Leave nothing running."""
        self.window.close()
        self.jobs.close()
        self.workspace.close()


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
