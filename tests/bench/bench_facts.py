"""Indicators and duties of 100 laws out of their text."""

from __future__ import annotations

import time

from figures import Figure, figure, law_texts
from laws import law

from index.duties.duty_records import duty_records, under_one_name
from index.indicators.documents import indicators

LAWS, MOST_SECONDS = 100, 3


def collect() -> dict[str, Figure]:
    """The figures of this module."""
    documents = [law(number, text) for number, text in zip(range(LAWS), law_texts(), strict=False)]
    began = time.perf_counter()
    under_one_name([record for document in documents for record in duty_records(document)])
    for document in documents:
        indicators(document)
    return {"indicators and duties of 100 laws": figure(time.perf_counter() - began, "s", MOST_SECONDS)}
