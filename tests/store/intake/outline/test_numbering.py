"""Which candidates are labels where the numbering is odd."""

from store.intake.layout.paragraphs import SourceParagraph
from store.intake.outline.numbering import find_outline
from store.model.wording import text


def labels(*texts: str) -> list[str]:
    return [
        accepted.label.canonical
        for accepted in find_outline([SourceParagraph(text) for text in texts]).labels
    ]


def warnings(*texts: str) -> list[str]:
    return [text(each) for each in find_outline([SourceParagraph(line) for line in texts]).warnings]


def test_a_second_list_under_the_same_clause():
    texts = ("1.甲。", "2.乙。", "3.丙。", "检索的信息：", "1.丁。", "2.戊。")
    assert labels(*texts) == ["1.", "2.", "3.", "1.", "2."]
    assert warnings(*texts) == []


def test_a_second_one_behind_a_list_that_has_only_its_one_is_taken_and_told():
    texts = ("1.甲。", "1.乙。", "2.丙。")
    assert labels(*texts) == ["1.", "1.", "2."]
    assert warnings(*texts) == ["序号重复：1.。"]


def test_a_one_that_no_two_follows_is_text():
    assert labels("1.甲。", "2.乙。", "1.丙。", "3.丁。") == ["1.", "2.", "3."]


def test_decimals_down_to_five_numbers_under_articles_and_in_appendices():
    assert labels("第一条 甲", "第二条 乙", "2.1 丙", "2.2 丁") == ["第一条", "第二条", "2.1", "2.2"]
    assert labels("A.1 甲", "A.1.1 乙", "A.1.2 丙", "A.2 丁") == ["A.1", "A.1.1", "A.1.2", "A.2"]
    assert labels("1.0 锌", "0.5 铁") == []


def test_headings_without_numbers_over_articles_that_run_on():
    texts = ("甲方的权利", "第一条 甲。", "乙方的权利", "第二条 乙。")
    assert labels(*texts) == ["甲方的权利", "第一条", "乙方的权利", "第二条"]
    assert labels("第一章 总则", "第一条 甲。", "监督", "第二条 乙。") == ["第一章", "第一条", "第二条"]
