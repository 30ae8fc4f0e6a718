"""Exact search is complete and free of false hits: compared with a brute-force scan of the printed text."""

from __future__ import annotations

import os
import tarfile
import unicodedata
from functools import lru_cache
from itertools import islice
from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from index.corpus import index_files as builder
from index.engine import SearchEngine
from index.snapshot import open_index
from index.text.normalize import fold
from index.text.numeral_forms import same_number
from store.library import Library
from store.model.clause import Clause
from store.model.document import Document, DocumentSummary
from store.model.printed import HARD_BREAK, printed
from tests.effort import share_of
from tests.looping import some

ARCHIVE = Path(__file__).parents[3] / "shared/data/laws-1000.tar.xz"
LAWS = 40


def law_texts() -> list[str]:
    """Some real laws, where they are: a folder of .txt (YICE_LAWS_DIR), or the archive beside the project."""
    folder = os.environ.get("YICE_LAWS_DIR")
    if folder:
        return [file.read_text(encoding="utf-8") for file in sorted(Path(folder).glob("*.txt"))[:LAWS]]
    if not ARCHIVE.is_file():
        return []
    with tarfile.open(ARCHIVE) as archive:
        members = (member for member in archive if member.name.endswith(".txt"))
        files = (archive.extractfile(member) for member in islice(members, LAWS))
        return [file.read().decode("utf-8") for file in files if file]


def scan(library, run: str) -> set[str]:
    """All clauses with a run of characters, by the plainest means."""
    wanted = fold(run).replace(HARD_BREAK, "")
    return {identity for identity, text in folded(library) if wanted in text}


@lru_cache(maxsize=8)
def folded(library) -> list[tuple[str, str]]:
    return [
        (clause.id, fold(printed(clause)))
        for entry in library.documents()
        for clause in library.document(entry.key).walk()
    ]


def found(engine: SearchEngine, query: str, **how: bool) -> set[str]:
    answer = engine.search(query, limit=None, **how)
    assert answer.total == len(answer.hits)
    return {hit.clause_id for hit in answer.said if hit.clause_id}


class Catalog:
    """Documents in memory with the library's interface."""

    def __init__(self, documents: list[Document]) -> None:
        self._documents = {document.key: document for document in documents}

    def documents(self) -> list[DocumentSummary]:
        return [
            DocumentSummary(d.key, d.source, d.title, d.number, (), d.date, None, d.kind, True, "")
            for d in self._documents.values()
        ]

    def document(self, key: str) -> Document:
        return self._documents[key]

    def checksums(self) -> list[tuple[str, str]]:
        return [(key, document.sha256) for key, document in self._documents.items()]

    def stamp(self) -> str:
        return str(hash(tuple(self._documents)))


def shelf_of(texts: list[list[str]]) -> Catalog:
    return Catalog(
        [
            Document(
                f"文件{number}", "", f"文件{number}", None, (), None, None, "其他", True, "",
                clauses=tuple(
                    Clause(f"文件{number}/{i}.", f"{i}.", (f"{i}.",), body=tuple(text.split("\n")))
                    for i, text in enumerate(clauses)
                ),
            )
            for number, clauses in enumerate(texts)
        ]
    )  # fmt: skip


@given(data=st.data())
@settings(max_examples=share_of(150))
def test_random_runs_of_the_library(data: st.DataObject, shared_library: Library, engine: SearchEngine):
    documents = [shared_library.document(entry.key) for entry in shared_library.documents()]
    texts = [printed(clause) for document in documents for clause in document.walk() if printed(clause)]
    text = data.draw(st.sampled_from(texts))
    start = data.draw(st.integers(0, len(text) - 1))
    run = text[start : start + data.draw(st.integers(1, 12))]
    run = run.split(HARD_BREAK)[0]
    assume(fold(run))
    assert found(engine, run, literal=True) == scan(shared_library, run)


