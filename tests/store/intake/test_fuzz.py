"""Any text gives a document or one refusal, and no word of it is lost."""

import contextlib
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store.intake import load, read_bytes
from store.model.document import Document
from store.model.errors import BadInput
from store.model.printed import parts, printed
from tests.effort import share_of

PIECES = st.sampled_from((Path(__file__).parent / "pieces.txt").read_text(encoding="utf-8").split("\n"))
TEXTS = st.lists(
    st.one_of(PIECES, PIECES, st.just("\n"), st.just("\n\n"), st.just(" "), st.text(max_size=6)), max_size=60
)


def words(document: Document) -> Counter[str]:
    said = [document.title, document.number or "", document.attached_title or "", document.addressee or ""]
    said += [document.copied_to or "", document.provenance or "", *document.issuers]
    for clause in document.walk():
        said += [clause.label, printed(clause)]
    return Counter(c for c in "".join(said) if "一" <= c <= "鿿")


@settings(max_examples=share_of(400))
@given(TEXTS.map("".join))
def test_any_text(text):
    try:
        document = read_bytes(text.encode("utf-8", "replace"), "x.txt")
    except BadInput:
        return
    ids = [clause.id for clause in document.walk()]
    assert len(ids) == len(set(ids))
    assert all(clause_id.startswith(document.key + "/") for clause_id in ids)
    for clause in document.walk():
        whole = printed(clause)
        assert all(whole[p.start : p.end] == p.text for p in parts(clause))
        assert all(0 <= r.start < r.end <= len(whole) for r in clause.references)
        for child in clause.children:
            assert child.path[:-1] == clause.path


@settings(max_examples=share_of(200))
@given(
    st.lists(
        st.sampled_from(["支持医院建设", "加强人才培养", "完善制度", "推进改革", "健全机制"]),
        min_size=3,
        max_size=12,
    )
)
def test_no_word_is_lost(phrases):
    text = "关于加强医院工作的意见\n" + "\n".join(f"{i}.{p}。" for i, p in enumerate(phrases, start=1))
    document = read_bytes(text.encode(), "x.txt")
    assert [c.text for c in document.walk()] == [p + "。" for p in phrases]


@settings(max_examples=share_of(100))
@given(st.binary(max_size=300))
def test_any_bytes(data):
    with contextlib.suppress(BadInput):
        assert isinstance(read_bytes(data, "x.txt"), Document)


@pytest.mark.parametrize(
    "text",
    [
        "（" * 50_000,
        "《" * 50_000,
        "一、" * 30_000,
        "第一条" * 30_000,
        "1." * 30_000,
        "a " * 60_000,
        "，" * 100_000,
        "责任单位：" * 20_000,
        "国家卫生健康委" * 20_000,
        "|" * 60_000,
        "\n" * 100_000 + "一、",
        "2020年" * 20_000,
        "（责任单位：" * 9_000 + "）" * 9_000,
    ],
    ids=range(13),
)
def test_monotonous_texts_end(text):
    with contextlib.suppress(BadInput):
        read_bytes(("关于加强工作的通知\n一、要求\n" + text + "\n二、其他\n").encode(), "x.txt")


@pytest.mark.parametrize(
    "path", sorted((Path(__file__).parent / "samples").glob("*.txt")), ids=lambda p: p.stem
)
def test_samples_lose_only_debris(path):
    source = Counter(c for c in path.read_text(encoding="utf-8") if "一" <= c <= "鿿")
    lost = sum((source - words(read_bytes(load(path), path.name))).values())
    assert lost <= 0.35 * sum(source.values())
