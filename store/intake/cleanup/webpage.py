"""Web page around a document: its title bar, the path to the page, tables of metadata, its foot."""

from __future__ import annotations

import re
from dataclasses import replace

from store.intake.cleanup.boilerplate import is_vendor_line
from store.intake.cleanup.physical_line import PhysicalLine, squeeze
from store.intake.cleanup.web_navigation import is_foot, is_navigation
from store.intake.layout.paragraphs import is_final
from store.intake.metadata.document_kinds import is_complete_title

#: Names of the metadata that government sites print over a document, blanks left out.
FIELD_NAMES = (
    "索引号|信息索引|主题分类|公文种类|信息类别|信息名称|文件名称|发文机关|发布机构|发文机构|发布单位|发文单位|制定机关|公布机关|"
    "成文日期|成文时间|生成日期|内容概述|发文日期|发文时间|发布日期|发布时间|公开日期|公布日期|生效日期|生效时间|实施日期|施行日期|"
    "标题|名称|发文字号|文号|文件编号|有效性|时效性|文件状态|废止日期|组配分类|信息分类|所属主题|服务对象|公开方式|公开范围|"
    "效力级别|效力位阶|签发人|关键词|主题词|体裁分类|体裁|密级|紧急程度|统一登记号|公开目录|信息来源|来源"
)
_SPELT = "|".join(r"[ 　]*".join(name) for name in FIELD_NAMES.split("|"))
_FIELD = re.compile(rf"(?:^|(?<=[\s|｜\]】]))[\[【]?(?P<name>{_SPELT})[\]】]?[ 　]*[:：]")
_NAME = re.compile(rf"^[\[【]?(?:{_SPELT})[\]】]?[ 　]*[:：]?$")
_BAR = re.compile(r"[\t|｜│]+")
_CELL = re.compile(r"[\t|｜│]+|[ 　]{2,}")
_PATH = re.compile(
    r"^(?:(?:您?(?:现在|当前)的?位置|当前位置)\s*[:：]|首\s*页\s*(?:[>＞»›/|｜\-]|→)|.{2,20}\s[>＞»›]\s.{2,20}\s[>＞»›]|[一-鿿]{2,16}\s*[>＞»›]\s*[一-鿿]{2,16}\s*[>＞»›])"
)
_SITE = re.compile(r"[_|｜\-–—][^_。]{0,40}?(?:网|网站|门户|平台|政府|频道|公众号|委员会|[局厅委部])$")
_SITE_NAME = re.compile(r"^[一-鿿]{2,20}(?:门户网站|政府网站?|官方网站|官网|公众信息网|信息公开网)$")
_FROM = re.compile(r"(?:来源|稿源)\s*[:：]\s*(?P<name>[一-鿿A-Za-z·]{2,24})")
_BRACKETED_FIELD = re.compile(rf"^[\[【](?P<name>{_SPELT})[\]】][ 　]*[:：]?[ 　]*(?P<value>.*)$")
_STAMP = re.compile(
    r"^(?:发布(?:时间|日期)\s*[:：]\s*)?(?P<day>(?:19|20)\d\d[-年/.]\d{1,2}[-月/.]\d{1,2}日?)\s*(?:\d{1,2}:\d\d(?::\d\d)?)?"
    r"\s*(?:(?:来源|稿源|作者|字号|字体|浏览|阅读|点击|打印|文章来源|信息来源|责任编辑)\s*[:：]?.{0,40})?$"
)
_STAMP_AFTER = re.compile(
    r"^(?:来源|稿源|信息来源|作者)\s*[:：].{1,30}?(?:发布)?(?:时间|日期)?\s*[:：]?\s*"
    r"(?P<day>(?:19|20)\d\d[-年/.]\d{1,2}[-月/.]\d{1,2}日?).{0,30}$"
)
#: 某省医疗保障局 ybj.example.gov.cn 2024-11-20 09:15 阅读：8921, under the title.
_STAMP_OF_SITE = re.compile(
    r"^(?P<name>[一-鿿]{2,20}(?:局|委|厅|部|院|中心|政府|委员会|协会|学会|办公室))[ 　]+"
    r"(?:[\w-]+(?:\.[\w-]+)+[ 　]+|(?=.*(?:阅读|浏览|点击|字号|字体)))"
    r"(?P<day>(?:19|20)\d\d[-/.年]\d{1,2}[-/.月]\d{1,2}日?)[ 　]+\d{1,2}:\d\d(?::\d\d)?(?:[ 　].{0,40})?$"
)
_PAPER = re.compile(
    r"^[一-鿿]{1,8}报\s*(?:19|20)\d\d年.{4,24}版.{0,6}$|^[一-鿿]{2,8}(?:日报|晚报|时报|早报|晨报|都市报|商报|周刊)\s*(?:(?:19|20)\d\d.{4,8}?日?)?.{0,24}$"
)
_EDGE = 16
_MAX_LINE = 300
_FOOT_LINES = 30
_SENTENCE_LINE = 60
#: Over the path to a page stand the name of its site and its buttons, in short lines.
_LONGEST_OVER = 40
_SHORTEST_NAME = 3
_TITLE_FIELD = re.compile(r"^(?:标题|名称|文件名称|信息名称)：(?P<value>.{8,})$")


