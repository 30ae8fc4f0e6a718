"""The reader: hits, the clause in view, selection, copying, keys, looks."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication, QTextCursor
from PySide6.QtWidgets import QTextEdit
from pytestqt.qtbot import QtBot

from store.model.annotation import Anchor, Note
from store.model.clause import Clause, Reference
from store.model.document import Correction, Document
from store.model.message import verbatim
from store.model.printed import parts, printed
from store.model.typography import typeset
from tests.looping import some
from ui.appearance.theme import ThemeManager
from ui.reader.comfort import Comfort
from ui.reader.context_menu import ReaderMenu
from ui.reader.navigation.document_finder import DocumentFinder
from ui.reader.navigation.goto_popup import GotoPopup
from ui.reader.page.margin_notes import LEAST_ROOM, USUAL_ROOM
from ui.reader.reader_view import ReaderView
from ui.widgets.clause_list.opening import Opening


def select(reader: ReaderView, first: tuple[str, int], last: tuple[str, int]) -> None:
    """Select from one printed offset to behind another."""
    places = reader.page.places
    start = places.positions(first[0], first[1], first[1] + 1)[0][0]
    end = places.positions(last[0], last[1] - 1, last[1])[0][1]
    cursor = QTextCursor(reader.page.document())
    cursor.setPosition(start)
    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    reader.page.setTextCursor(cursor)


def marked(reader: ReaderView) -> list[str]:
    return [selection.cursor.selectedText() for selection in reader.page.extraSelections()]


def ids(document: Document) -> list[str]:
    return [clause.id for clause in document.walk()]


# -- what is shown ----------------------------------------------------------------------------------------


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
    with qtbot.waitSignal(reader.reference_activated) as caught:
        reader.page.anchorClicked.emit(href)
    assert caught.args == [reference, Opening.HERE]


def test_an_unknown_clause_changes_nothing(reader: ReaderView, documents: list[Document]) -> None:
    reader.show_document(documents[0], ids(documents[0])[3])
    reader.show_clause("nowhere/1.")
    assert reader.current_clause_id() == ids(documents[0])[3]


# -- hits -------------------------------------------------------------------------------------------------


def test_hits_are_walked_and_refused_at_both_ends(
    reader: ReaderView, documents: list[Document], qtbot: QtBot
) -> None:
    document = documents[0]
    reader.show_document(document)
    hits = DocumentFinder(document).find("医保")
    reader.set_hits(hits)
    total = sum(map(len, hits.values()))
    assert reader.hit_position() == (1, total)
    assert not reader.previous_hit()
    seen = []
    reader.hit_changed.connect(lambda current, _total: seen.append(current))
    while reader.next_hit():
        assert reader.current_clause_id() in hits
    assert seen == list(range(2, total + 1))
    assert not reader.next_hit()
    assert reader.hit_position() == (total, total)
    assert reader.previous_hit()
    assert reader.last_hit()
    assert reader.hit_position() == (total, total)


def test_opening_a_clause_makes_its_first_hit_current(reader: ReaderView, documents: list[Document]) -> None:
    document = documents[0]
    hits = DocumentFinder(document).find("医保")
    wanted = list(hits)[1]
    reader.show_document(document)
    reader.set_hits(hits)
    reader.show_clause(wanted)
    assert reader.hit_position()[0] == len(hits[next(iter(hits))]) + 1


def test_only_what_is_in_sight_is_marked_and_the_marks_are_the_words(
    reader: ReaderView, long_document: Document
) -> None:
    reader.show_document(long_document)
    reader.finish_loading()
    hits = DocumentFinder(long_document).find("医疗卫生")
    reader.set_hits(hits)
    assert set(marked(reader)) == {"医疗卫生"}
    assert len(marked(reader)) < sum(map(len, hits.values())) / 10
    reader.page.verticalScrollBar().setValue(reader.page.verticalScrollBar().maximum())
    assert set(marked(reader)) == {"医疗卫生"}
    last = reader.page.places.place(long_document.clauses[-1].id)
    assert last is not None
    assert any(selection.cursor.position() > last.first for selection in reader.page.extraSelections())


def test_the_current_hit_has_its_own_colour(
    reader: ReaderView, documents: list[Document], themes: ThemeManager
) -> None:
    reader.show_document(documents[0])
    reader.set_hits(DocumentFinder(documents[0]).find("省"))
    colours = [selection.format.background().color().name().upper() for selection in selections(reader)]
    assert colours.count(themes.theme.hitcur.upper()) == 1
    assert themes.theme.hit.upper() in colours


def selections(reader: ReaderView) -> list[QTextEdit.ExtraSelection]:
    return reader.page.extraSelections()


def test_no_hits_no_counter(reader: ReaderView, documents: list[Document]) -> None:
    reader.show_document(documents[0])
    reader.set_hits(DocumentFinder(documents[0]).find("医保"))
    assert reader._counter.isVisible()
    assert reader._strip.isVisible()
    reader.set_hits({})
    assert not reader._counter.isVisible()
    assert not reader._strip.isVisible()
    assert not reader.next_hit()


@pytest.mark.parametrize("width", [520, 760, 1500])
def test_the_counter_covers_no_word(
    reader: ReaderView, documents: list[Document], qtbot: QtBot, width: int
) -> None:
    reader.resize(width, 600)
    reader.show_document(documents[0])
    reader.set_hits(DocumentFinder(documents[0]).find("医保"))
    page = reader.page

    def apart() -> bool:
        text = page.viewport().geometry().translated(page.pos())
        text.setRight(text.left() + round(page.column.page_width))
        return reader._counter.isVisible() and not reader.counter_rect().intersects(text)

    qtbot.waitUntil(apart)
    reader.set_hits({})
    qtbot.waitUntil(lambda: page.height() == reader.height())


def test_hits_of_another_document_are_left_out(reader: ReaderView, documents: list[Document]) -> None:
    reader.show_document(documents[0])
    reader.set_hits(DocumentFinder(documents[1]).find("医"))
    assert reader.hit_position() == (0, 0)


# -- the clause in view -----------------------------------------------------------------------------------


def test_scrolling_changes_the_clause_in_view(
    reader: ReaderView, documents: list[Document], qtbot: QtBot
) -> None:
    reader.show_document(documents[0])
    seen: list[str] = []
    reader.clause_changed.connect(seen.append)
    bar = reader.page.verticalScrollBar()
    for value in range(0, bar.maximum(), 60):
        bar.setValue(value)
    order = [ids(documents[0]).index(clause_id) for clause_id in seen]
    assert len(order) >= 8
    assert order == sorted(order)
    place = reader.page.places.place(reader.current_clause_id())
    assert place is not None
    assert reader.page.rect_of(place).intersects(reader.page.viewport().rect())


@pytest.mark.parametrize("index", [0, 1, 8, 23, 24])
def test_a_clause_that_is_gone_to_stands_in_view(
    reader: ReaderView, documents: list[Document], index: int
) -> None:
    reader.show_document(documents[0], ids(documents[0])[index])
    place = reader.page.places.place(ids(documents[0])[index])
    assert place is not None
    rect = reader.page.rect_of(place)
    assert reader.current_clause_id() == place.clause.id
    assert rect.top() >= -1
    assert rect.top() < reader.page.viewport().height()


def test_a_clause_gone_to_before_the_first_show_is_in_view_after_it(
    qtbot: QtBot, themes: ThemeManager, documents: list[Document]
) -> None:
    view = ReaderView(themes)
    qtbot.addWidget(view)
    view.show_document(documents[4], ids(documents[4])[20])
    view.resize(640, 500)
    with qtbot.waitExposed(view):
        view.show()
    qtbot.waitUntil(lambda: view.page.offset() > 0)
    place = view.page.places.place(ids(documents[4])[20])
    assert place is not None
    assert 0 <= view.page.rect_of(place).top() < 400
    assert view.current_clause_id() == place.clause.id


def test_a_place_in_the_middle_of_a_long_document_stays_while_the_rest_is_written(
    reader: ReaderView, long_document: Document
) -> None:
    reader.show_document(long_document, "长法/第200条")
    place = reader.page.places.place("长法/第200条")
    assert place is not None
    before = reader.page.rect_of(place).top()
    assert reader.page.places.written() < 400
    reader.finish_loading()
    assert reader.page.places.written() == 400
    assert abs(reader.page.rect_of(place).top() - before) <= 2
    assert reader.current_clause_id() == "长法/第200条"


def test_alt_up_and_down_go_from_clause_to_clause(
    reader: ReaderView, documents: list[Document], qtbot: QtBot
) -> None:
    wanted = ids(documents[4])
    reader.show_document(documents[4], wanted[5])
    qtbot.keyClick(reader.page, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert reader.current_clause_id() == wanted[6]
    for _count in range(10):
        qtbot.keyClick(reader.page, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert reader.current_clause_id() == wanted[0]


def test_plain_keys_scroll(reader: ReaderView, documents: list[Document], qtbot: QtBot) -> None:
    reader.show_document(documents[2])
    bar = reader.page.verticalScrollBar()
    for key, grows in ((Qt.Key.Key_Down, True), (Qt.Key.Key_PageDown, True), (Qt.Key.Key_Up, False)):
        before = bar.value()
        qtbot.keyClick(reader.page, key)
        assert (bar.value() > before) == grows
    qtbot.keyClick(reader.page, Qt.Key.Key_End)
    assert bar.value() == bar.maximum()
    qtbot.keyClick(reader.page, Qt.Key.Key_Home)
    assert bar.value() == 0


def test_a_click_chooses_the_clause(reader: ReaderView, documents: list[Document], qtbot: QtBot) -> None:
    reader.show_document(documents[0], ids(documents[0])[6])
    place = reader.page.places.place(ids(documents[0])[7])
    assert place is not None
    rect = reader.page.rect_of(place)
    at = QPoint(rect.center().x(), rect.top() + 24)
    qtbot.mouseClick(reader.page.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert reader.current_clause_id() == ids(documents[0])[7]


# -- selection and copying --------------------------------------------------------------------------------


def test_a_selection_across_clauses_names_each_of_them(reader: ReaderView, documents: list[Document]) -> None:
    reader.show_document(documents[0])
    wanted = ids(documents[0])[3:6]
    select(reader, (wanted[0], 4), (wanted[2], 3))
    assert reader.selected_clause_ids() == wanted
    assert [clause_id for clause_id, _start, _end in reader.selected_ranges()] == wanted


def test_a_selection_within_a_clause_is_a_printed_range(
    reader: ReaderView, documents: list[Document]
) -> None:
    for document in some(documents):
        reader.show_document(document)
        texts = [(clause.id, printed(clause)) for clause in list(document.walk())[::5]]
        long = [key for key, text in texts if len(text) > 12 and not (text[2].isspace() or text[8].isspace())]
        for clause_id in some(long):
            select(reader, (clause_id, 2), (clause_id, 9))
            assert reader.selected_ranges() == [(clause_id, 2, 9)]


def test_without_a_selection_the_current_clause_counts(reader: ReaderView, documents: list[Document]) -> None:
    reader.show_document(documents[0], ids(documents[0])[4])
    assert reader.selected_clause_ids() == [ids(documents[0])[4]]
    assert reader.selected_ranges() == []
    assert reader.page.createMimeDataFromSelection().text() == ""


def test_copying_gives_clean_text_in_order(
    reader: ReaderView, documents: list[Document], qtbot: QtBot
) -> None:
    reader.show_document(documents[0])
    clauses = [clause for clause in documents[0].walk() if clause.label in ("9.", "10.")]
    select(reader, (clauses[0].id, 0), (clauses[1].id, 6))
    qtbot.keyClick(reader.page, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    lines = QGuiApplication.clipboard().text().split("\n")
    assert lines[0].startswith("9.允许区域医疗中心")
    assert lines[1] == "（责任单位：省医保局、省卫健委）"
    assert lines[2] == "10.支持输出医院"


def test_copying_without_a_selection_copies_the_clause(reader: ReaderView, documents: list[Document]) -> None:
    wanted = next(clause for clause in documents[4].walk() if clause.label == "第九条")
    reader.show_document(documents[4], wanted.id)
    reader.copy()
    text = QGuiApplication.clipboard().text()
    assert text.startswith("第九条\u3000")
    assert text.count("\n") == len(wanted.paragraphs) - 1


def test_everything_can_be_copied(reader: ReaderView, documents: list[Document]) -> None:
    for document in some(documents):
        reader.show_document(document)
        reader.page.selectAll()
        text = reader.page.createMimeDataFromSelection().text()
        for paragraph in some(paragraph for clause in document.walk() for paragraph in clause.paragraphs):
            assert typeset(paragraph) in text


# -- marks, menu, find, go to -----------------------------------------------------------------------------


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
    assert told == [[wanted], wanted, wanted, [wanted]]


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


def test_the_find_bar_stands_in_for_the_search_and_gives_it_back(
    reader: ReaderView, documents: list[Document], qtbot: QtBot
) -> None:
    reader.show_document(documents[0])
    reader.set_hits(DocumentFinder(documents[0]).find("医保"))
    before = reader.hit_position()
    qtbot.keyClick(reader.page, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert reader._find.isVisible()
    reader._find._field.setText("床位 数量")
    qtbot.waitUntil(lambda: reader.hit_position()[1] > 0)
    assert set(marked(reader)) == {"床位数量"}
    assert not reader._counter.isVisible()
    qtbot.keyClick(reader._find, Qt.Key.Key_Escape)
    assert not reader._find.isVisible()
    assert reader.hit_position()[1] == before[1]


def test_finding_nothing_says_so(reader: ReaderView, documents: list[Document], qtbot: QtBot) -> None:
    reader.show_document(documents[0])
    reader.open_find()
    reader._find._field.setText("疫苗")
    qtbot.waitUntil(lambda: reader._find._count.text() == "没有找到")
    assert reader.hit_position() == (0, 0)


def test_the_goto_field_goes_there(reader: ReaderView, documents: list[Document], qtbot: QtBot) -> None:
    reader.show_document(documents[4])
    reader.open_goto()
    popup = reader.findChild(GotoPopup)
    popup._field.setText("第28条")
    qtbot.keyClick(popup, Qt.Key.Key_Return)
    place = reader.page.places.place(reader.current_clause_id())
    assert place is not None
    assert place.clause.label == "第二十八条"


# -- looks ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("zoom", [80, 130, 250])
def test_zoom_keeps_the_place_and_the_positions(
    reader: ReaderView, documents: list[Document], zoom: int
) -> None:
    wanted = ids(documents[2])[20]
    reader.show_document(documents[2], wanted)
    reader.set_comfort(Comfort(size=zoom))
    place = reader.page.places.place(wanted)
    assert place is not None
    assert reader.page.rect_of(place).intersects(reader.page.viewport().rect())
    assert reader.current_clause_id() == wanted
    assert reader.page.column.columns <= 42


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
