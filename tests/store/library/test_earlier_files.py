"""Files of earlier versions of the program are opened, and lose nothing."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from pathlib import Path

from store.library import Library
from store.library.file_arrivals import Arrival
from store.model.message import verbatim
from store.model.printed import printed
from tests.samples import SOURCE, document


def test_the_first_version_of_the_file_still_opens(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    old = sqlite3.connect(path)
    old.executescript((Path(__file__).parent / "library-v1.sql").read_text(encoding="utf-8"))
    old.close()
    library = Library.open(path)
    (entry,) = library.documents()
    assert entry.shipped
    # What was doubtful was kept as a sentence then.
    assert library.document(entry.key) == replace(document(), warnings=(verbatim("来源不全"),))
    assert library.source(entry.key) == SOURCE
    assert library.meta("shipped") == "made:0"
    assert library.soundness.check() == []
    library.close()
    (kept,) = (tmp_path / "backups").iterdir()
    assert kept.name.startswith("library-v1-")


def test_the_lists_of_before_become_one_body(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    old = sqlite3.connect(path)
    old.executescript((Path(__file__).parent / "library-v2.sql").read_text(encoding="utf-8"))
    old.close()
    library = Library.open(path)
    assert [(entry.measure_count, entry.in_articles) for entry in library.documents()] == [(1, True)]
    (article,) = library.document("某法").clauses
    first, captioned, *items, second, noted, last = article.body
    assert (first, second) == article.paragraphs == ("有下列情形的：", "前款规定另行制定。")
    assert (captioned, noted) == article.tables
    assert [captioned.caption, noted.note] == ["表1", "注：略"]
    assert [item.label for item in (*items, last)] == ["（一）", "（二）", "（三）"]
    assert printed(article) == ("有下列情形的：\v表1\v甲\t乙\v1\t2\v前款规定另行制定。\v丙\t丁\v3\t4\v注：略")
    assert library.soundness.check() == []
    library.close()


def test_originals_places_and_decisions_of_before_are_kept_and_files_can_arrive(tmp_path: Path) -> None:
    path, key = tmp_path / "library.db", "某卫发〔2024〕3号"
    old = sqlite3.connect(path)
    old.executescript((Path(__file__).parent / "library-v10.sql").read_text(encoding="utf-8"))
    old.close()
    library = Library.open(path)
    found = library.document(key)
    assert [(clause.label, clause.page and clause.page.number) for clause in found.walk()] == [
        ("第一条", 1),
        ("第二条", 1),
        ("第三条", 2),
    ]
    assert (found.number, found.validity) == (key, "现行有效")
    assert [each.value for each in library.decisions(found.sha256)] == [key, "现行有效"]
    (entry,) = library.documents()
    assert (entry.measure_count, entry.in_articles) == (3, True)
    assert library.source(key).startswith(b"%PDF")
    assert library.arrivals.of(found.sha256) is None
    library.arrivals.note({found.sha256: Arrival("/a/急诊.pdf", "王")})
    arrived = library.arrivals.of(found.sha256)
    assert arrived is not None
    assert (arrived.place, arrived.who) == ("/a/急诊.pdf", "王")
    assert library.soundness.check() == []
    library.close()
    (kept,) = (tmp_path / "backups").iterdir()
    assert kept.name.startswith("library-v10-")
