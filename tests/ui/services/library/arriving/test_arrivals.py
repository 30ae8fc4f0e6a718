"""A document is what it says of itself and its text: nothing is stored twice, nothing gives way unasked."""

from __future__ import annotations

from pathlib import Path

import pytest

from store.model.wording import text
from ui.services.library.arriving.arrival_plan import ArrivalChoice
from ui.services.library.arriving.import_files import ImportResult
from ui.services.workspace import Workspace

NOTICE = """某市医疗保障局文件

某医保发〔2024〕12号

某市医疗保障局关于调整床位价格的通知

各医院：
现将床位价格调整如下。

一、普通床位三十元，由医疗机构公示后执行。
二、单人床位一百元，由医疗机构公示后执行。
三、床位价格包含被服、取暖和垃圾处理的费用。

某市医疗保障局
2024年3月1日
"""
SHOWN = "，由医疗机构公示后执行"
BYLAWS = """医院章程

第一章　总则
第一条　{name}是三级医院，实行党委领导下的院长负责制。
第二条　医院设置床位{beds}张，承担医疗、教学和科研任务。
第三条　医院依照法律法规和本章程自主管理，接受主管部门监督。
"""
LAW = """某省优化营商环境条例

（{date}某省人民代表大会常务委员会通过）

第一条　为了优化营商环境，制定本条例。
第二条　各级人民政府应当{duty}，营造公平竞争的市场环境。
第三条　市场主体依法享有经营自主权，任何单位和个人不得干预。
第四条　本条例自公布之日起施行。
"""


@pytest.fixture
def take(workspace: Workspace, tmp_path: Path):
    """Import texts, each from a file of its own, as one import."""

    def take(*texts: str | bytes, choice: ArrivalChoice | None = "skip", name: str = "文件") -> ImportResult:
        files = []
        for number, content in enumerate(texts):
            file = tmp_path / f"{name}{number}.txt"
            file.write_bytes(content if isinstance(content, bytes) else content.encode())
            files.append(file)
        return workspace.import_files(files, choice=choice)

    return take


def keys(workspace: Workspace) -> set[str]:
    return {entry.key for entry in workspace.library.documents() if not entry.shipped}


@pytest.mark.parametrize(
    "again",
    [
        NOTICE.encode(),
        NOTICE.encode("gb18030"),
        NOTICE.replace("\n", "\r\n").replace("、", "、 ").encode("utf-8-sig"),
        NOTICE.replace("〔2024〕12号", "[2024] 12 号").encode(),
    ],
    ids=["same bytes", "other encoding", "other white space", "number otherwise written"],
)
def test_the_same_text_is_recognised(workspace: Workspace, take, again: bytes) -> None:
    take(NOTICE)
    before = workspace.library.stamp()
    result = take(again, name="另一个文件名", choice="replace")
    assert (tuple(result.imported), result.skipped[0].key, result.skipped[0].alike) == (
        (),
        "某医保发〔2024〕12号",
        1.0,
    )
    assert workspace.library.stamp() == before


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (BYLAWS.format(name="甲医院", beds="八百"), BYLAWS.format(name="乙医院", beds="二百")),
        (
            BYLAWS.format(name="某市第一人民医院", beds="八百"),
            BYLAWS.format(name="某市中心医院", beds="八百"),
        ),
        (NOTICE, NOTICE.replace("调整床位价格", "印发《门诊统筹办法》").replace("床位", "门诊")),
        (NOTICE, NOTICE.replace("价格的通知", "价格的通知（摘要）")),
        (NOTICE, NOTICE.replace("三、床位价格包含被服、取暖和垃圾处理的费用。\n", "").replace(SHOWN, "")),
        ("附件1\n\n" + NOTICE, "附件2\n\n" + NOTICE.replace("三十", "四十")),
        (NOTICE, "附件\n\n" + NOTICE.replace("三十", "四十")),
    ],
    ids=[
        "two hospitals",
        "two long names",
        "same number",
        "digest",
        "excerpt",
        "two attachments",
        "notice and attachment",
    ],
)
@pytest.mark.parametrize("together", [True, False])
def test_another_document_stands_beside_it(
    workspace: Workspace,
    take,
    one: str,
    other: str,
    together: bool,
) -> None:
    if together:
        result = take(one, other)
    else:
        take(one)
        result = take(other, name="后来")
    assert result.skipped == ()
    assert len(keys(workspace)) == 2
    for entry in workspace.library.documents():
        for clause in workspace.library.document(entry.key).walk():
            assert clause.id.startswith(f"{entry.key}/")
            assert workspace.library.clause(clause.id)[0].key == entry.key
    first = keys(workspace)
    take(one, other, name="再次")
    assert keys(workspace) == first


