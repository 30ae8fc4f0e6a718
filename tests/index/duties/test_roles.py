"""Who leads and who supports: fields, facets and questions that tell roles apart."""

from __future__ import annotations

from pathlib import Path

import pytest

from index.corpus import index_files as builder
from index.engine import SearchEngine
from store.intake import read_bytes
from store.library import Library
from store.model.message import Message
from store.model.wording import sentences
from tests.looping import some

TEXT = """关于推进样本工作的通知

晋卫发〔2023〕9号

各市卫生健康委：

一、加强床位管理。各医院应当合理设置床位。（省卫健委牵头，省医保局、省财政厅配合）

二、加强药品管理。各医院应当规范采购药品。（省医保局牵头，省卫健委配合）

三、加强价格管理。医院应当公示价格。（责任单位：省医保局、省发展改革委）

山西省卫生健康委员会
2023年3月4日
"""


@pytest.fixture(scope="module")
def engines(tmp_path_factory: pytest.TempPathFactory) -> tuple[SearchEngine, SearchEngine]:
    """With an index, and without one."""
    folder = tmp_path_factory.mktemp("roles")
    library = Library.open(folder / "library.db")
    library.add(read_bytes(TEXT.encode(), "样本.txt"), TEXT.encode())
    builder.build(library, folder / "index")
    return SearchEngine(library, folder / "index"), SearchEngine(library, folder / "none")


@pytest.mark.parametrize(
    ("query", "labels"),
    [
        ("牵头:省卫健委", ["一、"]),
        ("牵头单位：卫健委", ["一、"]),
        ("配合:省卫生健康委员会", ["二、"]),
        ("配合单位:省财政厅", ["一、"]),
        ("共同负责:省医保局", ["三、"]),
        ("单位:省医保局", ["一、", "二、", "三、"]),
        ("医院 -牵头:省医保局", ["一、", "三、"]),
        ("牵头:省医保局 OR 牵头:省卫健委", ["一、", "二、"]),
        ("单位:省医保局 -配合:省医保局", ["二、", "三、"]),
        ("价格 牵头:省医保局", []),
    ],
)
def test_a_role_is_a_field(query: str, labels: list[str], engines: tuple[SearchEngine, SearchEngine]) -> None:
    for engine in some(engines):
        assert sorted(hit.label for hit in engine.search(query).hits) == sorted(labels)


def test_the_organisation_is_marked_in_its_note(engines: tuple[SearchEngine, SearchEngine]) -> None:
    (hit,) = engines[0].search("牵头:省卫健委").hits
    assert hit.match == "duty"
    assert len(hit.ranges) == 1


def test_the_list_tells_the_matter_and_the_role(engines: tuple[SearchEngine, SearchEngine]) -> None:
    (hit,) = engines[0].search("牵头:省卫健委").hits
    assert hit.why == (Message("duty.lead"),)
    assert not hit.spans
    assert not hit.snippet.startswith("…")


@pytest.mark.parametrize("query", ["医院", "单位:省医保局", "省医保局负责的措施"])
def test_a_facet_counts_what_its_role_finds(query: str, engines: tuple[SearchEngine, SearchEngine]) -> None:
    for engine in some(engines):
        facets = {(one.field, one.value): one.count for one in engine.search(query).facets}
        assert facets["单位", "省医保局"] == 3
        assert (facets["牵头", "省医保局"], facets["配合", "省医保局"], facets["共同负责", "省医保局"]) == (
            1,
            1,
            1,
        )
        roles = [key for key in facets if key[0] in ("牵头", "配合", "共同负责")]
        for field, value in some(roles):
            assert engine.search(f"{query} {field}:{value}").total == facets[field, value]


def test_roles_are_no_facet_where_no_note_tells_them_apart(engine: SearchEngine) -> None:
    fields = {one.field for one in engine.search("医保").facets}
    assert "单位" in fields
    assert not fields & {"牵头", "配合", "共同负责"}


FORMS = [
    *(
        "{}负责的措施",
        "{}主要负责哪些工作",
        "{}都负责什么",
        "请问{}负责哪些工作？",
        "{}职责",
        "{} 职责",
        "{}的工作",
    ),
    *(
        "{}负责几项",
        "查{}负责的措施",
        "列出{}负责的措施",
        "{}作为责任单位的措施",
        "责任单位是{}",
        "责任单位：{}",
    ),
    *(
        "哪些措施归{}管",
        "{}涉及哪些措施",
        "涉及{}的条款",
        "{}对应的措施",
        "与{}有关的任务",
        "{}的责任清单",
        "{} 措施",
    ),
]


@pytest.mark.parametrize("form", FORMS)
def test_a_question_about_duties_in_whatever_words(form: str, engine: SearchEngine) -> None:
    for name in ("省医保局", "省卫生健康委员会"):
        answer = engine.search(form.format(name), limit=None)
        wanted = engine.search(f"单位:{name}", limit=None)
        assert {hit.clause_id for hit in answer.hits} == {hit.clause_id for hit in wanted.hits}
        assert {hit.match for hit in answer.hits} == {"duty"}


@pytest.mark.parametrize(
    ("query", "labels"),
    [
        ("省医保局牵头负责的任务", ["二、"]),
        ("牵头单位 省医保局", ["二、"]),
        ("请问省医保局配合哪些任务", ["一、"]),
        ("省财政厅配合什么", ["一、"]),
        ("样本工作的通知 省医保局负责的措施", ["一、", "二、", "三、"]),
        ("省医保局负责的措施 药品", ["二、"]),
    ],
)
def test_roles_and_other_words_in_a_question(
    query: str, labels: list[str], engines: tuple[SearchEngine, SearchEngine]
) -> None:
    for engine in some(engines):
        assert sorted(hit.label for hit in engine.search(query).hits) == sorted(labels)


