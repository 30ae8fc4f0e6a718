"""No Chinese sentence is written in the program: words for people are in resources/i18n."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from tests.vocabularies import VOCABULARIES

PROJECT = Path(__file__).resolve().parent.parent
CHINESE = re.compile(r"[\u3400-\u9fff]")
#: Marks that end a sentence or a part of one; as words of a program they belong to a table, too.
ENDS = re.compile(r"[，。；：！？]")
SENTENCE = re.compile(r"[\u3400-\u9fff][，。；！？](?:[\u3400-\u9fff]|$)")
#: What only a regular expression has.
EXPRESSION = re.compile(r"[\[\]|\\]")
#: Methods and operators that put texts together; a mark among their operands is shown.
JOINING = ("join",)

#: What is put together here goes into rows and letters of documents.
AS_DOCUMENTS_HAVE_IT = ("ui/printing/content/title_blocks.py", "ui/services/ledger/ledger_rows.py")

ALLOWED = tuple(place for places in VOCABULARIES.values() for place in places)


@cache
def modules() -> dict[str, ast.Module]:
    """The modules of the program by their paths."""
    files = (file for room in ("store", "index", "ui") for file in sorted((PROJECT / room).rglob("*.py")))
    return {
        file.relative_to(PROJECT).as_posix(): ast.parse(file.read_text(encoding="utf-8")) for file in files
    }


@pytest.fixture(scope="module", autouse=True)
def _forget() -> Iterator[None]:
    """Millions of nodes: they would slow down every test that comes after."""
    yield
    modules.cache_clear()


def literals(tree: ast.Module) -> Iterator[ast.Constant]:
    """The strings of a module, without docstrings."""
    documentation = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in documentation:
            yield node


def places(pattern: re.Pattern[str], name: str) -> list[str]:
    """The strings of a module in which a pattern is found."""
    found = (each for each in literals(modules()[name]) if pattern.search(str(each.value)))
    return [f"{name}:{each.lineno} {each.value}" for each in found]


def test_chinese_is_written_in_vocabularies_only() -> None:
    others = [name for name in modules() if not name.startswith(ALLOWED)]
    assert len(others) > 500
    assert [place for name in others for place in places(CHINESE, name)] == []


def test_every_vocabulary_has_chinese() -> None:
    held = {name for name in modules() if places(CHINESE, name)}
    assert [place for place in ALLOWED if not any(name.startswith(place) for name in held)] == []


def test_no_module_has_a_sentence() -> None:
    """Nor has a vocabulary: what it knows are words, names and expressions."""
    sentences = [
        place
        for name in modules()
        for place in places(SENTENCE, name)
        if not EXPRESSION.search(place) and not name.startswith("index/indicators/")
    ]
    assert sentences == []


def joined_marks(tree: ast.Module) -> Iterator[int]:
    """The lines where texts are put together with a Chinese mark: ``"；".join(…)``, ``text += "。"``."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in JOINING:
            parts: list[ast.expr] = [node.func.value]
        elif isinstance(node, ast.AugAssign):
            parts = [node.value]
        elif isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add):
            parts = [each for each in (node.left, node.right) if isinstance(each, ast.Constant)]
        elif isinstance(node, ast.JoinedStr):
            parts = list(node.values)
        else:
            continue
        inner = [each for part in parts for each in ast.walk(part) if isinstance(each, ast.Constant)]
        if any(isinstance(each.value, str) and ENDS.search(each.value) for each in inner):
            yield node.lineno


def test_no_chinese_mark_joins_what_people_read() -> None:
    """A list is joined as its language does; what rows of the ledger keep is as documents have it."""
    found = [
        f"{name}:{line}"
        for name, tree in modules().items()
        if name.startswith("ui/") and name not in AS_DOCUMENTS_HAVE_IT
        for line in joined_marks(tree)
    ]
    assert found == []


def test_the_test_would_see_them() -> None:
    tree = ast.parse('said = "；".join(parts)\nsaid += "。"\nsaid = f"{one}，{two}"\nsaid = one + "！"')
    assert sorted(joined_marks(tree)) == [1, 2, 3, 4]
    assert SENTENCE.search("文件库中没有这一条，请核对。")
    assert not SENTENCE.search("省、市、县")
