"""Docstrings are there, begin with a verb or a name, say what is raised, and are plain technical English."""

from __future__ import annotations

import ast
import io
import re
import tokenize
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
ROOMS = ("store", "index", "ui", ".ci", "resources")
#: Words of a translated English, each with the term that is meant.
FLAGGED = {
    r"stands|standing(?! for)|stood": "is, are",
    r"anew": "again",
    r"whom": "the organisation, the user",
    r"shall": "must, is to",
    r"lies?(?= (in|at|on|between|above|below|beside|behind|across|over|there|here)\b)": "is, are",
    r"of (one's|its|their) own": "its own, separate",
    r"whoever": "the caller, a user",
    r"grounds?(?! colour)": "background, base",
}
WORDS = re.compile(r"\b(" + "|".join(FLAGGED) + r")\b", re.IGNORECASE)
#: First words of what is no phrase with a verb.
NO_VERB = {
    "a", "about", "all", "an", "another", "anything", "as", "at", "every", "everything", "for",
    "how", "in", "its", "nothing", "one", "something", "that", "the", "there", "those", "what",
    "when", "where", "whether", "which", "who", "whom", "whose", "why",
}  # fmt: skip
#: First words of modules and classes that begin with a relative clause instead of a name.
NO_NAME = {
    "how",
    "something",
    "that",
    "what",
    "when",
    "where",
    "whether",
    "which",
    "who",
    "whom",
    "whose",
    "why",
}
#: Names of arguments and fields that are words of the list.
LITERAL = re.compile(r"``[^`]*``|:\w+:`[^`]*`|>>> .*")
#: Raised where a method is to be written by each heir, or where the program ends.
NOT_TOLD = {"NotImplementedError", "SystemExit"}
DEFINITIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)


@dataclass(frozen=True)
class Name:
    """A module, class or function by its dotted name in a file."""

    place: str
    dotted: str
    node: ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef

    @property
    def words(self) -> str:
        return ast.get_docstring(self.node) or ""

    @property
    def first(self) -> str:
        found = re.match(r"\W*(\w*)", self.words)
        return found[1].lower() if found else ""

    @property
    def decorators(self) -> str:
        return " ".join(map(ast.unparse, getattr(self.node, "decorator_list", [])))


@cache
def sources() -> dict[str, str]:
    files = [file for room in ROOMS for file in sorted((PROJECT / room).rglob("*.py"))] + [
        PROJECT / "main.py"
    ]
    return {file.relative_to(PROJECT).as_posix(): file.read_text(encoding="utf-8") for file in files}


def below(node: ast.AST, place: str, dotted: str) -> Iterator[Name]:
    """Yield what a module or class defines, without what is inside functions."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, DEFINITIONS):
            name = f"{dotted}.{child.name}".lstrip(".")
            yield Name(place, name, child)
            if isinstance(child, ast.ClassDef):
                yield from below(child, place, name)
        elif isinstance(child, (ast.If, ast.Try)):
            yield from below(child, place, dotted)


@cache
def names() -> list[Name]:
    found = []
    for place, source in sources().items():
        tree = ast.parse(source)
        found += [Name(place, "", tree), *below(tree, place, "")]
    return found


def is_public(name: Name) -> bool:
    return not any(part.startswith("_") for part in name.dotted.split("."))


def texts() -> Iterator[tuple[str, str]]:
    """Yield every docstring and comment with its place."""
    for name in names():
        yield f"{name.place} {name.dotted}", name.words
    for place, source in sources().items():
        if not WORDS.search(source):
            continue
        for token in tokenize.generate_tokens(io.StringIO(source).readline):
            if token.type == tokenize.COMMENT:
                yield f"{place}:{token.start[0]}", token.string


def raised(node: ast.AST) -> Iterator[str]:
    """Yield the exceptions that a function itself raises, by their classes."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, (*DEFINITIONS, ast.Lambda)):
            continue
        if isinstance(child, ast.Raise) and child.exc is not None:
            called = child.exc.func if isinstance(child.exc, ast.Call) else child.exc
            name = ast.unparse(called).rpartition(".")[2]
            if name[:1].isupper() and name not in NOT_TOLD:
                yield name
        yield from raised(child)


def caught(node: ast.AST) -> set[str]:
    """Return the exceptions that a function catches by name."""
    handlers = [each.type for each in ast.walk(node) if isinstance(each, ast.ExceptHandler) and each.type]
    found = {part for each in handlers for part in re.findall(r"\w+", ast.unparse(each))}
    return found | ({"IsADirectoryError", "PermissionError"} if "OSError" in found else set())


def test_every_public_name_has_a_docstring() -> None:
    setters = [name for name in names() if name.decorators.endswith(".setter")]
    assert len(names()) > 3000
    lacking = [
        f"{name.place} {name.dotted}"
        for name in names()
        if is_public(name) and not name.words and name not in setters
        if not name.place.endswith("__init__.py") or name.dotted
    ]
    assert lacking == []


def test_a_function_is_told_by_a_verb() -> None:
    wrong = [
        f"{name.place} {name.dotted}: {name.words.splitlines()[0]}"
        for name in names()
        if isinstance(name.node, ast.FunctionDef) and is_public(name) and "property" not in name.decorators
        if name.words and name.first in NO_VERB
    ]
    assert wrong == []


def test_a_module_and_a_class_are_told_by_a_name() -> None:
    wrong = [
        f"{name.place} {name.dotted}: {name.words.splitlines()[0]}"
        for name in names()
        if not isinstance(name.node, ast.FunctionDef) or "property" in name.decorators
        if name.first in NO_NAME
    ]
    assert wrong == []


def test_no_docstring_and_no_comment_reads_translated() -> None:
    read = list(texts())
    assert len(read) > 3000
    assert [(place, found[0]) for place, text in read if (found := WORDS.search(LITERAL.sub("", text)))] == []


def test_what_a_function_raises_is_said() -> None:
    raising = [name for name in names() if isinstance(name.node, ast.FunctionDef) and set(raised(name.node))]
    assert len(raising) > 100
    silent = [
        f"{name.place} {name.dotted}: {each}"
        for name in raising
        if is_public(name)
        for each in sorted(set(raised(name.node)) - caught(name.node))
        if each not in name.words and not each.startswith("_")
    ]
    assert silent == []
