"""What something costs is said by the article that punishes it, though it only cites what is forbidden."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from index.corpus.index_files import build
from index.engine import SearchEngine
from store.intake.importer import read_bytes
from store.library import Library
from store.model.wording import sentences

RULES = """某省园区管理条例

（2031年4月10日某省人民代表大会常务委员会通过）

第一条　为了加强园区管理，制定本条例。
第二条　园区内不得放养山羊。
第三条　园区内应当种植柏树。
第四条　园区的开放时间由管理单位公布。
第五条　游客应当爱护园区的草木。
第六条　园区的门票收入用于养护草木。
第七条　管理单位应当每日巡查园区。
第八条　违反本条例第二条、第三条规定的，由管理单位责令改正，处五百元罚款。
第九条　不履行本条例第七条规定的巡查职责的，给予处分。
第十条　本条例自公布之日起施行。
"""


@pytest.fixture(scope="module")
def rules(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SearchEngine]:
    folder = tmp_path_factory.mktemp("rules")
    library = Library.open(folder / "library.db")
    library.add(read_bytes(RULES.encode(), "某省园区管理条例.txt"), RULES.encode())
    build(library, folder / "index")
    yield SearchEngine(library, folder / "index")
    library.close()


@pytest.mark.parametrize(
    ("typed", "best"),
    [("放养山羊怎么处罚", "第八条"), ("不种植柏树怎么罚", "第八条"), ("不巡查怎么处分", "第九条")],
)
def test_the_article_that_punishes_comes_first(typed: str, best: str, rules: SearchEngine) -> None:
    assert rules.search(typed).hits[0].label == best


def test_what_is_forbidden_follows_and_answers_other_questions(rules: SearchEngine) -> None:
    assert "第二条" in [hit.label for hit in rules.search("放养山羊怎么处罚").hits]
    assert rules.search("能放养山羊吗").hits[0].label == "第二条"


def test_it_is_said_which_breach_is_punished(rules: SearchEngine) -> None:
    best = rules.search("放养山羊怎么处罚").hits[0]
    said = sentences(best.why)
    assert "规定违反第二条的后果" in said
    assert "山羊" not in said
