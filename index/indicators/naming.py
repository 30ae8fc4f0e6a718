"""Names of quantities: what is counted and whose it is (年门诊量 of a hospital), by the words around it."""

from __future__ import annotations

import re
from typing import NamedTuple

from index.indicators.deadlines import deadlines

#: Words between the name of an indicator and its value.
_MEASURES = re.compile(
    r"(?:分别|进入|获得|评为|晋升为|达到|达|增加到|增加至|提高到|提高至|提升到|提升至|降低到|降至|降到|下降到|增长|下降|提高|控制在|保持在|稳定在|扩大到|缩短到|缩短至|压缩至|压缩到"
    r"|不超过|总计|共计|合计|大约|不得|为|约|近|共|是|到|至|在|按照?|由|从|占|的|超|处|各|[：:])+$"
)
_VERB = re.compile(
    r"(?:引进|新增|获批|建成|建设|派驻|增派|派出|培养|培育|培训|招收|招聘|设立|设置|完成|打造|组建|开展|创建|选派|配备|配置|增加|实现|争取|支持|安排|投入"
    r"|获得|给予|奖励|补助|并处|处以|处|缴纳|提供|建立|新建|改造|改建|扩建|覆盖|遴选|评选|发展|支付|拥有|承担|制定|发表|举办|组织|推广|建好|做强|扶持|认定|申报|遴选出"
    r"|新建成|创成|吸纳|储备|聘任|聘请|选拔|选聘|引入|落实|拨付|减少|压减|减免|有|每)$"
)
_LEADS = re.compile(
    r"^(?:其中|我省|我市|我县|我区|全省|全市|同时|并且|并|且|也|还|力争|确保|争取|努力|原则上|一般|分别|实现|使|将|以|在|对|经|应当|应|须|必须|可以|可|要|均|都|则|和|及|与|或者|或|但(?!是)|但是|凡|若|如|且|该"
    r"|持续|继续|逐步|全面|各自|[的、，,；;（(\s“”\"])+"
)
_TIME_PER = re.compile(
    r"每(?P<per>[一二两三四五六七八九十百\d]{0,3}(?:半年|年度|年|个?月|季度|周|日|天|学期|学年|小时|次))(?:度)?(?!\d)"
)
_EACH = re.compile(
    r"每(?P<per>(?:百|千|万|十|亿)?(?:名|位|个|所|家|户|市|县|区|乡|村|床|例|台|人|亩|平方米|万人|千人|万人口|千人口)"
    r"(?:[一-鿿]{0,8}?(?:人员|人口|医师|医生|护士|患者|职工|居民|学生|教师|博导|硕导|老年人|儿童|县|市|机构|医院|村|区))?)"
)
_END = re.compile(r"[，,。；;、：:！？\n（(]")
_ACTS = (
    r"(?=应当|应|须|必须|可以|要|将|不得|每年|每月|每周|接受|负责|按照|按|依托|派驻|承担|派出"
    r"|以|对|从|在|由|及其|，|,)"
)
_BODY = (
    r"医院|集团|中心|机构|医生|医师|护士|人员|政府|部门|厅|局|委员会|委|单位|企业|学校|高校|大学|学院|院|所|公司|组织|法院|检察院|机关|专科|主管部门"
    r"|学科|卫生室|卫生院|患者|居民|职工|教师|学生|申请人|当事人|承包人|用人单位|各市|各县|各省|省财政|财政"
)
_SUBJECT = re.compile(
    rf"^(?:其中|同时|此外|另外|即|并且|并)?[,，、]?(?:由(?=[^，,。]{{2,24}}(?:部门|机关|机构|政府|委员会|局)(?:应当|负责|责令|给予|处|按照|在)))?(?!由|将|把|对|在|按|为|根据|以|给予|鼓励|支持|推进|加强|通过|从|向|使|经|因|当|凡|依)(?P<subject>(?:[一-鿿A-Za-z·（）()]|（[^（）]{{1,10}}）){{0,36}}?(?:{_BODY})(?<=..)(?:[（(][^（）()]{{2,24}}[）)])?){_ACTS}"
)
#: 自收到申请之日起三十日内作出决定: the action follows the time.
_SINCE = re.compile(r"(?:之?日起|日后|之后|后|应当|应|须|必须|于|在|可以)$")
_FINED = re.compile(r"对(?P<who>[^，,。；;对]{2,24}?)(?:并?处以?|罚)$")
_MOST_NAME, _LEAST_NAME = 30, 2
#: If the words behind 的 are longer than this, they are more than a name: 区域科研平台的相关科研机构统一加挂.
_LONG = 14
_IDLE = re.compile(r"^(?:水平的|的|给予|予以|进行|实行|应当|可以|用于|左右|的比例|人民币)+")
#: 床位不少于二十张的标准: the counted thing comes before.
_STANDARD = re.compile(r"的?(?:标准|比例|要求|规模)")
_REST = re.compile(r"(?:左右|以上|以下|以内|不等)+$")


