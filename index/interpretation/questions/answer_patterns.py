"""Patterns of answers to each kind of question: 不少于三十年, 由省卫生健康部门审批, 二倍以上五倍以下."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import partial

from index.interpretation.questions.action_words import ACTION

_N = r"(?:\d+(?:[.,]\d+)*|[〇零一二三四五六七八九十百千两]+)"
_NUMBER = rf"{_N}(?:[-~至到]{_N})?[万亿]?余?"
_BEFORE = (
    "(?:不少于|不得少于|少于|多于|低于|高于"
    "|不低于|不得低于|不超过|不得超过|不得|(?:至少|最长|最多)为?|约|达到|满|提前|累计)?"
)
_BEHIND = "(?:以上|以下|以内|之内|左右|内)*"
#: The unit that a question names.
ASKED_UNIT = re.compile(
    "(?:几|多少)(?:个)?(工作日|小时|分钟|人次|平方米|毫升|公里|公斤|千克|万元"
    "|职工|员工|[天日年月周岁倍元名人位张台家所次例辆件份间层种类项条级])"
)
#: Units that answer what was asked for.
_SAME_UNIT = {
    "天": "(?:日|天|个?工作日|周)",
    "日": "(?:日|天|个?工作日|周)",
    "月": "(?:个?月|年)",
    "年": "(?:年|个月)",
    "个": "[个名项家所人]",
    "家": "[家所个]",
    "所": "[家所个]",
    "岁": "周?岁",
    "人": "[名人位]",
    "名": "[名人位]",
    "位": "[名人位]",
    "职工": "[名人]",
    "员工": "[名人]",
    "倍": "倍",
    "元": "元",
}
_PERIOD = "(?:个?工作日|日|天|周|年|个?月|小时|分钟)"
_WHEN = (
    r"\d{4}年\d{1,2}月\d{1,2}日|\d{4}(?:[-~至到]\d{4})?年(?:\d{1,2}月)?(?:底|末)?前?|公布之日|发布之日|印发之日"
    rf"|{_N}个?(?:工作日|日|月)(?:以?内|前)"
)
_WHO = (
    f"由[^，。；,;]{{2,30}}?(?:{ACTION.pattern}|组织|确定|进行|实施|办理|负担)(?![人的]|机关|机构|部门|单位|委员会|中心)"
    "|经(?![办营济过费验])[^，。；,;]{2,30}?(?:批准|审批|核准|同意)"
    "|向[^，。；,;]{0,28}?(?:部门|机关|机构|政府|单位|委员会|局|厅)[^，。；,;]{0,8}?(?:报告|备案|申请|提出)"
    "|(?<=配备)[^，。；,;]{2,40}?(?:人员|药师|医师|护士)(?=[，,]负责)"
    "|(?<!负责)[^，。；,;由]{2,40}?(?:部门|机构|委员会|局|厅|单位)(?=(?:应当|负责|主管|会同))"
    "|[^，。；,;]{0,12}(?:负责人|院长|主任|校长|法定代表人)(?=(?:应当|负责|对))"
    "|由[^，。；,;]{2,30}?(?:担任|(?<![担责])任(?!务|何))"
    "|[^，。；,;由]{0,30}?(?:人民政府|国务院)(?=(?:应当|负责|统一))"
)
_EVERY = f"每{_N}?个?(?:半?年度?|学年|月|季度?|周|日|天)(?:[^，。；,;]{{0,12}}?{_N}次)?"
_OFTEN = f"{_EVERY}|{_N}(?:年|个?月)为(?:一个)?周期"
#: Into how many kinds or grades something falls, and how documents say it.
_ASKS_KINDS = re.compile("(?:分|有|共|是|定|哪)[为成]?(?:几|多少)个?(?:种|类|级|等级?|档次?)")
_KINDS_ARE = "分为[^。；，,:：]{1,60}"
#: Questions about the recipient of a report (向谁报), and how documents name one.
_ASKS_TO_WHOM = re.compile(
    "向谁|给谁|[跟和同与]谁(?:说|讲|报|打招呼|请示|联系)"
    "|向哪|向什么|给哪个|(?:通知|告知|报告|上报|告诉)(?:谁|哪)"
)
_TO_WHOM = (
    "向[^，。；,;]{0,40}?(?:部门|机关|机构|政府|单位|委员会|局|厅|人)"
    "[^，。；,;]{0,12}?(?:报告|报出|上报|备案{})"
    "|(?:(?<=通知)|(?<=告知))[^，。；,;]{2,30}?(?:部门|机关|单位|机构|个人|本人|家属|亲属)(?:和[^，。；,;]{2,6})?"
)
_ASKS_REPORT = re.compile("(?<!申)报")
#: What an answer says that names nobody.
_NOBODY = re.compile(
    "(?:由|向)?(?:其他|上述|前款规定的)?(?:各级|各)?(?:有关|相关)(?:主管)?(?:部门|单位|机构)(?:[一-鿿]{2,4})?|经(?:依法)?(?:审查|审核|审批)?(?:批准|核准|同意)"
)
_SHARE = rf"{_BEFORE}(?:百分之{_N}|{_NUMBER}%){_BEHIND}"
#: How somebody is punished, what one may or must not do, and what counts as something.
_PENALTY = (
    "(?:并?(?<!查)处(?![理置方于在])|责令|给予(?=警告|处分|记过|降|撤|开除|通报|批评|行政)|没收|吊销|撤销|通报批评"
    "|扣[发除罚减]|取消[^，。；,;]{1,10}资格|解除(?:劳动|聘用)合同|移送)[^；;。]{2,160}"
)
_MODAL = (
    "(?:不得(?!少于|低于|超过|多于|高于)|严禁|禁止|不准|不允许|不予|方可|(?<!不)可(?:以|(?=在|按|与|将|由|依|实行|采取|采用|直接|享受))|有权|(?<!不)允许|应当允许)"
    "[^，。；,;:：]{2,60}"
)
_COUNTED_AS = (
    "(?:不)?(?:视为|视同|认定为|属于|等同|按照?工伤)[^，。；,;]{1,40}|同等对待|作为[^，。；,;]{0,16}依据"
)
#: How the answer to each kind of question reads, where the question names no unit.
_PATTERNS = {
    "multiple": f"{_BEFORE}{_NUMBER}倍{_BEHIND}(?:{_NUMBER}倍{_BEHIND})?",
    "money": f"{_BEFORE}{_NUMBER}(?:元|倍)(?:{_BEHIND}{_NUMBER}(?:元|倍))?{_BEHIND}",
    "how often": _OFTEN,
    "how long": f"{_BEFORE}{_NUMBER}{_PERIOD}{_BEHIND}",
    "when": _WHEN,
    "area": f"{_BEFORE}{_NUMBER}(?:平方米|平方公里|公顷|亩){_BEHIND}",
    "age": f"{_BEFORE}{_NUMBER}周?岁(?:[至到-]{_NUMBER}周?岁)?{_BEHIND}",
    "share": _SHARE,
    "clock": rf"{_N}[时点](?:{_N}分|半)?(?:至(?:次日|第二天)?{_N}[时点](?:{_N}分|半)?)?",
    "who": _WHO,
    "penalty": _PENALTY,
    "allowed": _MODAL,
    "counts as": _COUNTED_AS,
}
#: Kinds that need the unit that was asked for.
_COUNTED = frozenset(("count", "multiple", "money", "how long", "age"))
#: Words before a number that only bounds the case (不足10年的, 不满六个月的), numbers (第三人) or divides
#: (每百名): no answer.
_CASE = re.compile("(?:不足|不满|未满|不|未|第|每)$")
#: What follows a number that is part of a word: 一次性.
_PART = "性"
#: A year that is no period, and the rest of a number that was cut.
_NO_ANSWER = re.compile(r"(?:^|[^\d])\d{4}年")
_CUT = re.compile(r"[\d万亿千百十.一-]$")
#: A count without the unit that was asked for, right behind a word of the question.
_COUNT = re.compile(
    rf"{_BEFORE}{_NUMBER}(?:人次|平方米|万?元|[人名张个家所例台项次%]){_BEHIND}(?!以?下列)|{_SHARE}"
)
#: When a document was issued is no sentence of it.
_ISSUED = re.compile("发文|印发|发布|出台|成文|发的|下发")
#: What is surely asked for in money.
_OF_MONEY = re.compile("[钱元万罚]|金额|标准")
#: Finds the answers in a sentence in normal form.
AnswerFinder = Callable[[str], "list[re.Match[str]]"]


def answers_of(question: str, kind: str | None, found: Mapping[str, str]) -> AnswerFinder | None:
    """Return the finder of answers to a question; None for a question that no single sentence answers."""
    if kind == "definition":
        defined = "|".join(re.escape(run) for run in found.values())
        means = re.compile(f"(?:{defined})[^。，；]{{0,6}}[，,]?(?:是指|指的是|指)")
        return partial(_all, means) if defined else None
    if kind in ("list", "count") and asks_kinds(question):
        return partial(_all, re.compile(_KINDS_ARE))
    if kind == "who" and _ASKS_TO_WHOM.search(question):
        done = "" if _ASKS_REPORT.search(question) else "|申请|提出|申报"
        return partial(_all, re.compile(_TO_WHOM.replace("{}", done)))
    unit = ASKED_UNIT.search(question) if kind in _COUNTED else None
    if unit:
        named = _SAME_UNIT.get(unit[1], re.escape(unit[1]))
        again = f"(?:{_BEHIND}{_NUMBER}{named})?"
        return partial(_all, re.compile(f"{_BEFORE}{_NUMBER}{named}{again}{_BEHIND}"))
    if kind == "count":
        return partial(_all, _COUNT)
    if kind == "money" and not _OF_MONEY.search(question):
        return partial(_all, re.compile(f"{_PATTERNS['money']}|{_SHARE}"))
    pattern = "" if kind == "when" and _ISSUED.search(question) else _PATTERNS.get(kind or "")
    return partial(_all, re.compile(pattern)) if pattern else None


def asks_kinds(question: str) -> bool:
    """Return whether a question in normal form asks into how many kinds or grades something falls."""
    return bool(_ASKS_KINDS.search(question))


def says_issued(question: str) -> bool:
    """Return whether a question in normal form asks when a document was issued."""
    return bool(_ISSUED.search(question))


def _all(pattern: re.Pattern[str], text: str) -> list[re.Match[str]]:
    return [
        match
        for match in pattern.finditer(text)
        if not _CASE.search(text, 0, match.start())
        and not text.startswith(_PART, match.end())
        and not _NOBODY.fullmatch(match[0])
        and not (pattern.pattern != _WHEN and _NO_ANSWER.search(match[0]))
        and not (match[0][0].isdigit() and _CUT.search(text, 0, match.start()))
    ]
