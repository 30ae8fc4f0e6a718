"""Every clause, text, duty, table row and datum of the shipped documents, against the gold record."""

import json
import re
from pathlib import Path

import pytest

from store.intake import load, read_bytes, read_shipped, shipped_sources
from store.model.clause import Clause
from store.model.document import Document
from tests.looping import some

ROOT = Path(__file__).parents[3]
GOLD = json.loads((ROOT / "tests/gold/seeds.json").read_text(encoding="utf-8"))
BY_FILE = {record["file"]: record for record in GOLD["documents"]}
CASES = [
    pytest.param(record["file"], clause, id=f"{record['file'][:3]}-{'/'.join(clause['path'])}")
    for record in GOLD["documents"]
    for clause in record["clauses"]
]


def bare(text: str | None) -> str:
    return re.sub(r"\s", "", text or "")


@pytest.fixture(scope="module")
def documents() -> dict[str, Document]:
    return {d.source: d for d in map(read_shipped, shipped_sources(ROOT / "resources"))}


def clause_at(document: Document, path: list[str]) -> Clause:
    found = [c for c in document.walk() if list(c.path) == path]
    assert len(found) == 1, f"{path}: {len(found)} clauses"
    return found[0]


def test_sources_are_the_five_and_in_order(documents):
    assert list(documents) == list(BY_FILE)


@pytest.mark.parametrize("file", list(BY_FILE))
def test_what_a_document_says_of_itself(documents, file):
    document, gold = documents[file], BY_FILE[file]
    assert document.title in gold.get("title_accept", [gold["title"]])
    assert document.number == gold["doc_number"]
    assert list(document.issuers) == gold["issuer"]
    assert document.date in gold.get("date_accept", [gold["date"]])
    assert document.effective == gold.get("effective")
    assert document.kind in gold["kind_accept"]
    assert document.complete == (not gold.get("truncated", False))
    if "attached_title" in gold:
        assert document.attached_title == gold["attached_title"]
    if "addressee" in gold:
        assert document.addressee == gold["addressee"]
    if "cc" in gold:
        assert document.copied_to.rstrip("。") == "、".join(gold["cc"])
    if "cc_raw" in gold:
        assert document.copied_to == gold["cc_raw"]


@pytest.mark.parametrize("file", list(BY_FILE))
def test_nothing_but_what_gold_has(documents, file):
    document, gold = documents[file], BY_FILE[file]
    styles = {"章": "章", "条": "条", "一、级": "、", "(一)级": "）", "1.级": ".", "(1)级": "）"}
    labels = [c.label for c in document.walk()]
    for name, number in gold["counts"].items():
        pattern = {
            "章": r"第.+章",
            "条": r"第.+条",
            "一、级": r"[一二三四五六七八九十]+、",
            "(一)级": r"（[一二三四五六七八九十]+）",
            "1.级": r"\d+\.",
            "(1)级": r"（\d+）",
        }[name]
        assert sum(bool(re.fullmatch(pattern, label)) for label in labels) == number, (name, styles[name])
    known = {tuple(c["path"]) for c in gold["clauses"]} | {tuple(c["path"]) for c in gold.get("headings", [])}
    extra = [c.path for c in document.walk() if c.path not in known]
    assert [p for p in extra if p not in {("前言",), ("36项保障措施",)}] == []


@pytest.mark.parametrize(("file", "gold"), CASES)
def test_clause(documents, file, gold):
    clause = clause_at(documents[file], gold["path"])
    assert bare(clause.heading) == bare(gold.get("title"))
    if "kuan" in gold:
        assert [bare(p) for p in clause.paragraphs] == [bare(p) for p in gold["kuan"]]
        assert len(clause.paragraphs) == gold["n_kuan"]
    else:
        assert bare(clause.text) in own_texts(BY_FILE[file], gold)
    assert [d.organisation for d in clause.duties] == gold["responsible"]
    assert {d.role for d in clause.duties} <= {"joint"}
    assert bare(clause.duty_note) == bare(gold.get("responsible_raw"))
    assert [t.caption for t in clause.tables] == ([gold["table"]] if "table" in gold else [])


def own_texts(record: dict, gold: dict) -> set[str]:
    """The clause's text; with its parent's closing paragraph where gold accepts it in either place."""
    texts = {bare(gold["text"])}
    parent = next((c for c in record["clauses"] if c["path"] == gold["path"][:-1]), None)
    if parent and "tail_text" in parent and gold is last_child(record, parent):
        texts = {bare(gold["text"] + parent["tail_text"])}
    return texts


def last_child(record: dict, parent: dict) -> dict:
    return [c for c in record["clauses"] if c["path"][:-1] == parent["path"]][-1]


@pytest.mark.parametrize("file", [f for f, r in BY_FILE.items() if "headings" in r])
def test_chapters(documents, file):
    document, gold = documents[file], BY_FILE[file]
    assert [c.path for c in document.clauses if c.label != "前言"] == [
        tuple(h["path"]) for h in gold["headings"]
    ]
    for heading in gold["headings"]:
        chapter = clause_at(document, heading["path"])
        assert chapter.heading == heading["title"]
        assert len(chapter.children) == heading["n"]
        assert (chapter.children[0].label, chapter.children[-1].label) == (heading["first"], heading["last"])


@pytest.mark.parametrize("file", [f for f, r in BY_FILE.items() if "tables" in r])
def test_tables(documents, file):
    for gold in some(BY_FILE[file]["tables"]):
        [table] = clause_at(documents[file], gold["belongs_to"]).tables
        assert table.caption == gold["caption"]
        assert list(table.rows[0]) == gold["columns"]
        assert [list(row) for row in table.rows[1:]] == gold["rows"]
        assert table.note.removeprefix("注:") == gold["note"]


def test_kuan_total(documents):
    gold = BY_FILE["004_ccfc160531c08653.txt"]
    articles = [c for c in documents[gold["file"]].walk() if c.label.endswith("条")]
    assert {a.label: len(a.paragraphs) for a in articles} == gold["kuan_per_article"]
    assert sum(len(a.paragraphs) for a in articles) == gold["n_kuan_total"]


def test_the_report_is_searchable_text(documents):
    report = clause_at(documents["001_0c1f3fcaf6490657.txt"], ["前言"])
    assert "以国家区域医疗中心为核心的一批专科联盟,推动分级诊疗制度建设取得突破" in report.text
    assert "每百名卫生技术人员科研项目经费达到250万元" in report.text


def test_every_correction_found_its_place(documents):
    for document in documents.values():
        assert [w for w in document.warnings if w.code == "intake.correction_unplaced"] == []
    guessed = documents["001_0c1f3fcaf6490657.txt"].corrections
    assert ("话合", "适合") in {(c.printed, c.corrected) for c in guessed}
    assert not any(c.applied for c in guessed)


@pytest.mark.parametrize("folder", shipped_sources(ROOT / "resources"), ids=lambda f: f.name)
def test_a_file_reads_the_same_as_the_shipped_one(folder, tmp_path):
    shipped = read_shipped(folder)
    copy = tmp_path / shipped.source
    copy.write_bytes((folder / "source.txt").read_bytes())
    again = read_bytes(load(copy), copy.name)
    assert (again.key, again.title, again.clauses) == (shipped.key, shipped.title, shipped.clauses)
