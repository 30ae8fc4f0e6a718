"""Every expected error is one sentence in each language."""

from __future__ import annotations

import re

import pytest

from store.model import errors
from store.model.errors import CannotWrite, Phrase, YiceError

KINDS = [kind for kind in vars(errors).values() if isinstance(kind, type) and issubclass(kind, YiceError)]
FIELDS = re.compile(r"{(\w+)}")


@pytest.mark.parametrize("kind", KINDS)
def test_both_sentences_say_the_same_with_the_same_details(kind: type[YiceError]) -> None:
    assert set(FIELDS.findall(kind.zh)) == set(FIELDS.findall(kind.en))
    error = kind(**{name: f"<{name}>" for name in FIELDS.findall(kind.zh)})
    for name in FIELDS.findall(kind.zh):
        assert f"<{name}>" in error.sentence("zh")
        assert f"<{name}>" in error.sentence("en")
    assert "\n" not in error.sentence()
    assert str(error) == error.sentence("zh")


@pytest.mark.parametrize("kind", KINDS)
def test_an_english_sentence_is_in_english(kind: type[YiceError]) -> None:
    assert not re.search(r"[一-鿿]", kind.en)
    assert re.search(r"[一-鿿]", kind.zh) or kind.__name__ == "BadInput"


def test_a_reason_speaks_the_language_of_its_sentence() -> None:
    error = CannotWrite(path="x", reason=Phrase("磁盘已满", "the disk is full"))
    assert "磁盘已满" in error.sentence("zh")
    assert "the disk is full" in error.sentence("en")
