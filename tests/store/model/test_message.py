"""A message is a value: equal, hashable, and the same after it was stored."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.model.message import Message, verbatim

codes = st.from_regex(r"[a-z]{1,8}\.[a-z_]{1,8}", fullmatch=True)
names = st.sampled_from(["what", "count", "other", "titles"])
plain = st.one_of(st.text(max_size=5), st.integers(), st.none())
values = st.recursive(
    plain,
    lambda inner: st.one_of(
        st.lists(inner, max_size=3).map(tuple),
        st.builds(lambda code, value: Message(code, what=value), codes, inner),
    ),
    max_leaves=5,
)
messages = st.builds(
    lambda code, details: Message(code, **details), codes, st.dictionaries(names, values, max_size=3)
)


@given(messages)
def test_a_stored_message_comes_back(message: Message) -> None:
    assert Message.load(json.loads(json.dumps(message.dump()))) == message


def test_the_order_of_details_does_not_matter() -> None:
    one, other = Message("a.b", x=1, y="z"), Message("a.b", y="z", x=1)
    assert one == other
    assert hash(one) == hash(other)
    assert one != Message("a.b", x=1)


def test_words_of_a_person_are_stored_as_they_are() -> None:
    assert verbatim("形近").dump() == "形近"
    assert Message.load("形近") == verbatim("形近")


@pytest.mark.parametrize("value", [None, [], ["a.b", 1], {"code": "a.b"}, ["a.b", {}, 1]])
def test_anything_else_is_refused(value: object) -> None:
    with pytest.raises(ValueError, match=r".*"):
        Message.load(value)
