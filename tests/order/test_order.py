"""Words follow each other in every form as in the source: on the screen, on paper and in every file."""

from __future__ import annotations

from itertools import count, islice
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store.formats.decoding import decode
from store.intake import read_shipped, shipped_sources
from store.intake.importer import read_bytes
from store.model.clause import BodyPart, Clause
from store.model.document import Document
from store.model.paragraph_numbers import numbers_above
from store.model.passages import passages
from store.model.table import Table
from tests.looping import some
from tests.order.forms import FORMS, bare, first_out_of_order
from tests.order.sources import in_source_order, laws

SAMPLE = Path(__file__).parent / "items_and_a_paragraph.txt"
#: Laws of the sample: short ones in which a paragraph follows items.
LAWS, LONGEST_LAW = 3, 9_000
#: Less of a document's words than this stand as they are in its source only when something is wrong.
SHARE = 0.8


def check(document: Document, source: bytes, folder: Path) -> None:
    expected = in_source_order(document, decode(source, document.source))
    assert sum(map(len, expected)) > SHARE * len(bare("".join(c.text for c in document.walk())))
    for name in FORMS:
        assert first_out_of_order(expected, bare(FORMS[name](document, folder))) is None, name


def is_interleaved(document: Document) -> bool:
    return any(not next(passages(clause)).closes for clause in document.walk())


def test_a_paragraph_that_follows_items_stands_behind_them_in_every_form(tmp_path: Path) -> None:
    source = SAMPLE.read_bytes()
    document = read_bytes(source, SAMPLE.name)
    assert is_interleaved(document)
    check(document, source, tmp_path)


@pytest.mark.parametrize("number", range(5))
def test_the_documents_that_ship(number: int, resources: Path, tmp_path: Path) -> None:
    folder = shipped_sources(resources)[number]
    check(read_shipped(folder), (folder / "source.txt").read_bytes(), tmp_path)


def test_laws(tmp_path: Path) -> None:
    short = ((name, data) for name, data in laws() if len(data) < LONGEST_LAW)
    read = ((read_bytes(data, name), data) for name, data in short)
    sample = list(islice(((document, data) for document, data in read if is_interleaved(document)), LAWS))
    if not sample:
        pytest.skip("laws-1000 is not here; set YICE_LAWS_DIR")
    for document, data in some(sample):
        check(document, data, tmp_path)


#: An article as the numbers of items that follow each of its paragraphs.
ARTICLES = st.lists(st.lists(st.sampled_from([0, 0, 2, 3]), min_size=1, max_size=4), min_size=2, max_size=5)
NUMERALS = "一二三四五六七八九"


@settings(max_examples=20)
@given(ARTICLES)
def test_any_law(articles: list[list[int]]) -> None:
    numbers = count(1)
    lines = ["某市医院安全管理规定", ""]
    for number, paragraphs in enumerate(articles):
        for at, items in enumerate(paragraphs):
            label = f"第{NUMERALS[number]}条 " if at == 0 else ""
            end = "应当履行下列职责：" if items else "应当遵守本规定。"
            lines.append(f"{label}第{next(numbers)}类医疗机构及其工作人员{end}")
            for item in range(items):
                stop = "；" if item + 1 < items else "。"
                lines.append(f"（{NUMERALS[item]}）建立编号为{next(numbers)}的安全管理制度{stop}")
    source = "\n".join(lines).encode()
    document = read_bytes(source, "规定.txt")
    above = numbers_above(document)
    for number, paragraphs in enumerate(articles):
        found = next(clause for clause in document.walk() if clause.label == f"第{NUMERALS[number]}条")
        assert len(found.paragraphs) == len(paragraphs)
        wanted = [at for at, items in enumerate(paragraphs, 1) for _ in range(items)]
        assert [above[item.id] for item in found.children] == wanted
    with TemporaryDirectory() as folder:
        check(document, source, Path(folder))


# -- any nesting of paragraphs, tables and clauses ------------------------------------------------------

#: What a generated body is made of: p a paragraph, t a table, or the body of a clause below.
SHAPES = st.recursive(
    st.lists(st.sampled_from("pt"), max_size=3),
    lambda below: st.lists(st.one_of(st.sampled_from("pt"), below), max_size=4),
    max_leaves=9,
)


class Maker:
    """Makes clauses whose every word is there once; ``words`` are all of them in reading order.

    A note of 0 is none, 1 closes the clause's own words, a higher one stands among the parts of the body.
    """

    def __init__(self, headings: list[bool], notes: list[int]) -> None:
        self.words: list[str] = []
        self._numbers = count()
        self._headings, self._notes = iter(headings), iter(notes)

    def word(self, kind: str) -> str:
        """Words of a kind that are nowhere else."""
        self.words.append(f"{kind}{next(self._numbers):04}完")
        return self.words[-1]

    def clause(self, shape: list[object], path: tuple[str, ...]) -> Clause:
        heading = self.word("标题") if next(self._headings, False) else None
        own = [at for at, part in enumerate(shape) if isinstance(part, str)]
        noted = next(self._notes, 0)
        closing = own[-1] + 1 if own else 0
        place = closing if noted == 1 else min(noted - 2, len(shape))
        body: list[BodyPart] = []
        note = None
        for at, part in enumerate([*shape, None]):
            if at == place and noted:
                note = self.word("责任")
            if part == "p":
                body.append(self.word("段落") + "。")
            elif part == "t":
                body.append(self.table())
            elif isinstance(part, list):
                label = f"（{'一二三四五六七八九'[len(body) % 9]}）" if len(path) % 2 else f"{len(body) + 1}."
                body.append(self.clause(part, (*path, label)))
        note = f"（{note}）" if note else None
        at = place if noted > 1 else None
        clause_id = "/".join(("k", *path))
        return Clause(clause_id, path[-1], path, heading, "", tuple(body), note, duty_at=at)

    def table(self) -> Table:
        caption = self.word("表")
        rows = tuple(tuple(self.word("格") for _ in range(2)) for _ in range(2))
        return Table(rows, caption, self.word("注"))


@settings(max_examples=25)
@given(
    shapes=st.lists(SHAPES, min_size=1, max_size=3),
    headings=st.lists(st.booleans(), max_size=8),
    notes=st.lists(st.integers(0, 4), max_size=8),
)
def test_any_nesting(shapes: list[list[object]], headings: list[bool], notes: list[int]) -> None:
    maker = Maker(headings, notes)
    clauses = tuple(maker.clause(shape, (f"第{'一二三'[at]}条",)) for at, shape in enumerate(shapes))
    document = Document("k", "k", "某规定", None, (), None, None, "规定", True, "", clauses=clauses)
    with TemporaryDirectory() as folder:
        for name, form in FORMS.items():
            expected = [word for word in maker.words if name != "reader" or not word.startswith("责任")]
            assert first_out_of_order(expected, bare(form(document, Path(folder)))) is None, name
