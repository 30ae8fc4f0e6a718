"""What counts as a measure."""

from __future__ import annotations

from store.model.measures import measures
from tests.samples import clause, document


def labels(*clauses: object) -> list[str]:
    return [each.label for each in measures(document("样", clauses=clauses))]


def test_articles_where_there_are_articles() -> None:
    item = clause("样", "第一章", "第一条", "（一）", body=("项",))
    article = clause("样", "第一章", "第一条", body=("条", item))
    chapter = clause("样", "第一章", heading="总则", body=(article,))
    assert labels(clause("样", "前言", body=("前",)), chapter) == ["第一条"]


def test_else_numbered_clauses_that_say_something() -> None:
    task = clause("样", "一、", "（一）", body=("任务",))
    bare = clause("样", "一、", "（二）", heading="只有标题")
    part = clause("样", "一、", heading="总体要求", body=(task, bare))
    named = clause("样", "36项保障措施", body=(clause("样", "36项保障措施", "1.", body=("措施",)),))
    assert labels(clause("样", "前言", body=("前",)), part, named) == ["（一）", "（二）", "1."]