def test_a_text_alike_waits_for_the_user(workspace: Workspace, take) -> None:
    take(NOTICE)
    changed = NOTICE.replace("三十元", "五十元")
    (skipped,) = take(changed, name="新").skipped
    assert skipped.key == "某医保发〔2024〕12号"
    assert 0.8 < skipped.alike < 1
    assert "相同 3 条、改动 1 条" in text(skipped.reason)
    (question,) = take(changed, name="新", choice=None).questions
    assert [(each.label, each.old, each.new) for each in question.comparison.differences] == [
        ("一、", "普通床位三十元，由医疗机构公示后执…", "普通床位五十元，由医疗机构公示后执…")
    ]
    assert "三十元" in workspace.library.source("某医保发〔2024〕12号").decode()


@pytest.mark.parametrize("choice", ["replace", "keep_both", "new_edition"])
def test_the_choice_is_done_and_can_be_taken_back(
    workspace: Workspace,
    take,
    choice: ArrivalChoice,
) -> None:
    take(NOTICE)
    (key,) = keys(workspace)
    before = workspace.library.kept(key)
    result = take(NOTICE.replace("三十元", "五十元"), name="新", choice=choice)
    (plan,) = result.plans
    done = {"replace": "replaced", "keep_both": "kept_both", "new_edition": "new_edition"}
    assert (plan.action, plan.of) == (done[choice], key)
    entries = {entry.key: entry for entry in workspace.library.documents()}
    if choice == "replace":
        assert keys(workspace) == {key}
        assert "五十元" in workspace.library.source(key).decode()
    else:
        assert len(keys(workspace)) == 2
        assert workspace.library.kept(key) == before
        assert entries[key].current is (choice == "keep_both")
        assert entries[plan.document.key].current
    workspace.library.exchange(result.inverse)
    assert keys(workspace) == {key}
    assert workspace.library.kept(key) == before


@pytest.mark.parametrize("newest_first", [True, False])
def test_the_newer_of_two_dated_editions_holds(workspace: Workspace, take, newest_first: bool) -> None:
    old = LAW.format(date="2020年4月10日", duty="加强服务")
    new = LAW.format(date="2024年5月20日", duty="提高办事效率")
    first, second = (new, old) if newest_first else (old, new)
    take(first)
    result = take(second, name="后来")
    assert [plan.action for plan in result.plans] == ["added"], "both are kept, as their days differ"
    workspace.library.exchange(result.inverse)
    take(second, name="后来", choice="new_edition")
    current = {entry.date: entry.current for entry in workspace.library.documents() if not entry.shipped}
    assert current == {"2020-04-10": False, "2024-05-20": True}
    names = {entry.date: entry.edition for entry in workspace.library.documents() if not entry.shipped}
    assert names == {"2020-04-10": "2020", "2024-05-20": "2024"}
    assert workspace.library.find_document("某省优化营商环境条例").date == "2024-05-20"  # type: ignore[union-attr]


def test_no_two_files_of_one_import_take_one_place(workspace: Workspace, take) -> None:
    result = take(NOTICE, NOTICE.replace("三十元", "五十元"), choice="replace")
    assert [plan.action for plan in result.plans] == ["added", "kept_both"]
    assert len(keys(workspace)) == 2


@pytest.mark.parametrize("choice", ["skip", "replace", "keep_both", None])
def test_a_file_with_the_title_of_a_shipped_document_is_another(
    workspace: Workspace,
    take,
    choice: ArrivalChoice | None,
) -> None:
    title = "36项措施支持国家区域医疗中心建设"
    shipped = workspace.library.kept(title)
    result = take(f"{title}\n\n一、第一项\n全新内容。\n二、第二项\n其他。\n", choice=choice)
    assert [plan.action for plan in result.plans] == ["added"]
    assert workspace.library.kept(title) == shipped
    assert keys(workspace).isdisjoint({title})


def test_a_shipped_document_that_was_replaced_comes_back(
    workspace: Workspace,
    take,
    seeds: list[Path],
) -> None:
    key = workspace.library.documents()[0].key
    shipped = workspace.library.kept(key)
    changed = seeds[0].read_bytes().decode().replace("床位", "病床")
    assert take(changed).skipped[0].key == key
    assert workspace.library.kept(key) == shipped
    take(changed, choice="replace")
    assert not workspace.library.documents()[0].shipped
    (document,), inverse = workspace.restore(key)
    assert workspace.library.kept(key) == shipped
    (mine,) = keys(workspace)
    assert "病床" in workspace.library.source(mine).decode()
    workspace.library.exchange(inverse)
    assert not workspace.library.documents()[0].shipped
    assert document == shipped.document
