"""What can go wrong on the command line only."""

# ruff: noqa: N818  (the names say what happened; the base class says that it is an error)

from __future__ import annotations

import re

from store.model.errors import NotFound, YiceError

#: A word that looks like an option and not like a word that a query excludes (-DRG).
LIKE_OPTION = re.compile(r"--[A-Za-z][\w-]*(?:=.*)?|[—–―－]{1,2}(?:limit|json)(?:=.*)?")


class BadUsage(YiceError):
    """The command line cannot be understood."""

    zh = "{what}；运行 main.py --help 查看用法。"
    en = "{what}; see main.py --help."


class NotAClause(NotFound):
    """A reference that leads to a whole document where a clause is wanted."""

    zh = "“{what}”指的是整份文件《{title}》，请写明条款，或用 outline 查看目录。"
    en = "“{what}” is the whole document {title}; name a clause, or use outline."


class Ambiguous(YiceError):
    """A reference that several clauses or documents answer to; none of them is taken without a word."""

    zh = "“{what}”有 {count} 处，请写明是哪一处：{places}。"
    en = "“{what}” may be {count} places; name one of them: {places}."


class NoDisplay(YiceError):
    """There is no screen to open a window on."""

    zh = "这里没有图形界面，无法打开窗口；请在桌面环境中启动，或使用命令行（main.py --help）。"
    en = "There is no display to open a window on; start in a desktop session, or use the command line."


class NoQt(YiceError):
    """Qt, or a system library that it needs, is not there."""

    zh = "缺少窗口和打印所需的组件（{what}）；请按 README 安装后再试。"
    en = "Something that the window and printing need is missing ({what}); install it as README says."
