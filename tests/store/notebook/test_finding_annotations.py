"""Annotations are found by filters, in orders, by sound, and after any change."""

from __future__ import annotations

import threading
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store.notebook import AnnotationFilter, Notebook
from store.notebook.annotation_index import fold
from tests.effort import share_of
from tests.store.notebook.annotation_samples import a_bookmark, a_highlight, a_note, anchor


@pytest.fixture
def filled(notebook: Notebook) -> dict[str, Any]:
    made = {
        "price": a_note(
            "药品价格要谈", anchor("1.", "价", "集中采购"), ("价格",), "2026-03-01T08:00:00.000Z"
        ),
        "beds": a_note("床位不够", anchor("2.", "床"), ("价格", "床位"), "2026-03-02T08:00:00.000Z"),
        "mark": a_bookmark("第九条", anchor("9.", "床"), ("床位",)),
        "red": a_highlight(anchor("3.", "价", "逾期不改正"), style="deadline"),
        "blue": a_highlight(anchor("4.", "价", "Ａ级"), style="duty"),
    }
    notebook.annotations.put(*made.values())
    return made


@pytest.mark.parametrize(
    ("wanted", "names"),
    [
        (AnnotationFilter(), {"price", "beds", "mark", "red", "blue"}),
        (AnnotationFilter(documents=("价",)), {"price", "red", "blue"}),
        (AnnotationFilter(documents=("价", "床")), {"price", "beds", "mark", "red", "blue"}),
        (AnnotationFilter(tags=("价格",)), {"price", "beds"}),
        (AnnotationFilter(tags=("价格", "床位")), {"beds"}),
        (AnnotationFilter(styles=("deadline", "point")), {"red"}),
        (AnnotationFilter(kinds=("note", "bookmark")), {"price", "beds", "mark"}),
        (AnnotationFilter(since="2026-03-02", kinds=("note",)), {"beds"}),
        (AnnotationFilter(until="2026-03-01", kinds=("note",)), {"price"}),
        (AnnotationFilter(since="2026-03-01", until="2026-03-02", kinds=("note",)), {"price", "beds"}),
        (AnnotationFilter(text="价格"), {"price", "beds"}),
        (AnnotationFilter(text="价格 药品"), {"price"}),
        (AnnotationFilter(text="集中采购"), {"price"}),
        (AnnotationFilter(text="a级"), {"blue"}),
        (AnnotationFilter(text="9."), {"mark"}),
        (AnnotationFilter(states=("lost",)), set()),
        (AnnotationFilter(text="没有的"), set()),
    ],
)
def test_filters(
    notebook: Notebook, filled: dict[str, Any], wanted: AnnotationFilter, names: set[str]
) -> None:
    found = notebook.annotations.find(wanted)
    assert {each.id for each in found.items} == {filled[name].id for name in names}
    assert found.total == len(names)


def test_counts_orders_and_limits(notebook: Notebook, filled: dict[str, Any]) -> None:
    found = notebook.annotations.find(limit=2)
    assert (len(found.items), found.total) == (2, 5)
    upwards = notebook.annotations.find(AnnotationFilter(kinds=("note",))).items
    assert [each.text for each in upwards] == ["药品价格要谈", "床位不够"]
    assert (
        notebook.annotations.find(AnnotationFilter(kinds=("note",)), descending=True).items == upwards[::-1]
    )
    for sort in ("updated", "created", "document", "text", "style"):
        assert len(notebook.annotations.find(sort=sort).items) == 5
    by_clause = notebook.annotations.find(sort=lambda each: each.clause_id).items
    assert [each.clause_id for each in by_clause] == sorted(each.clause_id for each in by_clause)


def test_typed_letters_find_what_sounds_like_them(notebook: Notebook, filled: dict[str, Any]) -> None:
    from index.text.note_sounds import sounds

    def found(text: str) -> set[str]:
        return {
            each.id for each in notebook.annotations.find(AnnotationFilter(text=text), sounds=sounds).items
        }

    assert found("chuangwei") == {filled["beds"].id, filled["mark"].id}
    assert found("jzcg") == {filled["price"].id}
    assert found("yaopin jiage") == {filled["price"].id}
    assert found("yuqi") == {filled["red"].id}
    assert found("xyz") == set()
    assert found("chuangw") >= {filled["beds"].id}
    notebook.annotations.put(replace(filled["beds"], body="改谈人员编制", tags=()))
    assert filled["beds"].id in found("bianzhi")
    assert found("chuangwei") == {filled["mark"].id}


def test_what_changes_is_found_anew(notebook: Notebook, filled: dict[str, Any]) -> None:
    assert notebook.annotations.find(AnnotationFilter(text="新词")).total == 0
    notebook.annotations.put(replace(filled["price"], body="新词"))
    notebook.tags.add([filled["red"].id], "新词")
    assert notebook.annotations.find(AnnotationFilter(text="新词")).total == 2
    notebook.annotations.delete([filled["red"].id])
    assert notebook.annotations.find(AnnotationFilter(text="新词")).total == 1
    folder, _ = notebook.folders.create("夹")
    notebook.folders.file([filled["mark"].id], folder.id)
    assert [each.id for each in notebook.annotations.find(AnnotationFilter(folder=folder.id)).items] == [
        filled["mark"].id
    ]


def test_another_process_is_noticed(notebook: Notebook) -> None:
    assert not notebook.database.changed_elsewhere()
    notebook.annotations.find()
    notebook.annotations.put(a_note())
    assert not notebook.database.changed_elsewhere()
    other = Notebook.open(notebook.path)
    other.annotations.put(a_note("另一个程序"))
    other.close()
    assert notebook.database.changed_elsewhere()
    assert not notebook.database.changed_elsewhere()
    assert notebook.annotations.find(AnnotationFilter(text="另一个")).total == 1


def test_threads_may_write_and_find_at_once(notebook: Notebook) -> None:
    failures: list[BaseException] = []

    def work(number: int) -> None:
        try:
            for turn in range(8):
                notebook.annotations.put(a_note(f"线程{number}-{turn}"))
                notebook.annotations.find(AnnotationFilter(text=f"线程{number}"))
        except BaseException as error:
            failures.append(error)

    threads = [threading.Thread(target=work, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    assert notebook.annotations.find(AnnotationFilter(text="线程")).total == 32


@given(st.text(max_size=20), st.text(max_size=20))
@settings(max_examples=share_of(40))
def test_any_words_can_be_looked_for(body: str, typed: str) -> None:
    import tempfile
    from pathlib import Path

    from index.text.note_sounds import sounds

    body = body.encode("utf-8", "replace").decode("utf-8")
    with tempfile.TemporaryDirectory() as folder:
        notebook = Notebook.open(Path(folder) / "notebook.db")
        notebook.annotations.put(a_note(body))
        notebook.annotations.find(AnnotationFilter(text=typed), sounds=sounds)
        for word in fold(body).split():
            assert notebook.annotations.find(AnnotationFilter(text=word), sounds=sounds).total == 1
        notebook.close()
