"""Action that a question asks about (多久内申请: 申请), and whether a sentence says it of its answer.

A sentence may have the words and the unit of a question and yet answer another one: 自受理申请之日起60日内
作出决定 says how long the decision takes, not when one must apply. So the action must be where the answer
governs it, and what is asked about must be in the article, its title or the headings above it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from index.interpretation.questions.action_words import (
    ACTION,
    ALIKE,
    actions_in,
    all_forms,
    all_in,
    forms_of,
    is_action,
    is_telling,
    means_action,
    short_verb,
)
from index.interpretation.questions.asked_thing import AskedThing, thing_named, thing_of
from index.interpretation.questions.question_words import content_words
from index.text import segmenter
from index.text.everyday import everyday_in
from index.text.normalize import BOUNDARY

#: The word that asks, with what is counted and the 内 or 前 behind it.
_ASKS = re.compile(
    "(?:(?:几|多少)个?(?:工作日|小时|分钟|[天日年月周倍次人名元钱])?|多久|多长(?:时间)?|什么(?:时候|时间)|何时|哪[天年]"
    "|由谁|向谁|归谁|谁来?|(?:哪个|哪些|什么)(?:部门|单位|机构))(?:[之以]?内|[之以]?前)?"
)
#: Words of a question before this say when something else has happened.
_AFTERWARDS = re.compile(".*(?:[之以]?后|之日起)")
#: What is no action though it reads like one (编制内), and the case that a question is about (签一年的).
_NO_ACTION = re.compile(
    "编制(?=[内外])|(?:签|满|干)了?[\\d〇一二三四五六七八九十两]+个?[年月]的"
    f"|(?:{ACTION.pattern})(?=中心|机构|医院|学院|科室|委员会|小组|办公室|[站室所楼])"
)
#: From when a period runs: 自受理之日起, 期满后. That is no part of what is done in it;
#: the words before 自 are.
_ANCHOR = re.compile("(?:自|从|在|于|经|至)[^,。;]{0,60}?(?:起|后|时)|(?:(?![自从于])[^,。;]){0,60}?之日起")
#: An action of others whose result is received (接到报告).
_RECEIVED = re.compile("(?:接到|收到)[^,。;]{0,20}?(报告|申请|投诉|质疑|异议|通知)")
_PART_ENDS = re.compile("[,。;:]")
#: An action that is part of the name of a thing.
_THING = re.compile(f"(?:{ACTION.pattern})(?:文件|文号|证明|证书|书|手续|结论|情况|规划|记录|资料|标准)")
#: One that only says what another is about (调解申请).
_OF_THING = re.compile(f"(?:{ACTION.pattern})(?=申请|请求|协议|委员会|的?(?:材料|资料|结论|意见))")
#: What follows a word that only says whose something is.
_BELONGS = "的(?![,。;])|目录|规划|办法|隐患|预案|风险|费用?|标准|名单|负责人|[^,。;]{0,4}文件"
#: Words before the actor and before the recipient of an action.
_DONE_BY = re.compile("由|经(?![办营济过费验])|向")
#: An action that only describes others: 未与集团签订合同的医生.
_OF_OTHERS = re.compile(f"(?:未|已|与|经)[^,。;]{{0,16}}?(?:{ACTION.pattern})[^,。;]{{0,8}}的(?=[一-鿿])")
#: Who is named only after what is done, and who carries out what precedes (维护保养应当由…进行).
_NAMED_AFTER = re.compile("(?:单位|机构|部门|人员)$")
_ACTOR = re.compile("人|员|机关|机构|部门|单位|委员会|中心|科|处|办")
_CARRIED_OUT = re.compile("^由.*(?:进行|实施|承担)$")
#: What is carried out itself: 由责任人承担赔偿责任 says nothing of another action.
_WITH_OBJECT = re.compile("[一-鿿]")
_IN_CHARGE = re.compile("^由.*(?:负责|管理|主管|承担)$")
_APPOINTED, _OFFICE = re.compile("(?:担任|任)$"), 12
_HANDED_ON = re.compile("[,、]报[^,。;]{2,20}(?:批准|审批|核准|备案)")
_PAID = re.compile("[钱费款]|资金")
_PAYING = frozenset(("缴纳", "支付", "发放", "领取", "拨付"))
#: Who else does something in a later part of a sentence.
_OTHER_ACTOR = re.compile(
    "[,;。:][^,;。:]{0,30}?(?:部门|机关|机构|政府|单位|委员会|局|厅|院)(?:应当|负责|可以|不得)"
)
#: Words before those who are told.
_TOLD = ("通知", "告知")
_DEADLINE = re.compile("[内前]$")


@dataclass(frozen=True, slots=True)
class AskedSubject:
    """Subject of a question; each word with the forms that say it.

    ``things`` and ``actions`` are all that an article must have, ``before`` and ``after`` the actions on
    either side of the word that asks, those ``before`` without what has happened first (封存后多久启封),
    ``behind`` all words behind the word that asks, ``object`` the last word before it; ``pays``: who pays.
    """

    things: tuple[AskedThing, ...]
    actions: tuple[tuple[str, ...], ...]
    behind: tuple[tuple[str, ...], ...]
    object: tuple[str, ...]
    before: tuple[tuple[str, ...], ...]
    after: tuple[tuple[str, ...], ...]
    pays: bool = False

    def is_about(self, article: str, around: str, kind: str = "") -> bool:
        """Return whether an article has all that is asked about, for a question of a kind.

        The document's title and the headings above it, ``around`` the article, may name things; what is done
        the article must say itself (第六章 质疑与投诉 has articles on either).
        """
        both = f"{around}{BOUNDARY}{article}"
        # Who is responsible a note says in its own words, and how something is punished.
        told = {"who": "负责", "penalty": "处罚"}.get(kind)
        done = [forms for forms in _beyond_paying(self.actions, kind) if told not in forms]
        return all_in(done, article) and all(thing.is_named(both) for thing in self.things)

    def is_called(self, text: str) -> bool:
        """Return whether a text names a thing by official wording alone, not by the words of the question."""
        return any(thing.is_called(text) for thing in self.things)

    def is_said(self, run: str, text: str) -> bool:
        """Return whether a text says what a run does, if only by another form of the same action."""
        alike = (forms for forms in (*self.actions, *self.before, *self.after) if run in forms)
        return run in text or any(form in text for forms in alike for form in forms)

    def is_after(self, text: str) -> bool:
        """Return whether a text says that what is asked for was done by others before (接到报告的部门)."""
        asked = {form for forms in self.after or self.before for form in forms}
        return any(action in asked for action in _RECEIVED.findall(text))

    def is_named_in(self, text: str) -> bool:
        """Return whether a text names any thing or action that is asked about."""
        forms = (*(thing.forms for thing in self.things), *self.actions)
        return any(form in text for named in forms for form in named)

    def is_answered(self, kind: str, sentence: str, start: int, end: int) -> bool:
        """Return whether ``[start, end)`` of a sentence says how long, when, who … of the action that is
        asked for.

        ``sentence`` is in normal form, ``kind`` the name of what is asked for.
        """
        actions = self.after or self.before
        if kind in ("definition", "penalty"):
            return True
        answer, governed = sentence[start:end], _governed(sentence, end)
        if kind == "who":
            if sentence.endswith(_TOLD, 0, start):
                return all_in(actions, sentence)
            rest = f"{sentence[:start]},{sentence[end:]}"
            if not _DONE_BY.match(answer):
                # …部门负责监督管理…，定期对…进行绩效考核: the same one does what follows.
                other = _OTHER_ACTOR.search(sentence, end)
                governed = sentence[end : other.start() if other else len(sentence)]
            head = sentence[:start]
            return self._is_done_by(answer, governed, rest, head) and all_in(self.behind, sentence)
        if kind == "how long" and self._counts_from(sentence[:start]):
            return False
        if kind not in ("how long", "how often", "when"):
            return all_in(_beyond_paying(actions, kind), sentence)
        low = _part_start(sentence, start)
        beside = _OF_THING.sub("", _ANCHOR.sub(",", sentence[low:start]) + answer + governed)
        while low > 0 and not ACTION.search(beside):
            # 对乡村医生的考核，每2年组织一次: the action is named before the answer's part.
            low = _part_start(sentence, low - 1)
            beside = _OF_THING.sub("", _ANCHOR.sub(",", sentence[low:start]) + answer + governed)
        near = not self.after or kind == "how often" or _DEADLINE.search(answer)
        return all_in(actions, beside if near else sentence)

    def _counts_from(self, before: str) -> bool:
        """Return whether a period runs from what is asked about: 报废后5年 does not say when one may."""
        behind = [*self.behind, *self.after]
        return any(re.search(f"{re.escape(form)}[之以]?后$", before) for forms in behind for form in forms)

    def _is_done_by(self, answer: str, governed: str, rest: str, head: str) -> bool:
        """Return whether who is named does what is asked for, and to the thing itself that is asked about.

        ``head`` is what precedes in the sentence, ``rest`` all but the answer.
        """
        if _NAMED_AFTER.search(answer) and any(form in answer for forms in self.actions for form in forms):
            # 电梯的维护保养单位应当… says nothing about who that is.
            return False
        if (
            _CARRIED_OUT.search(answer)
            and (not _WITH_OBJECT.match(governed) or any(answer.endswith(forms) for forms in self.after))
            and all_in(self.after or self.behind, rest + answer)
        ):
            # 诊断费用由单位承担 is not who makes the 诊断.
            asked = self.after or self.behind
            return bool(asked) or self.pays or any(head.endswith(forms) for forms in self.before)
        if _APPOINTED.search(answer):
            # 由主要负责人任组长: the office that somebody is given.
            return any(form in governed[:_OFFICE] for thing in self.things for form in thing.forms)
        if _HANDED_ON.search(governed):
            # 由主管部门拟订，报国务院批准: another one approves.
            return False
        if _IN_CHARGE.search(answer) and not (self.after or self.behind):
            # 跌倒由护理部负责 answers 摔倒归哪个部门管.
            return any(thing.is_named(rest) for thing in self.things)
        done = _OF_OTHERS.sub("", _THING.sub("", answer + governed))
        if not all_in(self.after or self.behind, done) or not self.behind:
            return False
        by = _DONE_BY.match(answer)
        # 负责向社会公布: what one is in charge of; 由审查机关撤销: what somebody is called by is not done.
        told = answer if by else done.replace("负责", "")
        first = next((one[0] for one in ACTION.finditer(told) if not _ACTOR.match(told, one.end())), None)
        if self.after and first:
            does = any(first in forms for forms in self.after)
            if not (does and by):
                return does
        return not self.object or any(_itself(form, rest) for form in self.object)


def asked_about(question: str) -> AskedSubject:
    """Return what a question in normal form asks about."""
    asking = _ASKS.search(question)
    before, after = (question[: asking.start()], question[asking.end() :]) if asking else (question, "")
    phrases, phrases_after = _phrases(before), _phrases(after)
    behind = [
        word
        for word in content_words(_without(after, phrases_after))
        if is_telling(word) or (len(word) == 1 and means_action(word))
    ]
    words = [word for word in (*content_words(_without(before, phrases)), *behind) if is_telling(word)]
    # 卖 of 招标文件卖几天: a verb of one character that documents say otherwise.
    words += [one for one in content_words(_without(before, phrases)) if len(one) == 1 and one not in words]
    happened = _AFTERWARDS.match(before)
    tail = _NO_ACTION.sub("", before[happened.end() :] if happened else before)
    done = [word for word in words if word in ALIKE or means_action(word)]
    named = (*phrases, *phrases_after)
    within = [action for phrase in named for action in ACTION.findall(_NO_ACTION.sub("", phrase))]
    within += [phrase for phrase in named if is_action(phrase)]
    things = [thing_of(word) for word in words if word not in done]
    if not after and phrases and is_action(phrases[-1]) and before.endswith(phrases[-1]):
        # 事故先报给谁: the action precedes the word that asks.
        before, after = before[: -len(phrases[-1])], phrases[-1]
        phrases, phrases_after = phrases[:-1], phrases[-1:]
    asked_behind = tuple(forms_of(one) if is_action(one) else thing_named(one).forms for one in phrases_after)
    return AskedSubject(
        things=(*things, *(thing_named(phrase) for phrase in named if not is_action(phrase))),
        actions=all_forms(dict.fromkeys((*done, *within))),
        behind=(*all_forms(behind), *asked_behind, *short_verb(after, before)),
        # 药房谁能审处方: the object follows the word that asks.
        object=() if phrases_after and not is_action(phrases_after[0]) else _object(before, phrases),
        before=actions_in(tail),
        pays=_PAID.search(question) is not None,
        after=(
            *actions_in(after),
            *short_verb(after, before),
            *map(forms_of, filter(is_action, phrases_after)),
        ),
    )


def _phrases(text: str) -> tuple[str, ...]:
    """Return the everyday phrases of a text that are more than one of its words (村医证, 放射源丢了)."""
    words = set(content_words(text))
    found = (text[low:high] for low, high in everyday_in(text) if segmenter.stands_alone(text, low, high))
    return tuple(phrase for phrase in dict.fromkeys(found) if len(phrase) > 2 and phrase not in words)


def _without(text: str, phrases: Iterable[str]) -> str:
    for phrase in phrases:
        text = text.replace(phrase, BOUNDARY)
    return text


def _object(text: str, phrases: Sequence[str]) -> tuple[str, ...]:
    """Return the forms of the last thing or action that a text before the word that asks names."""
    if phrases and (text.endswith((phrases[-1], f"{phrases[-1]}要"))):
        return thing_named(phrases[-1]).forms
    last = next((word for word in reversed(content_words(text)) if is_telling(word)), None)
    return forms_of(last) if last else ()


def _beyond_paying(actions: Sequence[Sequence[str]], kind: str) -> list[Sequence[str]]:
    """Return the actions but for 交 and 发 of a question how much: the amount says that it is paid."""
    return [forms for forms in actions if kind not in ("money", "share", "count") or not _PAYING & set(forms)]


def _itself(form: str, text: str) -> bool:
    """Return whether a text speaks of a thing itself; not of what belongs to it (设备目录, 实验室的人员)."""
    return re.search(f"{re.escape(form)}(?!{_BELONGS})", text) is not None


def _part_start(sentence: str, at: int) -> int:
    return max((found.end() for found in _PART_ENDS.finditer(sentence, 0, at)), default=0)


def _governed(sentence: str, end: int) -> str:
    """Return the text that an answer governs: up to the first pause behind an action."""
    at = end
    for pause in _PART_ENDS.finditer(sentence, end):
        at = pause.end()
        if ACTION.search(sentence, end, at):
            return sentence[end:at]
    return sentence[end:]