def strip_page(lines: list[PhysicalLine]) -> list[PhysicalLine]:
    """Return the lines without a page's head and foot; its table of metadata as one line 名称：值 each."""
    rest = _without_foot(_without_beside(_read_top(lines)))
    return [line for line in rest if not (is_foot(line.text) and is_vendor_line(line.text))]


def _read_top(lines: list[PhysicalLine]) -> list[PhysicalLine]:
    out: list[PhysicalLine] = []
    said = rows = False
    top = lines[:_EDGE]
    path = _end_of_bars(top)
    for i, line in enumerate(top):
        if i < path and _is_over_path(line.text):
            continue
        if len(line.text) > _MAX_LINE:
            out.append(line)
            continue
        if _PATH.match(line.text) or _SITE_NAME.match(line.text) or is_navigation(line.text):
            continue
        fields = _fields(line.text) or (_loose_fields(line.text) if rows else [])
        rows = bool(fields)
        # Below the first sentence a day is the paper's own: in a short one its last line (医务科 / 2023.5.1).
        stamps = (_STAMP, _STAMP_AFTER, _STAMP_OF_SITE)
        stamp = None if said else next((m for form in stamps if (m := form.match(line.text))), None)
        said = said or line.text.endswith("。")
        if fields:
            out.extend(replace(line, text=field) for field in fields)
        elif stamp and not re.fullmatch(r"\d{4}年\d{1,2}月\d{1,2}日?", line.text):
            out.append(replace(line, text=f"发布日期：{stamp['day']}"))
            if source := _FROM.search(line.text) or _STAMP_OF_SITE.match(line.text):
                out.append(replace(line, text=f"来源：{source['name']}"))
        elif (
            _PAPER.match(line.text)
            and "记者" not in line.text
            and not line.text.endswith(("通知", "意见", "办法"))
        ):
            continue
        else:
            out.extend(_without_site(line, lines[i + 1 : i + 2 * _EDGE]))
    return out + lines[_EDGE:]


def _end_of_bars(top: list[PhysicalLine]) -> int:
    """Return the place of the last navigation bar or path over the first sentence of a page; 0 for none."""
    last = 0
    for i, line in enumerate(top):
        if is_final(line.text) and len(line.text) > _LONGEST_OVER:
            break
        if _PATH.match(line.text) or is_navigation(line.text):
            last = i
    return last


def _is_over_path(text: str) -> bool:
    """Return whether a line over the path to a page is of its site: no field, no sentence, no title."""
    return len(text) <= _LONGEST_OVER and not (_fields(text) or is_final(text) or is_complete_title(text))


