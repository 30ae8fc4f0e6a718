"""Annotations go over to another edition of a real law."""

from __future__ import annotations

import os
import tarfile
from collections.abc import Callable
from pathlib import Path

import pytest

from store.model.document import Document
from store.model.printed import printed
from store.notebook import Annotation, Notebook, anchor_for
from store.notebook.anchoring.quote_search import DocumentText
from store.notebook.anchoring.similarity import squash
from tests.store.notebook.anchoring.ordinance import highlight, words_of

ARCHIVE = Path(__file__).resolve().parents[5] / "shared/data/laws-1000.tar.xz"
PAIRS = (
    ("发票管理办法", 0.9),
    ("保守国家秘密法实施条例", 0.6),
    ("国家科学技术奖励条例", 0.9),
    ("全国人民代表大会常务委员会议事规则", 0.75),
)
Editions = Callable[[str], tuple[Document, Document]]


@pytest.fixture(scope="module")
def editions(tmp_path_factory: pytest.TempPathFactory) -> Editions:
    """The first and last edition of a law, where the laws are: in a folder (YICE_LAWS_DIR) or the archive."""
    folder = Path(os.environ.get("YICE_LAWS_DIR") or tmp_path_factory.mktemp("laws"))
    if "YICE_LAWS_DIR" not in os.environ and ARCHIVE.is_file():
        with tarfile.open(ARCHIVE) as opened:
            for item in opened:
                name = Path(item.name).name
                content = (
                    opened.extractfile(item) if name.startswith(tuple(law for law, _ in PAIRS)) else None
                )
                if content is not None:
                    (folder / name).write_bytes(content.read())

    def read(name: str) -> tuple[Document, Document]:
        from store.intake import load, read_bytes

        found = sorted(folder.glob(f"{name}(*.txt"))
        if len(found) < 2:
            pytest.skip("the laws are not here")
        return read_bytes(load(found[0]), found[0].name), read_bytes(load(found[-1]), found[-1].name)

    return read


@pytest.mark.parametrize(("name", "most"), PAIRS)
def test_another_edition_of_a_real_law(editions: Editions, name: str, most: float) -> None:
    old, new = editions(name)
    whole = DocumentText(new)
    sure = total = 0
    for each in old.walk():
        words = printed(each)
        for start, end in ((0, len(words)), (len(words) // 3, len(words) // 3 + 12)):
            if len(words[start:end].strip()) < 6:
                continue
            anchor = anchor_for(old, each, start, end)
            found = whole.refind(anchor)
            quote = squash(anchor.quote)
            total += 1
            sure += bool(found and found.sure)
            if squash("".join(printed(one) for one in new.walk())).count(quote) == 1:
                assert found is not None
                assert squash(words_of(found)) == quote
    assert sure >= most * total


def test_annotations_of_a_real_law_go_over(editions: Editions, notebook: Notebook) -> None:
    old, new = editions("国家科学技术奖励条例")
    made = [highlight(anchor_for(old, each)) for each in old.walk() if printed(each)]
    notebook.annotations.put(*made)
    report, _ = notebook.placements.carry_over(old.key, new)
    assert report.moved > 0.9 * len(made)
    found: list[Annotation] = list(notebook.annotations.find().items)
    assert len(found) == len(made)
