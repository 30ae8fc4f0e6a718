"""``search``: finds clauses, best first."""

from __future__ import annotations

import argparse
from argparse import ArgumentParser, Namespace

from store.system.paths import DataPaths
from ui.commandline import json_shapes, output, text
from ui.commandline.command import DONE, NOTHING, Command
from ui.commandline.library_access import open_workspace
from ui.commandline.usage_errors import LIKE_OPTION, BadUsage

#: Hits that people are shown without ``--limit``.
_SHOWN_HITS = 20
_LANGUAGE = """\
检索词的写法：
  医保 床位            两词都有（空格）；没有空格的一串先按整串查
  床位 OR 编制         有其一即可，也可写 床位|编制
  医保 -药品           不含“药品”
  “两个允许”           照原样，一字不差
  ~床位                连同同义的说法
  (床位|编制) 医保     括号合并几个词
  单位:省卫健委        限定范围，还有 牵头: 配合: 年: 标题: 文号: 文种: 地区: 标签: 版本:
  现行:床位            只查库中没有更新文本的文件
  有批注 床位          只在自己批注过的条款中查；加了书签的写 书签 床位
  政策清单第9条        文号、题名加条号，直接到那一条；拼音 yibao、首字母 yb 也可
"""
_FLAGS = ("--json", "--all-editions", "-h", "--help")


def run(paths: DataPaths, options: Namespace) -> int:
    """Search; every hit in JSON, the first few for people, unless a limit is given."""
    query = " ".join(options.query) + (" 版本:全部" if options.all_editions else "")
    limit = options.limit or (None if options.json else _SHOWN_HITS)
    with open_workspace(paths) as workspace:
        answer = workspace.engine.search(query, limit=limit)
        names = {} if options.json else {each.key: each.name for each in workspace.library.documents()}
    if options.json:
        output.say_json(json_shapes.search(query, answer))
    else:
        output.say(text.lines(text.answer(answer, names, output.mark)))
    return DONE if answer.total else NOTHING


def _add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("query", metavar="检索词", nargs="+")
    parser.add_argument("--all-editions", action="store_true")
    parser.add_argument("--limit", metavar="条数", type=_count)


def _count(typed: str) -> int:
    """Return a number of hits."""
    if not typed.isascii() or not typed.isdigit() or int(typed) < 1:
        raise argparse.ArgumentTypeError(f"应为正整数，而不是“{typed}”")
    return int(typed)


def _protect_query(words: list[str]) -> list[str]:
    """Move what is to be found behind ``--``: words that exclude (-药品) look like options; BadUsage."""
    if "--" in words:
        return words
    options: list[str] = []
    query: list[str] = []
    rest = iter(words)
    for word in rest:
        known = word in ("--limit", *_FLAGS) or word.startswith("--limit=")
        if LIKE_OPTION.fullmatch(word) and not known:
            raise BadUsage(what=f"无法识别的参数：{word}")
        if word == "--limit":
            options += [word, *[value for value in [next(rest, None)] if value is not None]]
        elif known:
            options.append(word)
        else:
            query.append(word)
    return [*options, *(["--", *query] if query else [])]


COMMAND = Command(
    "search",
    (
        (
            "search 检索词 [--limit 条数] [--all-editions] [--json]",
            "默认只查现行文本；--all-editions 或检索词中的 版本:全部、版本:以前\n连同以前的版本",
        ),
    ),
    run,
    _add_arguments,
    prepare=_protect_query,
    examples=(
        ("search 床位", "含有“床位”的条款"),
        ("search 人才 编制 -药品 --limit 5", "同时含两词、不含“药品”，最多 5 条"),
        ("search '单位:卫健委 年:2020'", "限定责任单位和年份"),
    ),
    remarks=_LANGUAGE,
    position=40,
)
