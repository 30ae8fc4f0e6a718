"""Kinds of documents and how their titles end."""

from __future__ import annotations

import re

from store.model.document import Kind

_TAIL = re.compile(r"(?:[（(〔\[][^（）()〔〕\[\]]{1,30}[)）〕\]]|[　\s]|[（(][^（）()]{0,20}$)*$")
_ENDINGS: tuple[tuple[str, Kind], ...] = (
    ("通知", "通知"),
    ("办法", "办法"),
    ("条例", "条例"),
    ("意见", "意见"),
    ("方案", "方案"),
    ("清单", "清单"),
    ("规划", "规划"),
    ("规划纲要", "规划"),
    ("纲要", "规划"),
    ("行动计划", "方案"),
    ("工作计划", "方案"),
    ("法典", "法律"),
    ("法", "法律"),
    ("目录", "清单"),
)
_OTHER = [
    "规定",
    "细则",
    "决定",
    "决议",
    "公告",
    "通告",
    "通报",
    "命令",
    "令",
    "函",
    "批复",
    "复函",
    "报告",
    "请示",
    "纪要",
    "要点",
    "任务",
    "安排",
    "分工",
    "计划",
    "措施",
    "政策",
    "标准",
    "指南",
    "规范",
    "制度",
    "章程",
    "解释",
    "名单",
    "协议",
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
    "解读",
    "白皮书",
    "共识",
    "手册",
    "说明",
    "须知",
    "倡议书",
    "公报",
    "共同纲领",
    "宪法",
    "施工图",
    "路线图",
    "工程",
    "行动",
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
_ANY = re.compile(rf"(?:{'|'.join([name for name, _ in _ENDINGS] + _OTHER)})$")
_ACTION = re.compile(r"关于.{0,40}?(?:印发|转发|批转|公布|发布|颁布|下达|调整|废止|修改)")
_ACT = re.compile(r"(?:通知|公告|通告|决定|决议|函|批复|命令|令|通报|意见|公布)$")


def bare_title(title: str) -> str:
    """A title without the brackets at its end, （试行） or (2020-2024年)."""
    issued = _ISSUED.match(title)
    return _TAIL.sub("", issued["title"] if issued else title)


def kind_of(title: str) -> Kind:
    """The kind that a title names by its last word; 其他 where it names none of the known ones."""
    bare = re.sub(r"(?<=法典)[一-鿿]{2,10}编$", "", bare_title(title))
    best = max((e for e in _ENDINGS if bare.endswith(e[0])), key=lambda e: len(e[0]), default=None)
    if best is None or (bare.endswith(("方法", "宪法")) and best[0] == "法"):
        return "法律" if bare.endswith("宪法") else "其他"
    return best[1]


def names_kind(title: str) -> bool:
    """Whether a title ends in a word for a kind of document, so that it may be complete."""
    return bool(_ANY.search(bare_title(title)))


def is_complete_title(title: str) -> bool:
    """Whether a title can end here: 关于印发… wants its 通知, others any word for a kind."""
    if not names_kind(title):
        return False
    if _ACTION.search(title) and not _ISSUED.match(title):
        return bool(_ACT.search(bare_title(title)))
    return True
