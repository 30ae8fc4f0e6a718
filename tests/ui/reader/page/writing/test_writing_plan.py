"""A 款 that follows its 项 is read behind them."""

from __future__ import annotations

from dataclasses import replace

from store.model.clause import Clause
from store.model.document import Document
from store.model.passages import ReadingOrder
from store.model.printed import parts
from store.model.table import Table
from tests.looping import some
from ui.reader.navigation.document_finder import DocumentFinder
from ui.reader.navigation.hit_cursor import HitCursor
from ui.reader.page.writing.writing_plan import units
from ui.reader.reader_view import ReaderView


def law() -> Document:
    items = tuple(
        Clause(f"d/条/（{n}）", f"（{n}）", ("第一条", f"（{n}）"), body=(f"第{n}项；",)) for n in "一二"
    )
    article = Clause("d/条", "第一条", ("第一条",), body=("有下列情形的：", *items, "前款规定另行制定。"))
    other = Clause("d/二", "第二条", ("第二条",), body=("自公布之日起施行。",))
    return Document("d", "d", "某法", None, (), None, None, "法律", True, "", clauses=(article, other))


def test_children_stand_between_the_paragraphs_of_their_parent() -> None:
    first, second = units(law())
    assert [(passage.clause.label, [part.index for part in passage.parts]) for passage in first] == [
        ("第一条", [0]),
        ("（一）", [0]),
        ("（二）", [0]),
        ("第一条", [1]),
    ]
    assert [passage.clause.label for passage in second] == ["第二条"]


def test_without_such_paragraphs_every_clause_is_written_by_itself() -> None:
    document = law()
    article = document.clauses[0]
    body = (*article.paragraphs, *article.children)
    plain = replace(document, clauses=(replace(article, body=body), document.clauses[1]))
    assert [len(unit) for unit in units(plain)] == [1, 1, 1, 1]


def test_every_part_is_written_once(long_document: Document) -> None:
    for document in (law(), long_document):
        for clause in some(document.walk()):
            mine = [passage for unit in units(document) for passage in unit if passage.clause is clause]
            assert [part for passage in mine for part in passage.parts] == list(parts(clause))


def test_the_page_reads_in_order_and_copies_in_order(reader: ReaderView) -> None:
    reader.show_document(law())
    text = reader.page.toPlainText()
    order = [text.index(words) for words in ("有下列情形", "第一项", "第二项", "前款规定", "自公布")]
    assert order == sorted(order)
    reader.page.selectAll()
    lines = reader.page.createMimeDataFromSelection().text().split("\n")
    assert lines[-5:] == [
        "第一条\u3000有下列情形的：",
        "（一）第一项；",
        "（二）第二项；",
        "前款规定另行制定。",
        "第二条\u3000自公布之日起施行。",
    ]


def test_the_parts_of_a_parted_clause_belong_to_it(reader: ReaderView) -> None:
    document = law()
    reader.show_document(document)
    places = reader.page.places
    for words in ("有下列", "前款"):
        hits = DocumentFinder(document).find(words)
        (first, last), *_rest = places.positions("d/条", *hits["d/条"][0])
        place = places.at(first)
        assert place is not None
        assert place.clause.id == "d/条"
        assert places.between(first, last) == [place]
    inner = places.positions("d/条/（二）", 0, 2)[0][0]
    found = places.at(inner)
    assert found is not None
    assert found.clause.label == "（二）"


def test_hits_follow_each_other_as_they_are_read(reader: ReaderView) -> None:
    document = law()
    hits = HitCursor()
    hits.set({"d/条": [(0, 2), (8, 10)], "d/条/（一）": [(0, 1)], "d/二": [(0, 1)]}, ReadingOrder(document))
    assert [(hit.clause_id, hit.start) for hit in hits.items] == [
        ("d/条", 0),
        ("d/条/（一）", 0),
        ("d/条", 8),
        ("d/二", 0),
    ]
    assert hits.choose_from("d/条/（二）")
    assert hits.current == 2
    assert [number for number, _ in hits.within(["d/条/（一）"])] == [1]
    assert [number for number, _ in hits.within(["d/条", "d/条/（一）"])] == [0, 1, 2]
    reader.show_document(document)
    reader.set_hits({"d/条": [(8, 10)], "d/条/（一）": [(0, 1)]})
    reader.next_hit()
    assert reader.hit_position() == (2, 2)
    assert reader.current_clause_id() == "d/条"


def test_a_clause_that_is_only_a_table_is_written(reader: ReaderView) -> None:
    table = Table((("项目", "目标"), ("床位", "3000张")), caption="附表", note="注：至2024年")
    clause = Clause("d/附表", "附表", ("附表",), body=(table,))
    reader.show_document(replace(law(), clauses=(clause,)))
    text = reader.page.toPlainText()
    for words in ("附表", "床位", "3000张", "注：至2024年"):
        assert words in text
    reader.page.selectAll()
    assert "床位\t3000张" in reader.page.createMimeDataFromSelection().text()


def test_a_document_without_clauses_is_shown(reader: ReaderView) -> None:
    reader.show_document(replace(law(), clauses=()))
    assert "某法" in reader.page.toPlainText()
    assert reader.current_clause_id() == ""
    assert reader.selected_clause_ids() == []
    assert not reader.next_hit()
