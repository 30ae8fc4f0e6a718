"""Lines that belong to a web page, a vendor or the paper, not to the document."""

from __future__ import annotations

import re

_PAGE_NUMBER = re.compile(
    r"^(?:[—―\-–－_·~•.\s]*[\-—―–－·~•]\s*\d{1,4}\s*[\-—―–－·~•][—―\-–－_·~•.\s]*"
    r"|(?:[^。；，：]{2,30}\s)?第\s*\d{1,4}\s*页(?:\s*[,，/／]?\s*共\s*\d{1,4}\s*页)?|共\s*\d{1,4}\s*页\s*第\s*\d{1,4}\s*页"
    r"|一\s?\d{1,3}\s?一|\d{1,4}\s*[/／]\s*\d{1,4}|(?i:page)\s*\d{1,4}(?:\s*of\s*\d{1,4})?)$"
)
_VENDOR = re.compile(
    r"^(?:预览已结束|完整报告|(?:https?://|www\.)\S+$|.{0,10}扫(?:码|一扫|描二维码).{0,30}$|.{0,10}二维码.{0,12}$"
    r"|.{0,12}关注.{0,12}(?:公众号|微信|官微).{0,20}$|(?:点击|立即)?(?:免费)?下载(?:全文|原文|附件|PDF|文档|Word)?.{0,6}$"
    r"|[【\[]?\s*(?:字体|字号)\s*[:：]?\s*[【\[]?\s*(?:大|特大|小).{0,20}$"
    r"|[【\[（(]?\s*(?:打印本页|关闭窗口|关闭|打印|返回顶部|返回首页|收藏|我要纠错|分享到?|纠错)\s*[】\])）]?"
    r"(?:\s*[|丨/【\[（(]*\s*(?:打印本页|关闭窗口|关闭|打印|返回顶部|收藏|分享到?|纠错)\s*[】\])）]?)*\s*[:：]?$"
    r"|(?:您?(?:现在|当前)的?位置|当前位置)\s*[:：].{0,60}$|(?:浏览|阅读|点击)(?:次数|量|数)\s*[:：]?\s*\d*\s*次?$"
    r"|(?:[【\[]?(?:我要)?纠错[】\]]?\s*)?[【\[（(]?\s*(?:责任|网络|本网)?编辑\s*[:：].{0,20}$|(?:本文|此文|文档|资料)由.{0,20}(?:提供|整理|上传|分享).{0,12}$"
    r"|(?:上一篇|下一篇|相关(?:链接|阅读|文章|附件|新闻)|延伸阅读|链接|编者按)\s*[:：]?$"
    r"|.{0,20}(?:版权所有|ICP备).{0,40}$|(?:微信|微博|朋友圈)(?:\s*[|、]\s*(?:微信|微博|朋友圈|QQ))*$"
    r"|(?:扫描全能王|由扫描全能王|百度文库|道客巴巴|豆丁网?|原创力文档|人人文库|学兔兔|云报告).{0,20}$"
    r"|(?:视力保护色|保护视力色)\s*[:：]?$|附件下载$|[（(]?\s*(?:下转|上接)第?.{1,12}版.{0,6}$|共印\s*\d+\s*份.{0,6}$|[■□�●○◆◇▲△\s]{2,}$|更多.{0,20}(?:请访问|请关注|尽在|见).{0,30}$|(?:本页|此页)(?:无正文|空白)|[（(]\s*此页无正文\s*[)）])"
)
_SOURCE = re.compile(
    r"^(?:[（(]?\s*(?:据\s*《[^《》]{2,20}》(?:报道|讯|消息)?|(?:文章|信息)?(?:来源|稿源)\s*[:：]\s*.{1,40}?)\s*[)）]?)$"
)
_PUBLISHED = re.compile(
    r"^[（(]?\s*(?:发布(?:时间|日期)|更新时间|时间(?=.{8,24}(?:来源|浏览|点击|字号|字体|作者|阅读)))\s*[:：]\s*\d{4}\s*[-年./]\s*\d{1,2}\s*[-月./]\s*\d{1,2}\s*日?.{0,60}$"
)
_PUBLIC = re.compile(
    r"^[（(〔]?\s*(?:此\s*件\s*(?:主动\s*|依申请\s*|删减后\s*)?公\s*开(?:\s*发\s*布)?|此件发至.{1,20}"
    r"|(?:信息)?公开(?:形式|属性|方式|选项|类型|类别|范围|程度)\s*[:：].{1,10}|(?:此件)?(?:不|主动|依申请)公开|(?:本文|此件|内容)?有删减|附件略)\s*[)）〕]?$"
)


def is_page_number(text: str) -> bool:
    """Return whether a line is nothing but a page number (—8—, - 3 -, 第 3 页 共 9 页, 3/9)."""
    return bool(_PAGE_NUMBER.match(text))


def is_vendor_line(text: str) -> bool:
    """Return whether a line was added by a web page, a preview service or a scanner."""
    return len(text) <= 120 and bool(_VENDOR.match(text) or _PUBLISHED.match(text))


def is_source_line(text: str) -> bool:
    """Return whether a line names where the text was published (据《山西晚报》, 来源：…): provenance, not
    text.
    """
    return len(text) <= 60 and bool(_SOURCE.match(text)) and text[-1] not in "。；，,;"


def is_public_notice(text: str) -> bool:
    """Return whether a line is the remark on publication, （此件公开发布）."""
    return bool(_PUBLIC.match(text))
