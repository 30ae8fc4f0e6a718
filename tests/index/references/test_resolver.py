"""What clause references and names of documents lead to, and how clauses are cited."""

from __future__ import annotations

from pathlib import Path

import pytest

from index.engine import SearchEngine
from index.references.catalog import CorpusCatalog
from index.references.resolver import resolve, resolve_on
from store.intake import read_bytes
from store.library import Library
from store.model.wording import sentences

LIST, PLAN, TASKS = "晋政办函〔2020〕28号", "晋政发〔2020〕17号", "晋政办发〔2021〕85号"
REPORT, RULES = "36项措施支持国家区域医疗中心建设", "山西省保障和促进县域医疗卫生一体化办法（2020-11-27）"

TARGETS = [
    ("第28条", f"{RULES}/第四章/第二十八条"),
    ("第二十八条", f"{RULES}/第四章/第二十八条"),
    ("第 28 条", f"{RULES}/第四章/第二十八条"),
    ("第２８条", f"{RULES}/第四章/第二十八条"),
    ("第二十八条第二款", f"{RULES}/第四章/第二十八条"),
    ("条例第九条", f"{RULES}/第三章/第九条"),
    ("办法第九条", f"{RULES}/第三章/第九条"),
    ("一体化办法 第五章", f"{RULES}/第五章"),
    ("《山西省保障和促进县域医疗卫生一体化办法》第九条", f"{RULES}/第三章/第九条"),
    ("政策清单第9条", f"{LIST}/9."),
    ("政策清单 第九项", f"{LIST}/9."),
    ("清单 9", f"{LIST}/9."),
    ("24条第3项", f"{LIST}/3."),
    (f"{LIST}第九项", f"{LIST}/9."),
    ("晋政办函2020 28号第九项", f"{LIST}/9."),
    ("36项第13条", f"{REPORT}/36项保障措施/13."),
    ("三十六项第十三条", f"{REPORT}/36项保障措施/13."),
    ("规划 三（三）", f"{PLAN}/三、/（三）"),
    ("发展规划 三(三)", f"{PLAN}/三、/（三）"),
    ("规划二（四）3（1）", f"{PLAN}/二、/（四）/3./（1）"),
    ("条例 28", f"{RULES}/第四章/第二十八条"),
    ("发展规划第三部分（三）", f"{PLAN}/三、/（三）"),
    ("二（八）", f"{TASKS}/二、/（八）"),
    ("重点任务（三）", f"{TASKS}/一、/（三）"),
    (f"{PLAN}/三、/（三）", f"{PLAN}/三、/（三）"),
    # the province in front, which short names leave out
    ("山西省县域医疗卫生一体化办法第9条", f"{RULES}/第三章/第九条"),
    ("山西政策清单第9条", f"{LIST}/9."),
    # what people call a regulation, and a 条 for whatever there is
    ("一体化条例第28条", f"{RULES}/第四章/第二十八条"),
    ("重点工作任务第5条", f"{TASKS}/一、/（五）"),
    ("医改任务5", f"{TASKS}/一、/（五）"),
    ("清单（9）", f"{LIST}/9."),
    ("政策清单 九", f"{LIST}/9."),
    ("办法 第九", f"{RULES}/第三章/第九条"),
    ("晋政办函2020-28 第九项", f"{LIST}/9."),
    ("政办发〔2021〕85号（五）", f"{TASKS}/一、/（五）"),
]


@pytest.mark.parametrize(("typed", "clause"), TARGETS)
def test_clause_references(typed: str, clause: str, shared_library: Library, engine: SearchEngine):
    assert resolve(shared_library, typed)[0].clause_id == clause
    hits = engine.search(typed).hits
    assert (hits[0].clause_id, hits[0].match) == (clause, "reference")


@pytest.mark.parametrize(
    ("typed", "clause"),
    [
        ("第九条 政策清单", f"{LIST}/9."),
        ("第10条 36项", f"{REPORT}/36项保障措施/10."),
        ("第五章 一体化办法", f"{RULES}/第五章"),
        ("第二十八条第二款 《山西省保障和促进县域医疗卫生一体化办法》", f"{RULES}/第四章/第二十八条"),
    ],
)
def test_the_document_may_be_named_behind_the_clause(typed: str, clause: str, engine: SearchEngine):
    hits = engine.search(typed).hits
    assert [hit.clause_id for hit in hits[:1]] == [clause]


