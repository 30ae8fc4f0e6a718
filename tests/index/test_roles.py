"""Who leads and who supports: fields, facets and questions that tell roles apart."""

from __future__ import annotations

import pytest

from index import builder
from index.search import SearchEngine
from store.intake import read_bytes
from store.library import Library

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
    for engine in engines:
        assert sorted(hit.label for hit in engine.search(query).hits) == sorted(labels)


def test_the_organisation_is_marked_in_its_note(engines: tuple[SearchEngine, SearchEngine]) -> None:
    (hit,) = engines[0].search("牵头:省卫健委").hits
    assert hit.match == "duty"
    assert [hit.snippet[low:high] for low, high in hit.spans] == ["省卫健委"]


@pytest.mark.parametrize("query", ["医院", "单位:省医保局", "省医保局负责的措施"])
def test_a_facet_counts_what_its_role_finds(query: str, engines: tuple[SearchEngine, SearchEngine]) -> None:
    for engine in engines:
        facets = {(one.field, one.value): one.count for one in engine.search(query).facets}
        assert facets["单位", "省医保局"] == 3
        assert (facets["牵头", "省医保局"], facets["配合", "省医保局"], facets["共同负责", "省医保局"]) == (
            1,
            1,
            1,
        )
        for (field, value), count in facets.items():
            if field in ("牵头", "配合", "共同负责"):
                assert engine.search(f"{query} {field}:{value}").total == count


def test_roles_are_no_facet_where_no_note_tells_them_apart(engine: SearchEngine) -> None:
    fields = {one.field for one in engine.search("医保").facets}
    assert "单位" in fields
    assert not fields & {"牵头", "配合", "共同负责"}
