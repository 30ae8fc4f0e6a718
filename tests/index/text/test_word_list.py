"""The word list answers as a dictionary would."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from index.text.word_list import WordList

SIGNS = "国家医保局的"
words = st.text(SIGNS, min_size=1, max_size=5)


def as_text(known: dict[str, int]) -> str:
    """The words in the form of the file: one line for each first character."""
    lines: dict[str, list[str]] = {}
    for word in sorted(known):
        lines.setdefault(word[0], []).append(f"{word[1:]}:{known[word]}")
    return "# a remark\n" + "".join(f"{first} {' '.join(rests)}\n" for first, rests in lines.items())


@given(st.dictionaries(words, st.integers(1, 25)), words)
def test_is_the_dictionary_it_was_read_from(known: dict[str, int], other: str) -> None:
    listed = WordList(as_text(known))
    assert dict(listed) == known
    assert len(listed) == len(known)
    assert (other in listed) == (other in known)
    assert listed.get(other, 0) == known.get(other, 0)


@given(st.dictionaries(words, st.integers(1, 25)), st.text(SIGNS, min_size=1, max_size=8), st.data())
def test_finds_every_word_that_begins_at_a_place(
    known: dict[str, int], text: str, data: st.DataObject
) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    expected = {(len(word), known[word]) for word in known if text.startswith(word, start)}
    assert set(WordList(as_text(known)).beginning(text, start)) == expected


@given(st.dictionaries(words, st.integers(1, 25)), words, st.integers(1, 25))
def test_a_word_is_added_once(known: dict[str, int], more: str, frequency: int) -> None:
    listed = WordList(as_text(known))
    listed.add(more, frequency)
    assert dict(listed) == {more: frequency, **known}
    assert [length for length, _ in listed.beginning(more, 0)].count(len(more)) == 1
