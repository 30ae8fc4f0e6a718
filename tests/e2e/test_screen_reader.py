"""The real window as a screen reader gets it: names, roles, where the focus goes, where the caret is."""

from __future__ import annotations

import importlib.util
from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from tests.e2e.desktop import Desktop, desktop, missing, until
from tests.patience import SECONDS

if importlib.util.find_spec("jeepney") is None:
    pytest.skip("jeepney is not installed: it speaks to the accessibility bus", allow_module_level=True)

from tests.e2e.screen_reader import (
    ATSPI,
    CHECKED,
    FOCUSABLE,
    FOCUSED,
    SHOWING,
    Node,
    ScreenReader,
    accessibility_bus,
    launcher_path,
)

WHY = missing("Xvfb", "xdotool", "dbus-daemon")
WHY = WHY or ("" if launcher_path() else "at-spi2-core is not installed")
pytestmark = pytest.mark.skipif(bool(WHY), reason=WHY)
#: Roles that need no name of their own: Orca reads what they hold.
SILENT = {"scroll bar", "scroll pane", "layered pane", "panel", "filler", "column header"}


@dataclass
class Listener:
    """The program on its screen, and what one hears of it."""

    screen: Desktop
    reader: ScreenReader

    def tree(self) -> Node:
        """Everything that shows."""
        found: list[Node] = []
        assert until(lambda: self.walked(found))
        return found[0]

    def walked(self, found: list[Node]) -> bool:
        """Whether the tree could be walked to its end: what is walked may go meanwhile."""
        try:
            found[:] = [self.reader.node(*self.reader.programs()[0])]
        except (RuntimeError, IndexError):
            return False
        return True

    def press(self, *keys: str, to: str = "") -> None:
        """Press keys in the window; with ``to`` wait until it is told that this has got the focus."""
        self.reader.events(0.2)
        self.screen.run("xdotool", "key", "--delay", "60", *keys)
        heard: list[str] = []
        assert not to or until(lambda: self.focused(heard)[-1:] == [to]), heard

    def focused(self, heard: list[str]) -> list[str]:
        """``heard`` with the names of what has got the focus since."""
        for member, detail, path, body in self.reader.events(0.3):
            if (member, detail) == ("StateChanged", "focused") and body[1]:
                heard.append(self.name(path))
        return heard

    def has_focus(self, name: str) -> bool:
        """Whether what has this name has the focus."""
        return any(FOCUSED in one.states and one.name == name for one in self.tree().walk())

    def search(self, letters: str) -> None:
        """Type into the search box, and wait for hits."""
        self.press("Escape", "ctrl+k")
        assert until(lambda: self.has_focus("检索"))
        self.press("ctrl+a")
        self.screen.run("xdotool", "type", "--delay", "60", letters)
        assert until(lambda: any(one.children for one in self.tree().find("list", "检索结果")))

    def go_to(self, number: str) -> None:
        """Open a clause of the document by its number."""
        self.press("Escape", "ctrl+g", to="转到条款")
        self.screen.run("xdotool", "type", "--delay", "60", number)
        self.press("Return")
        assert until(lambda: self.has_focus("文件正文"))

    def name(self, path: str) -> str:
        """The name of an object."""
        try:
            return str(self.reader.get(self.reader.programs()[0][0], path, f"{ATSPI}.Accessible", "Name"))
        except RuntimeError:
            return ""

    def text(self) -> Node:
        """The text of the document."""
        return next(one for one in self.tree().walk() if one.name == "文件正文")

    def at_caret(self, length: int) -> str:
        """The words of the document from the caret on."""
        text = self.text()
        offset = self.reader.get(text.bus, text.path, f"{ATSPI}.Text", "CaretOffset")
        interface = f"{ATSPI}.Text"
        return str(self.reader.call(text.bus, text.path, interface, "GetText", "ii", offset, offset + length))

    def selected(self) -> str:
        """The words that are selected in the document."""
        text, interface = self.text(), f"{ATSPI}.Text"
        if not self.reader.call(text.bus, text.path, interface, "GetNSelections"):
            return ""
        start, end = self.reader.call(text.bus, text.path, interface, "GetSelection", "i", 0)
        return str(self.reader.call(text.bus, text.path, interface, "GetText", "ii", start, end))


