"""The content words of a question: what is left when the words that only ask or join are taken away."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import lru_cache

from index.text import segmenter
from index.text.everyday import officials

#: Words that ask. A text that has one is a question.
ASKING = frozenset(
    word
    for line in (
        "什么 怎么 怎样 如何 哪些 哪个 哪里 哪儿 多少 几个 能否 是否 可否 能不能 为什么 为何 谁",
        "怎么办 何时 可不可以 是不是 有没有 会不会 算不算 该不该 行不行 要不要 用不用 需不需要",
        "应不应该 可以不可以 好不好 能不能够 属不属于 给不给 管不管 收不收 罚不罚 符不符合 允不允许",
        "违不违法 合不合法 违不违规 合不合规 什么时候 多久 多长时间 啥 啥时候 哪种 哪类 哪年 哪天",
        "哪一天 哪一年 哪些人 哪项 哪几 哪方面 哪家 哪级 几次 几年 几天 几人 几名 几张 几家 几所 几月",
        "几号 几级 几倍 几种 几类 几项 几条 几岁 几日 几小时 几个月 几位 几台 几辆 几间 几层 几处",
        "几成 几份 几件 几折 多大 多长 多高 多远 多重 吗 呢 咋 咋办 咋样 干嘛 为啥 凭什么 何种 何处",
        "何地 谁来 由谁来 由谁 归谁 找谁 向谁 是谁 跟谁 是指什么 有何 多少钱 多少天 多少年 多少人",
        "哪个部门 哪些部门 什么部门 哪家部门 哪个单位 哪些单位 什么单位 哪家单位 哪个机构 哪些机构 什么机构",
        "怎么解决 如何解决 怎样解决",
        "事归哪个部门 事归哪些部门 归哪些部门 归什么部门 归哪个厅 归哪个局 归哪里 归哪个单位",
        "哪家机构 哪个科室 哪些科室 哪级政府 哪级部门 哪个地方 什么地方 哪些地方 哪些内容 什么内容",
    )
    for word in line.split()
)
#: 几 and what is counted: 几分钟, 几个月.
_HOW_MANY = re.compile(
    "几(?:个|分钟|小时|工作日|平方米|万|点|[种类家级倍张台名人天年月日岁次条项成份件折位辆间层处座所门套期批])"
    "|百分之(?:几|多少)|多大比例|哪(?!怕|吒)|何(?:人|部门|单位|机构|年|月|日|事|处理|规定|要求|依据)"
)
#: What asks for the content of a document (新增了哪些政策): none of its clauses says 新增.
_SAYS_WHAT = "(?:新增|增加|提出|规定|出台|明确|提到|列出|列举|推出|给出)了?(?:哪些|什么|哪几[项条个])"
#: A verb that is parted from its object by how often or how long: 下一次乡, 请几天假, 开多少次会.
_PARTED = re.compile(
    r"(?P<verb>[一-鿿])(?P<count>(?:[一二两三四五六七八九十几\d]+|多少)个?(?:[次回趟遍天日周年月]|小时)的?|(?:多久|多长时间)的?)"
    "(?P<object>[一-鿿])(?=(?P<next>.?))"
)
_HELPING = "会能要可"
_YUAN = re.compile(r"(?<=[\d一二三四五六七八九十百千万])块(?:钱)?(?![一-鿿]*[砖板地])")
#: 能 before a verb in a question that ends with 吗, where it is no part of a word (功能, 能力).
_CAN = re.compile("(?<![功性智职可才技节产效机核])能(?![力量够源耗动级])(?=[^,。]*[吗么]\\??$)")
#: V不V and V没V: 会不会, 罚不罚, 有没有.
_ALTERNATIVE = re.compile(r"([一-鿿]{1,2})[不没]\1")
#: Words that say nothing about the matter.
IDLE = frozenset(
    word
    for line in (
        "的 了 和 与 及 或 在 是 有 对 从 到 把 被 给 为 以 于 由 将 也 都 就 而 等 其 跟 同 向 往 用",
        "这 那 该 此 我 你 他 她 它 我们 你们 他们 自己 可以 能 能够 应当 应该 需要 要 要求 请问 请",
        "想 知道 想知道 关于 有关 相关 规定 政策 方面 情况 问题 内容 一下 进行 开展 实行 享受 享有",
        "文件 条款 文里 一般 获得 得到 条件 方式 办法 措施 里 中 上 下 时 时候 后 前 不 没有 哪 几 个",
        "项 目前 现在 现行 种 家 名 按 按照 根据 还 又 最 更 很 吗 呢 啊 吧 具体 包括 如果 什么样 做",
        "干 办 搞 管 还是 或者 以及 来 会 让 去 过 得 着 应 须 再 没 地 可 必须 一定 以上 以下 不会",
        "不能 不得 不可以 只 只能 每 各 某 些 多 少 好 对比 比较 区别 不同 异同 差别 差异 一样 相同",
        "意思 含义 定义 怎么样 说 讲 写 提到 涉及 属于 算 当 看 两份 三份 几份 分别 各自 之间 哪里",
        "从哪里 哪来 一共 总共 合计 大概 大约 左右 至少 最多 最少 最长 最短 只有 就让 就是 还没",
        "没有 已经 家里 拿走 带走 拿来 拿去 有钱 回来 出来 出去 回去 过来 过去 起来 下来 上来 下去",
        "进来 进去 看见 觉得 听说 突然 马上 一直 总是 经常 有时 有人 别人 人家 大家 有的 另外 而且",
        "但是 可是 不过 所以 因为 由于 要是 万一 到底 究竟 真的 其实 反正 只要 只好 不要 不想",
        "不管 想要 打算 后来 之后 以后 以前 之前 当时 今天 明天 昨天 最近 刚刚 刚才 现有 这个",
        "那个 这些 那些 这样 那样 这种 那种 这里 那里 咱们 咱 俺 您 你家 我家 我院 我们院 本院",
        "单位里 医院里 怎么说 怎么弄 弄 碰到 遇到 搞定 应付 出了 有了 要办 要交 要找 得找 才能",
        "里面 里边 里头 相比 相比较 来得及 没来得及 东西",
        "上有 里有 中有 才行 才算 才 就 算是 叫做 名叫 来说 的话 一些 一点 有点 同样 十分 非常 特别",
    )
    for word in line.split()
)
#: Single characters that end a word (信息科, 手术量) or begin one (总目标, 新项目) that is in no list.
_ENDINGS = frozenset(
    "科室部局厅处院所站费金款率量额数证书表单师士员者人病药床楼区线类级项制法度性化权税费险班组队网卡页版本案件源点址"
)
_BEGINNINGS = frozenset("总新副分主正超非准原老旧前乙甲丙丁单双无未已重高低大小")
_NUMERAL = "〇零一二三四五六七八九十百千两"
#: Once in a question how often: 多久检验一次.
_HOW_OFTEN = re.compile("((?:多久|多长时间|几[^,。]{1,3}|多少[^,。]{1,2})[^,。?]{0,8}?)[一1]次")
#: A quantity: a number with what is counted (400张, 10万人次, 四百张, 2021年底); bare 四百 is none.
_QUANTITY = re.compile(
    rf"[{_NUMERAL}\d]成(?![为立本员功果套])|(?:\d[\d.,]*[万亿千百]?|[{_NUMERAL}]+[万亿]?(?=[张名个家所台例次元日天月年人岁倍项条]))"
    "(?:平方米|平方公里|工作日|小时|分钟|人次|年底前|年底|公里|以上|[%张名个家所台例次元日天月年人岁倍床位周米层级类辆件份])?"
)


def with_verbs_joined(text: str) -> str:
    """Return a normal form in which a verb is beside its object (多久下乡一次 for 多久下一次乡).

    What is called 块 in speech is 元 in it.
    """
    text = _YUAN.sub("元", text)
    at = 0
    while found := _PARTED.search(text, at):
        verb, beside = found["verb"] + found["object"], found["object"] + found["next"]
        # 旷工几天会开除: the verb must begin a word, and 会 must be its object.
        begins = not segmenter.is_word(text[max(0, found.start() - 1) : found.start() + 1])
        helps = found["object"] in _HELPING and found["next"]
        known = segmenter.is_word(verb) or bool(officials(verb))
        if known and begins and not helps and not segmenter.is_word(beside):
            text = text[: found.start()] + verb + found["count"].removesuffix("的") + text[found.end() :]
        at = found.start() + 1
    return text


def asks(text: str) -> bool:
    """Return whether a normal form reads like a question."""
    return text.endswith("?") or any(word in text for word in ASKING) or bool(_asks_otherwise(text))


def _asks_otherwise(text: str) -> re.Match[str] | None:
    return _ALTERNATIVE.search(text) or _HOW_MANY.search(text)


@lru_cache(maxsize=1)
def _askings() -> re.Pattern[str]:
    words = sorted(ASKING, key=len, reverse=True)
    return re.compile("|".join((_SAYS_WHAT, *map(re.escape, words))))


def without_asking(text: str) -> str:
    """Return a normal form with a break in the place of each word that only asks; of V不V the verb stays."""
    return _askings().sub("\v", _CAN.sub("\v", _ALTERNATIVE.sub(r"\v\1", text)))


def bare(word: str) -> str:
    """Return an everyday phrase without what only asks in it: 产假 of 产假多少天; empty where that is all."""
    return without_asking(word).replace("\v", "")


def quantities(text: str) -> list[str]:
    """Return the quantities in a normal form, each with its unit; a bare number is in too many places to
    count.
    """
    asked = _HOW_OFTEN.sub(r"\1", text)
    return [one for one in dict.fromkeys(_QUANTITY.findall(asked)) if not one.isdigit() or len(one) > 3]


def content_words(text: str, occurs: Callable[[str], bool] = lambda _run: False) -> list[str]:
    """Return the content words of a normal form, in order, each once; no :func:`quantities`.

    A single character belongs to the word beside it where it makes one (信息科, 总目标) and ``occurs`` knows
    it; adjacent single characters are one unknown word. A single character counts where the list
    of everyday words says what documents say for it (赔: 赔偿).
    """
    found: dict[str, None] = {}
    for part in re.split(r"[^\w%+.]+|_", _QUANTITY.sub("\v", without_asking(text))):
        for word in _joined(segmenter.segment(part), occurs):
            if word not in IDLE and (len(word) > 1 or officials(word)) and not word.isdigit():
                found.setdefault(word)
    return list(found)


def _joined(pieces: Sequence[str], occurs: Callable[[str], bool]) -> list[str]:
    out: list[str] = []
    for piece in pieces:
        if out and _belongs(out[-1], piece, occurs):
            out[-1] += piece
        else:
            out.append(piece)
    return out


def _belongs(before: str, piece: str, occurs: Callable[[str], bool]) -> bool:
    if before in IDLE or piece in IDLE:
        return False
    if len(before) == 1 and len(piece) == 1:
        return True
    if len(piece) == 1:
        return piece in _ENDINGS and occurs(before + piece)
    return len(before) == 1 and before in _BEGINNINGS and occurs(before + piece)
