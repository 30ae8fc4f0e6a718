"""Hand-made samples of the genre, each with a trap or more; samples/expected.json was checked by eye."""

import json
from pathlib import Path

import pytest
from outlines import metadata, outline

from store.intake import load, read_bytes

SAMPLES = Path(__file__).parent / "samples"
EXPECTED = json.loads((SAMPLES / "expected.json").read_text(encoding="utf-8"))


def test_every_sample_is_expected():
    assert sorted(p.name for p in SAMPLES.glob("*.txt")) == sorted(EXPECTED)


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_sample(name):
    document = read_bytes(load(SAMPLES / name), name)
    assert metadata(document) == EXPECTED[name]["metadata"]
    assert outline(document) == EXPECTED[name]["clauses"]
