"""A comparison in words: what became of each measure, which words came and went; on paper and in answers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from index.comparison.comparison import Comparison, Pair, is_extract
from index.comparison.kinds import Kind
from index.comparison.units import Unit
from store.model.document import Document
from ui.services.display_names import clause_label

KIND_NAMES: dict[Kind, str] = {
    "same": "未变",
    "restated": "措辞调整",
    "revised": "修改",
    "extended": "扩充",
    "reduced": "精简",
    "split": "拆分",
    "merged": "合并",
    "added": "新增",
    "dropped": "删去",
}
#: Changes named in a summary, and how many characters of each.
_MOST, _LONGEST = 12, 60


def kind_name(comparison: Comparison, pair: Pair) -> str:
    """Return the name of a pair's kind; measures that an extract leaves out are not called dropped."""
    if pair.kind == "dropped" and comparison.extracts[1]:
        return f"{source_name(comparison.second)}中没有"
    if pair.kind == "added" and comparison.extracts[0]:
        return f"{source_name(comparison.first)}中没有，后者有"
    return KIND_NAMES[pair.kind]


def source_name(document: Document) -> str:
    """Return the name of a document that may be an extract: 报道, or 来源 where the text breaks off."""
    return "来源" if not document.complete else "解读" if document.kind == "解读" else "报道"


def extract_remark(comparison: Comparison) -> str:
    """Return the remark on sources that may be extracts; empty where none is."""
    said = []
    for side, document in (("原", comparison.first), ("新", comparison.second)):
        if not is_extract(document):
            continue
        name = source_name(document)
        why = "不全" if name == "来源" else f"是{name}，可能是节录"
        said.append(f"{side}文件的来源{why}：其中没有的条款，不等于文件没有规定")
    return "；".join(said) + "。" if said else ""


def label_of(unit: Unit) -> str:
    """Return a measure as one says it: 第9项, 第三条."""
    return clause_label(unit.clause.label, unit.clause.path)


def labels_of(units: Iterable[Unit]) -> str:
    """Return the labels of measures as one says them."""
    return "、".join(map(label_of, units))


def counts(comparison: Comparison) -> str:
    """Return how many measures became what: 共38项对应：未变1、扩充6 …."""
    found = Counter(kind_name(comparison, pair) for pair in comparison.pairs)
    order = list(dict.fromkeys([*KIND_NAMES.values(), *found]))
    parts = "、".join(f"{name}{found[name]}" for name in order if found[name])
    return f"共{len(comparison.pairs)}组：{parts}"


def summary(pair: Pair) -> list[str]:
    """Return the changes inside a pair, a line each: moves, additions, deletions, replacements."""
    lines: list[str] = []
    if not pair.first or not pair.second:
        return lines
    if pair.moved:
        lines.append("位置有调整")
    inserted = [_short(one.second.text) for one in pair.changes if one.operation == "insert" and one.second]
    deleted = [_short(one.first.text) for one in pair.changes if one.operation == "delete" and one.first]
    swapped = [
        f"“{_short(one.first.text)}”改为“{_short(one.second.text)}”"
        for one in pair.changes
        if one.operation == "replace" and one.first and one.second
    ]
    if inserted:
        lines.append("增加" + _listed(f"“{words}”" for words in inserted))
    if deleted:
        lines.append("删去" + _listed(f"“{words}”" for words in deleted))
    if swapped:
        lines.append(_listed(swapped, "；"))
    if pair.duties.added:
        lines.append("责任单位增加" + "、".join(pair.duties.added))
    if pair.duties.dropped:
        lines.append("责任单位减少" + "、".join(pair.duties.dropped))
    return lines


def _listed(words: Iterable[str], between: str = "、") -> str:
    every = list(Counter(words).items())
    shown = [word if count == 1 else f"{word}（{count}处）" for word, count in every[:_MOST]]
    return between.join(shown) + (f"等{len(every)}处" if len(every) > _MOST else "")


def _short(words: str) -> str:
    flat = "".join(words.split())
    return flat if len(flat) <= _LONGEST else flat[: _LONGEST // 2] + "…" + flat[-_LONGEST // 3 :]
