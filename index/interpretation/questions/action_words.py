"""Actions in the words of documents, and the forms that say a word of a question (申请: 申报)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from index.interpretation.questions.question_words import content_words
from index.text import thesaurus
from index.text.everyday import officials

#: What is done, in the words of documents and offices; those of one line answer for each other.
_GROUPS = tuple(
    tuple(group.split())
    for line in (
        "申请 申报|报告 上报 报出|备案|登记|注册|变更|注销|校验|检验 检测|检查",
        "体检 健康检查|审批 批准 核准|审查|审核|受理|决定|作出|认定|鉴定|裁决|裁定|仲裁",
        "起诉 提起诉讼|复议|上诉|投诉|质疑|异议|答复|回复|通知|告知|送达|公示|公告|公布",
        "公开|保存 保管 存档 留存 保留|封存|启封|销毁|贮存 暂存 存放 停放|移送|转移|运送",
        "补记 补写|书写|复制 复印|提供|提交|提出|缴纳 交纳 缴费 拨缴|支付|拨付|领取 申领",
        "退还 退回|补助|补偿|赔偿|罚款 处罚|没收|吊销|撤销|暂停|停止|中止|终止|恢复",
        "订立 签订 签署|解除 辞退 开除 开掉|续签 延续|诊断|考核|评估|评审|评价|验收|培训|演练",
        "监测|消毒|接种|调解|协商|维保 维护保养 维护|维修|制定|编制|负责|承担|整改 改正",
        "抢救|会诊|转诊|移植|采集|处理 处置",
    )
    for group in line.split("|")
)
ALIKE = {word: group for group in _GROUPS for word in group}
#: An action in a text.
ACTION = re.compile("|".join(sorted(map(re.escape, ALIKE), key=len, reverse=True)))
#: Words that ask, words for people that any hospital has, and words for a time alone.
_GENERIC = frozenset(
    word
    for line in (
        "单位 医院 机构 公司 医疗机构 病人 患者 员工 职工 人员 工作人员 期限 时限 时间 时长 最长 最短 最晚",
        "最迟 提前 开始 一次 1次 超过 内要 需 须 完 完成 办理 办好 才能 结果 不到 不少 不低 不满 不足 每天",
        "每年 每月 每周 每日 一年 一天 一个月 比例 年龄 年纪 岁数 担任 工作日 工作日内 数量 人数 目标 达到",
        "每个 每人 每名 每位 每家 至少 最多 最少 最高 最低 标准 规模 大小 自己 本人",
    )
    for word in line.split()
)
#: A verb of one character right behind the word that asks (谁能审, 向谁报), in the words of documents.
SHORT_ACTIONS = {
    "审": ("审核", "审查", "审批"),
    "批": ("批准", "审批", "核准"),
    "定": ("制定", "确定", "规定"),
    "分": ("分配",),
    "发": ("颁发", "发放", "核发"),
    "设": ("设立", "设置"),
    "建": ("建立", "组建", "设立"),
    "换": ("换发", "更换", "换领", "有效期"),
}

#: One of them right behind the word that asks, with what may stand between.
_SHORT_VERB = re.compile(
    f"(?:应该?|能够?|可以|需?要|来|去|才|先|给)*([{''.join(SHORT_ACTIONS)}])(?=$|[的吗呢啊?])"
)
_LICENCE = re.compile("证|照|牌|注册|登记|许可|批件")
#: Official wordings of a word that tell whether it is an action; the later ones only go with it.
_FIRST_WORDINGS = 3


def is_action(phrase: str) -> bool:
    """Return whether documents call an everyday phrase by an action (先报给: 报告)."""
    return any(one.run in ALIKE and set(one.run) & set(phrase) for one in officials(phrase)[:1])


def is_telling(word: str) -> bool:
    """Return whether an article that lacks a word is about something else."""
    if word in ALIKE:
        return True
    return len(word) > 1 and word not in _GENERIC


def means_action(word: str) -> bool:
    """Return whether an official wording of a word is an action; of 遗体 only a later one is (存放)."""
    return any(one.run in ALIKE for one in officials(word)[:_FIRST_WORDINGS])


def all_forms(words: Iterable[str]) -> tuple[tuple[str, ...], ...]:
    """Return the forms of each word (:func:`forms_of`), in the order of the words."""
    return tuple(map(forms_of, words))


def forms_of(word: str) -> tuple[str, ...]:
    """Return a word and what says the same; what is only a part of it (基金 of 医保基金) does not."""
    said = (
        word,
        *SHORT_ACTIONS.get(word, ()),
        *ALIKE.get(word, ()),
        *(one.run for one in officials(word)),
        *thesaurus.rewritings(word),
    )
    wider = (other for run in said for other in ALIKE.get(run, ()))
    return tuple(run for run in dict.fromkeys((*said, *wider)) if run == word or run not in word)


def all_in(words: Sequence[Sequence[str]], text: str) -> bool:
    """Return whether a text has a form of every word; true of no words."""
    return all(any(form in text for form in forms) for forms in words)


def short_verb(after: str, before: str) -> tuple[tuple[str, ...], ...]:
    """Return the forms of a verb of one character behind the word that asks.

    有效期 says when a licence must be renewed, not when goods are.
    """
    found = _SHORT_VERB.match(after)
    if found is None or (officials(found[1]) and found[1] != "换"):
        return ()
    forms = SHORT_ACTIONS[found[1]]
    if not _LICENCE.search(before):
        forms = tuple(form for form in forms if form != "有效期")
    return (forms,)


def actions_in(text: str) -> tuple[tuple[str, ...], ...]:
    """Return the actions in a part of a question, each by its forms."""
    named = dict.fromkeys(ACTION.findall(text))
    called = (word for word in content_words(text) if word not in named and means_action(word))
    return all_forms((*named, *called))
