"""A thousand real laws: none fails, articles run on wherever the source's do. Skips where they are absent."""

import os
import re
import tarfile
from pathlib import Path

import pytest

from store.intake import load, read_bytes
from store.model.document import Document
from store.model.numbers import to_int
from store.model.printed import printed

ROOT = Path(__file__).parents[3]
ARTICLE = re.compile(r"(?m)^\s*第\s*([一二三四五六七八九十百千零〇]+)条(?=[\s　]|$)")


@pytest.fixture(scope="module")
def laws(tmp_path_factory) -> list[Path]:
    folder = os.environ.get("YICE_LAWS_DIR")
    if folder:
        return sorted(Path(folder).glob("*.txt"))
    packed = ROOT.parent / "shared" / "data" / "laws-1000.tar.xz"
    if not packed.exists():
        pytest.skip("laws-1000 is not here; set YICE_LAWS_DIR")
    target = tmp_path_factory.mktemp("laws")
    with tarfile.open(packed) as archive:
        archive.extractall(target, filter="data")
    return sorted(target.rglob("*.txt"))


def articles(document: Document) -> list[int]:
    found = [re.match(r"第(.+?)条", clause.label) for clause in document.walk()]
    return [to_int(m[1]) or 0 for m in found if m]


def test_a_thousand_laws(laws):
    assert len(laws) >= 1000
    for path in laws:
        document = read_bytes(load(path), path.name)
        source = path.read_text(encoding="utf-8")
        printed_articles = [to_int(n) for n in ARTICLE.findall(source)]
        if printed_articles == list(range(1, len(printed_articles) + 1)):
            assert articles(document) == printed_articles, path.name
        said = (
            document.title
            + (document.addressee or "")
            + "".join(c.label + printed(c) for c in document.walk())
        )
        lost = {c for c in source if "一" <= c <= "鿿"} - set(said)
        assert len(lost) <= 3, (path.name, lost)
