"""The reader: hits, the clause in view, selection, copying, keys, looks."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from pytestqt.qtbot import QtBot

from store.model.annotation import Anchor, Note
from store.model.clause import Clause, Reference
from store.model.document import Correction, Document
from store.model.message import verbatim
from store.model.printed import parts, printed
from tests.ui.reader.selecting import ids, marked, selections
from ui.appearance.theme import ThemeManager
from ui.reader.comfort import Comfort
from ui.reader.context_menu import ReaderMenu
from ui.reader.navigation.document_finder import DocumentFinder
from ui.reader.page.margin_notes import LEAST_ROOM, USUAL_ROOM
from ui.reader.reader_view import ReaderView
from ui.widgets.clause_list.opening import Opening


def test_head_says_title_number_issuer_and_date(reader: ReaderView, documents: list[Document]) -> None:
    document = documents[0]
    reader.show_document(document)
    text = reader.page.toPlainText()
    head = text[: text.index("1") if "1" in text else None]
    assert "".join(head.split())[:19].startswith(document.name[:10])
    for fact in (document.number, document.issuers[0]):
        assert fact
        assert fact in text


def test_a_source_that_breaks_off_says_so_above_and_below(
    reader: ReaderView, documents: list[Document]
) -> None:
    document = next(document for document in documents if not document.complete)
    reader.show_document(document)
    text = reader.page.toPlainText()
    assert text.index("来源文件不完整") < text.index("（一）")
    assert "来源到此中断" in text[-400:]


def test_a_duty_note_is_set_apart_with_the_printed_one_in_its_tooltip(
    reader: ReaderView, documents: list[Document]
) -> None:
    document = documents[0]
    reader.show_document(document)
    clause = next(clause for clause in document.walk() if clause.label == "9.")
    part = next(part for part in parts(clause) if part.kind == "duty")
    (first, last), *_rest = reader.page.places.positions(clause.id, part.start, part.end)
    cursor = QTextCursor(reader.page.document())
    cursor.setPosition(first + 1)
    assert cursor.block().text() == "责任单位\u3000省医保局\u3000省卫健委"
    assert cursor.charFormat().toolTip().startswith("（责任单位：")
    assert last > first


def test_corrections_are_marked_and_explained(reader: ReaderView) -> None:
    clause = Clause("d/1.", "1.", ("1.",), body=("加强区域医疔中心建设。",))
    correction = Correction("d/1.", "医疔", "医疗", verbatim("形近"), applied=False)
    reader.show_document(document_of(clause, corrections=(correction,)))
    cursor = QTextCursor(reader.page.document())
    cursor.setPosition(reader.page.places.positions("d/1.", 4, 6)[0][1])
    assert "医疗" in cursor.charFormat().toolTip()
    cursor.setPosition(reader.page.places.positions("d/1.", 6, 9)[0][1])
    assert not cursor.charFormat().toolTip()


def test_a_reference_can_be_followed(reader: ReaderView, qtbot: QtBot) -> None:
    reference = Reference(2, 8, title="医师法")
    clause = Clause("d/1.", "1.", ("1.",), body=("依照《医师法》执行。",), references=(reference,))
    reader.show_document(document_of(clause))
    cursor = QTextCursor(reader.page.document())
    cursor.setPosition(reader.page.places.positions("d/1.", 3, 4)[0][1])
    href = cursor.charFormat().anchorHref()
    qtbot.keyRelease(reader.page, Qt.Key.Key_Control)  # a test before may have left it held
    with qtbot.waitSignal(reader.reference_activated) as caught:
        reader.page.anchorClicked.emit(href)
    assert caught.args == [reference, Opening.HERE]


def test_an_unknown_clause_changes_nothing(reader: ReaderView, documents: list[Document]) -> None:
    reader.show_document(documents[0], ids(documents[0])[3])
    reader.show_clause("nowhere/1.")
    assert reader.current_clause_id() == ids(documents[0])[3]


def test_notes_and_bookmarks_show_in_the_margin(
    reader: ReaderView, documents: list[Document], qtbot: QtBot
) -> None:
    document = documents[0]
    clause = list(document.walk())[2]
    anchor = Anchor(document.key, clause.id, 1, 5, printed(clause)[1:5])
    note = Note("n1", anchor, "看", "2026-01-01T00:00:00.000Z", "2026-01-01T00:00:00.000Z")
    reader.show_document(document)
    reader.set_marks({clause.id}, {clause.id: [note]})
    assert printed(clause)[1:5] in marked(reader)
    place = reader.page.places.place(clause.id)
    assert place is not None
    icon = reader.page._painter._icon_rect(place, 1).translated(0, -reader.page.offset())
    with qtbot.waitSignal(reader.note_activated) as caught:
        qtbot.mouseClick(reader.page.viewport(), Qt.MouseButton.LeftButton, pos=icon.center().toPoint())
    assert caught.args == ["n1"]
    reader.set_marks(set(), {})
    assert not marked(reader)


def test_the_menu_tells_every_intent(reader: ReaderView, documents: list[Document], qtbot: QtBot) -> None:
    reader.show_document(documents[0], ids(documents[0])[2])
    menu = ReaderMenu(reader, reader._themes.theme)
    actions = {action.text(): action for action in menu.actions() if action.text()}
    told: list[object] = []
    for signal in (
        reader.copy_requested,
        reader.bookmark_requested,
        reader.note_requested,
        reader.print_requested,
    ):
        signal.connect(told.append)
    for name in ("复制并附引文", "添加书签", "添加批注", "打印所选条款…"):
        actions[name].trigger()
    wanted = ids(documents[0])[2]
    assert told == [[wanted], [wanted], wanted, [wanted]]


@pytest.mark.parametrize(
    ("key", "modifiers", "signal"),
    [
        (Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier, "bookmark_requested"),
        (Qt.Key.Key_M, Qt.KeyboardModifier.ControlModifier, "note_requested"),
        (Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier, "print_requested"),
        (
            Qt.Key.Key_C,
            Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier,
            "copy_requested",
        ),
    ],
)
def test_shortcuts_tell_intents(
    reader: ReaderView,
    documents: list[Document],
    qtbot: QtBot,
    key: Qt.Key,
    modifiers: Qt.KeyboardModifier,
    signal: str,
) -> None:
    reader.show_document(documents[0], ids(documents[0])[2])
    with qtbot.waitSignal(getattr(reader, signal)):
        qtbot.keyClick(reader.page, key, modifiers)


def test_lines_and_column_are_as_the_reader_likes_them(reader: ReaderView, documents: list[Document]) -> None:
    wanted = ids(documents[2])[20]
    reader.show_document(documents[2], wanted)
    reader.set_comfort(Comfort(face="hei", line=240, columns=24))
    place = reader.page.places.place(wanted)
    assert place is not None
    assert reader.page.rect_of(place).intersects(reader.page.viewport().rect())
    assert reader.page.column.columns == 24
    block = reader.page.document().findBlock(place.first)
    assert block.blockFormat().lineHeight() == round(17 * 2.4)


def test_a_change_of_theme_restyles_at_once(
    reader: ReaderView, documents: list[Document], themes: ThemeManager
) -> None:
    wanted = ids(documents[0])[9]
    reader.show_document(documents[0], wanted)
    reader.set_hits(DocumentFinder(documents[0]).find("医保"))
    themes.set_theme("dark")
    cursor = QTextCursor(reader.page.document())
    cursor.setPosition(reader.page.places.positions(wanted, 0, 1)[0][1])
    assert cursor.charFormat().foreground().color().name().upper() == themes.theme.ink.upper()
    assert reader.current_clause_id() == wanted
    colours = {selection.format.background().color().name().upper() for selection in selections(reader)}
    assert colours <= {themes.theme.hit.upper(), themes.theme.hitcur.upper()}
    themes.set_theme("light")


@pytest.mark.parametrize("width", [320, 420, 680, 900, 1000, 1200, 2000])
def test_the_column_is_whole_characters_in_the_middle(
    reader: ReaderView, documents: list[Document], width: int
) -> None:
    reader.show_document(documents[0])
    reader.resize(width, 600)
    column, page = reader.page.column, reader.page
    assert 14 <= column.columns <= 42
    left, right = page.viewportMargins().left(), page.viewportMargins().right() + page.note_room
    if left + page.note_room < LEAST_ROOM or page.note_room > USUAL_ROOM:
        assert right - left in range(14, 20)
    else:
        # There is room for notes, but not on both sides.
        assert page.note_room == min(USUAL_ROOM, left + page.note_room)
    if width > 420:
        assert page.viewport().width() - page.note_room >= column.page_width


def document_of(*clauses: Clause, corrections: tuple[Correction, ...] = ()) -> Document:
    return Document(
        "d",
        "d.txt",
        "某办法",
        None,
        (),
        None,
        None,
        "办法",
        True,
        "",
        clauses=clauses,
        corrections=corrections,
    )