class IndicatorName(NamedTuple):
    """Name of an indicator, the base of its share, and its owner where the words say so."""

    indicator: str
    per: str | None
    subject: str


def name(before: str, after: str, of_share: bool, counted: bool = False) -> IndicatorName:
    """Return the name of a quantity by the words of its part of the sentence before and after it.

    ``of_share``: it is a share, so that the words before 的 are the whole. ``counted``: it counts what is
    named behind it (3个省级重点实验室).
    """
    before = without_dates(before)
    found = [m["per"] for m in (*_EACH.finditer(before), *_TIME_PER.finditer(before))]
    per = "、".join(dict.fromkeys(found)) or None
    bare = _EACH.sub("", _TIME_PER.sub("", before))
    subject = _SUBJECT.match(before) or _SUBJECT.match(bare)
    whose = subject["subject"] if subject else ""
    bare = _LEADS.sub("", bare.removeprefix(whose) if whose else bare)
    whole = of_share and bare.endswith("的")
    measured = _MEASURES.search(bare)
    words = bare[: measured.start()] if measured else bare
    words = words.rstrip(" 、，,（(")
    behind = _object(after)
    if behind.startswith(("罚款", "罚金")):
        fined = _FINED.search(bare)
        return IndicatorName(behind[:2], per, fined["who"] if fined else whose)
    if behind and _SINCE.search(bare):
        return IndicatorName(behind, per, whose)
    takes = _VERB.search(words) is not None and not (measured and measured[0] not in ("的", "约", "近", "共"))
    if behind and (whole or takes or counted or len(words) < _LEAST_NAME):
        return IndicatorName(behind, per, whose)
    return IndicatorName(_short(words) or behind, _of_year(words, per), whose)


def subject_before(text: str) -> str:
    """Return the organisation or people that the last sentence of a text that names any begins with; "" for
    none.
    """
    for sentence in reversed(re.split(r"[。；;\n]|其中[,，]", text)):
        if found := _SUBJECT.match(without_dates(sentence).lstrip("，, ")):
            return found["subject"]
    return ""


def without_dates(text: str) -> str:
    """Return a text without the dates by which something is due, and the words round them."""
    for each in reversed(deadlines(text)):
        text = text[: each.start] + text[each.end :]
    return text.lstrip("，, ")


def _of_year(words: str, per: str | None) -> str | None:
    return per or (
        "年" if re.match(r"年(?!龄|度|级|轻|代|终|初|末|均)", words) or words.startswith("年均") else None
    )


def _object(after: str) -> str:
    """Return the words behind a quantity that say what is counted: 省级重点实验室."""
    if _STANDARD.match(after):
        return ""
    end = _END.search(after)
    words = _IDLE.sub("", (after[: end.start()] if end else after).strip())
    words = _REST.sub("", words).rstrip("的中")
    owner, _, _ = words.partition("的")
    return _short(owner if len(words) > _LONG and len(owner) > _LEAST_NAME else words)


def _short(words: str) -> str:
    words = words.strip(' 的、，,“”"')
    if words.count("（") + words.count("(") != words.count("）") + words.count(")"):
        words = words.strip("（）()")
    return words if len(words) <= _MOST_NAME else words[:_MOST_NAME]
