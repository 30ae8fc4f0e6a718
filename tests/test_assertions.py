"""Every test asserts something for certain: not only inside a loop that may not run.

A loop over a literal runs; so does one over ``some(...)`` of :mod:`tests.looping`, which fails where there is
nothing. Tests with free inputs (Hypothesis) are exempt: nothing is one of their inputs.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

TESTS = Path(__file__).resolve().parent
#: What gives as many things as its arguments have, and never none for some.
KEEPING = {"enumerate", "zip", "sorted", "reversed", "list", "tuple", "set", "product", "permutations"}
#: Calls that fail a test by themselves, by a part of their names.
CHECKING = ("assert", "raises", "warns", "wait", "check", "fail")


def is_sure(node: ast.expr, known: frozenset[str]) -> bool:
    """Whether something is certainly not empty: a literal, a name in ``known`` for one, or ``some(...)``."""
    match node:
        case ast.List() | ast.Tuple() | ast.Set():
            return any(not isinstance(each, ast.Starred) or is_sure(each.value, known) for each in node.elts)
        case ast.Dict():
            return bool(node.keys)
        case ast.Constant():
            return bool(node.value)
        case ast.Name():
            return node.id in known
        case ast.BinOp(op=ast.Add()):
            return is_sure(node.left, known) or is_sure(node.right, known)
        case ast.Call(func=ast.Name("some")):
            return True
        case ast.Call(func=ast.Name("range")):
            return all(isinstance(each, ast.Constant) or is_sure(each, known) for each in node.args)
        case ast.Call(func=ast.Name(name)) if name in KEEPING:
            return bool(node.args) and all(is_sure(each, known) for each in node.args)
        case ast.Call(func=ast.Attribute(value, name)) if name in ("items", "keys", "values", "split"):
            return is_sure(value, known)
    return False


def named(body: Iterable[ast.stmt], known: frozenset[str] = frozenset()) -> frozenset[str]:
    """The names that stand for what is certainly not empty."""
    for each in body:
        match each:
            case (
                ast.Assign(targets=[ast.Name(name)], value=value)
                | ast.AnnAssign(target=ast.Name(name), value=ast.expr() as value)
            ) if is_sure(value, known):
                known |= {name}
    return known


def says_all_of_nothing(test: ast.expr, known: frozenset[str]) -> bool:
    """Whether an assertion is ``all(...)`` over what may be empty."""
    match test:
        case ast.Call(
            func=ast.Name("all"), args=[ast.GeneratorExp(generators=over) | ast.ListComp(generators=over)]
        ):
            return not all(is_sure(each.iter, known) for each in over)
    return False


def assertions(body: Iterable[ast.stmt], known: frozenset[str], sure: bool = True) -> Iterator[bool]:
    """For each assertion whether it is certainly met when the test runs."""
    for each in body:
        match each:
            case ast.Assert():
                yield sure and not says_all_of_nothing(each.test, known)
            case ast.Expr(ast.Call(func=called)) if any(
                part in ast.unparse(called).lower() for part in CHECKING
            ):
                yield sure
            case ast.With():
                if any(part in ast.unparse(item) for item in each.items for part in CHECKING):
                    yield sure
                yield from assertions(each.body, known, sure)
            case ast.For():
                yield from assertions(each.body, known, sure and is_sure(each.iter, known))
            case ast.While():
                yield from assertions(each.body, known, sure=False)
            case ast.If():
                yield from assertions((*each.body, *each.orelse), known, sure)
            case ast.Try():
                yield from assertions((*each.body, *each.orelse, *each.finalbody), known, sure)
            case ast.FunctionDef() | ast.ClassDef():
                pass


def unsure(source: str) -> list[str]:
    """The tests of a module that assert, but nothing for certain."""
    tree = ast.parse(source)
    outside = named(tree.body)
    return [
        test.name
        for test in ast.walk(tree)
        if isinstance(test, ast.FunctionDef) and test.name.startswith("test")
        and not any("given" in ast.unparse(each) for each in test.decorator_list)
        and (found := list(assertions(test.body, named(test.body, outside))))
        and not any(found)
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("for one in found():\n        assert one", True),
        ("for one in some(found()):\n        assert one", False),
        ("for one in (1, 2):\n        assert one", False),
        ("for one in some(found()):\n        for two in one:\n            assert two", True),
        ("while found():\n        assert found()", True),
        ("assert all(one for one in found())", True),
        ("assert all(one for one in some(found()))", False),
        ("known = [1]\n    for one in known:\n        assert one", False),
        ("for one in found():\n        assert one\n    assert found()", False),
        ("with pytest.raises(OSError):\n        found()", False),
    ],
)
def test_the_check_tells_them_apart(body: str, found: bool) -> None:
    assert unsure(f"def test_it():\n    {body}\n") == (["test_it"] if found else [])


def test_every_test_asserts_something_for_certain() -> None:
    files = sorted(TESTS.rglob("test_*.py"))
    assert len(files) > 100
    assert {
        f"{file.relative_to(TESTS).as_posix()}: {name}"
        for file in files
        for name in unsure(file.read_text(encoding="utf-8"))
    } == set()
