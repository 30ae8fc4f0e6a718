"""``print`` and ``verify``: everything that can be put on paper from a script, and back again."""

from __future__ import annotations

import hashlib
import json
import re
import zipfile
from dataclasses import replace
from pathlib import Path

import pdfplumber
import pytest

from store.model.annotation import Anchor, Basket, BasketEntry, Highlight, Note
from store.model.printed import printed
from store.notebook import anchor_for
from tests.looping import some
from ui.commandline.entry_point import run
from ui.printing.content.check_codes import Codes, normal
from ui.services.workspace import Workspace

METHOD = "晋政办函〔2020〕28号"


def words(path: Path) -> str:
    with pdfplumber.open(path) as pdf:
        return "".join("".join(page.extract_text().split()) for page in pdf.pages)


@pytest.fixture(autouse=True)
def _closed(workspace: Workspace) -> None:
    """The data folder is there, with its library."""


def test_every_kind_of_file_at_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    files = {kind: tmp_path / f"out.{kind}" for kind in ("pdf", "docx", "html", "text")}
    options = [part for kind, path in files.items() for part in (f"--{kind}", str(path))]
    assert run(["print", "政策清单第9条", "政策清单第15条", "--style", "official", *options]) == 0
    said = capsys.readouterr().out
    assert said.startswith("已保存 1 页：")
    assert said.count("已保存") == 4
    assert "自主核定试行价格" in words(files["pdf"])
    with zipfile.ZipFile(files["docx"]) as word:
        assert "自主核定试行价格" in word.read("word/document.xml").decode()
    for kind in ("html", "text"):
        assert "自主核定试行价格" in files[kind].read_text(encoding="utf-8")


def test_the_hits_of_a_search(tmp_path: Path) -> None:
    assert run(["print", "--search", "职称", "--pdf", str(tmp_path / "a.pdf")]) == 0
    assert words(tmp_path / "a.pdf").startswith("“职称”检索结果")
    assert run(["print", "--search", "绝无此词也", "--pdf", str(tmp_path / "b.pdf")]) == 1
    assert not (tmp_path / "b.pdf").exists()


def test_the_duties_of_an_organisation(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["print", "--organisation", "省医保局", "--html", str(tmp_path / "a.html")]) == 0
    html = (tmp_path / "a.html").read_text(encoding="utf-8")
    assert "省医保局责任清单" in html
    assert re.search("一、(牵头|共同负责)", html)
    assert run(["print", "--organisation", "没有局", "--html", str(tmp_path / "b.html")]) == 1
    assert "没有找到“没有局”" in capsys.readouterr().err


