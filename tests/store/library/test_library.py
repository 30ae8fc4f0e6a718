"""The library as its callers see it."""

from __future__ import annotations

import hashlib
import shutil
import sqlite3
import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from store.library import Library
from store.model.clause import Clause
from store.model.errors import CannotWrite, DamagedFile, NotFound
from store.system import database_file
from tests.samples import SOURCE, clause, document


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Library]:
    library = Library.open(tmp_path / "library.db")
    yield library
    library.close()


def test_what_is_added_comes_back_equal_also_after_reopening(empty: Library) -> None:
    added = document()
    empty.add(added, SOURCE)
    assert empty.document(added.key) == added
    empty.close()
    again = Library.open(empty.path)
    assert again.document(added.key) == added
    assert again.source(added.key) == SOURCE
    again.close()


def test_a_document_counts_in_articles_where_it_numbers_them_so(empty: Library) -> None:
    rules, measures = "印章管理制度", "设备管理办法"
    article = clause(rules, "第一条", body=("印章由院办保管。",))
    empty.add(document(rules, kind="制度", clauses=(article,), corrections=()), SOURCE)
    empty.add(document(measures, kind="办法"), SOURCE)
    assert {one.key: one.in_articles for one in empty.documents()} == {rules: True, measures: False}


def test_summaries_say_what_the_document_says_without_its_tree(empty: Library) -> None:
    empty.add(document(), SOURCE, shipped=True)
    empty.add(document("题名（2020-01-01）", "题名", complete=False, kind="方案"), SOURCE)
    first, second = empty.documents()
    assert (first.key, first.shipped, first.position) == ("晋卫发〔2020〕1号", True, 0)
    assert (first.clause_count, first.measure_count) == (4, 3)
    assert first.issuers == ("山西省卫生健康委员会", "山西省医疗保障局")
    assert first.complete is True
    assert (second.number, second.shipped, second.complete, second.position) == (None, False, False, 1)
    assert second.name == "题名"


def test_the_same_key_is_replaced_in_its_place_and_nothing_of_the_old_one_stays(empty: Library) -> None:
    empty.add(document("一"), SOURCE)
    empty.add(document("二"), SOURCE)
    text, sha256 = (clause("一", "1.", body=("新",)),), hashlib.sha256(b"new").hexdigest()
    newer = document("一", "新题名", clauses=text, corrections=(), sha256=sha256)
    empty.add(newer, b"new")
    assert [entry.title for entry in empty.documents()] == ["新题名", "关于样本的通知"]
    assert empty.document("一") == newer
    assert empty.source("一") == b"new"
    with pytest.raises(NotFound):
        empty.clause("一/一、")
    tables = ("document", "original", "clause", "duty", "reference", "correction")
    empty.remove("一")
    empty.remove("二")
    connection = sqlite3.connect(empty.path)
    counts = {name: connection.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name in tables}
    connection.close()
    assert set(counts.values()) == {0}, counts


def test_a_clause_is_found_by_its_id_with_the_document_it_is_in(empty: Library) -> None:
    added = document()
    empty.add(added, SOURCE)
    found_in, found = empty.clause("晋卫发〔2020〕1号/一、/2.")
    assert found_in == added
    assert found.heading == "目标"
    assert found.tables[0].rows[1] == ("2021", "3000张")


@pytest.mark.parametrize("name", ["没有", "", "晋卫发〔2020〕1号/九、", "'; DROP TABLE clause; --"])
def test_what_is_not_there_is_not_found(empty: Library, name: str) -> None:
    empty.add(document(), SOURCE)
    for ask in (empty.document, empty.clause, empty.source, empty.remove):
        with pytest.raises(NotFound, match="没有找到"):
            ask(name)


def test_the_stamp_follows_what_is_indexed(empty: Library) -> None:
    stamps = [empty.stamp()]
    empty.add(document("一"), SOURCE)
    stamps.append(empty.stamp())
    empty.add(document("二"), SOURCE)
    stamps.append(empty.stamp())
    corrected = replace(document("一"), clauses=(clause("一", "1.", body=("改",)),))
    empty.add(corrected, SOURCE)
    stamps.append(empty.stamp())
    assert len(set(stamps)) == 4
    empty.add(document("一"), SOURCE)
    assert empty.stamp() == stamps[2]
    empty.set_meta("other", "1")
    assert empty.stamp() == stamps[2]


def test_another_process_replacing_a_document_is_seen_at_once(empty: Library) -> None:
    empty.add(document(), SOURCE)
    assert empty.document("晋卫发〔2020〕1号").title == "关于样本的通知"
    other = Library.open(empty.path)
    other.add(document(title="改过的题名"), SOURCE)
    other.close()
    assert empty.document("晋卫发〔2020〕1号").title == "改过的题名"