@pytest.fixture(scope="module")
def orca(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Listener]:
    data = tmp_path_factory.mktemp("data")
    with desktop() as screen:
        # At the first start of a checkout the library is made.
        screen.start_yice(data, {"YICE_SMOKE_TEST": "1"}).communicate(timeout=SECONDS)
        with accessibility_bus(screen.environment) as reader:
            program = screen.start_yice(data)
            try:
                assert until(reader.programs)
                listener = Listener(screen, reader)
                assert until(lambda: listener.tree().find("tree item"))
                screen.run("xdotool", "windowfocus", "--sync", screen.windows().split()[0])
                reader.listen("object:state-changed", "object:text-caret-moved")
                yield listener
            finally:
                program.terminate()
                program.communicate(timeout=SECONDS)


def test_everything_that_has_the_focus_has_a_name(orca: Listener) -> None:
    tree = orca.tree()
    focusable = [one for one in tree.walk() if FOCUSABLE in one.states and SHOWING in one.states]
    assert len(focusable) > 20
    assert [one.role for one in focusable if not one.name.strip() and one.role not in SILENT] == []


def test_the_rail_is_a_group_of_which_one_is_chosen(orca: Listener) -> None:
    radios = orca.tree().find("radio button")
    assert [one.name for one in radios][:5] == ["文件", "检索", "书签", "批注", "打印篮"]
    assert [one.name for one in radios if CHECKED in one.states] == ["文件"]
    assert not orca.tree().find("check box")
    assert orca.tree().find("push button", "打印")


def test_the_focus_is_told_as_it_goes(orca: Listener) -> None:
    orca.press("ctrl+k")
    assert until(lambda: orca.has_focus("检索"))
    orca.press("F6", to="文件")
    orca.press("F6", to="文件及其章节")
    orca.press("F6", to="开始页")
    orca.press("ctrl+k", to="检索")
    orca.press("shift+Tab", to="开始页")


def test_rows_tell_where_they_stand_and_what_was_found(orca: Listener) -> None:
    orca.search("yibao")
    rows = orca.tree().find("list", "检索结果")[0].children
    told = [row.description for row in rows if row.description]
    assert told[0].startswith("第 1 条，共 ")
    assert told[1].startswith("第 2 条，共 ")
    assert all("命中：医保" in each for each in told[:3])


def test_the_caret_is_where_one_reads(orca: Listener) -> None:
    # Enter opens the first hit: the caret stands at it, and Shift selects from there.
    orca.search("yibao")
    orca.press("Return", to="文件正文")
    assert until(lambda: orca.at_caret(2) == "医保")
    orca.press("shift+Right")
    assert until(lambda: orca.selected() == "医")
    # To a clause by its number.
    orca.go_to("9")
    assert until(lambda: orca.at_caret(3) == "（九）")
    orca.press("shift+Right", "shift+Right", "shift+Right")
    assert until(lambda: orca.selected() == "（九）")
    # To the next hit.
    orca.press("Escape", "F3")
    assert until(lambda: orca.at_caret(2) == "医保")
    orca.press("shift+Right", "shift+Right")
    assert until(lambda: orca.selected() == "医保")


def test_what_a_key_does_is_done_where_the_caret_is(orca: Listener) -> None:
    orca.search("yibao")
    orca.press("Return")
    assert until(lambda: orca.has_focus("文件正文"))
    orca.go_to("3")

    def here() -> str:
        return orca.tree().find("label", "当前条款")[0].description.removeprefix("当前：")

    assert until(lambda: here().endswith(("第3项", "（三）")))
    orca.press("ctrl+d")

    def told() -> list[str]:
        return [one.name for one in orca.tree().find("label") if one.name.startswith("已添加书签：")]

    assert until(lambda: told() == [f"已添加书签：{here()}"])
