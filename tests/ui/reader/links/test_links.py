"""Where references lead, who cites whom, what a copy is cited as, and what the card over a link says."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt, QUrl
from PySide6.QtGui import QGuiApplication, QKeyEvent, QTextCursor
from PySide6.QtWidgets import QApplication, QLabel, QStyle, QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from index.references.citation import cite_as
from store.library import Library
from store.model.clause import Clause, Reference
from store.model.document import Document, DocumentSummary
from store.model.printed import printed
from store.model.table import Table
from tests.looping import some
from ui.appearance.theme import ThemeManager
from ui.reader.copying.citation_styles import CitationStyle, citation_styles
from ui.reader.copying.cited_copy import cited_data
from ui.reader.copying.clause_words import ClauseRange
from ui.reader.copying.clipboard import html_of, mime_of
from ui.reader.corrections_dialog import CorrectionsDialog, text_height
from ui.reader.inspector.note_markdown import to_html, to_plain
from ui.reader.links.link_card import LinkCard
from ui.reader.reader_view import ReaderView
from ui.services.library.cited_names import CitedNames
from ui.services.library.links import Links, LinkTarget, Preview
from ui.shell.main_window import MainWindow
from ui.widgets.clause_list.opening import Opening

LIST = "晋政办函〔2020〕28号"
PLAN = "晋政发〔2020〕17号"


def made(*clauses: Clause) -> Document:
    return Document("k", "k", "办法", None, (), None, None, "办法", True, "", clauses=clauses)


def article(number: str, *paragraphs: str, references: tuple[Reference, ...] = ()) -> Clause:
    label = f"第{number}条"
    return Clause(f"k/{label}", label, (label,), body=paragraphs, references=references)


@pytest.fixture
def links(library: Library) -> Links:
    return Links(library)


def citing_clause(document: Document, number: str) -> tuple[Clause, Reference]:
    return next(
        (clause, reference)
        for clause in document.walk()
        for reference in clause.references
        if reference.number == number
    )


def test_a_cited_document_is_found_and_previewed(links: Links, library: Library) -> None:
    plan = library.document(PLAN)
    _clause, reference = citing_clause(plan, LIST)
    assert links.target(reference, plan) == LinkTarget(LIST)
    preview = links.preview(reference, plan)
    assert (preview.number, preview.missing) == (LIST, False)
    assert preview.title
    assert preview.words


def test_what_the_library_lacks_is_said(links: Links) -> None:
    reference = Reference(0, 5, title="没有的办法", clause="第九条")
    assert links.target(reference, None) is None
    assert not links.holds(reference, None)
    assert links.preview(reference, None).missing


@pytest.mark.parametrize(
    ("cited", "place"), [("第二条", "k/第二条"), ("第二条第一款", "k/第二条"), ("第九十九条", None)]
)
def test_clauses_of_the_same_document(links: Links, cited: str, place: str | None) -> None:
    reference = Reference(0, 3, clause=cited)
    document = made(article("一", "依照本办法。", references=(reference,)), article("二", "内容。"))
    assert links.holds(reference, document) is (place is not None)
    if place:
        assert links.target(reference, document) == LinkTarget("k", place)
        assert [line.clause_id for line in links.cited_by(document, document.clauses[1]).lines] == [
            "k/第一条"
        ]
    assert links.cited_by(document, document.clauses[0]).lines == ()


def test_who_cites_a_document(links: Links, library: Library) -> None:
    found = links.citing_documents(library.document(LIST)).lines
    assert PLAN in {line.key for line in found}
    assert LIST not in {line.key for line in found}


def titled(title: str, number: str | None = None, attached: str | None = None) -> DocumentSummary:
    return DocumentSummary(
        title, title, title, number, (), None, None, "办法", True, "", attached_title=attached
    )


@pytest.mark.parametrize(
    ("cited", "number", "found"),
    [
        ("执业医师法", None, None),
        ("实施《执业医师法》办法", None, None),
        ("中国人民解放军实施《执业医师法》办法", None, "中国人民解放军实施《执业医师法》办法"),
        ("献血法", None, "中华人民共和国献血法"),
        ("中华人民共和国献血法", None, "中华人民共和国献血法"),
        ("中华人民共和国护士条例", None, "护士条例（2020年修正）"),
        ("护士条例", None, "护士条例（2020年修正）"),
        ("护士", None, None),
        ("急救医疗条例", None, None),
        ("太原市急救医疗条例", None, "太原市急救医疗条例"),
        ("医改重点任务", None, "国务院办公厅关于印发医改重点任务的通知"),
        ("关于印发医改重点任务的通知", None, "国务院办公厅关于印发医改重点任务的通知"),
        ("医改重点任务", "国办发〔2020〕25号", "国务院办公厅关于印发医改重点任务的通知"),
        ("医改重点任务", "国办发〔2021〕20号", None),
        (None, "国办发[2020]25号", "国务院办公厅关于印发医改重点任务的通知"),
    ],
)
def test_a_citation_means_what_is_called_so(cited: str | None, number: str | None, found: str | None) -> None:
    names = CitedNames(
        [
            titled("中国人民解放军实施《执业医师法》办法"),
            titled("中华人民共和国献血法"),
            titled("护士条例（2020年修正）"),
            titled("太原市急救医疗条例"),
            titled("太原市卫生条例"),
            titled("国务院办公厅关于印发医改重点任务的通知", "国办发〔2020〕25号"),
        ]
    )
    assert names.key_of(number, cited, None) == found
    if cited == "急救医疗条例":
        assert names.key_of(None, cited, "太原市卫生条例") == "太原市急救医疗条例"


def test_a_document_that_has_a_citation_in_its_title_is_not_the_cited_one(
    window: MainWindow, tmp_path: Path
) -> None:
    text = (
        "第一条 根据《执业医师法》制定本办法。\n\n第二条 具有《执业医师法》第一条规定的条件的，可以参加考试。"
    )
    file = tmp_path / "军队医师.txt"
    file.write_text(f"中国人民解放军实施《执业医师法》办法\n\n{text}\n", encoding="utf-8")
    (document,) = window.workspace.import_files([file]).imported
    links = Links(window.workspace.library)
    references = [one for clause in document.walk() for one in clause.references]
    assert [one.title for one in references] == ["执业医师法", "执业医师法"]
    assert [links.target(one, document) for one in references] == [None, None]
    assert links.preview(references[1], document).missing
    assert links.cited_by(document, document.clauses[0]).lines == ()


def test_a_document_is_found_by_what_another_calls_it(window: MainWindow, tmp_path: Path) -> None:
    cited = tmp_path / "条例.txt"
    cited.write_text("某市医疗机构管理条例\n\n第一条 应当登记。\n\n第二条 应当公示。\n", encoding="utf-8")
    citing = tmp_path / "细则.txt"
    citing.write_text(
        "某市医疗机构登记实施细则\n\n第一条 根据《某市医疗机构管理条例》（以下简称《条例》）。\n\n"
        "第二条 《条例》第二条所称公示，应当在网站上进行。\n\n第三条 《办法》另行制定。\n",
        encoding="utf-8",
    )
    first, second = window.workspace.import_files([cited, citing]).imported
    links = Links(window.workspace.library)
    (short,) = second.clauses[1].references
    assert links.target(short, second) == LinkTarget(first.key, first.clauses[1].id)
    assert [one.clause_id for one in links.cited_by(first, first.clauses[1]).lines] == [second.clauses[1].id]
    assert links.target(second.clauses[2].references[0], second) is None


def test_the_reader_marks_what_cannot_be_followed(
    reader: ReaderView, links: Links, library: Library, qtbot: QtBot
) -> None:
    document = library.document(PLAN)
    reader.show_document(document)
    reader.set_links(links)
    clause, reference = citing_clause(document, LIST)
    order = reader.page.places.order[clause.id]
    url = QUrl(f"ref:{order}:{clause.references.index(reference)}")
    follower = reader.links()
    assert follower.reference(url.toString()) == reference
    assert follower.reference("elsewhere:1") is None
    follower._hover(url)
    follower.show_card(QPoint(100, 100))
    card = follower.card()
    assert card is not None
    assert LIST in card.text()
    follower.hide_card()
    assert follower.card() is None
    with qtbot.waitSignal(reader.reference_activated) as caught:
        follower._follow(url)
    assert caught.args == [reference, Opening.HERE]


@pytest.mark.parametrize(
    ("cited", "place", "words"),
    [
        ("第二条第二款", "第二条第二款", "后一款。"),
        ("第二条第一款", "第二条第一款", "前一款。"),
        ("第二条", "第二条", "前一款。 后一款。"),
        ("第二条第九款", "第二条", "前一款。 后一款。"),
    ],
)
def test_the_card_shows_the_paragraph_that_is_cited(links: Links, cited: str, place: str, words: str) -> None:
    reference = Reference(0, 3, clause=cited)
    document = made(article("一", "依照。", references=(reference,)), article("二", "前一款。", "后一款。"))
    preview = links.preview(reference, document)
    assert (preview.place, preview.words) == (place, words)


@pytest.mark.parametrize("length", [10, 60, 90, 140])
def test_no_line_of_the_card_is_cut(qtbot: QtBot, themes: ThemeManager, length: int) -> None:
    card = LinkCard(Preview("某" * (length // 3), "某政发〔2020〕1号", "第九项", "文" * length), themes.theme)
    qtbot.addWidget(card)
    card.open_at(QPoint(200, 200))
    for label in card.findChildren(QLabel):
        assert label.height() >= label.heightForWidth(label.width())
    assert card.rect().contains(card.findChildren(QLabel)[-1].geometry())


def test_what_is_missing_is_said_once(reader: ReaderView, links: Links) -> None:
    reference = Reference(3, 9, title="没有的办法")
    document = made(article("一", "依照《没有的办法》。", references=(reference,)))
    reader.set_links(links)
    reader.show_document(document)
    place = reader.page.places.place("k/第一条")
    assert place is not None
    cursor = QTextCursor(reader.page.document())
    cursor.setPosition(place.positions(4, 5)[0][1])
    assert cursor.charFormat().isAnchor()
    assert cursor.charFormat().toolTip() == ""
    card = LinkCard(links.preview(Reference(0, 1, clause="第九十九条"), document), reader._themes.theme)
    assert card.text() == "第九十九条\n本文件没有这一条"


def test_following_and_coming_back(window: MainWindow, qtbot: QtBot) -> None:
    clause, reference = citing_clause(window.workspace.library.document(PLAN), LIST)
    window.open_clause(clause.id)
    window.text_controller.follow(reference)
    assert window.reading.document_key() == LIST
    window.menu_actions["back"].trigger()
    assert window.reading.clause_id() == clause.id
    window.text_controller.follow(reference, how=Opening.TAB)
    assert len(window.reader.views()) == 2
    with qtbot.waitSignal(window.text_controller.missed):
        window.text_controller.follow(Reference(0, 1, title="没有的办法"))
    assert window.banner.text() == "文件库没有《没有的办法》"
    assert next(reversed(window.banner._lines.values()))._icon._name == "info"
    here = window.reading.clause_id()
    with qtbot.waitSignal(window.text_controller.missed):
        window.text_controller.follow(Reference(0, 1, clause="第九百条"))
    assert window.banner.text() == "本文件没有第九百条"
    assert window.reading.clause_id() == here


def test_the_inspector_says_who_cites(window: MainWindow, qtbot: QtBot) -> None:
    window.open(LIST)
    qtbot.waitUntil(lambda: not window.jobs.running())
    labels = [label.text() for label in window.inspector._citing.findChildren(QLabel)]
    assert any("本文件被引用" in text for text in labels)


def test_corrections_are_listed_and_gone_to(window: MainWindow, qtbot: QtBot) -> None:
    window.open(PLAN)
    assert not window.menu_actions["mark_corrections"].isChecked()
    window.text_controller.list_corrections()
    dialog = window.findChildren(CorrectionsDialog)[0]
    document = window.reading.document()
    assert document is not None
    assert dialog.model.rowCount() == len(document.corrections)
    clause_id, _start, _end = dialog.model.clause_and_range(1)
    dialog._choose(dialog.model.index(1, 0))
    assert window.reading.clause_id() == clause_id
    dialog.marks.setChecked(True)
    assert window.menu_actions["mark_corrections"].isChecked()


@pytest.mark.parametrize("width", [600, 760, 1000])
@pytest.mark.parametrize("key", [PLAN, "36项措施支持国家区域医疗中心建设"])
def test_corrections_are_read_to_their_last_sign(
    window: MainWindow, library: Library, qtbot: QtBot, width: int, key: str
) -> None:
    dialog = CorrectionsDialog(library.document(key), False, window)
    qtbot.addWidget(dialog)
    dialog.resize(width, 420)
    dialog.show()
    QApplication.processEvents()
    table = dialog.table
    for row in some(range(dialog.model.rowCount())):
        for column in some(range(dialog.model.columnCount())):
            option = QStyleOptionViewItem()
            table.initViewItemOption(option)
            option.rect = table.visualRect(dialog.model.index(row, column))
            option.text = words = str(dialog.model.index(row, column).data())
            option.features |= QStyleOptionViewItem.ViewItemFeature.HasDisplay
            room = table.style().subElementRect(QStyle.SubElement.SE_ItemViewItemText, option, table)
            margin = table.style().pixelMetric(QStyle.PixelMetric.PM_FocusFrameHMargin, option, table) + 1
            assert text_height(words, table.font(), room.width() - 2 * margin) <= room.height(), words


# -- copies -----------------------------------------------------------------------------------------------


def table_clause() -> Clause:
    table = Table((("指标", "目标"), ("床位", "3000<张>")), caption="主要指标")
    return Clause(
        "k/一、",
        "一、",
        ("一、",),
        heading="目标",
        heading_mark="。",
        body=("见表。", table),
    )


def test_tables_go_to_a_spreadsheet() -> None:
    data = mime_of([ClauseRange(table_clause())])
    assert "指标\t目标\n床位\t3000<张>" in data.text()
    assert data.html().count("<tr>") == 2
    assert "<td>3000&lt;张&gt;</td>" in data.html()
    assert "<b>一、目标。</b>见表。" in html_of([ClauseRange(table_clause())])


def test_html_refers_to_nothing_outside() -> None:
    clause = article("一", '<img src="http://example.org/a.png"> & <a href="x">')
    html = html_of([ClauseRange(clause)])
    assert "<img" not in html
    assert "<a " not in html


def styled(name: str) -> CitationStyle:
    return next(style for style in citation_styles() if style.name == name)


@pytest.mark.parametrize(
    ("style", "expected"),
    [
        ("official", "第一条内容"),
        ("law", "——《办法》第一条"),
        ("markdown", "> ——《办法》第一条"),
    ],
)
def test_copies_are_cited_in_the_chosen_style(style: str, expected: str) -> None:
    document = made(article("一", "内容。"))
    data = cited_data([(document, ClauseRange(document.clauses[0]))], styled(style))
    text = data.text().replace("\u3000", "")
    assert expected in text
    assert data.hasHtml() is (style != "markdown")


@pytest.mark.parametrize("style", ["official", "law", "markdown"])
def test_copies_have_the_marks_that_the_reader_shows(style: str) -> None:
    document = replace(made(article("一", "甲,乙(丙):丁;")), title="规划(试行)")
    cited = replace(styled(style), cite=lambda *_: "《规划(试行)》第一条")
    text = cited_data([(document, ClauseRange(document.clauses[0]))], cited).text()
    assert "甲，乙（丙）：丁；" in text
    assert "《规划（试行）》第一条" in text


def test_a_paragraph_and_a_row_are_cited_as_such() -> None:
    document = made(article("一", "第一款。", "第二款。"), table_clause())
    assert cite_as(document, document.clauses[0], 5) == "《办法》第一条第二款"
    assert cite_as(document, document.clauses[0], 0, "official", 11) == "《办法》第一条"
    row = cite_as(document, document.clauses[1], 22, "law")
    assert row.endswith("“主要指标”表第一行")


def rows_clause() -> Clause:
    rows = (("指标", "目标"), ("床位", "3000张"), ("门诊", "150|200万"), ("手术", "5万例"))
    return Clause("k/一、", "一、", ("一、",), body=("见下表。", Table(rows)))


@pytest.mark.parametrize(
    ("first", "last", "cited"),
    [
        ("床位", "3000张", "表第一行"),
        ("床位", "5万例", "表第一行至第三行"),
        ("指标", "200万", "表第一行至第二行"),
        ("指标", "目标", "表"),
        ("见下表。", "3000张", ""),
    ],
)
def test_rows_are_counted_without_the_names_of_the_columns(first: str, last: str, cited: str) -> None:
    clause = rows_clause()
    text = printed(clause)
    start, end = text.index(first), text.index(last) + len(last)
    assert cite_as(made(clause), clause, start, "law", end) == f"《办法》一{cited}"


def test_tables_are_tables_in_markdown() -> None:
    clause = rows_clause()
    document = made(clause)
    text = printed(clause)
    data = cited_data([(document, ClauseRange(clause))], styled("markdown"))
    assert data.text() == (
        "> 一、见下表。\n>\n> | 指标 | 目标 |\n> | --- | --- |\n> | 床位 | 3000张 |\n"
        "> | 门诊 | 150\\|200万 |\n> | 手术 | 5万例 |\n>\n> ——《办法》一"
    )
    column = [
        (document, ClauseRange(clause, text.index(cell), text.index(cell) + len(cell), False))
        for cell in ("3000张", "5万例")
    ]
    data = cited_data(column, styled("markdown"))
    assert data.text() == (
        "> | 目标 |\n> | --- |\n> | 3000张 |\n> | 5万例 |\n>\n> ——《办法》一表第一行至第三行"
    )
    assert not data.hasHtml()


def test_marked_words_are_copied_with_their_citation(window: MainWindow) -> None:
    window.settings.set("reading/citation", "law")
    window.open_clause(f"{LIST}/9.")
    window.menu_actions["copy_citation"].trigger()
    text = QGuiApplication.clipboard().text()
    assert text.endswith("第九项")
    assert LIST not in text


# -- notes in Markdown-light ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("**重点**和*斜体*", "<b>重点</b>和<i>斜体</i>"),
        ("一行\n二行", "一行<br>二行"),
        ("3 * 4 * 5", "3 * 4 * 5"),
        ("snake_case_name", "snake_case_name"),
        ("![图](http://a/b.png)", "![图](http://a/b.png)"),
        ("<script>", "&lt;script&gt;"),
    ],
)
def test_markdown_light(text: str, html: str) -> None:
    assert to_html(text) == html


def test_lists() -> None:
    assert to_html("- 甲\n- 乙").count("<li>") == 2
    assert 'value="2"' in to_html("2. 乙")
    assert to_plain("- **甲**\n*乙*") == "• 甲\n乙"


# -- marking ----------------------------------------------------------------------------------------------


def select(reader: ReaderView, clause_id: str, start: int, end: int) -> None:
    place = reader.page.places.place(clause_id)
    assert place is not None
    reader.page.select(place.positions(start, end))


def test_the_bar_marks_what_is_selected(reader: ReaderView, library: Library, qtbot: QtBot) -> None:
    reader.show_document(library.document(LIST), f"{LIST}/9.")
    select(reader, f"{LIST}/9.", 4, 12)
    qtbot.waitUntil(reader.marking.is_open)
    with qtbot.waitSignal(reader.marking.highlight_wanted) as caught:
        reader.marking.bar.swatch("duty").click()
    assert caught.args == [[(f"{LIST}/9.", 4, 12)], "duty"]
    assert not reader.marking.is_open()
    assert not reader.marking.highlight()
    select(reader, f"{LIST}/9.", 4, 12)
    with qtbot.waitSignal(reader.marking.highlight_wanted) as caught:
        # Not by QTest, which would leave Ctrl pressed for the tests that follow.
        pressed = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_H, Qt.KeyboardModifier.ControlModifier)
        assert reader.page.key_handler(pressed)
    assert caught.args[1] == "duty"


def test_a_highlight_is_changed_from_the_page(window: MainWindow, qtbot: QtBot) -> None:
    document = window.workspace.library.document(LIST)
    window.open_clause(f"{LIST}/9.")
    window.notes.highlight(document, [(f"{LIST}/9.", 4, 12)], "point")
    window.notes.highlight(document, [(f"{LIST}/9.", 8, 16)], "question")
    view = window.reader.current_view()
    assert view is not None
    place = view.page.places.place(f"{LIST}/9.")
    assert place is not None
    position = place.positions(9, 10)[0][0]
    streaks = view.page.highlights.at(place, position)
    assert [(one.style, one.level) for one in streaks] == [("question", 1), ("point", 0)]
    assert view.marking.highlight_at(position, QPoint(50, 50))
    view.marking.bar.swatch("deadline").click()
    assert {one.style for one in window.workspace.notebook.annotations.highlights()} == {"point", "deadline"}
    assert view.marking.highlight_at(position, QPoint(50, 50))
    view.marking.bar.note_wanted.emit()
    assert [note.body for note in window.workspace.notebook.annotations.notes()] == ["期限"]
    assert not view.grab().isNull()


def test_tabs_come_back(window: MainWindow) -> None:
    window.reader.keep_tab("山西省支持区域医疗中心建设运营政策清单", LIST, f"{LIST}/9.")
    window.open(PLAN, None, Opening.TAB)
    assert [key for key, _clause in window.reader.state()] == [LIST, PLAN]
    window.reader.set_current_index(0)
    assert window.reading.clause_id() == f"{LIST}/9."
