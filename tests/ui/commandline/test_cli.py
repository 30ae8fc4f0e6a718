"""Documents, clauses and printing from the command line, in this process.

test_cli_process.py starts the real program.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from store.system.paths import DataPaths
from tests import shapes
from tests.looping import some
from tests.ui.commandline.results import LIST, Run, one_sentence
from ui.commandline import text


def test_documents(run: Run) -> None:
    result = run("documents", "--json")
    assert (result.code, result.err) == (0, "")
    assert len(result.json) == 5
    for entry in result.json:
        shapes.in_library(entry)
    assert result.json[0]["key"] == LIST
    assert result.json[0]["date"] == "2020-04-03"


def test_documents_for_people_line_up(run: Run) -> None:
    lines = run("documents").out.splitlines()
    assert len(lines) == 6
    column = text.width(lines[0][: lines[0].index("日期")])
    for line in lines[1:]:
        rest, columns = line, 0
        while columns < column:
            columns += text.width(rest[0])
            rest = rest[1:]
        assert columns == column
        assert rest[0] in "—0123456789"


@pytest.mark.parametrize(
    "name", [LIST, "晋政办函2020 28号", "山西省支持区域医疗中心建设运营政策清单", "政策清单"]
)
def test_outline(run: Run, name: str) -> None:
    result = run("outline", name, "--json")
    assert (result.code, result.err) == (0, "")
    shapes.outline(result.json)
    assert result.json["document"]["key"] == LIST
    labels = [each["label"] for each in shapes.walk(result.json["clauses"])]
    assert [label for label in labels if label != "前言"] == [f"{number}." for number in range(1, 25)]


def test_every_document_has_an_outline_of_the_right_shape(run: Run) -> None:
    for entry in some(run("documents", "--json").json):
        outline = run("outline", entry["key"], "--json").json
        shapes.outline(outline)
        shapes.in_library(entry)
        assert outline["document"] == entry
        assert run("outline", entry["key"]).out.startswith(entry["title"]) or outline["document"]["number"]


@pytest.mark.parametrize(
    ("words", "label", "citation"),
    [
        (["政策清单第9条"], "9.", "《山西省支持区域医疗中心建设运营政策清单》（晋政办函〔2020〕28号）第九项"),
        (["晋政办函〔2020〕28号第九项"], "9.", None),
        (["条例第九条"], "第九条", None),
        (["规划", "三（三）"], "（三）", None),
        ([f"{LIST}/9."], "9.", None),
    ],
)
def test_show(run: Run, words: list[str], label: str, citation: str | None) -> None:
    result = run("show", *words, "--json")
    assert (result.code, result.err) == (0, "")
    shapes.show(result.json)
    assert result.json["clause"]["label"] == label
    if citation:
        assert result.json["citation"] == citation
    people = run("show", *words)
    assert people.code == 0
    assert people.out.splitlines()[0] == result.json["citation"]


@pytest.mark.parametrize(
    "argv", [("show", "第九条"), ("show", "第九条", "--json"), ("print", "第九条", "--pdf", "q.pdf")]
)
def test_a_reference_that_fits_several_documents_is_asked_back(run: Run, argv: tuple[str, ...]) -> None:
    answer = run(*argv)
    assert answer.code == 2
    one_sentence(answer)
    assert "《山西省支持区域医疗中心建设运营政策清单》（晋政办函〔2020〕28号）第九项" in answer.err
    assert "《山西省保障和促进县域医疗卫生一体化办法》第九条" in answer.err
    assert answer.err.count("\n") == 1


@pytest.mark.parametrize(
    "wanted",
    ["第28条之一", "第九条第八款", "政策清单第九项之一", "政策清单第九十项", "一体化办法第九条第五款"],
)
def test_what_is_not_there_is_not_answered_by_its_neighbour(run: Run, wanted: str) -> None:
    answer = run("show", wanted)
    assert (answer.code, answer.out) == (1, "")
    assert wanted in answer.err
    found = json.loads(run("search", wanted, "--json").out)
    assert found["total"] == 0
    assert wanted in found["understood"][0]


@pytest.mark.parametrize(
    "argv", [["show", "没有此条"], ["show", "政策清单第99条"], ["outline", "没有此文件"]]
)
@pytest.mark.parametrize("more", [[], ["--json"]])
def test_what_is_not_there(run: Run, argv: list[str], more: list[str]) -> None:
    result = run(*argv, *more)
    assert result.code == 1
    one_sentence(result)


def test_a_whole_document_is_no_clause(run: Run) -> None:
    result = run("show", LIST)
    assert result.code == 1
    one_sentence(result)
    assert "outline" in result.err


@pytest.mark.parametrize("style", ["plain", "official"])
def test_print(run: Run, tmp_path: Path, style: str, paths: DataPaths) -> None:
    run("documents")
    target = tmp_path / "摘录.pdf"
    result = run("print", "政策清单第9条", "36项第13条", "--pdf", str(target), "--style", style, "--notes")
    assert (result.code, result.err) == (0, "")
    assert target.read_bytes().startswith(b"%PDF-")


def test_print_writes_nothing_when_a_clause_is_not_there(run: Run, tmp_path: Path) -> None:
    target = tmp_path / "x.pdf"
    result = run("print", "政策清单第9条", "没有此条", "--pdf", str(target))
    assert result.code == 1
    one_sentence(result)
    assert not target.exists()


def test_print_to_a_place_that_is_not_there(run: Run, tmp_path: Path) -> None:
    result = run("print", "政策清单第9条", "--pdf", str(tmp_path / "没有" / "x.pdf"))
    assert result.code == 2
    one_sentence(result)


@pytest.mark.parametrize(
    "argv",
    [
        ["frobnicate"],
        ["search"],
        ["outline"],
        ["show", "--json"],
        ["import"],
        ["print", "政策清单第9条"],
        ["print", "--pdf", "x.pdf"],
        ["print", "x", "--pdf", "x.pdf", "--style", "pretty"],
        ["search", "床位", "--limit"],
        ["search", "床位", "--limit", "0"],
        ["search", "床位", "--limit", "-3"],
        ["search", "床位", "--limit", "很多"],
        ["search", "床位", "--limit", "²"],
        ["documents", "--jsn"],
        ["documents", "多余"],
        ["--data-dir"],
        ["--nonsense", "documents"],
        ["check", "--js"],
        ["documents", "--json=yes"],
    ],
)
def test_a_command_line_that_cannot_be_understood(run: Run, argv: list[str], data_dir: Path) -> None:
    result = run(*argv)
    assert result.code == 2
    one_sentence(result)
    assert "--help" in result.err
    assert not data_dir.exists()


@given(st.lists(st.text(max_size=6) | st.sampled_from(["search", "--json", "--limit", "-h", "show", "--"])))
def test_any_command_line_is_understood_or_refused(argv: list[str]) -> None:
    with contextlib.suppress(BadUsage, HelpAsked):
        parse(argv)


@pytest.mark.parametrize("argv", [["--help"], ["-h"], ["search", "--help"], ["import", "-h"]])
def test_help(run: Run, argv: list[str]) -> None:
    result = run(*argv)
    assert (result.code, result.err) == (0, "")
    assert "用法" in result.out


def test_documents_are_counted_as_the_window_counts_them(run: Run) -> None:
    rows = {line.split()[-1]: line for line in run("documents").out.splitlines()[1:]}
    assert "24 项" in rows["山西省支持区域医疗中心建设运营政策清单"]
    assert "32 条" in rows["山西省保障和促进县域医疗卫生一体化办法"]


def test_version_is_that_of_the_project(run: Run) -> None:
    import tomllib

    project = tomllib.loads((Path(__file__).parents[3] / "pyproject.toml").read_text(encoding="utf-8"))
    result = run("--version")
    assert (result.code, result.err) == (0, "")
    assert result.out.split()[-1] == project["project"]["version"]


def test_data_dir_on_the_command_line_wins(run: Run, tmp_path: Path, data_dir: Path) -> None:
    (tmp_path / "别处").mkdir()
    assert run("--data-dir", str(tmp_path / "别处"), "documents").code == 0
    assert (tmp_path / "别处" / "library.db").exists()
    assert not data_dir.exists()


def test_portable_is_beside_the_program(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("store.system.paths.program_dir", lambda: tmp_path)
    assert run("--portable", "documents").code == 0
    assert (tmp_path / "yice-data" / "library.db").exists()


def test_a_bug_becomes_a_sentence_and_a_report(
    run: Run, paths: DataPaths, monkeypatch: pytest.MonkeyPatch
) -> None:
    from ui.commandline import command_registry as registry
    from ui.commandline.command import Command

    def bug(*_: object) -> int:
        raise ZeroDivisionError("秘密")

    monkeypatch.setitem(registry._registered, "documents", Command("documents", (), bug))
    result = run("documents")
    assert result.code == 2
    one_sentence(result)
    assert "秘密" not in result.err
    (report,) = paths.crash_dir.iterdir()
    assert "ZeroDivisionError" in report.read_text(encoding="utf-8")
    assert str(report) in result.err


def test_without_a_screen_the_window_is_refused_in_a_sentence(
    run: Run, data_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    result = run()
    assert result.code == 2
    one_sentence(result)
    assert not data_dir.exists()


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="screens of Linux")
def test_a_screen_that_does_not_answer_is_named(
    run: Run, data_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("DISPLAY", ":987")
    result = run()
    assert result.code == 2
    assert "“:987”" in result.err
    one_sentence(result)
    assert not data_dir.exists()


@pytest.mark.parametrize("known", [True, False])
def test_a_library_of_the_system_that_has_gone_is_named(
    run: Run, monkeypatch: pytest.MonkeyPatch, known: bool
) -> None:
    gone = "libxcb-cursor.so.0" if known else "libnobody.so.7"
    monkeypatch.setattr("ui.services.screen.unanswered", lambda: None)
    monkeypatch.setattr(
        "ui.services.screen._plugin_fault", lambda: f"{gone}: cannot open shared object file: …"
    )
    result = run()
    assert result.code == 2
    assert gone in result.err
    assert ("apt-get install libxcb-cursor0" in result.err) is known
    one_sentence(result)


@pytest.mark.parametrize("argv", [[], ["print", "政策清单第9条", "--pdf", "x.pdf"]])
def test_without_qt_window_and_print_are_refused_in_a_sentence(
    run: Run, monkeypatch: pytest.MonkeyPatch, argv: list[str]
) -> None:
    monkeypatch.setitem(sys.modules, "ui.app", None)
    monkeypatch.setitem(sys.modules, "ui.printing.output.pdf_writer", None)
    result = run(*argv)
    assert result.code == 2
    one_sentence(result)


def test_an_interrupt_is_silent(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    from ui.commandline import command_registry as registry
    from ui.commandline.command import Command

    def stop(*_: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setitem(registry._registered, "documents", Command("documents", (), stop))
    result = run("documents")
    assert (result.code, result.out, result.err) == (130, "", "")


def test_columns_of_wide_and_narrow_characters() -> None:
    assert [text.width(each) for each in ("abc", "政策", "（〔", "１", "e\u0301", "")] == [3, 4, 4, 2, 1, 0]
    assert text.pad("政", 4) == "政  "
    assert text.cut("政策清单", 8) == "政策清单"
    assert text.cut("政策清单", 7) == "政策清…"
    assert list(text.columns([("甲", "b"), ("a", "")])) == ["甲  b", "a"]


def test_marks_only_where_a_terminal_shows_them(monkeypatch: pytest.MonkeyPatch) -> None:
    assert output.mark("床") == "床"
    monkeypatch.setattr(output, "is_terminal", lambda stream: True)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("NO_COLOR", raising=False)
    assert output.mark("床") != "床"
    monkeypatch.setenv("NO_COLOR", "1")
    assert output.mark("床") == "床"


def test_check_for_people(run: Run, monkeypatch: pytest.MonkeyPatch, paths: DataPaths) -> None:
    run("documents")
    monkeypatch.setattr(output, "is_terminal", lambda stream: True)
    monkeypatch.setenv("NO_COLOR", "1")
    assert "完好" in run("check").out
    shutil.rmtree(paths.index_dir)
    result = run("check")
    assert result.code == 1
    assert "处理：" in result.out


EDITION = """某省优化营商环境条例

