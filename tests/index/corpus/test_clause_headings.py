"""Headings to look through: each clause whose heading has a run, and no other."""

from __future__ import annotations

from itertools import accumulate

from hypothesis import given, settings
from hypothesis import strategies as st

from index.corpus.clause_headings import ClauseHeadings
from tests.effort import share_of

CLAUSE = st.tuples(st.text("床位\v的", max_size=4), st.text("床位的", max_size=4))


@settings(max_examples=share_of(200))
@given(st.lists(CLAUSE, max_size=8), st.text("床位\v的", min_size=1, max_size=3))
def test_a_run_is_found_in_each_heading_that_has_it(clauses: list[tuple[str, str]], run: str) -> None:
    whole = [heading + rest for heading, rest in clauses]
    text = "".join(one + "\v" for one in whole)
    starts = [0, *accumulate(len(one) + 1 for one in whole)]
    headings = ClauseHeadings(text, starts, [len(heading) for heading, _ in clauses])
    having = [at for at, (heading, _) in enumerate(clauses) if run in heading]
    assert list(headings.containing(run)) == having
    assert list(headings) == [(at, heading) for at, (heading, _) in enumerate(clauses) if heading]
