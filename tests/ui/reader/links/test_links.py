"""Where references lead, who cites whom, what a copy is cited as, and what the card over a link says."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt, QUrl
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from store.library import Library
from store.model.clause import Clause, Reference
from store.model.document import Document, DocumentSummary
from tests.ui.reader.links.linked import article, made
from ui.appearance.theme import ThemeManager
from ui.reader.links.link_card import LinkCard
from ui.reader.reader_view import ReaderView
from ui.services.library.cited_names import CitedNames
from ui.services.library.links import Links, LinkTarget, Preview
from ui.shell.main_window import MainWindow
from ui.widgets.clause_list.opening import Opening

LIST = "晋政办函〔2020〕28号"
PLAN = "晋政发〔2020〕17号"


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
        assert names.key_of(None, cited, "太原市卫生条例") is None


@pytest.mark.parametrize(
    ("cited", "found"),
    [
        ("优化营商环境条例", None),
        ("中华人民共和国卫生条例", None),
        ("卫生条例", None),
        ("卫生条例（试行）", None),
        ("山西省卫生条例", "山西省卫生条例"),
        ("卫生规划", "山西省卫生规划"),
        ("山西省优化营商环境条例", "山西省优化营商环境条例"),
        ("刑法修正案（十）", None),
        ("刑法修正案（五）", "中华人民共和国刑法修正案（五）"),
        ("中华人民共和国刑法修正案（五）", "中华人民共和国刑法修正案（五）"),
    ],
)
def test_a_citation_never_means_a_law_that_is_only_called_alike(cited: str, found: str | None) -> None:
    titles = (
        "山西省优化营商环境条例",
        "山西省卫生条例",
        "山西省卫生规划",
        "中华人民共和国刑法修正案（五）",
    )
    assert CitedNames(list(map(titled, titles))).key_of(None, cited, "山西省优化营商环境条例") == found


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
    qtbot.keyRelease(reader.page, Qt.Key.Key_Control)  # a test before may have left it held
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
    card = LinkCard(Preview("某" * (length // 3), "某政发〔2020〕1号", "第九项", "文" * length))
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
    card = LinkCard(links.preview(Reference(0, 1, clause="第九十九条"), document))
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
