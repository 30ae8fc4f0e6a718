"""Lists in lists: lettered items, two lists in one clause, what is listed before the first clause."""

from store.intake import read_bytes


def outline(text: str) -> list[tuple[str, str]]:
    document = read_bytes(text.encode(), "a.txt")
    return [("/".join(clause.path), clause.text) for clause in document.walk()]


def test_a_second_list_has_its_lead_in_the_clause_and_not_in_the_item_before():
    text = (
        "监测方案\n一、任务\n收集的信息：\n1.药物情况；\n2.其他情况。\n检索的信息：\n1.不良反应；\n2.使用信息。\n"
        "二、步骤\n分步实施。\n"
    )
    found = outline(text)
    assert ("一、", "收集的信息：\n检索的信息：") in found
    assert ("一、/2.", "其他情况。") in found
    assert found.count(("一、/1.", "不良反应；")) == 1


def test_lettered_items_are_clauses_below_a_section_and_text_in_a_foreword():
    text = (
        "某市医院管理规范\n前言\n本文件主要变化如下：\na）增加了范围；\nb）删除了附录。\n"
        "一、范围\n适用于医院。\n二、要求\n应当做到：\na）公开价格；\nb）公开收费。\n"
    )
    found = dict(outline(text))
    assert "a）增加了范围；" in found["前言"]
    assert found["二、/b）"] == "公开收费。"