def _fields(text: str) -> list[str]:
    """Return the fields of a line that has several, or one in cells; [] for any other line."""
    bracketed = _BRACKETED_FIELD.match(text)
    if bracketed and not _FIELD.search(text, bracketed.end("name") + 1):
        return [_field(bracketed["name"], bracketed["value"])]
    barred = _BAR.search(text.strip())
    cells = [cell.strip() for cell in (_BAR if barred else _CELL).split(text) if cell.strip()]
    names = [i for i, cell in enumerate(cells) if _NAME.match(cell)]
    if names and names[0] == 0 and (len(cells) > 1 or "|" in text):
        ends = [*names[1:], len(cells)]
        return [_field(cells[i], "".join(cells[i + 1 : end])) for i, end in zip(names, ends, strict=True)]
    found = list(_FIELD.finditer(text))
    if len(found) < 2 or found[0].start() > 1:
        return []
    stops = [m.start() for m in found[1:]] + [len(text)]
    return [_field(m["name"], text[m.end() : stop]) for m, stop in zip(found, stops, strict=True)]


def _loose_fields(text: str) -> list[str]:
    """Return the fields of a row under other fields whose cells are close together: 文件名称 关于……的通知."""
    found: list[list[str]] = []
    for word in text.split():
        if _NAME.match(word) and len(word) >= _SHORTEST_NAME:
            found.append([word])
        elif found:
            found[-1].append(word)
        else:
            return []
    return [_field(name, " ".join(value)) for name, *value in found] if any(len(f) > 1 for f in found) else []


def _without_beside(lines: list[PhysicalLine]) -> list[PhysicalLine]:
    """Return the lines without what a page has between its fields and its title, or beside that.

    The fields say what the title is.
    """
    titles = (_TITLE_FIELD.match(line.text) for line in lines[: 2 * _EDGE])
    title = next((squeeze(found["value"]) for found in titles if found), "")
    begin = 1 + max((i for i, line in enumerate(lines[: 2 * _EDGE]) if _FIELD.match(line.text)), default=-1)
    if not begin or not is_complete_title(title):
        return lines
    kept: list[PhysicalLine] = []
    rest = title
    for i in range(begin, min(begin + _EDGE, len(lines))):
        part = _CELL.split(lines[i].text.strip())[0]
        if part and rest.startswith(squeeze(part)):
            kept.append(replace(lines[i], text=part))
            rest = rest[len(squeeze(part)) :]
        elif is_final(lines[i].text) or len(lines[i].text) > _LONGEST_OVER:
            break
        if not rest:
            return [*lines[:begin], *kept, *lines[i + 1 :]]
    return lines


def _field(name: str, value: str) -> str:
    return re.sub(r"[\s:：\[\]【】]", "", name) + "：" + value.strip(" |｜　[【")


def _without_site(line: PhysicalLine, behind: list[PhysicalLine]) -> list[PhysicalLine]:
    """Cut the site's name off a page's title bar where the title comes again."""
    found = _SITE.search(line.text)
    if not found or found.start() < 6:
        return [line]
    title = re.split(r"[_|｜]", line.text)[0].strip()
    following = "".join(re.sub(r"\s", "", other.text) for other in behind)
    return [] if re.sub(r"\s", "", title) in following else [replace(line, text=title)]


def _without_foot(lines: list[PhysicalLine]) -> list[PhysicalLine]:
    """Drop all from the first line of a page's foot on, where nothing behind it reads like a document."""
    for i in range(max(1, len(lines) - _FOOT_LINES), len(lines)):
        if is_foot(lines[i].text):
            behind = lines[i + 1 :]
            if not any(line.text[-1:] in "。；" and len(line.text) > _SENTENCE_LINE for line in behind):
                return lines[:i]
    return lines
