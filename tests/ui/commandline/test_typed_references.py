"""References behind a command: with blanks in them, or several."""

from __future__ import annotations

import unicodedata

import pytest

from tests.ui.commandline.results import Run


@pytest.mark.parametrize(
    ("words", "cited"),
    [
        (("36项", "第10项"), ["第十项"]),
        (("办法第九条", "36项第10项"), ["第九条", "第十项"]),
        (("重点任务", "（三）"), ["（三）"]),
        (("规划", "三（三）"), ["三、（三）"]),
    ],
)
def test_show_and_print_take_the_same_words_for_the_same_clauses(
    run: Run, words: tuple[str, ...], cited: list[str]
) -> None:
    shown = run("show", *words)
    printed = run("print", *words, "--text", "-")
    assert (shown.code, printed.code) == (0, 0)
    sources = [line for line in printed.out.splitlines() if line.startswith("——《")]
    assert len(sources) == len(cited)
    cites = [unicodedata.normalize("NFKC", line) for line in shown.out.splitlines()]
    for line, each in zip(sources, cited, strict=True):
        assert each in line
        # Paper sets （） for (): compared without regard to that.
        assert unicodedata.normalize("NFKC", line.removeprefix("——").split("　")[0]) in cites


def test_the_ledger_takes_a_document_and_its_clause_as_one(run: Run) -> None:
    added = run("ledger", "add", "规划", "三（三）", "--json")
    assert added.code == 0
    assert [row["matter"] for row in added.json] == ["强化经费保障"]
    two = run("ledger", "add", "办法第九条", "36项第10项")
    assert "已加入 2 项。" in two.out + two.err
