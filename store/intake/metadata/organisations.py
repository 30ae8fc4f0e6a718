"""Names of organisations: whether a text is one, and how a list of them falls apart."""

from __future__ import annotations

import re

_SUFFIX = (
    "委员会|卫生健康委|发展改革委|委|部|局|厅|办公厅|办公室|政府|办|法院|检察院|医院|学院|大学|院|常务委员会|代表大会|常委会|"
    "协会|学会|联合会|总会|会|中心|署|总队|支队|银行|公司|集团|党组|工会|总工会|联|领导小组|小组|指挥部|兵团|军区|处|科|站|所|"
    "社|团|团体|单位|部门|机构|组织|企业|系统|学校|高校|分局|总局|分行|省|市|县|区|州|盟|开发区|园区|管委会|主管部门|机关|国务院|中共中央|党中央"
)
_ORGANISATION = re.compile(rf"^(?:[一-鿿（）()“”·]{{1,38}}?)?(?:{_SUFFIX})(?:[（(][^（）()]{{1,20}}[)）])?$")
_SENTENCE = re.compile(
    r"[，。；：！？,;:!?《》\d]|关于|印发|通知|应当|已经|文件$|意见$|办法$|工作$|按照|负责$"
)
_SPLIT = re.compile(
    r"[、，,；;]|(?:以)?及(?=[各其有相省市国县])|(?<=[委局厅部办会院等])和(?=[各省市国有相县地中])"
)
_OPEN_LIST = re.compile(
    r"^(?:各?(?:省|自治区|市|州|盟|县|设区的?市|地级?市|区|市级|县级|直辖市|旗|乡|镇|街道|乡镇|各市))$"
)
_ETC = re.compile(
    r"(?:等(?:相关|有关|各)?(?:[一二三四五六七八九十\d]+个)?(?:部门|单位|职能部门|成员单位)?|等)$"
)
_HALF = re.compile(r"办公厅|办公室|委员会|人民政府|常务委员会")
_MAX = 40


def is_organisation(text: str) -> bool:
    """Return whether a text reads like the name of one organisation (国家卫生健康委,
    山西省人民政府办公厅).
    """
    return 2 <= len(text) <= _MAX and bool(_ORGANISATION.match(text)) and not _SENTENCE.search(text)


def split_signature(line: str) -> list[str]:
    """Return the organisations of a signature or letterhead line, set apart by blanks; [] if it is no such
    line.
    """
    line = re.sub(r"[（(]\s*(?:印章|盖章|公章|章|代章)\s*[)）]", "", line)
    tokens = join_halves([t for t in re.split(r"[\s　、]+", line.strip()) if t])
    if len(tokens) > 1 and all(is_organisation(t) for t in tokens):
        return tokens
    for gap in (2, 4, 6):
        pieces = [re.sub(r"\s", "", t) for t in re.split(rf"\s{{{gap},}}|、", line.strip()) if t.strip()]
        if len(pieces) > 1 and all(is_organisation(t) for t in pieces):
            return pieces
    joined = "".join(tokens)
    return [joined] if is_organisation(joined) else []


def join_halves(names: list[str]) -> list[str]:
    """Return the names with what is only the second half of one (某市人民政府 办公室) joined to the first."""
    out: list[str] = []
    for name in names:
        if out and _HALF.fullmatch(name):
            out[-1] += name
        else:
            out.append(name)
    return out


def split_list(text: str) -> list[str]:
    """Return the organisations of a list such as 省卫健委、省财政厅等; a trailing 等 is dropped, order kept.

    各市、县（市、区）人民政府 stays one name: marks inside brackets do not part, and what is only a level
    (各市, 县) goes with the name behind it.
    """
    names: list[str] = []
    carried = ""
    for piece in _split_outside_brackets(text):
        name = _even_brackets(_ETC.sub("", piece.strip(" 　、，。；：:")).strip())
        if not name:
            continue
        bare = re.sub(r"[（(].*?[)）]", "", name)
        if _OPEN_LIST.match(bare):
            carried += name + "、"
        else:
            names.append(carried + name)
            carried = ""
    names.extend(part for part in carried.split("、") if part)
    return list(dict.fromkeys(names))


def _even_brackets(name: str) -> str:
    """Return a name whose brackets are of two widths gets full ones, so that it is the same name
    everywhere.
    """
    widths = {c in "（）" for c in name if c in "（）()"}
    return name.replace("(", "（").replace(")", "）") if len(widths) > 1 else name


def _split_outside_brackets(text: str) -> list[str]:
    depth, start = 0, 0
    pieces: list[str] = []
    cuts = {m.start(): m.end() for m in _SPLIT.finditer(text)}
    for i, c in enumerate(text):
        if c in "（(":
            depth += 1
        elif c in "）)":
            depth = max(0, depth - 1)
        elif depth == 0 and i in cuts and i >= start:
            pieces.append(text[start:i])
            start = cuts[i]
    pieces.append(text[start:])
    return pieces
