"""The indicators of quality control are clauses: 指标一、床护比（NUR-01）, each with what is said of it."""

from store.intake import read_bytes

TEXT = """护理专业医疗质量控制指标（2024年版）
指标一、床护比（NUR-01）
定义：实际开放床位数与所配备的执业护士人数的比例。
意义：反映护理人力配备情况。
指标二、护患比（NUR-02）
定义：责任护士人数与其负责护理住院患者数量的比例。
"""


def test_indicators_are_clauses():
    document = read_bytes(TEXT.encode(), "a.txt")
    assert [clause.label for clause in document.clauses] == ["指标一", "指标二"]
    assert "".join(document.clauses[1].paragraphs).endswith("数量的比例。")


def test_an_indicator_that_a_sentence_cites_is_none():
    text = TEXT + "指标二所称患者，不含日间病房患者。\n"
    assert len(read_bytes(text.encode(), "a.txt").clauses) == 2
