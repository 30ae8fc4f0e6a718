"""The integrity of a data folder: library, index and notebook, each looked at as it is, nothing mended."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator

from store.errors import DamagedFile, NotFound, YiceError
from store.library import Library
from store.notebook import Notebook, locate
from store.paths import DataPaths
from store.records import Anchor, Document, Problem

_INDEX_STATES = {
    "missing": "索引不存在，检索较慢",
    "stale": "索引与文件库不一致，检索较慢",
    "damaged": "索引已损坏，检索较慢",
}
_REBUILD_INDEX = "运行 main.py rebuild-index，或打开窗口后自动重建"
_REBUILD_LIBRARY = "打开窗口或运行任一命令时自动重建，自行添加的文件尽量保留"
_NEW_NOTEBOOK = "打开窗口时另存原文件并改用新的工作本；可从 backups 文件夹恢复"
_UNPLACED = "核对现行文本后在窗口中重新添加，或删除这一条"
_KINDS = {"bookmark": "书签", "note": "批注", "basket_entry": "打印篮条目"}


def check(paths: DataPaths) -> list[Problem]:
    """Everything that is wrong in a data folder; a file that is not there yet is not wrong."""
    library: Library | None = None
    problems: list[Problem] = []
    with contextlib.ExitStack() as stack:
        if paths.library_db.exists():
            try:
                library = stack.enter_context(contextlib.closing(Library.open(paths.library_db)))
                found = library.check()
            except YiceError as error:
                found = [Problem(paths.library_db.name, error.sentence(), _repair(error, _REBUILD_LIBRARY))]
            problems += found
            if library is not None and not found:
                problems += _check_index(paths, library)
        problems += _check_notebook(paths, library)
    return problems


def _repair(error: YiceError, usual: str) -> str:
    """What mends a file: what is usual for a damaged one, else what its sentence says."""
    return usual if isinstance(error, DamagedFile) else "按提示处理后重试"


def _check_index(paths: DataPaths, library: Library) -> Iterator[Problem]:
    from index.builder import state

    found = state(paths.index_dir, library)
    if found != "fresh":
        yield Problem(paths.index_dir.name, _INDEX_STATES[found], _REBUILD_INDEX)


def _check_notebook(paths: DataPaths, library: Library | None) -> list[Problem]:
    if not paths.notebook_db.exists():
        return []
    try:
        with contextlib.closing(Notebook.open(paths.notebook_db)) as notebook:
            problems = notebook.check()
            if not problems and library is not None:
                problems = list(_unplaced(notebook.anchors(), library, paths.notebook_db.name))
            return problems
    except YiceError as error:
        return [Problem(paths.notebook_db.name, error.sentence(), _repair(error, _NEW_NOTEBOOK))]


def _unplaced(anchors: list[tuple[str, Anchor]], library: Library, where: str) -> Iterator[Problem]:
    """What the user wrote on words that are not in the library any more."""
    documents: dict[str, Document | None] = {}
    for kind, anchor in anchors:
        if anchor.document_key not in documents:
            documents[anchor.document_key] = _document(library, anchor.document_key)
        document = documents[anchor.document_key]
        if document is not None and locate(document, anchor) is not None:
            continue
        words = anchor.quote if len(anchor.quote) <= 20 else anchor.quote[:20] + "…"  # noqa: PLR2004
        what = (
            f"{_KINDS.get(kind, '标记')}在文件库中找不到位置：{anchor.clause_id}“{' '.join(words.split())}”"
        )
        yield Problem(where, what, _UNPLACED)


def _document(library: Library, key: str) -> Document | None:
    try:
        return library.document(key)
    except (NotFound, DamagedFile):
        return None