def test_what_is_behind_a_clause_is_looked_for_in_it_before_it_is_a_name(engine: SearchEngine):
    assert engine.search("第二十八条 医疗保障基金").hits[0].clause_id == f"{RULES}/第四章/第二十八条"
    assert not engine.search("第九百条 政策清单").total


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("晋政办函2020 28号", LIST),
        ("[2020]28", LIST),
        ("晋政发17号", PLAN),
        ("山西省政府2020年17号文", PLAN),
        ("36项", REPORT),
        ("24条措施", LIST),
        ("一体化办法", RULES),
        ("白求恩规划", PLAN),
        ("政策清单", LIST),
        ("条例", RULES),
        (RULES, RULES),
    ],
)
def test_documents_by_name(typed: str, key: str, shared_library: Library):
    target = resolve(shared_library, typed)[0]
    assert (target.document_key, target.clause_id) == (key, None)


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "  ",
        "医保",
        "三",
        "20%",
        "250万元",
        "第",
        "第九十九条",
        "规划 九（九）",
        "(",
        "三明",
        "2020年9月",
        "第" * 99,
    ],
)
def test_what_is_no_reference(typed: str, shared_library: Library):
    assert [target for target in resolve(shared_library, typed) if target.clause_id] == []


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        *(("政办发2021 85", TASKS), ("晋政办发『2021』85号", TASKS), ("晋政办发<2021>85号", TASKS)),
        *(("办发85号", TASKS), ("晋政办涵2020 28号", LIST), ("晋办函2020 28", LIST)),
        *(("白求恩规划", PLAN), ("医改任务", TASKS), ("重点任务", TASKS)),
    ],
)
def test_a_sloppy_number_or_a_nickname_leads_to_its_document(typed: str, key: str, engine: SearchEngine):
    answer = engine.search(typed)
    assert (answer.hits[0].document_key, answer.hits[0].clause_id) == (key, None)
    assert "没有" not in sentences(answer.remarks)


def test_a_number_that_is_nowhere_says_so_and_offers_the_nearest(engine: SearchEngine):
    answer = engine.search("国发〔2021〕20号")
    assert (answer.total, answer.did_you_mean) == (0, ("国办发〔2021〕20号",))
    assert sentences(answer.remarks) == "文件库中没有国发〔2021〕20号，也没有条款引用它"


def test_words_that_run_into_a_number_are_looked_for_in_it(engine: SearchEngine):
    glued, apart = engine.search("晋政办函〔2020〕28号关于人才"), engine.search("晋政办函〔2020〕28号 人才")
    assert glued.hits[0].document_key == LIST
    assert glued.total == apart.total


LAW = """某某省药品采购条例

（2022年1月1日某某省人民代表大会常务委员会通过）

第一条　为了规范药品采购，制定本条例。

第二条　采购单位应当遵守下列规定：

（一）公开采购信息；

（二）建立采购台账。

第三条　本条例自2022年3月1日起施行。
"""
MEASURES = """关于优化营商环境三十六条措施的通知

某政发〔2023〕3号

各县人民政府：

""" + "\n\n".join(f"{number}.优化服务事项第{number * 7}类。" for number in range(1, 37))


@pytest.mark.parametrize(
    ("typed", "last"),
    [
        ("药品采购条例第二条第（二）项", "（二）"),
        ("药品采购条例第二条第二项", "（二）"),
        ("第二条第(一)项", "（一）"),
        ("营商环境36条 第9条", "9."),
        ("营商环境三十六条第9条", "9."),
        ("优化营商环境36条措施第16条", "16."),
        ("36条第9条", "9."),
    ],
)
def test_references_into_documents_of_other_kinds(typed: str, last: str, tmp_path: Path):
    library = Library.open(tmp_path / "library.db")
    for name, text in (("条例.txt", LAW), ("措施.txt", MEASURES)):
        library.add(read_bytes(text.encode(), name), text.encode())
    assert resolve(library, typed)[0].clause_id.rsplit("/", 1)[-1] == last
    assert SearchEngine(library, tmp_path).search(typed).hits[0].label == last


def test_library_and_index_agree(shared_library: Library, engine: SearchEngine):
    catalog = CorpusCatalog(engine._ready().corpus)
    for typed, _ in TARGETS:
        assert resolve_on(catalog, typed, names=True) == resolve(shared_library, typed)


@pytest.mark.parametrize(("typed", "label"), [("六条", "第六条"), ("9条", "第九条"), ("19项", "19.")])
def test_a_bare_number_of_an_article_is_no_count_of_another_title(
    typed: str, label: str, engine: SearchEngine
):
    assert engine.search(typed).hits[0].label == label


@pytest.mark.parametrize("typed", ["医疗卫生一", "县域医疗卫生一"])
def test_the_beginning_of_a_word_is_no_reference(typed: str, engine: SearchEngine):
    assert "reference" not in {hit.match for hit in engine.search(typed).hits}


def test_orders_of_others_are_not_offered(tmp_path: Path):
    library = Library.open(tmp_path / "library.db")
    text = LAW.replace("（2022年1月1日某某省人民代表大会常务委员会通过）", "山西省人民政府令第301号")
    library.add(read_bytes(text.encode(), "令.txt"), text.encode())
    engine = SearchEngine(library, tmp_path)
    number = library.documents()[0].number
    if number:
        assert engine.search("省政府令301号").hits[0].document_key == library.documents()[0].key
    assert engine.search("国务院令第999号").did_you_mean == ()