@pytest.mark.parametrize("length", [1, 2, 3, 5])
def test_every_short_run_of_one_document(length: int, shared_library: Library, engine: SearchEngine):
    document = shared_library.document(shared_library.documents()[0].key)
    text = fold("".join(printed(clause) for clause in document.walk()))
    runs = {text[i : i + length] for i in range(0, len(text), 7)}
    for run in some(sorted(run for run in runs if HARD_BREAK not in run)):
        assert found(engine, run, literal=True) == scan(shared_library, run), run


@pytest.mark.parametrize(
    "run", ["医保", "区域医疗中心", "床", "20%", "(DRG)付费", "“两个允许”要求", "150-200万人"]
)
def test_plain_queries_are_exact(
    run: str, shared_library: Library, engine: SearchEngine, scanner: SearchEngine
):
    assert found(engine, run) == found(scanner, run) == scan(shared_library, run)


WORDS = st.text(st.sampled_from("医保药品床位a1%（）-“ \n\t\v\u3000"), max_size=12)
#: The same characters in other code points, accents, what is nothing to see, gaps.
MORE = st.text(
    st.sampled_from("人⼈民⺠⻛2○〇零О0½≧∶～é\u0301eｶ\xad\u200b\u2003\ufffd\ufffc\U000e0100𬭎\U0002f800")
)


@pytest.mark.parametrize("words", [WORDS, MORE])
@given(data=st.data())
def test_any_texts(
    words: st.SearchStrategy[str], data: st.DataObject, tmp_path_factory: pytest.TempPathFactory
):
    texts = data.draw(st.lists(st.lists(words, min_size=1, max_size=4), min_size=1, max_size=3))
    run = data.draw(words)
    shelf = shelf_of(texts)
    folder = tmp_path_factory.mktemp("any")
    builder.build(shelf, folder)
    engine = SearchEngine(shelf, folder)
    engine.warm()
    assert open_index(shelf, folder).place == folder
    expected = scan(shelf, run) if fold(run).replace("\v", "") else set()
    assert found(engine, run, literal=True) == expected
    assert found(SearchEngine(shelf, folder / "none"), run, literal=True) == expected


@pytest.fixture(scope="session")
def laws() -> Catalog:
    texts = law_texts()
    if not texts:
        pytest.skip("the laws are not here")
    return shelf_of([text.split("\n\n") for text in texts])


@given(data=st.data())
@settings(max_examples=share_of(60))
def test_random_runs_of_laws(data: st.DataObject, laws: Catalog, laws_engine: SearchEngine):
    document = laws.document(data.draw(st.sampled_from([entry.key for entry in laws.documents()])))
    text = data.draw(st.sampled_from([printed(c) for c in document.walk() if fold(printed(c))]))
    start = data.draw(st.integers(0, len(text) - 1))
    run = text[start : start + data.draw(st.integers(1, 10))].split(HARD_BREAK)[0]
    assume(fold(run))
    assert found(laws_engine, run, literal=True) == scan(laws, run)


@pytest.fixture(scope="session")
def laws_engine(laws: Catalog, tmp_path_factory: pytest.TempPathFactory) -> SearchEngine:
    folder = tmp_path_factory.mktemp("laws")
    builder.build(laws, folder)
    made = SearchEngine(laws, folder)
    made.warm()
    assert open_index(laws, folder).place == folder
    return made


def test_traditional_and_simplified_both_ways(tmp_path: Path):
    shelf = shelf_of([["推進區域醫療中心建設", "推进区域医疗中心建设"]])
    engine = SearchEngine(shelf, tmp_path)
    for query in ("區域醫療中心", "区域医疗中心"):
        assert len(found(engine, query)) == 2


def test_nothing_matches_across_table_rows_or_clauses(tmp_path: Path):
    shelf = shelf_of([["甲乙", "丙丁"]])
    assert not found(SearchEngine(shelf, tmp_path), "乙丙")


def test_characters_outside_the_bmp(tmp_path: Path):
    shelf = shelf_of([["𠮷野家😀的菜", "普通"]])
    builder.build(shelf, tmp_path)
    engine = SearchEngine(shelf, tmp_path)
    answer = engine.search("😀的")
    assert [hit.clause_id for hit in answer.hits] == ["文件0/0."]
    start, end = answer.hits[0].ranges[0]
    assert "𠮷野家😀的菜"[start:end] == "😀的"


