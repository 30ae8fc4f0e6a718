"""Validators of what the command line prints as JSON: exactly these keys, exactly these types."""

from __future__ import annotations

import re
from typing import Any

KINDS = {"通知", "办法", "条例", "法律", "方案", "清单", "意见", "规划", "其他"}
ROLES = {"lead", "support", "joint"}
MATCHES = {"exact", "variant", "synonym", "pinyin", "corrected", "question", "reference", "duty", "title"}
DATE = re.compile(r"\d{4}-\d\d-\d\d")


def keys(value: Any, *names: str) -> None:
    assert isinstance(value, dict)
    assert set(value) == set(names)


def text(value: Any) -> None:
    assert isinstance(value, str)
    assert value


def optional(value: Any) -> None:
    if value is not None:
        text(value)


def texts(value: Any) -> None:
    assert isinstance(value, list)
    assert all(isinstance(each, str) for each in value)


def in_library(value: Any) -> None:
    assert isinstance(value.pop("current"), bool)
    optional(value.pop("edition_of"))
    document(value)


def document(value: Any) -> None:
    keys(
        value,
        *(
            "key",
            "source",
            "title",
            "number",
            "issuers",
            "date",
            "effective",
            "kind",
            "complete",
            "clauses",
            "sha256",
        ),
    )
    for name in ("key", "source", "title"):
        text(value[name])
    optional(value["number"])
    texts(value["issuers"])
    for name in ("date", "effective"):
        assert value[name] is None or DATE.fullmatch(value[name])
    assert value["kind"] in KINDS
    assert isinstance(value["complete"], bool)
    assert type(value["clauses"]) is int
    assert re.fullmatch(r"[0-9a-f]{64}", value["sha256"])


def clause(value: Any, above: tuple[str, ...] = ()) -> None:
    keys(
        value,
        *(
            "id",
            "path",
            "label",
            "heading",
            "text",
            "paragraphs",
            "duty_note",
            "duties",
            "tables",
            "children",
            "body",
            "page",
        ),
    )
    page(value["page"])
    text(value["id"])
    text(value["label"])
    texts(value["path"])
    assert value["path"][-1] == value["label"]
    if above:
        assert tuple(value["path"][:-1]) == above
    optional(value["heading"])
    optional(value["duty_note"])
    texts(value["paragraphs"])
    assert value["text"] == "\n".join(value["paragraphs"])
    for duty in value["duties"]:
        keys(duty, "organisation", "role")
        text(duty["organisation"])
        assert duty["role"] in ROLES
    for table in value["tables"]:
        for row in table:
            texts(row)
    for child in value["children"]:
        clause(child, tuple(value["path"]))
    body(value)


def page(value: Any) -> None:
    """A page from 1 with a box that is one, or null."""
    if value is not None:
        keys(value, "number", "box")
        left, top, right, bottom = value["box"]
        assert value["number"] >= 1
        assert left <= right
        assert top <= bottom


def body(value: Any) -> None:
    """The parts of a clause's body by kind are what its lists say."""
    kinds: dict[str, list[Any]] = {"paragraph": [], "table": [], "clause": []}
    for part in value["body"]:
        ((kind, words),) = part.items()
        kinds[kind].append(words)
    for table in kinds["table"]:
        keys(table, "caption", "rows", "note")
        optional(table["caption"])
        optional(table["note"])
    assert kinds["paragraph"] == value["paragraphs"]
    assert [table["rows"] for table in kinds["table"]] == value["tables"]
    assert kinds["clause"] == [child["id"] for child in value["children"]]


def corrections(value: Any) -> None:
    for each in value:
        keys(each, "clause", "printed", "corrected", "reason")
        assert all(isinstance(part, str) for part in each.values())


def outline(value: Any) -> None:
    keys(value, "document", "clauses", "corrections", "warnings")
    document(value["document"])
    for each in value["clauses"]:
        clause(each)
    ids = [found["id"] for found in walk(value["clauses"])]
    assert len(ids) == len(set(ids)) == value["document"]["clauses"]
    corrections(value["corrections"])
    texts(value["warnings"])


def show(value: Any) -> None:
    keys(value, "document", "clause", "citation")
    document(value["document"])
    clause(value["clause"])
    text(value["citation"])


def search(value: Any) -> None:
    keys(value, "query", "total", "took_ms", "hits", "understood", "answer", "did_you_mean")
    assert isinstance(value["query"], str)
    assert type(value["total"]) is int
    assert type(value["took_ms"]) is float
    texts(value["did_you_mean"])
    texts(value["understood"])
    if value["answer"] is not None:
        keys(value["answer"], "clause_id", "span", "text")
        start, end = value["answer"]["span"]
        assert 0 <= start < end <= len(value["answer"]["text"])
    assert len(value["hits"]) <= value["total"]
    for hit in value["hits"]:
        keys(
            hit,
            "document",
            "source",
            "clause_id",
            "path",
            "label",
            "snippet",
            "spans",
            "score",
            "match",
            "why",
        )
        text(hit["document"])
        text(hit["source"])
        optional(hit["clause_id"])
        texts(hit["path"])
        assert isinstance(hit["label"], str)
        assert isinstance(hit["score"], float)
        assert hit["match"] in MATCHES
        for start, end in hit["spans"]:
            assert 0 <= start < end <= len(hit["snippet"])


def imported(value: Any) -> None:
    keys(value, "imported", "skipped", "rejected")
    for each in value["imported"]:
        outline({name: each[name] for name in each if name not in ("attachments", "action", "of")})
        texts(each["attachments"])
        assert each["action"] in ("added", "new_edition", "replaced", "kept_both")
        optional(each["of"])
    for each in value["skipped"]:
        keys(each, "source", "key", "reason", "alike")
        assert isinstance(each["alike"], float)
    for each in value["rejected"]:
        keys(each, "source", "reason")
        text(each["source"])
        text(each["reason"])


def check(value: Any) -> None:
    keys(value, "ok", "problems")
    assert value["ok"] is (not value["problems"])
    for each in value["problems"]:
        keys(each, "where", "what", "repair")
        for part in each.values():
            text(part)


def walk(clauses: list[Any]) -> list[Any]:
    return [found for each in clauses for found in [each, *walk(each["children"])]]