（{date}某省人民代表大会常务委员会通过）

第一条　为了优化营商环境，制定本条例。
第二条　各级人民政府应当{duty}，营造公平竞争的市场环境。
第三条　本条例自公布之日起施行。
"""


def test_editions_are_told_apart_and_the_earlier_is_searched_on_demand(run: Run, tmp_path: Path) -> None:
    new, old = tmp_path / "新.txt", tmp_path / "旧.txt"
    new.write_text(EDITION.format(date="2024年5月20日", duty="推行一网通办"), encoding="utf-8")
    old.write_text(EDITION.format(date="2020年4月10日", duty="改进窗口服务"), encoding="utf-8")
    run("import", str(new))
    (entry,) = run("import", str(old), "--new-edition", "--json").json["imported"]
    assert (entry["action"], entry["of"]) == ("new_edition", "某省优化营商环境条例（2024-05-20）")
    listed = {each["date"]: each for each in run("documents", "--json").json}
    assert listed["2024-05-20"]["current"]
    assert not listed["2020-04-10"]["current"]
    assert listed["2020-04-10"]["edition_of"] == listed["2024-05-20"]["key"]
    assert "以前的版本，2020" in run("documents").out
    assert run("search", "公平竞争", "--json").json["total"] == 1
    assert run("search", "公平竞争", "--all-editions", "--json").json["total"] == 2
    assert run("search", "窗口服务", "版本:以前", "--json").json["total"] == 1
    assert "（2024年文本）第二条" in run("show", "优化营商环境条例第二条").out
    assert "此为：2020" in run("outline", listed["2020-04-10"]["key"]).out
    assert run("check").code == 0


def test_one_choice_at_a_time(run: Run, policy: Path) -> None:
    result = run("import", str(policy), "--replace", "--keep-both")
    assert result.code == 2
    assert "只能选用一个" in result.err


def test_a_question_is_answered_by_a_sentence(run: Run) -> None:
    found = run("search", "村医每年免费培训几次", "--json").json
    shapes.search(found)
    start, end = found["answer"]["span"]
    assert found["answer"]["text"][start:end] == "不少于两次"
    assert found["answer"]["clause_id"] == found["hits"][0]["clause_id"]
    assert found["hits"][0]["why"]
    shown = run("search", "村医每年免费培训几次").out
    assert "答：乡村医生每年接受免费培训不少于两次" in shown


def test_what_is_only_near_is_told_apart(run: Run) -> None:
    shown = run("search", "收费标准", "--limit=3").out
    assert "最接近的是：" in shown
    assert "收费标准 = " in shown
    assert "相近的有 " in shown


def test_two_texts_of_one_title_are_told_apart_by_ids_that_can_be_typed(run: Run, tmp_path: Path) -> None:
    for name, sum_ in (("a", "八十"), ("b", "一百")):
        path = tmp_path / f"{name}.txt"
        path.write_text(
            "某医院绩效办法\n某院发〔2024〕5号\n第一条 按工作量分配，每季度考核一次。\n"
            f"第二条 夜班每次补贴{sum_}元。\n第三条 由人事科负责。\n",
            encoding="utf-8",
        )
        run("import", str(path), "--keep-both")
    asked = run("show", "某院发〔2024〕5号第二条")
    assert asked.code == 2
    ids = re.findall(r"〔(某院发.+?/第二条)〕", asked.err)
    assert sorted("八十" in run("show", one).out for one in ids) == [False, True]


def test_a_file_with_a_password_is_read_with_one_of_those_that_are_given(run: Run) -> None:
    file = str(Path(__file__).parents[2] / "store/formats/samples/locked.pdf")
    refused = run("import", file, "--dry-run")
    assert refused.code == 2
    assert "--password" in refused.err
    assert "密码不对" in run("import", file, "--dry-run", "--password", "x").err
    found = run("import", file, "--json", "--password", "x", "--password", "Jizhen-2024")
    assert found.code == 0
    assert [one["document"]["number"] for one in found.json["imported"]] == ["临院办〔2024〕7号"]


def test_where_an_added_file_came_from_is_told(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "培训办法.txt"
    text = "某市培训管理办法\n第一条 为规范培训，制定本办法。\n第二条 本办法自2023年5月1日起施行。\n"
    file.write_text(text, encoding="utf-8")
    key = run("import", str(file), "--json").json["imported"][0]["document"]["key"]
    came = {one["key"]: one.get("arrival") for one in run("documents", "--json").json}
    assert [one for one, arrival in came.items() if arrival is not None] == [key]
    assert came[key]["place"] == str(file)
    assert came[key]["who"]
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT[\d:.]+Z", came[key]["moment"])
    assert run("show", "某市培训管理办法第二条", "--json").json["arrival"] == came[key]
    assert "arrival" not in run("show", "政策清单第9条", "--json").json
