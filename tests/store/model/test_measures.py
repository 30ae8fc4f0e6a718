"""What counts as a measure."""

from __future__ import annotations

from store.model.measures import measures
from tests.samples import clause, document


def labels(*clauses: object) -> list[str]:
    return [each.label for each in measures(document("样", clauses=clauses))]


def test_articles_where_there_are_articles() -> None:
    item = clause("样", "第一章", "第一条", "（一）", paragraphs=("项",))
    article = clause("样", "第一章", "第一条", paragraphs=("条",), children=(item,))
    chapter = clause("样", "第一章", heading="总则", children=(article,))
    assert labels(clause("样", "前言", paragraphs=("前",)), chapter) == ["第一条"]


def test_else_numbered_clauses_that_say_something() -> None:
    task = clause("样", "一、", "（一）", paragraphs=("任务",))
    bare = clause("样", "一、", "（二）", heading="只有标题")
    part = clause("样", "一、", heading="总体要求", children=(task, bare))
    named = clause("样", "36项保障措施", children=(clause("样", "36项保障措施", "1.", paragraphs=("措施",)),))
    assert labels(clause("样", "前言", paragraphs=("前",)), part, named) == ["（一）", "（二）", "1."]
