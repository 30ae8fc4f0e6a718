"""One window over a fresh data folder, used as an administrator uses it, and its pictures."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QWidget

from store.system.paths import DataPaths
from tests.e2e.layout_faults import layout_faults
from ui import app
from ui.appearance.theme import ThemeManager
from ui.printing.content.blocks import Options
from ui.printing.content.excerpt import Excerpt
from ui.printing.layout.layout import layout
from ui.printing.layout.page_styles import StyleName
from ui.printing.output.painter import paint, paper_size, scale
from ui.runtime.jobs import Jobs
from ui.runtime.settings import Settings
from ui.runtime.theme_files import theme_names
from ui.shell.main_window import MainWindow

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


class PicturedWindow:
    """The window, and the folder that its pictures go to."""

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

    def shrunk(self, name: str, widget: QWidget) -> None:
        """Take a picture for the guide."""
        settle(400)
        picture = widget.grab().toImage().scaledToWidth(720, Qt.TransformationMode.SmoothTransformation)
        picture.convertToFormat(QImage.Format.Format_RGB888).save(str(self.folder / f"{name}.png"))

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

    def close(self) -> None:
        """Leave nothing running."""
        self.window.close()
        self.jobs.close()
        self.workspace.close()
