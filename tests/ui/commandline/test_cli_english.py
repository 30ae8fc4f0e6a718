"""The command line in English: help, tables, reports and errors have no Chinese but words of documents."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from store.model.wording import CHINESE, ENGLISH, languages
from store.system.paths import DataPaths
from tests.ui.commandline.results import Run
from ui.commandline import command_registry
from ui.commandline.help_tables import command_texts, program_help
from ui.services import language
from ui.services.chosen_language import chosen_language, chosen_paper_language, language_called

LETTERS = re.compile(r"[\u3400-\u9fff]")
#: What is Chinese in any language: example queries and references, which are typed so.
EXAMPLES = re.compile(r"main\.py (?:help )?\w[^\n]*|  \S*[\u3400-\u9fff（(|“~][^\n]*")


@pytest.fixture(autouse=True)
def _chinese_again() -> Iterator[None]:
    yield
    language.use(CHINESE)


def explained(text: str) -> str:
    """Help without what is to be typed: the explanations begin in one column."""
    return "\n".join(line[44:] if line.startswith("  ") else line for line in text.splitlines())


@pytest.mark.parametrize("name", command_registry.names())
def test_help_is_english(run: Run, name: str) -> None:
    texts = command_texts(name, ENGLISH)
    assert texts is not None
    meanings = [meaning for _, meaning in (*texts.usage, *texts.examples)]
    said = " ".join(meanings)
    named = {"search": "版本全部以前床位药品", "show": "办法第九条政策清单晋政办函号项〔〕"}.get(name, "")
    assert set(LETTERS.findall(said)) <= set(named)
    chinese = command_texts(name, CHINESE)
    assert chinese is not None
    assert len(texts.usage) == len(chinese.usage)
    assert len(texts.examples) == len(chinese.examples)
    options = [
        sorted(re.findall(r"--[a-z-]+", " ".join(w for pair in t.usage for w in pair)))
        for t in (texts, chinese)
    ]
    assert set(options[0]) == set(options[1])
    shown = run("--lang", "en", "help", name)
    assert (shown.code, shown.err) == (0, "")
    assert shown.out.startswith("Usage:")


def test_help_of_the_program_is_english(run: Run) -> None:
    assert not LETTERS.search(repr(program_help(ENGLISH)))
    shown = run("--lang", "en", "--help").out
    heads = [line for line in shown.splitlines() if not line.startswith(" ")]
    assert not LETTERS.search("\n".join(heads))


@pytest.mark.parametrize(
    "argv",
    [
        ["frobnicate"],
        ["serach", "x"],
        ["search"],
        ["outline"],
        ["show", "--json"],
        ["import"],
        ["print", "x"],
        ["print", "--pdf", "x.pdf"],
        ["print", "x", "--search", "y", "--pdf", "x.pdf"],
        ["print", "x", "--pdf", "x.pdf", "--style", "pretty"],
        ["print", "x", "--pdf", "x.pdf", "--template", "none"],
        ["search", "x", "--limit"],
        ["search", "x", "--limit", "0"],
        ["documents", "--jsn"],
        ["documents", "more"],
        ["documents", "--json=yes"],
        ["import", "x", "--skip", "--replace"],
        ["notes", "burn"],
        ["notes", "export"],
        ["notes", "--dry-run"],
        ["notes", "export", "x.txt"],
        ["ledger", "burn"],
        ["ledger", "add"],
        ["ledger", "set", "x"],
        ["ledger", "set", "none", "state", "done"],
        ["ledger", "delete"],
        ["ledger", "export"],
        ["ledger", "import"],
        ["pack"],
        ["pack", "create", "x"],
        ["pack", "verify"],
        ["pack", "sign", "x"],
        ["pack", "create", "x", "--out", "y", "--expires", "never"],
        ["pack", "info", "none.yicepack"],
        ["show", "none"],
        ["related", "none"],
        ["verify", "none"],
        ["restore", "none"],
        ["--data-dir"],
        ["--nonsense", "documents"],
        ["completions", "tcsh"],
        ["import", "none.txt"],
    ],
    ids=" ".join,
)
def test_an_error_is_english(run: Run, argv: list[str]) -> None:
    result = run("--lang", "en", *argv)
    assert result.code in (1, 2)
    assert result.err.strip() or result.code == 1
    assert not LETTERS.search(result.err), result.err
    if "--json" in argv:
        assert result.json["error"]["message"] == result.err.strip()


@pytest.mark.parametrize(
    ("argv", "expected"),
    [
        (["documents"], "measures"),
        (["outline", "36项措施"], "corrections:"),
        (["search", "床位", "--limit", "1"], "8 results, the first is shown"),
        (["search", "医报"], "No clause contains"),
        (["search", "量子纠缠"], "Nothing was found."),
        (["citations", "政策清单"], "Cites (1 place)"),
        (["compare", "政策清单", "36项措施"], "34 in all: "),
        (["duties", "省医保局"], "Responsible"),
        (["indicators"], "Target"),
        (["ledger"], "The ledger has no such rows"),
        (["ledger", "add", "政策清单第2条"], "1 row added."),
        (["notes"], "The notebook is still empty."),
        (["restore"], "nothing to restore"),
        (["rebuild-index"], "The index was rebuilt: 5 documents."),
        (["doctor"], "Operating system: "),
        (["pack", "keys"], "no trusted publishers"),
        (["--version"], "Yice "),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_an_answer_is_english(run: Run, argv: list[str], expected: str) -> None:
    result = run("--lang", "en", *argv)
    assert expected in result.out
    sentences = [line for line in result.out.splitlines() if re.search(r"[A-Za-z]{3}", line)]
    assert not [line for line in sentences if re.search(r"[\u3400-\u9fff][，。；：]\s*$", line)]


def test_what_is_imported_is_told_in_english(run: Run, policy: Path) -> None:
    told = run("--lang", "en", "import", str(policy)).out
    assert "Imported 1 document" in told
    again = run("--lang", "en", "import", str(policy)).out
    assert "the same file as" in again


def test_values_for_scripts_are_the_same_in_every_language(run: Run) -> None:
    run("ledger", "add", "政策清单第2条")
    answers = [run("--lang", code, "ledger", "--json").json for code in languages()]
    assert len({answer[0]["status"] for answer in answers}) == 1
    assert run("--lang", "en", "ledger", "--status", "open").code == 0
    assert run("ledger", "--status", "未开始").code == 0
    assert run("ledger", "--status", "overdue").code == 1


def test_the_language_is_that_of_the_settings(run: Run, paths: DataPaths) -> None:
    assert "文号" in run("documents").out
    paths.settings_ini.write_text('[General]\nlanguage=zh_CN\n[window]\ntheme=light\nlanguage="en"\n')
    assert run("documents").out.startswith("Number")
    assert run("search").err.startswith("Missing argument")
    assert "文号" in run("documents", "--lang", "zh").out
    assert "文号" in run("--lang=zh-CN", "documents").out
    result = run("documents", "--lang", "fr")
    assert (result.code, "zh or en" in result.err) == (2, True)


def test_a_setting_that_is_no_language_is_chinese(tmp_path: Path) -> None:
    file = tmp_path / "settings.ini"
    assert chosen_language(file) == CHINESE
    for text in (
        "",
        "[window]\nlanguage=xx\n",
        "language=en\n",
        "[window\nlanguage=en\n",
        "[print]\nlanguage=en\n",
    ):
        file.write_text(text)
        assert chosen_language(file) == CHINESE
    file.write_bytes(
        b"\xff\xfe[window]\r\nlanguage=en\r\n[window]\r\nlanguage=en\r\n[printing]\r\nlanguage=zh_CN\r\n"
    )
    assert chosen_language(file) == ENGLISH
    assert chosen_paper_language(file) == CHINESE
    assert language_called("de") is None


def test_labels_on_paper_follow_the_language_or_its_own_setting(
    run: Run, paths: DataPaths, tmp_path: Path
) -> None:
    target = tmp_path / "a.txt"

    def printed(*argv: str) -> str:
        assert run(*argv, "print", "政策清单第9条", "政策清单第2条", "--text", str(target)).code == 0
        return target.read_text(encoding="utf-8-sig")

    assert "节录" in printed()
    english = printed("--lang", "en")
    assert "Excerpt" in english
    assert "Check code" in english
    assert "《山西省支持区域医疗中心建设运营政策清单》（晋政办函〔2020〕28号）第九项" in english
    assert "节录" not in english
    paths.settings_ini.write_text("[printing]\nlanguage=en\n")
    assert "Excerpt" in printed()


def test_a_ledger_in_one_language_is_read_in_another(run: Run, tmp_path: Path) -> None:
    sheet = tmp_path / "ledger.xlsx"
    run("ledger", "add", "政策清单第2条")
    assert run("--lang", "en", "ledger", "export", "--xlsx", str(sheet)).code == 0
    result = run("ledger", "import", str(sheet), "--json").json
    assert (result["added"], result["changed"], result["same"], result["problems"]) == (0, 0, 1, [])
