"""What is printed below an excerpt leads back to its clause, and to no other."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from index.engine import SearchEngine
from index.references.citation import cite, document_number
from index.references.resolver import resolve
from store.intake import read_bytes
from store.library import Library

STANDARD = (
    "WS/T 367—2012\n某消毒规范\n2012-04-05 发布\n2012-08-01 实施\n1 范围\n本标准规定了要求。\n2 要求\n"
    "2.1 人员\n2.1.1 培训\n应定期培训。\n附录A\n（规范性附录）\n方法\nA.1 灭菌\nA.1.1 范围\n耐热物品。\n"
)
NOTICE = (
    "某局关于发布分类目录的公告\n（2022年第30号）\n\n为加强管理，现公告如下：\n一、自2022年3月28日起执行。\n"
    "二、已受理的按原类别审批。\n\n某局\n2022年3月22日\n附件1\n\n分类细则\n\n一、甲类。\n二、乙类。\n"
)
LAW = (
    "某市急救条例\n（2020年3月1日某市人大常委会通过）\n第一章 总则\n第一条 为了急救，制定本条例。\n"
    "第二条 急救站履行下列职责：\n（一）接听；\n（二）派车。\n前款职责应当公开。\n"
    "第二章 附则\n第三条 自2021年1月1日起施行。\n"
    "附录 配置要求\n一、车辆不少于3辆。\n二、医师不少于5名。\n"
)


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    opened = Library.open(tmp_path / "library.db")
    for name, text in (("标准", STANDARD), ("公告", NOTICE), ("条例", LAW)):
        opened.add(read_bytes(text.encode(), f"{name}.txt"), text.encode())
    yield opened
    opened.close()


def test_every_citation_leads_back_to_its_clause(library: Library):
    lost = []
    for entry in library.documents():
        document = library.document(entry.key)
        for clause in document.walk():
            cited = cite(document, clause)
            if [one.clause_id for one in resolve(library, cited)] != [clause.id]:
                lost.append(cited)
    assert lost == []


@pytest.mark.parametrize(
    ("typed", "label"),
    [
        ("WS/T 367—2012 2.1", "2.1"),
        ("WS/T367-2012第2.1.1条", "2.1.1"),
        ("WS/T 367 2.1.1", "2.1.1"),
        ("某消毒规范2.1", "2.1"),
        ("某消毒规范第2章", "2."),
        ("WS/T 367—2012附录A", "附录A"),
        ("某消毒规范 附录 a", "附录A"),
        ("某消毒规范A.1.1", "A.1.1"),
    ],
)
def test_sections_of_a_standard(library: Library, tmp_path: Path, typed: str, label: str):
    [found] = resolve(library, typed)
    assert (found.clause_id or "").rpartition("/")[2] == label
    assert SearchEngine(library, tmp_path).search(typed).hits[0].clause_id == found.clause_id


@pytest.mark.parametrize(
    "typed",
    [
        "WS/T 367 2.9",
        "WS/T 3672 2.1",
        "WS/T 3672.1.1",
        "WS/T 367—2013 2.1",
        "GB 367 2.1",
        "某消毒规范第3章",
        "某消毒规范附录B",
        "某急救条例第2.1条",
        "某市急救条例第3章",
        "《某消毒规范》（WS/T 368—2012）2.1",
        "《某市急救条例》（WS/T 367—2012）2.1",
        "《某局关于发布分类目录的公告》（2022年第31号）一",
        "某市急救条例“收费表”部分",
    ],
)
def test_what_is_not_there_is_not_answered_by_its_neighbour(library: Library, typed: str):
    assert not [one for one in resolve(library, typed) if one.clause_id]


def test_a_number_printed_in_brackets_gets_no_others():
    assert document_number("（2022年第30号）") == "（2022年第30号）"
    assert document_number("某发〔2022〕3号") == "（某发〔2022〕3号）"
    assert document_number(None) == ""
