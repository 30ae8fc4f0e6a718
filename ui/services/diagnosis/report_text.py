"""Text of the report for IT: a heading for each part, a line for each fact."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

_HEADS = {
    "system": "系统",
    "versions": "版本",
    "folders": "文件夹",
    "data": "数据文件（字节）",
    "check": "检查",
    "site_settings": "统一设置",
    "fonts": "随附字体（字节）",
    "system_fonts": "系统的中文字体",
    "printers": "打印机",
    "log": "运行日志",
}

_NAMES = {
    "platform": "操作系统",
    "machine": "处理器类型",
    "processors": "处理器数",
    "environment": "环境变量",
    "yice": "医策",
    "packaged": "安装包",
    "default": "默认",
    "names": "已安装",
    "known": "能否查询",
    "ok": "完好",
    "problems": "问题",
    "unplaced": "未归位的批注",
    "file": "文件",
    "looked_for": "查找位置",
    "unreadable": "无法读取",
    "values": "内容",
    "locked": "锁定",
    "data": "数据",
    "backups": "备份",
    "index": "索引",
    "program": "程序",
    "resources": "资源",
    "shipped": "随附文件库",
}


def report_text(found: dict[str, Any]) -> str:
    """Return the report for people, in Chinese."""
    return "\n".join(_lines(found)) + "\n"


def _lines(found: dict[str, Any]) -> Iterator[str]:
    """Yield the report for people: a heading for each part, and a line for each fact."""
    yield "医策诊断报告：不含检索词和批注，可交给信息科。"
    for name, part in found.items():
        yield ""
        yield f"【{_HEADS[name]}】"
        if isinstance(part, dict):
            yield from _facts(part)
        else:
            yield from (f"  {_row(each)}" for each in part)


def _facts(part: dict[str, Any]) -> Iterator[str]:
    for name, value in part.items():
        if isinstance(value, list) and value and isinstance(value[0], dict):
            yield from (f"  {_row(each)}" for each in value)
        else:
            yield f"  {_NAMES.get(name, name)}：{_word(value)}"


def _row(each: object) -> str:
    """Return a line of the report; of a folder, what its rights and the free space are."""
    if not isinstance(each, dict):
        return str(each)
    if "free_mib" not in each:
        return "  ".join(_word(value) for value in each.values())
    rights = "不存在"
    if each["exists"]:
        rights = f"{'可读' if each['readable'] else '不可读'}，{'可写' if each['writable'] else '只读'}"
    return f"{_NAMES[each['name']]}：{each['path']}（{rights}；可用空间 {_word(each['free_mib'])} MiB）"


def _word(value: object) -> str:
    """Return a value as people read it."""
    if value is None or value in ([], {}):
        return "—"
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, dict):
        return "，".join(f"{name}={each}" for name, each in value.items())
    return "，".join(map(str, value)) if isinstance(value, list) else str(value)
