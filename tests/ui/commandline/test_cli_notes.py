"""``notes`` on the command line: listed, exported, merged; and what becomes of them when documents change."""

from __future__ import annotations

import csv
import io
from datetime import datetime
from pathlib import Path

import docx
import pytest

from store.library import Library
from store.model.annotation import Bookmark, Highlight, Note
from store.notebook import Notebook, anchor_for
from store.system.paths import DataPaths
from tests.samples import OWN, POLICY
from tests.ui.commandline.results import Run
from ui.printing.content.title_blocks import chinese_date

LIST = "晋政办函〔2020〕28号"
WHEN = "2026-01-01T00:00:00.000Z"
NOTE, MARK, LIGHT, LOST = "a" * 32, "b" * 32, "c" * 32, "d" * 32


@pytest.fixture
def noted(run: Run, paths: DataPaths) -> DataPaths:
    """A notebook with a note, a bookmark, a highlight, and a note on a document that is not there."""
    run("documents")
    library, notebook = Library.open(paths.library_db), Notebook.open(paths.notebook_db)
    document, ninth = library.clause(f"{LIST}/9.")
    _, second = library.clause(f"{LIST}/2.")
    gone = anchor_for(document, ninth, 0, 4)
    notebook.annotations.put(
        Note(NOTE, anchor_for(document, ninth, 0, 6), "=试行期限\n没有写明", WHEN, WHEN, (), ("价格",)),
        Bookmark(MARK, anchor_for(document, second), "常用", WHEN),
        Highlight(LIGHT, (anchor_for(document, ninth, 2, 8),), "duty", WHEN, WHEN),
        Note(LOST, type(gone)("别的文件", "别的文件/第一条", 0, 2, "旧文", "", ""), "还在", WHEN, WHEN),
    )
    library.close()
    notebook.close()
    return paths


def test_an_empty_notebook(run: Run) -> None:
    assert run("notes", "--json").json == []
    result = run("notes")
    assert (result.code, result.out, result.err) == (0, "工作本还是空的。\n", "")


def test_the_list_is_in_the_order_of_the_library_and_the_lost_come_last(run: Run, noted: DataPaths) -> None:
    result = run("notes", "--json")
    assert (result.code, result.err) == (0, "")
    assert [each["id"] for each in result.json] == [MARK, NOTE, LIGHT, LOST]
    mark, note, light, lost = result.json
    assert (note["kind"], note["text"], note["tags"]) == ("note", "=试行期限\n没有写明", ["价格"])
    assert (note["document"], note["clause_id"], note["state"]) == (LIST, f"{LIST}/9.", "placed")
    assert note["citation"] == "《山西省支持区域医疗中心建设运营政策清单》（晋政办函〔2020〕28号）第九项"
    assert (light["style"], mark["style"]) == ("责任", None)
    assert (lost["state"], lost["clause_id"], lost["citation"], lost["quote"]) == ("lost", None, None, "旧文")
    assert set(note) == set(lost)
    people = run("notes").out
    assert "未归位" in people
    assert "[责任]" in people
    assert "#价格" in people
    assert people.splitlines()[-1] == "共 4 条：书签 1，划线 1，批注 2，未归位 1。"


def test_an_export_in_json_is_merged_elsewhere(run: Run, noted: DataPaths, tmp_path: Path) -> None:
    file = tmp_path / "工作本.json"
    result = run("notes", "export", str(file), "--json")
    assert (result.code, result.json) == (0, {"exported": 4, "file": str(file)})
    (tmp_path / "other").mkdir()
    other = ("--data-dir", str(tmp_path / "other"), "notes")
    dry = run(*other, "import", str(file), "--dry-run")
    assert (dry.code, "将新增 4 项" in dry.out) == (0, True)
    assert run(*other, "--json").json == []
    merged = run(*other, "import", str(file), "--json")
    expected = {"added": 4, "updated": 0, "deleted": 0, "kept": 0, "same": 0, "conflicts": []}
    assert (merged.code, merged.json) == (0, expected)
    assert run(*other, "import", str(file), "--json").json == {**expected, "added": 0, "same": 4}
    assert [each["id"] for each in run(*other, "--json").json] == [MARK, NOTE, LIGHT, LOST]


def test_exports_for_people(run: Run, noted: DataPaths, tmp_path: Path) -> None:
    table, text = tmp_path / "a.csv", tmp_path / "a.MD"
    assert run("notes", "export", str(table)).code == 0
    rows = list(csv.reader(io.StringIO(table.read_text(encoding="utf-8-sig"), newline="")))
    assert [row[0] for row in rows] == ["类型", "书签", "批注", "划线", "批注"]
    assert rows[2][5] == "'=试行期限\n没有写明"
    assert rows[2][2].endswith("第九项")
    assert run("notes", "export", str(text)).code == 0
    assert "没有写明" in text.read_text(encoding="utf-8")


