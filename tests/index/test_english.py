"""What a search says in English has no Chinese but the words that were typed or that documents have."""

from __future__ import annotations

import re

import pytest

from index.engine import SearchEngine
from store.model.wording import ENGLISH, text

#: What a message quotes: words in quotation marks, names of organisations, numbers, what stands for a word.
QUOTED = re.compile(
    r"“[^”]*”|[一-鿿]{2,}(?:局|委|厅)|[一-鿿]+〔\d{4}〕\d+号|: [一-鿿, ]+(?: and others)?$"
    r"| [=≈] [一-鿿]+|^[一-鿿]+(?= [=≈])"
)
CHINESE = re.compile(r"[\u3000-\u9fff，。；：、！？（）《》]")


@pytest.mark.parametrize(
    "query",
    [
        "床位",
        "没有这样的词语",
        "医保 核电站",
        "第三百条",
        "国发〔2021〕20号",
        "晋政办函〔2020〕28号 人才",
        "政策清单 床位",
        "yibao",
        "医报",
        "九十九张床位",
        "省医保局负责的措施",
        "省财政厅牵头",
        "护士有哪些义务",
        "总会计师 单位:省药监局",
        "医?改革",
        "医保、药品",
    ],
)
def test_an_answer_speaks_english(query: str, engine: SearchEngine) -> None:
    answer = engine.search(query)
    said = [text(each, ENGLISH) for each in answer.remarks]
    said += [text(each, ENGLISH) for hit in answer.hits for each in hit.why]
    said += [text(offer.label, ENGLISH) for offer in answer.related]
    assert [each for each in said if CHINESE.search(QUOTED.sub("", each))] == []


def test_there_is_something_to_say(engine: SearchEngine) -> None:
    assert text(engine.search("没有这样的词语").remarks[0], ENGLISH).startswith("No clause")
    assert text(engine.search("省医保局负责的措施").remarks[0], ENGLISH).startswith("Duties: ")
