"""Which clauses an excerpt holds, and how they can be checked later."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from store.library import Library
from store.model.clause import Clause
from store.model.document import Document
from store.model.printed import printed
from store.notebook import Notebook
from ui.printing.content.excerpt import check_code, excerpt_of


def sample(document: Callable[..., Document], clause: Callable[..., Clause]) -> Document:
    key = "晋卫发〔2024〕6号"
    articles = tuple(clause(key, "第一章", f"第{number}条", body=(f"{number}。",)) for number in "一二三")
    chapter = clause(key, "第一章", heading="总则", body=articles)
    return document(chapter, clause(key, "第二章", heading="附则"))


def test_a_clause_is_printed_with_what_is_below_it(document: Any, clause: Any, make_texts: Any) -> None:
    texts = make_texts(sample(document, clause))
    excerpt = texts.of("晋卫发〔2024〕6号/第一章")
    assert [each.label for each in excerpt.items[0].clauses()] == ["第一章", "第一条", "第二条", "第三条"]


def test_a_chapter_with_some_of_its_articles_is_printed_as_selected(
    document: Any, clause: Any, make_texts: Any
) -> None:
    texts = make_texts(sample(document, clause))
    ids = [f"晋卫发〔2024〕6号/{path}" for path in ("第一章", "第一章/第一条", "第一章/第三条")]
    excerpt = texts.of(*ids)
    assert [each.id for item in excerpt.items for each in item.clauses()] == ids


def test_nothing_is_printed_twice(document: Any, clause: Any, make_texts: Any) -> None:
    texts = make_texts(sample(document, clause))
    key = "晋卫发〔2024〕6号"

    class Whole:
        document_key = key
        clause_id = None

    first = f"{key}/第一章/第一条"
    excerpt = excerpt_of([first, Whole(), first], texts, cite=lambda *_: "")
    assert [each.id for item in excerpt.items for each in item.clauses() if each.path] == texts.ids()
    assert len(excerpt.items) == 1


def test_all_clauses_of_a_document_are_the_document(texts: Any) -> None:
    document = texts.document("晋政办函〔2020〕28号")
    excerpt = texts.of(*(clause.id for clause in document.walk()))
    assert [item.whole for item in excerpt.items] == [True]
    assert not excerpt.partial


def test_the_order_is_the_callers(texts: Any) -> None:
    ids = list(reversed(texts.ids()[3:9]))
    assert [item.clause.id for item in texts.of(*ids).items] == ids


def test_the_title_is_the_documents_where_there_is_one(texts: Any) -> None:
    document = texts.document("晋政办函〔2020〕28号")
    one = texts.of(document.clauses[1].id)
    assert one.title == "山西省支持区域医疗中心建设运营政策清单"
    assert texts.whole().title == "政策摘录"
    assert texts.of(document.clauses[1].id, title="价格专题").title == "价格专题"


def test_only_whole_documents_are_no_excerpt(texts: Any) -> None:
    assert not texts.whole().partial
    assert texts.of(texts.ids()[1]).partial
    assert texts.whole("晋政办函〔2020〕28号").items[0].citation == (
        "《山西省支持区域医疗中心建设运营政策清单》（晋政办函〔2020〕28号）"
    )


def test_the_check_code_of_a_clause_is_that_of_its_text(texts: Any) -> None:
    _, clause = texts.clause("晋政办函〔2020〕28号/9.")
    digits = hashlib.sha256(printed(clause).encode()).hexdigest()[:10]
    assert texts.of(clause.id).items[0].code == check_code(clause) == digits


@given(st.data())
def test_the_check_code_changes_with_anything_printed(texts: Any, data: st.DataObject) -> None:
    one, other = data.draw(st.lists(st.sampled_from(texts.ids()), min_size=2, max_size=2))
    first, second = texts.clause(one)[1], texts.clause(other)[1]
    if [printed(each) for each in first.walk()] != [printed(each) for each in second.walk()]:
        assert check_code(first, True) != check_code(second, True)


def test_the_notes_of_what_is_printed_come_along(
    library: Library, notebook: Notebook, make_note: Callable[..., Any]
) -> None:
    document, clause = library.clause("晋政办函〔2020〕28号/9.")
    _, other = library.clause("晋政办函〔2020〕28号/10.")
    note = make_note(document, clause, "下次价格会议提出")
    notebook.annotations.put(note)
    excerpt = excerpt_of([clause.id, other.id], library, notebook, cite=lambda *_: "")
    assert [item.notes for item in excerpt.items] == [(note,), ()]
    assert excerpt.library_stamp == library.stamp()


def test_notes_are_read_once_for_each_document(texts: Any) -> None:
    asked: list[str] = []

    class Counting:
        def marks(self, document: Any) -> list[Any]:
            asked.append(document.key)
            return []

        def all(self) -> list[Any]:
            return []

        placements = styles = property(lambda self: self)

    key = "晋政办函〔2020〕28号"
    texts.of(*(f"{key}/{number}." for number in range(1, 10)), notebook=Counting())
    assert asked == [key]