@given(text=st.text(max_size=40) | MORE)
def test_folding_is_stable_and_maps_back(text: str):
    from index.text.normalize import normalise

    normal = normalise(text)
    assert normal.text == fold(text)
    assert len(normal.starts) == len(normal.text)
    assert fold(normal.text) == normal.text
    assert list(normal.starts) == sorted(normal.starts)
    for at in range(len(normal.text)):
        start, end = normal.printed_range(at, at + 1)
        assert normal.text[at] in fold(text[start:end])


@given(
    text=st.text(alphabet=st.characters(categories=("Nd", "Lu", "Ll", "Lo", "Po", "Ps", "Pe")), max_size=20)
)
def test_width_and_compatibility_forms_match(text: str):
    wide = "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in text)
    assert fold(wide) == fold(text)
    single = [c for c in text if len(unicodedata.normalize("NFKC", c)) == 1]
    assert all(fold(c) == fold(unicodedata.normalize("NFKC", c)) for c in single)


@given(data=st.data())
@settings(max_examples=share_of(100))
def test_runs_typed_plainly_give_every_clause_that_has_them_first(
    data: st.DataObject, shared_library: Library, engine: SearchEngine
):
    documents = [shared_library.document(entry.key) for entry in shared_library.documents()]
    text = fold(data.draw(st.sampled_from([printed(c) for d in documents for c in d.walk() if printed(c)])))
    start = data.draw(st.integers(0, len(text) - 1))
    run = text[start : start + data.draw(st.integers(1, 8))]
    assume(run.isalnum())
    hits = engine.search(run, limit=None).hits
    expected = scan(shared_library, run)
    exact = {hit.clause_id for hit in hits if hit.clause_id and hit.match in ("exact", "reference")}
    assert expected <= exact
    others = {hit.match for hit in hits if hit.clause_id and hit.clause_id not in expected}
    # A year or a numeral with a zero is found in its other writings, too.
    assert others <= {"synonym", "reference", "near"} | ({"variant"} if same_number(run) else set())


SAME = {
    "人民政府": "⼈⺠政府",
    "长期风险": "⻓期⻛险",
    "页码车辆食品青年鱼类见证贝类西部黑板鼓励": "⻚码⻋辆⻝品⻘年⻥类⻅证⻉类⻄部⿊板⿎励",
    "用户": "⽤⼾",
    "不得": "\uf967得",
    "1:3": "1∶3",
    "5-10毫克": "5∼10毫克",
    "1/2天": "½天",
    "药品/耗材": "药品∕耗材",
    "≥95%": "≧９５％",
    "3x4米": "3×4米",
    "葛城": "葛\U000e0100城",
    "Café": "Cafe\u0301",
    "二〇二八年": "二○二八年",
    "二零二九年": "二◯二九年",
    "第三条": "\u2003\u200e第\u2009三\u202f条",
    "2020-2024年": "2020–2024年",
}


@pytest.mark.parametrize("typed", SAME)
def test_what_people_type_finds_what_is_printed_and_the_other_way(typed: str, tmp_path: Path):
    from index.text.normalize import normalise

    assert fold(typed) == fold(SAME[typed])
    for query, text in ((typed, SAME[typed]), (SAME[typed], typed)):
        engine = SearchEngine(shelf_of([[f"前{text}后", "别的"]]), tmp_path)
        (hit,) = engine.search(query, literal=True).hits
        (span,) = hit.ranges
        assert fold(f"前{text}后"[slice(*span)]) == fold(query)
        assert normalise(text).text == fold(query)


def test_a_gap_is_a_character_that_nothing_else_matches(tmp_path: Path):
    engine = SearchEngine(shelf_of([["20\ufffd5年，应当\ufffd\ufffd公开，图\ufffc处"]]), tmp_path)
    for query in ("205年", "应当公开", "图处"):
        assert not found(engine, query, literal=True)
    assert found(engine, "应当", literal=True)
