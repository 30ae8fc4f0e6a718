"""Doubtful words of recognised text are marked where they stand, and nowhere else."""

from store.formats.lines import FileContent, SourceLine
from store.intake.importer import read_bytes
from store.intake.recognition_doubts import with_doubts

TEXT = "某市医院管理办法\n第一条 医院应当公开价格，公开收费。\n第二条 医院应当公开收费，方便患者。\n"


def marked(line: str, word: str, confidence: float, at: int = 0) -> list[tuple[str, str, bool]]:
    start = line.index(word, at)
    words = ((start, start + len(word), confidence),)
    document = with_doubts(read_bytes(TEXT.encode(), "a.txt"), FileContent((SourceLine(line, words=words),)))
    return [(item.clause.rpartition("/")[2], item.printed, item.has_guess) for item in document.corrections]


def test_a_word_that_comes_twice_is_told_apart_by_its_neighbours():
    line = "第二条 医院应当公开收费，方便患者。"
    assert marked(line, "收费", 0.3) == [("第二条", "收费", False)]
    first = "第一条 医院应当公开价格，公开收费。"
    assert marked(first, "公开", 0.3, 12) == [("第一条", "，公开收", False)]


def test_sure_words_marks_and_words_that_are_not_there_are_not_marked():
    line = "第二条 医院应当公开收费，方便患者。"
    assert marked(line, "收费", 0.95) == []
    assert marked(line, "，", 0.1) == []
    assert marked("— 3 — 页眉", "页眉", 0.1) == []
