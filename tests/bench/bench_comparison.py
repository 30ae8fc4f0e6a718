"""Two documents compared: the list of 2020 with the 36 measures, two editions of a law of 300 articles."""

from __future__ import annotations

import re
import time
from collections.abc import Callable

from figures import Figure, figure, law_texts
from laws import law

from index.comparison.comparison import compare
from store.intake import read_shipped, shipped_sources
from store.model.document import Document
from store.model.measures import measures
from store.model.numbers import to_chinese
from store.system.paths import resources_dir

ARTICLES = 300
MOST_MS, MOST_SECONDS = 100, 1
_LIST, _MEASURES = "shanxi-regional-centre-policy-list", "shanxi-36-measures-report"


def collect() -> dict[str, Figure]:
    """The figures of this module."""
    folders = {folder.name: folder for folder in shipped_sources(resources_dir())}
    first, second = read_shipped(folders[_LIST]), read_shipped(folders[_MEASURES])
    compare(first, first)  # word list and thesaurus are read once
    found = {
        "compare 24 ↔ 36 measures": figure(1000 * _seconds(lambda: compare(first, second)), "ms", MOST_MS)
    }
    articles = _articles()
    old = _law(articles)
    new = _law([*articles[7:], *map(_changed, articles[:7])])
    found["compare 300 ↔ 300 articles, some changed"] = figure(
        _seconds(
            lambda: compare(
                old, _law([_changed(text) if at % 3 else text for at, text in enumerate(articles)])
            )
        ),
        "s",
        MOST_SECONDS,
    )
    found["compare 300 ↔ 300 articles, all moved on"] = figure(
        _seconds(lambda: compare(old, new)), "s", MOST_SECONDS
    )
    return found


def _seconds(run: Callable[[], object]) -> float:
    began = time.perf_counter()
    run()
    return time.perf_counter() - began


def _articles() -> list[str]:
    """The articles of some laws."""
    found: list[str] = []
    for number, text in enumerate(law_texts()):
        found += [" ".join(clause.text.split()) for clause in measures(law(number, text)) if clause.text]
        if len(found) >= ARTICLES:
            break
    return found[:ARTICLES]


def _law(articles: list[str]) -> Document:
    """A law of these articles."""
    body = "\n\n".join(f"第{to_chinese(number)}条 {text}" for number, text in enumerate(articles, start=1))
    return law(0, f"某某条例\n\n{body}\n")


def _changed(text: str) -> str:
    """An article with other words: as editions have them."""
    text = re.sub("应当", "必须", text, count=1).replace("主管部门", "行政部门")
    middle = len(text) // 2
    return text[:middle] + "并及时向社会公布，" + text[middle:]