def test_an_export_to_word_has_everything_under_its_document(
    run: Run, noted: DataPaths, tmp_path: Path
) -> None:
    file = tmp_path / "工作本.docx"
    day = chinese_date(datetime.fromisoformat(WHEN).astimezone().date())
    assert run("notes", "export", str(file), "--json").json == {"exported": 4, "file": str(file)}
    words = [paragraph.text for paragraph in docx.Document(str(file)).paragraphs]
    assert words[:2] == ["工作本", "山西省支持区域医疗中心建设运营政策清单"]
    at = words.index("=试行期限")
    assert words[at + 1] == "没有写明"
    assert words[at - 3] == "《山西省支持区域医疗中心建设运营政策清单》（晋政办函〔2020〕28号）第九项"
    assert words[at - 2] == f"批注　{day}　#价格"
    assert f"划线，责任　{day}" in words
    assert "常用" in words
    lost = words.index("未归位")
    assert words[lost + 1 :] == ["别的文件 第一条", f"批注，未归位　{day}", "旧文", "还在"]


@pytest.mark.parametrize(
    ("argv", "words"),
    [
        (["export"], "缺少参数"),
        (["import"], "缺少参数"),
        (["delete", "x"], "export 或 import"),
        (["export", "x.xyz"], ".csv"),
        (["export", "nowhere/at/all.json"], "无法写入"),
        (["import", "没有.json"], "没有.json"),
        (["--dry-run"], "--dry-run"),
    ],
)
def test_what_cannot_be_used_is_said_in_a_sentence(run: Run, argv: list[str], words: str) -> None:
    result = run("notes", *argv)
    assert (result.code, result.out) == (2, "")
    assert words in result.err
    assert len(result.err.strip().splitlines()) == 1


def test_a_file_that_is_no_export_changes_nothing(run: Run, noted: DataPaths, tmp_path: Path) -> None:
    file = tmp_path / "a.json"
    file.write_text('{"format": "yice-notebook", "version": 1, "items": {"a": {}}}', encoding="utf-8")
    before = run("notes", "--json").out
    assert run("notes", "import", str(file)).code == 2
    assert run("notes", "--json").out == before


def test_a_document_that_is_imported_anew_keeps_its_notes(run: Run, paths: DataPaths, tmp_path: Path) -> None:
    file = tmp_path / "通知.txt"
    file.write_text(POLICY, encoding="utf-8")
    assert run("import", str(file)).code == 0
    library, notebook = Library.open(paths.library_db), Notebook.open(paths.notebook_db)
    document = library.document(OWN)
    first, second = (clause for clause in document.walk() if clause.label in ("一、", "二、"))
    notebook.annotations.put(
        Note(NOTE, anchor_for(document, first), "看床位", WHEN, WHEN),
        Note(LOST, anchor_for(document, second), "看药品", WHEN, WHEN),
    )
    library.close()
    notebook.close()
    changed = POLICY.replace(
        "一、加强床位", "一、总体要求。坚持统筹兼顾、分类指导。\n\n二、加强床位"
    ).replace("二、加强药品管理。各医院应当规范采购药品。（责任单位：省医保局）\n", "")
    file.write_text(changed, encoding="utf-8")
    result = run("import", str(file), "--replace")
    assert result.code == 0
    assert "0 条的位置需要确认，1 条未归位" in result.out
    kept, lost = run("notes", "--json").json
    assert (kept["id"], kept["state"], kept["clause_id"]) == (NOTE, "placed", f"{OWN}/二、")
    assert (lost["id"], lost["state"], lost["text"]) == (LOST, "lost", "看药品")
    kinds = [each.name.removeprefix("notebook-")[:6] for each in sorted(paths.backups_dir.glob("*.db"))]
    assert kinds[1:] == ["update"]
    assert kinds[0].isdigit()
    result = run("check", "--json")
    assert (result.code, result.json) == (0, {"ok": True, "problems": []})
    assert "未归位" in result.err


def test_a_damaged_notebook_is_salvaged_by_the_next_command(run: Run, noted: DataPaths) -> None:
    path = noted.notebook_db
    content = bytearray(path.read_bytes())
    content[:4096] = b"\xa5" * 4096
    path.write_bytes(content)
    assert run("check", "--json").code == 1
    result = run("notes", "--json")
    assert {each["id"] for each in result.json} == {MARK, NOTE, LIGHT, LOST}
    assert "已由备份和更改记录修好，内容没有缺失" in result.err
    assert run("check", "--json").code == 0


@pytest.mark.parametrize("query", ["有批注", "有批注:", "有批注: 医保", "医保 有批注：", "有批注:医保"])
def test_search_finds_clauses_with_a_note_however_that_is_typed(
    run: Run, noted: DataPaths, query: str
) -> None:
    hits = run("search", query, "--json").json["hits"]
    assert [(hit["clause_id"], hit["match"] != "near") for hit in hits] == [(f"{LIST}/9.", True)]
