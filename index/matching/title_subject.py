"""Subject of a document by its title, and how much of it a question speaks of."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import lru_cache

from index.text import segmenter

#: Words of titles that tell the kind of a document or what it does with its subject, not the subject.
_KINDS = " ".join(
    (
        "管理 条例 办法 规定 实施 监督 使用 保护 处理 预防 促进 人民共和国 中华 特别 暂行 细则 工作 事业",
        "处置 安全 权益 保障 从业 经办 法律 规范 应急 应对 防治 关于 印发 通知 意见 方案 措施 若干 进一步",
        "加强 推进 深化 落实 人民政府 办公室 办公厅 试行 修订 规划 计划 指导 做好 开展 有关 问题 法",
    )
)
_KIND = re.compile(f"(?:{_KINDS.replace(' ', '|')})+")
#: Where a document holds is not what it is about.
_PLACE = re.compile(
    "北京|天津|上海|重庆|河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|海南|四川"
    "|贵州|云南|陕西|甘肃|青海|台湾|内蒙古|广西|西藏|宁夏|新疆|香港|澳门|全国|国家|中国|.+[省市县区州]"
)
_ASIDE = re.compile(r"\([^()]*\)")


@lru_cache(maxsize=4096)
def subject_words(title: str) -> frozenset[str]:
    """Return the words of a title in normal form that name its subject: 医疗, 废物 of 医疗废物管理条例."""
    words = [word.removesuffix("法") for word in segmenter.segment(_ASIDE.sub("", title))]
    named = (word for word in words if len(word) > 1 and not _KIND.fullmatch(word))
    return frozenset(word for word in named if not _PLACE.fullmatch(word))


def spoken_of(title: str, runs: Collection[str]) -> float:
    """Return the share of a title's subject that runs speak of, from 0 to 1; 1 for a title without one.

    A law for village doctors is less likely meant by a question that has doctors and no village.
    """
    words = subject_words(title)
    if not words:
        return 1.0
    return sum(_said(word, runs) for word in words) / len(words)


def _said(word: str, runs: Collection[str]) -> float:
    """Return how much of a word the runs have: half of 乡村医生 in 医生."""
    return max(
        (1.0 if word in run else len(run) / len(word) for run in runs if word in run or run in word),
        default=0.0,
    )
