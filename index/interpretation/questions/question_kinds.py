"""Kinds of answers: what a question asks for, told by its words, and how an article that says it reads."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from index.matching.article_ranking import Fitness

#: What an article counts that threatens penalties when the question is not about them, and for one that asks
#: how something is punished.
PENALTY, PUNISHING = 0.65, 2.3
#: What an article counts that only says why a law is made, where it holds or what its words mean, for a
#: question that does not ask that, and one that says what a word means for a question that does.
OPENING, DEFINING = 0.85, 2.5
#: What an article counts that divides into kinds (分为) or empowers (可以采取下列措施) where that is asked,
#: one that has a number with a unit of the question (18周岁 for 十七岁), one of what authorities do for a
#: question about them, and a heading without a sentence.
DIVIDING, SAME_UNIT, GOVERNING, HEADING = 2.5, 2.0, 1.5, 0.5
#: Articles that are kept in mind, in a megabyte or two: at the next key a question has most of them again.
REMEMBERED = 2048
_NUMBER = r"(?:\d+(?:\.\d+)?|[〇零一二三四五六七八九十百千两]+)"


@dataclass(frozen=True, slots=True)
class QuestionKind:
    """A kind of question: the words that ask, and what an article has that answers."""

    name: str
    asking: re.Pattern[str]
    answering: re.Pattern[str]


#: A question asks for the first of these whose asking words it has.
KINDS = (
    QuestionKind(
        "penalty",
        re.compile("(?:怎么|怎样|如何|什么)(?:处罚|罚|处分)|罚什么|受什么(?:处罚|处分)"),
        re.compile("罚款|处罚|责令|吊销|没收|处分"),
    ),
    QuestionKind(
        "multiple",
        re.compile("几倍|多少倍"),
        re.compile(rf"{_NUMBER}倍"),
    ),
    QuestionKind(
        "money",
        re.compile(
            "多少钱|多少元|几万|罚多少|赔多少|补多少|交多少|多少费|多少经费|多少万|多少金额|金额[是为]?多少|双倍|标准是多少"
        ),
        re.compile(rf"{_NUMBER}万?元|{_NUMBER}倍|百分之|\d%|标准"),
    ),
    QuestionKind(
        "how often",
        re.compile("(?:多久|几年|几个?月|几天|多长时间|多少年|多少天)[^,。?]{0,8}?一次"),
        re.compile(
            rf"每{_NUMBER}?个?(?:半?年|学年|月|季|周|日|天)|{_NUMBER}(?:年|个?月)为(?:一个)?周期|定期"
        ),
    ),
    QuestionKind(
        "how long",
        re.compile(
            "时间(?:每[天日]|[是为])*多少|多少时间|(?:几|多少)个?(?:工作日|小时|分钟|周)|几天|多少天|多少日|几日|多长|多久|期限|时限|几个月|多少个?月|几年|多少年|几小时|多少小时|最长|最晚|最迟"
        ),
        re.compile(rf"{_NUMBER}个?(?:工作日|日|天|周|年|月|小时|分钟|周岁)"),
    ),
    QuestionKind(
        "when",
        re.compile(
            "什么时候|何时|哪天|哪一天|几号|哪年|哪一年|什么时间"
            "|(?:文件|发布|印发|发文|成文|施行|实施|生效)的?(?:日期|时间)$"
        ),
        re.compile(rf"{_NUMBER}[年月日]|之日起|之前|年底|\d个?工作日|每[年月季周]"),
    ),
    QuestionKind(
        "clock",
        re.compile("几点(?![几条])|几时"),
        re.compile(rf"{_NUMBER}[时点]"),
    ),
    QuestionKind(
        "area",
        re.compile("面积[^,。?]{0,4}多[大少]|多大面积|多少平|[建楼房][^,。?]{0,3}多大"),
        re.compile("平方米|公顷|亩"),
    ),
    QuestionKind(
        "age",
        re.compile("多大年[龄纪]|几岁|多少岁"),
        re.compile(rf"{_NUMBER}周?岁"),
    ),
    QuestionKind(
        "share",
        re.compile("比例|率[^,。?]{0,3}多少|百分之几|百分之多少|几成|占多少|多少比"),
        re.compile(rf"百分之|{_NUMBER}%|{_NUMBER}/"),
    ),
    QuestionKind(
        "why",
        re.compile("为什么|为何|为啥|目的是|凭什么"),
        re.compile("为了|目的|根据.{2,40}制定"),
    ),
    QuestionKind(
        "definition",
        re.compile("什么是|什么叫|啥叫|啥是|是什么意思|指的是什么|的定义|是指什么|的含义|包括哪些"),
        re.compile("是指|所称|指的是|包括"),
    ),
    QuestionKind(
        "licence",
        re.compile(
            "(?:什么|啥|哪些|哪种|哪个)(?:资格|许可)?证(?![明据人件])|(?:什么|哪些)(?:手续|批文|许可|资质|资格)"
            "|要不要(?:证|许可|审批|批准|备案)"
        ),
        re.compile(
            "许可证|执业证书|资格证|取得[^,。;]{0,20}(?:许可|资格|资质|证书)|经[^,。;]{2,30}(?:批准|审批|认可)|备案|登记"
        ),
    ),
    QuestionKind(
        "condition",
        re.compile("(?:满足|具备|符合|达到|要有)(?:什么|哪些)|条件"),
        re.compile(r"\(一\)|下列|以下|(?:应当|必须)(?:具备|具有|有|符合)"),
    ),
    QuestionKind(
        "list",
        re.compile(
            "(?:什么|哪些)(?:单位|企业|场所|人|情况|情形|设备|东西)(?=[要应必需得可能会不属算]|$)"
            "(?!.*(?:负责|牵头|配合|承担|主管))|(?:写明?|记|载明)(?:什么|哪些)"
            "|哪(?:些(?!部门|单位|科室|机构|厅局)|几)|几[种类级项条]|有什么(?:要求|规定)|资料|材料|分为|包含什么|包括什么|途径|方式"
        ),
        re.compile(r"\(一\)|下列|分为|包括|以下|载明|注明"),
    ),
    QuestionKind(
        "count",
        re.compile("几[名人个张台家所次例辆件份]|多少"),
        re.compile(
            rf"\d|{_NUMBER}(?:名|人|个|张|台|家|所|次|例|辆|件|份|平方米)|不少于|不低于|不超过|以上|以下"
        ),
    ),
    QuestionKind(
        "who",
        re.compile("[向给跟]谁|向哪"),
        re.compile("向[^,。;]{1,30}(?:报告|报出|备案|申请|提出|投诉|举报|反映)"),
    ),
    QuestionKind(
        "who",
        re.compile(
            "谁|哪个部门|哪些部门|哪个单位|哪些单位|什么部门|哪家|找哪|归哪|哪里(?:审批|备案|批)|向哪"
        ),
        re.compile(
            "责任单位|牵头|部门|机构|负责|由.{1,20}(?:批准|审批|组织|决定|核准|承担|作出|进行|实施|出具|担任|办理|审核)|向.{1,20}(?:报告|备案|申请|提出)"
        ),
    ),
    QuestionKind(
        "allowed",
        re.compile("能不能|可不可以|能否|可否|允不允许|准不准|行不行|(?:能|可以|允许|准)[^,。?]{1,20}[吗么]"),
        re.compile("不得|禁止|严禁|不准|可以|方可|有权|不予"),
    ),
    QuestionKind(
        "counts as",
        re.compile("算不算|是不是|属不属于|(?:算|是|属于)[^,。?]{1,12}[吗么]"),
        re.compile("视为|视同|认定为|属于|是指|所称|构成"),
    ),
    QuestionKind(
        "what to do",
        re.compile(
            "怎么办|咋办|该(?:怎么|如何)(?:做|办|应对|处置)|先(?:做|干)(?:什么|啥)|如何(?:应对|处置)|怎么处置"
        ),
        re.compile(
            "应当(?:立即|及时)|立即(?:停止|采取|报告|组织|启动)|采取[^,。;]{0,8}措施|有权(?:要求|提出|向)"
            "|可以(?:依法)?(?:申请|提起|向|要求)"
        ),
    ),
)
#: A question about penalties, and an article of penalties.
_ASKS_PENALTY = re.compile("罚|处分|违法|后果|坐牢|判|追究|赔|吊销|责任|怎么处理|犯法|犯罪|会怎样|会怎么样")
_PENALTY = re.compile("罚款|处罚|责令|吊销|没收|处分|追究.{0,6}责任|构成犯罪")


#: A question how something is punished; 责任 and 赔 may ask for other things, too.
_HOW_PUNISHED = re.compile(
    "罚|处分|后果|坐牢|判刑|吊销|犯法|犯罪|会怎样|会怎么样|追责|追究|挨|[担负]什么责任"
)
#: A question what a word means, or what counts as it.
_ASKS_MEANING = re.compile(
    "什么是|什么叫|啥叫|啥是|算什么|才算|是指|是什么意思|指哪些|指的是|的定义|的含义|是什么$|包括[哪什]|都包括|有哪[些几]|算不算"
)
#: What follows a word whose meaning or extent an article tells.
_DEFINED = re.compile("[^,。;]{0,6},?(?:是指|指(?![定导挥])|包括)")
#: A question about authorities, and how an article begins that says what they do.
_ASKS_AUTHORITIES = re.compile("政府|国家|上级|[省市县]里|部门|财政|局|谁管|归")
_AUTHORITIES = re.compile(
    "^.{0,3}(?:国家|国务院|县级以上|各级人民政府|地方各级|省、自治区|省级|设区的市|中央)"
)
#: How an article begins or ends that opens a law: its purpose, its scope, its terms.
_OPENING = re.compile(
    "^.{0,12}(?:为了?|根据).{4,}制定本|(?:适用|遵守|依照)本(?:法|条例|办法|规定|细则)。|^.{0,8}本(?:法|条例|办法|规定|细则)(?:所称|下列用语|中下列)"
)
#: A question into what something is divided or what somebody may do, and how an article begins that says it.
_DIVISIONS = (
    (re.compile("几种|几类|分几|分为"), re.compile("分为|[下以]列?.{0,2}(?:方式|种类)"), 60),
    (
        re.compile("(?:能|可以|有权)[^,。]{0,4}(?:什么|啥|哪些)"),
        re.compile("(?:采取|行使)下列|有权采取|可以采取"),
        10_000,
    ),
)
_WITH_UNIT = re.compile(rf"{_NUMBER}(周?岁|年|个?月|[天日人张元万]|小时)")
_UNITS = {"岁": "周岁", "月": "个月", "天": "日"}
#: A clause that has no sentence and is shorter than this is a heading.
_LONGEST_HEADING = 40
_ASKS_OPENING = frozenset(("why", "definition", "list"))


def question_kind(text: str) -> QuestionKind | None:
    """Return the kind of a question in normal form; None for one that asks for nothing in particular."""
    return next((kind for kind in KINDS if kind.asking.search(text)), None)


def asks_how_punished(text: str) -> bool:
    """Return whether a question in normal form asks how something is punished."""
    return bool(_HOW_PUNISHED.search(text))


def fitness(question: str) -> Fitness:
    """Return how well an article fits what a question in normal form asks for, beside having its words."""
    asked, penalties = question_kind(question), _ASKS_PENALTY.search(question)
    punished = _HOW_PUNISHED.search(question)
    means = _ASKS_MEANING.search(question)
    opens = means or (asked is not None and asked.name in _ASKS_OPENING)
    divided = [(says, within) for asks, says, within in _DIVISIONS if asks.search(question)]
    authorities = _ASKS_AUTHORITIES.search(question)
    units = _units(question)

    def factor(article: str, found: Mapping[str, str]) -> float:
        score = 1.0
        punishes, opening = _purpose(article)
        if punishes:
            score *= PUNISHING if punished else 1.0 if penalties else PENALTY
        if not opens and opening:
            score *= OPENING
        if means and any(_defines(article, run) for run in {*found, *found.values()}):
            score *= DEFINING
        if any(says.search(article, 0, within) for says, within in divided):
            score *= DIVIDING
        if authorities and _AUTHORITIES.search(article):
            score *= GOVERNING
        if units and units & _units(article):
            score *= SAME_UNIT
        if len(article) < _LONGEST_HEADING and "。" not in article:
            score *= HEADING
        return score

    return factor


@lru_cache(maxsize=REMEMBERED)
def _purpose(article: str) -> tuple[bool, bool]:
    """Return whether an article threatens penalties, and whether it opens a law."""
    return bool(_PENALTY.search(article)), bool(_OPENING.search(article))


def _defines(article: str, run: str) -> bool:
    """Return whether an article says what a word means or comprises (本条例所称医疗事故，是指…)."""
    at = article.find(run)
    return at >= 0 and bool(_DEFINED.match(article, at + len(run)))


def _units(text: str) -> set[str]:
    return {_UNITS.get(one[1], one[1]) for one in _WITH_UNIT.finditer(text)}
