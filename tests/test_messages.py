"""Every message that the code can give is in both tables, with the details that its words need."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from string import Formatter

import pytest

from store.model.wording import CHINESE, ENGLISH, table
from tests.looping import some

PROJECT = Path(__file__).resolve().parent.parent
CHINESE_LETTERS = re.compile(r"[\u3400-\u9fff，。；：、！？（）《》]")
#: Entries that no message has: what joins lists and frames words.
FORMATS = {
    "format.list",
    "format.clauses",
    "format.sentences",
    "format.quoted",
    "format.quotations",
    "format.day",
}
#: Forms that only an entry with these joins may ask of a list.
SPECS = {"", "day", "quoted", "clauses", "sentences"}


@dataclass(frozen=True)
class Use:
    """A place in the code that makes a message; ``details`` None where they cannot be told."""

    place: str
    code: str
    details: frozenset[str] | None


@cache
def modules() -> list[tuple[str, ast.Module]]:
    """The modules of the program."""
    files = [file for room in ("store", "index", "ui") for file in sorted((PROJECT / room).rglob("*.py"))]
    return [(str(file.relative_to(PROJECT)), ast.parse(file.read_text(encoding="utf-8"))) for file in files]


@pytest.fixture(scope="module", autouse=True)
def _forget() -> Iterator[None]:
    """Millions of nodes: they would slow down every test that comes after."""
    yield
    modules.cache_clear()


def calls(tree: ast.Module) -> Iterator[tuple[str, ast.Call]]:
    """The calls of a module by the name that is called."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            yield getattr(node.func, "id", getattr(node.func, "attr", "")), node


def keywords(call: ast.Call) -> frozenset[str] | None:
    """The names of the arguments of a call; None where some are not written out."""
    named = frozenset(each.arg for each in call.keywords if each.arg is not None)
    return named if len(named) == len(call.keywords) else None


@cache
def error_codes() -> dict[str, str]:
    """The code of each kind of error by the name of its class."""
    found = {}
    for _, tree in modules():
        for node in ast.walk(tree):
            for each in node.body if isinstance(node, ast.ClassDef) else ():
                target = each.targets[0] if isinstance(each, ast.Assign) else getattr(each, "target", None)
                value = getattr(each, "value", None)
                text = value.value if isinstance(value, ast.Constant) else None
                if getattr(target, "id", "") == "code" and isinstance(text, str) and "." in text:
                    found[node.name] = text
    return found


@cache
def uses() -> list[Use]:
    """All places that make a message or raise an error."""
    found = []
    errors = error_codes()
    for name, tree in modules():
        for called, call in calls(tree):
            place = f"{name}:{call.lineno}"
            if called == "Message" and call.args:
                first = call.args[0]
                code = first.value if isinstance(first, ast.Constant) else ""
                found.append(Use(place, str(code), keywords(call)))
            elif called in errors:
                positional = called == "BadInput" and call.args
                found.append(Use(place, errors[called], None if positional else keywords(call)))
    return found


def forms(entry: object) -> list[str]:
    """The sentences of an entry."""
    return [entry] if isinstance(entry, str) else list(entry.values()) if isinstance(entry, dict) else []


def fields(entry: object) -> set[str]:
    """The placeholders of an entry."""
    parsed = (part for form in forms(entry) for part in Formatter().parse(form))
    return {name for _, name, _, _ in parsed if name is not None}


def test_a_code_is_written_where_the_message_is_made() -> None:
    """Else nobody, this test included, could tell which messages there are; kinds of items declare theirs."""
    dynamic = {use.place.rpartition(":")[0] for use in uses() if not use.code}
    assert dynamic <= {"store/model/errors.py", "store/model/message.py", "store/notebook/recovery/rescue.py"}


def test_every_kind_of_error_has_words_of_its_own() -> None:
    """In the tables, and nowhere in the code."""
    codes = error_codes()
    kinds = {
        node.name: f"{name}:{node.lineno}"
        for name, tree in modules()
        for node in ast.walk(tree)
        if isinstance(node, ast.ClassDef)
        if {getattr(base, "id", "") for base in node.bases} & codes.keys()
    }
    assert len(kinds) > 10
    assert [place for kind, place in kinds.items() if kind not in codes] == []


def test_every_code_is_in_both_tables() -> None:
    known = table(CHINESE).keys() & table(ENGLISH).keys()
    assert [use for use in uses() if use.code and use.code not in known] == []
    assert len(uses()) > 100


def test_no_entry_is_unused() -> None:
    declared = {
        node.value
        for name, tree in modules()
        if name == "store/notebook/storage/item_kinds.py"
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant)
    }
    used = {use.code for use in uses()} | set(error_codes().values()) | FORMATS | {"text.verbatim"} | declared
    assert sorted((table(CHINESE).keys() | table(ENGLISH).keys()) - used) == []


def test_both_languages_have_the_same_placeholders() -> None:
    chinese, english = table(CHINESE), table(ENGLISH)
    assert {code: fields(entry) for code, entry in chinese.items()} == {
        code: fields(entry) for code, entry in english.items()
    }


def test_a_message_has_the_details_that_its_words_need() -> None:
    lacking = [
        (use.place, use.code, missing)
        for use in uses()
        if use.details is not None and use.code in table(CHINESE)
        if (missing := fields(table(CHINESE)[use.code]) - use.details)
    ]
    assert lacking == []


def test_entries_are_well_formed() -> None:
    for language in (CHINESE, ENGLISH):
        for code, entry in some(table(language).items()):
            if isinstance(entry, dict):
                assert (set(entry), "count" in fields(entry)) == ({"one", "other"}, True), code
            for form in forms(entry) if code not in FORMATS else ():
                assert "\n" not in form, code
                assert {spec for _, name, spec, _ in Formatter().parse(form) if name} <= SPECS, code


def test_no_english_sentence_counts_one_things() -> None:
    """A sentence that may be said of one thing has a form for it."""
    several = {"command.ambiguous", "comparison.more", "basket.excerpts"}
    several |= {"ledger.several_rows", "ledger.too_many"}
    plural = re.compile(
        r"\{(count|added|changed|total|unsure|lost)\}"
        r"(?:(?: [a-z]+){0,2}? (?!this\b)[a-z]{3,}s\b| (?:are|were|have)\b)"
    )
    wrong = {
        code for code, entry in table(ENGLISH).items() if isinstance(entry, str) and plural.search(entry)
    }
    assert wrong - several == set()


def test_english_is_english_and_chinese_chinese() -> None:
    wrong = [code for code, entry in table(ENGLISH).items() if CHINESE_LETTERS.search("".join(forms(entry)))]
    assert wrong == []
    bare = re.compile(r"\{[^}]*\}|[^\w]")
    for code, entry in table(CHINESE).items():
        words = bare.sub("", "".join(forms(entry)))
        assert not words or code in FORMATS or CHINESE_LETTERS.search(words), code