def test_a_sound_library_has_no_problems_and_a_changed_row_is_one(empty: Library) -> None:
    empty.add(document(), SOURCE)
    assert empty.soundness.check() == []
    connection = sqlite3.connect(empty.path)
    connection.execute("UPDATE clause SET body = '[\"篡改\"]' WHERE label = '二、'")
    connection.execute("UPDATE original SET data = x'00', packed = 0")
    connection.commit()
    connection.close()
    problems = empty.soundness.check()
    assert len(problems) == 2
    assert {each.where for each in problems} == {"library.db"}
    assert all(
        each.what.code in ("library.source_changed", "library.clauses_changed") and each.repair
        for each in problems
    )


def test_rows_that_are_no_json_are_damage_not_a_bug(empty: Library) -> None:
    empty.add(document(), SOURCE)
    connection = sqlite3.connect(empty.path)
    connection.execute("UPDATE clause SET body = '[' WHERE label = '二、'")
    connection.commit()
    connection.close()
    with pytest.raises(DamagedFile):
        empty.document("晋卫发〔2020〕1号")
    assert empty.soundness.check()


def test_damaged_pages_are_damage(tmp_path: Path) -> None:
    library = Library.open(tmp_path / "library.db")
    for number in range(30):
        library.add(document(f"文件{number}"), SOURCE * 50)
    library.close()
    content = bytearray(library.path.read_bytes())
    page = 4096
    for start in range(6 * page, 20 * page, page):
        content[start : start + page] = b"\xa5" * page
    library.path.write_bytes(content)
    damaged = Library.open(library.path)
    with pytest.raises(DamagedFile):
        damaged.document("文件3")
    assert damaged.soundness.check()
    damaged.close()


def test_it_reads_where_nothing_can_be_written(
    empty: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    empty.add(document(), SOURCE)
    empty.close()
    monkeypatch.setattr(database_file, "writable", lambda path: False)
    library = Library.open(empty.path)
    assert library.document("晋卫发〔2020〕1号") == document()
    assert library.soundness.check() == []
    with pytest.raises(CannotWrite):
        library.add(document("二"), SOURCE)
    library.close()
    assert {path.name for path in tmp_path.iterdir()} == {"library.db", "library.db.seal"}


def test_the_file_stands_alone(empty: Library) -> None:
    empty.add(document(), SOURCE)
    assert [path.name for path in empty.path.parent.iterdir()] == ["library.db"]
    copy = empty.path.with_name("copy.db")
    shutil.copyfile(empty.path, copy)
    library = Library.open(copy)
    assert library.stamp() == empty.stamp()
    library.close()


def test_threads_read_while_one_writes(empty: Library) -> None:
    empty.add(document("文件0"), SOURCE)
    errors: list[BaseException] = []
    done = threading.Event()

    def read() -> None:
        try:
            while not done.is_set():
                for entry in empty.documents():
                    assert empty.document(entry.key).key == entry.key
        except BaseException as error:
            errors.append(error)

    threads = [threading.Thread(target=read) for _ in range(2)]
    for thread in threads:
        thread.start()
    for number in range(8):
        empty.add(document(f"文件{number}"), SOURCE)
    done.set()
    for thread in threads:
        thread.join()
    assert errors == []


def test_a_tree_of_three_thousand_clauses_in_document_order(empty: Library) -> None:
    key = "大文件"
    chapters = tuple(
        clause(
            key,
            f"第{chapter}章",
            body=tuple(
                clause(key, f"第{chapter}章", f"第{number}条", body=(f"文{number}",)) for number in range(99)
            ),
        )
        for chapter in range(30)
    )
    added = document(key, clauses=chapters)
    empty.add(added, SOURCE)
    empty.close()
    library = Library.open(empty.path)
    loaded = library.document(key)
    library.close()
    assert [each.id for each in loaded.walk()] == [each.id for each in added.walk()]
    assert loaded == added


def test_a_very_deep_tree_survives(empty: Library) -> None:
    key, deepest = "深", 60
    tree: tuple[Clause, ...] = ()
    for depth in range(deepest, 0, -1):
        tree = (clause(key, *(f"{level}." for level in range(1, depth + 1)), body=tree),)
    empty.add(document(key, clauses=tree), SOURCE)
    assert empty.document(key).clauses == tree


def test_the_five_documents_are_sound(library: Library) -> None:
    entries = library.documents()
    assert len(entries) == 5
    assert all(entry.shipped and entry.clause_count >= entry.measure_count > 0 for entry in entries)
    assert library.soundness.check() == []
    for entry in entries:
        assert sum(1 for _ in library.document(entry.key).walk()) == entry.clause_count
