"""An ordinance in small, an anchor in it, and what is made of it for tests."""

from __future__ import annotations

import uuid
from collections.abc import Callable

from store.model.annotation import Anchor, Highlight
from store.model.document import Document
from store.model.printed import printed
from store.notebook import anchor_for
from tests.samples import clause, document

WHEN = "2026-01-02T03:04:05.000Z"
KEY = "晋卫发〔2021〕3号"
ARTICLES = (
    "为了加强医疗机构床位管理，提高医疗服务质量，保障人民群众健康，根据有关法律法规，结合本省实际，制定本办法。",
    "本省行政区域内医疗机构的床位设置、使用和监督管理，适用本办法。",
    "县级以上人民政府卫生健康主管部门负责本行政区域内医疗机构床位的监督管理工作。",
    "医疗机构应当按照核定的床位数设置床位，不得擅自增加或者减少床位。确需调整的，应当报原核定部门批准。",
    "医疗机构应当建立床位统一调配制度，提高床位使用效率，缩短平均住院日。",
    "违反本办法规定，擅自增加床位的，由卫生健康主管部门责令限期改正；逾期不改正的，处五千元以上二万元以下罚款。",
    "本办法自2021年7月1日起施行。",
)


def of(*texts: str, start: int = 1) -> Document:
    made = [clause(KEY, f"{number}.", body=(text,)) for number, text in enumerate(texts, start)]
    return document(KEY, clauses=tuple(made))


OLD = of(*ARTICLES)


def on(words: str, whole: Document = OLD) -> Anchor:
    """An anchor on the first clause that has these words."""
    found = next(each for each in whole.walk() if words in printed(each))
    at = printed(found).index(words)
    return anchor_for(whole, found, at, at + len(words))


def changed(edit: Callable[[list[str]], None]) -> Document:
    texts = list(ARTICLES)
    edit(texts)
    return of(*texts)


def words_of(found: object) -> str:
    assert found is not None
    return "".join(anchor.quote for anchor in found.anchors)  # type: ignore[attr-defined]


def highlight(*anchors: Anchor) -> Highlight:
    return Highlight(uuid.uuid4().hex, anchors, "point", WHEN, WHEN)