def test_a_role_that_nobody_gave_is_not_made_up(engines: tuple[SearchEngine, SearchEngine]) -> None:
    answer = engines[0].search("省财政厅牵头什么")
    assert (answer.total, sentences(answer.remarks)) == (0, "没有注明由省财政厅牵头的条款")
    assert engines[0].search(answer.did_you_mean[0]).total == 1


CITY = """关于加强样本工作的通知

临政发〔2023〕9号

各县人民政府：

一、加强床位管理。各医院应当合理设置床位。（责任单位：市卫健委、市市场监管局（市知识产权局））

二、加强收费管理。（责任单位：国家税务总局临汾市税务局、人民银行太原中心支行）

临汾市人民政府
2023年3月4日
"""


def test_whose_organisation_it_is_follows_from_the_document(tmp_path: Path) -> None:
    library = Library.open(tmp_path / "library.db")
    for name, text in (("市.txt", CITY), ("省.txt", TEXT)):
        library.add(read_bytes(text.encode(), name), text.encode())
    engine = SearchEngine(library, tmp_path)
    for query in (
        "临汾市卫健委负责的措施",
        "市卫健委负责的措施",
        "市市场监管局负责什么",
        "市知识产权局负责什么",
    ):
        (hit,) = engine.search(query).hits
        assert (hit.label, hit.match) == ("一、", "duty")
    for query in ("市税务局负责什么", "人民银行负责什么"):
        assert [hit.label for hit in engine.search(query).hits] == ["二、"]
    assert engine.search("太原市卫健委负责的措施").total == 0


TABLE = """关于印发样本工作分工的通知

临政发〔2024〕3号

各县人民政府：

一、总体要求。各单位应当落实责任。

二、任务分工

|序号|任务|牵头单位|配合单位|完成时限|
|1|建设用地审批|市自然资源局|市中心医院、市财政局|2024年6月|
|2|招聘护士|市人民医院|市人社局等部门|2024年9月|

临汾市人民政府
2024年3月4日
"""


def test_roles_in_the_columns_of_a_table(tmp_path: Path) -> None:
    library = Library.open(tmp_path / "library.db")
    document = read_bytes(TABLE.encode(), "分工.txt")
    assert any(clause.tables for clause in document.walk())
    library.add(document, TABLE.encode())
    engine = SearchEngine(library, tmp_path)
    for query in (
        "市自然资源局负责什么",
        "市自然资源局牵头哪些任务",
        "配合:市财政局",
        "配合:市人社局",
        "单位:市人民医院",
    ):
        (hit,) = engine.search(query).hits
        assert (hit.label, hit.match) == ("二、", "duty")
    assert "建设用地审批" in engine.search("市自然资源局负责什么").hits[0].snippet
    assert "招聘护士" in engine.search("市人民医院负责什么").hits[0].snippet
    assert engine.search("牵头:市财政局").total == 0


def test_what_stands_in_one_note_does_not_hide_the_others(tmp_path: Path) -> None:
    library = Library.open(tmp_path / "library.db")
    text = TEXT.replace(
        "（省医保局牵头，省卫健委配合）", "（牵头单位：省医保局；配合单位：省卫健委）"
    ).replace("三、加强价格管理。", "三、加强价格管理。由省医保局牵头制定。")
    library.add(read_bytes(text.encode(), "样本.txt"), text.encode())
    answer = SearchEngine(library, tmp_path).search("省医保局牵头")
    assert sorted(hit.label for hit in answer.hits) == ["三、", "二、"]


@pytest.mark.parametrize(
    ("query", "same"),
    [
        ("政策清单中省卫健委负责的措施", "单位:省卫健委 文件:政策清单"),
        ("省教育厅在政策清单中负责什么", "单位:省教育厅 文件:政策清单"),
        ("2021年省医保局的任务", "单位:省医保局 年:2021"),
        ("省卫健委 负责 床位", "单位:省卫健委 床位"),
    ],
)
def test_a_sentence_with_a_year_or_a_document(query: str, same: str, engine: SearchEngine) -> None:
    found, wanted = (engine.search(text, limit=None) for text in (query, same))
    assert found.total
    assert {hit.clause_id for hit in found.hits} == {hit.clause_id for hit in wanted.hits}


@pytest.mark.parametrize("query", ["省公安厅负责什么", "省民政厅牵头哪些任务"])
def test_an_organisation_without_duties_has_none(query: str, engine: SearchEngine) -> None:
    answer = engine.search(query)
    assert answer.total == 0
    assert "没有注明由" in sentences(answer.remarks)


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("审计部门负责什么", {"第三十一条"}),
        ("疾控机构负责什么", {"第二十条"}),
        ("卫生健康主管部门负责什么", {"第四条", "第三十条"}),
        ("医疗保障主管部门负责什么", {"第二十八条"}),
    ],
)
def test_what_the_text_says_of_an_organisation_by_that_name_comes_first(
    query: str, first: set[str], engine: SearchEngine
) -> None:
    hits = engine.search(query, limit=None).hits
    assert {hit.label for hit in hits[: len(first)]} == first
    assert {hit.match for hit in hits} == {"duty"}
