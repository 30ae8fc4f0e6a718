"""Kinds of documents and how their titles end."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from store.model.document import DocumentKind

_TAIL = re.compile(r"(?:[（(〔\[][^（）()〔〕\[\]]{1,30}[)）〕\]]|[　\s]|[（(][^（）()]{0,20}$)*$")
#: The last word of a title and the kind it names; the longest that fits counts.
_WORDS_OF_KINDS: dict[DocumentKind, str] = {
    "通知": "通知",
    "办法": "办法",
    "条例": "条例",
    "法律": "法 法典 宪法 共同纲领",
    "方案": "方案 行动计划 工作计划",
    "清单": "清单 目录",
    "意见": "意见",
    "规划": "规划 规划纲要 纲要",
    "批复": "批复",
    "函": "函 复函",
    "决定": "决定",
    "规定": "规定",
    "规范": "规范",
    "标准": "标准",
    "解释": "解释",
    "公告": "公告 通告",
    "纪要": "纪要",
    "制度": "制度",
    "章程": "章程",
    "合同": "合同 协议 协议书 合同书 合作协议",
    "解读": "解读 问答 图解 答记者问",
    "报道": "报道",
}
_ENDINGS: tuple[tuple[str, DocumentKind], ...] = tuple(
    (word, kind) for kind, words in _WORDS_OF_KINDS.items() for word in words.split()
)
_OTHER = [
    "细则",
    "决议",
    "通报",
    "命令",
    "令",
    "报告",
    "请示",
    "要点",
    "任务",
    "安排",
    "分工",
    "计划",
    "措施",
    "政策",
    "指南",
    "名单",
    "准则",
    "规程",
    "预案",
    "守则",
    "规则",
    "指引",
    "目标",
    "指标",
    "台账",
    "建议",
    "答复",
    "白皮书",
    "共识",
    "手册",
    "说明",
    "须知",
    "倡议书",
    "公报",
    "施工图",
    "路线图",
    "工程",
    "行动",
    "招标文件",
    "投标文件",
    "采购文件",
    "磋商文件",
    "谈判文件",
    "公示",
    "程序",
    "职责",
    "考核表",
    "分工表",
    "任务表",
    "汇总表",
    "一览表",
    "登记表",
    "申请表",
    "报名表",
    "统计表",
    "表",
]
#: 甲、乙印发《关于……的意见》, as news agencies head what they print in full: the kind is that of the text.
_ISSUED = re.compile(
    r"^[^《》]{2,60}(?:印发|公布|发布|转发)《(?P<title>[^《》]{4,80}(?:《[^《》]*》[^《》]*)?)》$"
)
_KIND_BY_WORD: dict[str, DocumentKind] = dict(_ENDINGS)
_SAID = "|".join(sorted((word for word, _ in _ENDINGS), key=len, reverse=True))
_ITSELF = re.compile(rf"本(?P<word>{_SAID})(?=[规适由所自从的为依根经按是]|（)")
_ANY = re.compile(rf"(?:{'|'.join([name for name, _ in _ENDINGS] + _OTHER)})$")
_ACTION = re.compile(r"关于.{0,40}?(?:印发|转发|批转|公布|发布|颁布|下达|调整|废止|修改)")
_ACT = re.compile(r"(?:通知|公告|通告|决定|决议|函|批复|命令|令|通报|意见|公布)$")


def bare_title(title: str) -> str:
    """Return a title without the brackets at its end, （试行） or (2020-2024年)."""
    issued = _ISSUED.match(title)
    return _TAIL.sub("", issued["title"] if issued else title)


def kind_of(title: str) -> DocumentKind:
    """Return the kind that a title names by its last word; 其他 where it names none of the known ones."""
    bare = re.sub(r"(?<=法典)[一-鿿]{2,10}编$", "", bare_title(title))
    best = max((e for e in _ENDINGS if bare.endswith(e[0])), key=lambda e: len(e[0]), default=None)
    return "其他" if best is None or (bare.endswith("方法") and best[0] == "法") else best[1]


def kind_of_text(paragraphs: Iterable[str]) -> DocumentKind:
    """Return the kind that a text gives itself (本标准规定了…, 本规范适用于…), 其他 where it does not."""
    said = Counter(m["word"] for text in paragraphs for m in _ITSELF.finditer(text))
    return next((_KIND_BY_WORD[word] for word, _ in said.most_common(1)), "其他")


def names_kind(title: str) -> bool:
    """Return whether a title ends in a word for a kind of document, so that it may be complete."""
    return bool(_ANY.search(bare_title(title)))


def is_complete_title(title: str) -> bool:
    """Return whether a title can end here: 关于印发… wants its 通知, others any word for a kind."""
    if not names_kind(title):
        return False
    if _ACTION.search(title) and not _ISSUED.match(title):
        return bool(_ACT.search(bare_title(title)))
    return True
