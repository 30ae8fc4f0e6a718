"""Uses the real window over a library of thousands; prints the longest event of each step, and memory.

``python large_window.py FOLDER`` works on a copy of a data folder. An event counts as long as the GUI thread
was busy at once, in milliseconds.
"""

from __future__ import annotations

import json
import os
import shutil
import sys
import tempfile
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from opened_window import open_window, wait  # itself finds the program
from PySide6.QtCore import QTimer

from ui.services import process_memory
from ui.shell.main_window import MainWindow

PATIENCE, REST = 120.0, 0.6
QUERIES = (
    "医疗 床位 应当 医 县级以上人民政府 条例 处罚 许可证 罚款 卫生 药品 医师 护士 病历 传染病 疫苗 价格 "
    "采购 公告 备案"
)


def resident() -> float:
    """What this process holds, in MB."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * 4096 / 1e6


def measure(folder: Path) -> dict[str, float]:
    """Take every step and wait until the window is at rest again."""
    from ui.widgets.clause_list.opening import Opening

    opened = open_window(folder, (1280, 800))
    application, workspace, jobs, window = opened
    found: dict[str, float] = {}

    def rest() -> None:
        wait(application, PATIENCE, lambda: jobs.running() == 0)
        wait(application, REST)

    def step(name: str, act: Callable[[], object]) -> None:
        application.events.clear()
        QTimer.singleShot(0, window, act)
        wait(application, REST)
        rest()
        found[name] = max(application.events, default=0.0)

    def tidy() -> None:
        """Give memory back as the program does while the window is at rest."""
        workspace.library.forget_pages()
        process_memory.tidy_up()

    rest()
    workspace.library.forget_pages()
    process_memory.settle()  # as the program does where it is at rest for the first time
    found["MB idle"] = resident()
    titles = {entry.name: entry.key for entry in workspace.library.documents()}
    cited = Counter(reference.title for _, _, reference in workspace.library.citing())
    often = [titles[title] for title, _ in cited.most_common() if title in titles]
    step("open an often cited law", lambda: window.open(often[0]))
    step("expand a document in the list", lambda: _expand(window, often[1]))
    step("filter the list", lambda: window.library_panel.set_filter("营商"))
    step("the whole list again", lambda: window.library_panel.set_filter(""))
    step("order the list by name", lambda: window.library_panel.set_arranged("name"))
    for query in QUERIES.split():
        window.results_controller.search(query)
        rest()
    tidy()
    found["MB after twenty searches"] = resident()
    step("all hits by date", lambda: window.search_panel.head.order_chosen.emit("date"))
    for key in often[:15]:
        window.reading.open(key, None, Opening.TAB)
        rest()
    tidy()
    found["MB with fifteen tabs"] = resident()
    last = workspace.library.documents()[-1].key
    step("remove a document", lambda: window.importer.remove(last))
    opened.close()
    return found


def _expand(window: MainWindow, key: str) -> None:
    view = window.library_panel.view
    view.expand(view.model().document_index(key))


if __name__ == "__main__":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory(prefix="yice-large-") as copied:
        shutil.copytree(sys.argv[1], copied, dirs_exist_ok=True)
        print(json.dumps(measure(Path(copied))), flush=True)
    os._exit(0)
