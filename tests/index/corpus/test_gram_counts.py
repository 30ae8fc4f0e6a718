"""What is written of frequent grams is what stands in the clauses, wherever the clauses come from."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from index.corpus import gram_counts
from index.corpus.corpus import Corpus
from index.corpus.corpus_builder import CorpusBuilder
from index.corpus.corpus_update import CorpusRange, joined
from index.corpus.gram_counts import COUNTS_FILE
from index.corpus.volumes import open_volume, write_volume
from index.matching.matcher import Matcher
from index.query.alternative import Alternative
from tests.samples import clause, document

RUNS = ("应", "应当", "当的", "的", "应当的", "，应", "应，", "的的", "医保", "应当的医保", "当医", "无")


def texts(seed: int, clauses: int) -> list[str]:
    """Clauses of few words, so that some grams are nearly everywhere, and one far too often in one."""
    rng = random.Random(seed)
    words = (
        "应当",
        "的",
        "医保",
        "的的",
        "，",
        "支付",
        "管理",
        "应当的",
        "\v",
        *(["床位", "药品", "价格", "目录", "人员", "机构", "资金", "监督", "评价"]),
    )
    made = ["".join(rng.choice(words) for _ in range(rng.randrange(1, 9))) for _ in range(clauses)]
    return [*made, "的应当" * 300, "的" * 600]


def corpus(seed: int, documents: int = 6) -> Corpus:
    builder = CorpusBuilder()
    for number in range(documents):
        clauses = (
            clause(f"{seed}-{number}", f"{at}.", body=(text,))
            for at, text in enumerate(texts(seed * 100 + number, 150))
        )
        builder.add(document(f"{seed}-{number}", clauses=tuple(clauses)), "x")
    return builder.corpus()


@pytest.fixture
def volumes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[Corpus]:
    monkeypatch.setattr(gram_counts, "MANY_CLAUSES", 100)
    written = [write_volume(corpus(seed), tmp_path, lambda _share: None) for seed in (1, 2)]
    return [open_volume(tmp_path / name) for name in written]


def counted(corpus: Corpus, run: str) -> list[int]:
    """What a look at every clause tells."""
    starts = corpus.starts
    return [corpus.text.count(run, starts[i], starts[i + 1]) for i in range(len(corpus))]


def test_what_is_written_is_what_stands_there(volumes: list[Corpus]):
    found = {run: volumes[0].counted(run) for run in RUNS}
    assert {run for run in RUNS if found[run] is not None} >= {"应", "应当", "的", "应当的"}
    for run, counts in found.items():
        if counts is not None:
            assert list(counts) == counted(volumes[0], run), run


def test_runs_of_volumes_and_what_is_in_none_of_them(volumes: list[Corpus]):
    fresh = corpus(3, 1)
    parts = [
        CorpusRange(volumes[1], 2, 5),
        CorpusRange(fresh, 0, 1),
        CorpusRange(volumes[0], 1, 2),
        CorpusRange(volumes[0], 3, 6),
    ]
    whole = joined(parts)
    again = joined([CorpusRange(whole, 1, 4), CorpusRange(whole, 5, 8)])
    for each in (whole, again):
        for run in ("应", "应当", "的", "应当的"):
            counts = each.counted(run)
            assert counts is not None
            assert list(counts) == counted(each, run), run
            found = Matcher(each, None, lambda _field: ()).containing(Alternative(run, "exact"))
            assert list(found) == [at for at, count in enumerate(counted(each, run)) if count]


def test_most_must_be_known(volumes: list[Corpus]):
    parts = [CorpusRange(corpus(4), 0, 6), CorpusRange(volumes[0], 0, 2)]
    assert joined(parts).counted("应") is None


@pytest.mark.parametrize("damage", ["gone", "short", "other"])
def test_a_damaged_file_is_not_believed(damage: str, volumes: list[Corpus], tmp_path: Path):
    folder = next(path for path in tmp_path.iterdir() if path.is_dir())
    path = folder / COUNTS_FILE
    data = path.read_bytes()
    head = 4 + int.from_bytes(data[:4], "little")
    if damage == "gone":
        path.unlink()
    else:
        path.write_bytes(data[: head + 1] if damage == "short" else data[:head] + bytes(len(data) - head))
    opened = open_volume(folder)
    assert opened.counted("应") is None
    found = Matcher(opened, None, lambda _field: ()).containing(Alternative("应", "exact"))
    assert list(found) == [at for at, count in enumerate(counted(opened, "应")) if count]