def test_a_basket_by_its_name(
    workspace: Workspace, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    document, clause = workspace.library.clause(f"{METHOD}/9.")
    anchor = anchor_for(document, clause)
    entries = (BasketEntry("1" * 32, heading="价格"), BasketEntry("2" * 32, anchor))
    when = "2026-01-02T03:04:05.000Z"
    workspace.notebook.baskets.put(Basket("a" * 32, "价格专题会", entries, when, when))
    workspace.notebook.annotations.put(Note("b" * 32, anchor, "带上附件", when, when))
    target = tmp_path / "a.pdf"
    assert run(["print", "--basket", "价格专题会", "--pdf", str(target), "--notes"]) == 0
    text = words(target)
    assert text.startswith("价格专题会")
    assert "一、价格" in text
    assert "带上附件" in text
    assert run(["print", "--basket", "没有", "--pdf", str(tmp_path / "b.pdf")]) == 1
    assert "没有名为“没有”的打印篮" in capsys.readouterr().err


def test_highlights_are_printed_when_asked_for(workspace: Workspace, tmp_path: Path) -> None:
    anchor = anchor_for(*workspace.library.clause(f"{METHOD}/9."), 0, 6)
    when = "2026-01-02T03:04:05.000Z"
    workspace.notebook.annotations.put(Highlight("c" * 32, (anchor,), "duty", when, when))
    workspace.notebook.annotations.put(Note("b" * 32, anchor, "带上附件", when, when))
    found = {}
    for option in ("--highlights", "--notes"):
        target = tmp_path / f"{option}.docx"
        assert run(["print", "政策清单第9条", "--docx", str(target), option]) == 0
        with zipfile.ZipFile(target) as word:
            text = word.read("word/document.xml").decode()
        found[option] = ('w:fill="DCE9FB"' in text, "带上附件" in text)
    assert found == {"--highlights": (True, False), "--notes": (False, True)}


def test_paper_and_template(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "a.pdf"
    how = ["--paper", "A3", "--landscape", "--duplex", "--template", "会议材料"]
    assert run(["print", METHOD, "--pdf", str(target), *how]) == 0
    with pdfplumber.open(target) as pdf:
        assert pdf.pages[0].width > pdf.pages[0].height > 800
    assert words(target).startswith("会议材料")
    assert run(["print", METHOD, "--pdf", str(target), "--template", "没有"]) == 2
    assert "没有“没有”这个模板" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("argv", "said"),
    [
        (["print", "--pdf", "a.pdf"], "缺少参数"),
        (["print", "条例第九条"], "至少写一个"),
        (["print", "条例第九条", "--search", "床位", "--pdf", "a.pdf"], "只能选一种"),
        (["print", "条例第九条", "--pdf", "a.pdf", "--paper", "A5"], "--paper 只能是"),
        (["print", "条例第九条", "--pdf", "a.pdf", "--style", "gb"], "--style 只能是"),
        (["verify"], "缺少参数"),
    ],
)
def test_what_cannot_be_understood(
    argv: list[str],
    said: str,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(argv) == 2
    assert said in capsys.readouterr().err
    assert not list(tmp_path.glob("a.*"))


@pytest.mark.parametrize("kind", ["docx", "html", "text"])
def test_a_folder_that_is_not_there(kind: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["print", "条例第九条", f"--{kind}", str(tmp_path / "no" / "a.x")]) == 2
    assert "文件夹不存在" in capsys.readouterr().err
    assert not list(tmp_path.glob("**/*.part"))


# ---- from the paper back to the clause ----


def codes_on(path: Path) -> list[str]:
    return re.findall(r"核验码([0-9a-f]{10})", words(path))


def test_the_codes_of_a_paper_lead_to_its_clauses(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "a.pdf"
    assert run(["print", "政策清单第9条", "条例第九条", "--pdf", str(target)]) == 0
    found = codes_on(target)
    assert len(set(found)) == 2
    capsys.readouterr()
    for code in found:
        assert run(["verify", code]) == 0
        assert "与文件库现行文字一致" in capsys.readouterr().out
    assert run(["verify", found[0].upper(), "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert answer["clause_id"] == f"{METHOD}/9."
    assert answer["same"] is True
    assert "降低虚高价格" in answer["text"]
    assert run(["verify", found[0]]) == 0
    said = capsys.readouterr().out
    assert "请与纸面逐字核对" in said
    assert "降低虚高价格" in said


def test_the_code_is_the_hash_of_the_text(workspace: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    _, clause = workspace.library.clause(f"{METHOD}/9.")
    for text in (printed(clause), clause.text):
        assert run(["verify", hashlib.sha256(text.encode()).hexdigest()[:10]]) == 0
        assert "第九项" in capsys.readouterr().out


def test_a_text_that_has_changed_is_found_and_said(
    workspace: Workspace, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "a.pdf"
    assert run(["print", "政策清单第9条", "政策清单第10条", "--pdf", str(target)]) == 0
    nine, ten = dict.fromkeys(codes_on(target))
    old = workspace.library.document(METHOD)
    clauses = [
        replace(clause, body=("改写。",)) if clause.label == "9." else clause
        for clause in old.clauses
        if clause.label != "10."
    ]
    workspace.library.add(replace(old, clauses=tuple(clauses)), b"new", stands_in=True)
    capsys.readouterr()
    assert run(["verify", nine]) == 1
    said = capsys.readouterr().out
    assert "第九项" in said
    assert "条款文字与打印时不同" in said
    assert run(["verify", ten]) == 1
    assert "已没有这一条款" in capsys.readouterr().out


def test_an_unknown_code(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["verify", "0123456789"]) == 1
    assert "不属于本文件库" in capsys.readouterr().err


@pytest.mark.parametrize(
    "typed", ["688bf48a0f", " 688B F48A 0F", "核验码：688bf48a0f", "６８８ＢＦ４８Ａ０Ｆ", "688bf-48a0f9999"]
)
def test_codes_are_read_however_they_are_typed(typed: str) -> None:
    assert normal(typed) == "688bf48a0f"


def test_a_damaged_cache_is_made_anew(workspace: Workspace) -> None:
    _, clause = workspace.library.clause(f"{METHOD}/9.")
    code = hashlib.sha256(printed(clause).encode()).hexdigest()[:10]
    codes = Codes(workspace.paths.root, workspace.library)
    for content in ("", "[]", '{"stamp": 1}', "\x00"):
        (workspace.paths.root / "codes.json").write_text(content)
        assert codes.verify(code).same
    assert json.loads((workspace.paths.root / "codes.json").read_text())["stamp"] == workspace.library.stamp()


def test_no_two_clauses_have_one_code_unless_they_read_the_same(workspace: Workspace) -> None:
    seen: dict[str, str] = {}
    for entry in some(workspace.library.documents()):
        for clause in some(workspace.library.document(entry.key).walk()):
            text = printed(clause)
            code = hashlib.sha256(text.encode()).hexdigest()[:10]
            assert seen.setdefault(code, text) == text


def test_characters_that_cannot_be_printed_are_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "a.txt"
    file.write_text(
        "某市人民政府关于生僻字的通知\n\n某政发〔2024〕23号\n\n"
        "第一条　生僻字如下：𬭎、\U00030010、\U00030011。\n\n"
        "第二条　床位(张)按规定,增加。\n\n某市人民政府\n2024年4月3日\n",
        encoding="utf-8",
    )
    assert run(["import", str(file)]) == 0
    capsys.readouterr()
    assert run(["print", "某政发〔2024〕23号", "--pdf", str(tmp_path / "a.pdf")]) == 0
    said = capsys.readouterr().out
    assert "2 个字无法印出：\U00030010（U+30010）、\U00030011（U+30011）；" in said
    text = words(tmp_path / "a.pdf")
    assert "𬭎、〓、〓。" in text
    assert "床位（张）按规定，增加。" in text
    assert run(["print", "某政发〔2024〕23号", "--as-printed", "--pdf", str(tmp_path / "b.pdf")]) == 0
    assert "床位(张)按规定,增加。" in words(tmp_path / "b.pdf")


def test_a_comparison_in_a_basket_is_printed_as_a_table(workspace: Workspace, tmp_path: Path) -> None:
    measures = next(one.key for one in workspace.library.documents() if "36项" in one.name)
    entries = (
        BasketEntry("1" * 32, heading="政策变化"),
        BasketEntry("2" * 32, Anchor(METHOD, METHOD, 0, 0, ""), measures),
        BasketEntry("3" * 32, anchor_for(*workspace.library.clause(f"{METHOD}/9."))),
    )
    when = "2026-01-02T03:04:05.000Z"
    workspace.notebook.baskets.put(Basket("a" * 32, "专题会", entries, when, when))
    files = {kind: tmp_path / f"a.{kind}" for kind in ("pdf", "docx", "html")}
    options = [part for kind, path in files.items() for part in (f"--{kind}", str(path))]
    assert run(["print", "--basket", "专题会", "--style", "booklet", *options]) == 0
    text = words(files["pdf"])
    assert "原条款" in text
    assert "》对照表" in text
    html = files["html"].read_text(encoding="utf-8")
    assert "<del>" in html
    assert "<ins>" in html
    with zipfile.ZipFile(files["docx"]) as word:
        assert "<w:strike/>" in word.read("word/document.xml").decode()
