"""The hospital's own everyday words: a text file of the data folder, one line a word. No Qt.

The file has the form of resources/thesaurus/everyday.txt, so that a table can be passed on as it is.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path

from store.model.errors import BadInput
from store.model.message import Message
from store.system.files import set_aside, write_file
from store.system.site_settings import site_settings
from ui.services.language import in_every_language, sentence

#: Tables longer than this are no table of words; nobody types so many.
MOST_ROWS, MOST_BYTES = 20_000, 4_000_000
_HEAD = Message("words.head")
_ENCODINGS = ("utf-8-sig", "gb18030")
_from_packs: list[OwnWord] = []


@dataclass(frozen=True, slots=True)
class OwnWord:
    """A local word and the documents' words for it, as they were typed: 护士站 -> 病区、~护理单元."""

    said: str
    official: str
    #: What follows ``#`` in the line, and the lines above that are no rows: remarks, subjects, blanks.
    remark: str = field(default="", compare=False)
    above: tuple[str, ...] = field(default=(), compare=False)

    def line(self) -> str:
        """Return the row as a line of the file."""
        return f"{self.said} -> {self.official}{f'  # {self.remark}' if self.remark else ''}"


def _for_all_users() -> list[OwnWord]:
    """Return the words that the hospital's IT has set for every PC; none where their file cannot be read."""
    place = site_settings().place("search/words")
    try:
        return rows_of(read_text(place)) if place else []
    except (OSError, BadInput):
        return []


def use_pack_words(texts: Iterable[str]) -> None:
    """Remember the tables of words that packs have brought; they hold from the next :meth:`OwnWords.use`."""
    _from_packs[:] = [row for text in texts for row in rows_of(text)]


class OwnWords:
    """The rows of the table, read from the file and written to it; see :meth:`use`."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self.rows: list[OwnWord] = []
        self._end: tuple[str, ...] = ()
        self._garbage = False
        try:
            self.rows, self._end = _table_of(read_text(path))
        except BadInput:
            self._garbage = True
        except OSError:
            self.rows = []

    def use(self) -> None:
        """Let searches use the rows from now on."""
        from index.text.everyday import parse_everyday, use_own

        use_own(parse_everyday(table_text([*_for_all_users(), *_from_packs, *self.rows])))

    def replace(self, rows: Iterable[OwnWord]) -> None:
        """Take other rows, write them and use them at once. Raises CannotWrite; nothing is changed then.

        What the file says beside its rows (remarks, subjects) stays where it was. A file that is no table is
        set aside before.
        """
        kept, end = _with_remarks(list(rows), self.rows, self._end)
        if self._garbage:
            set_aside(self._path)
            self._garbage = False
        write_file(self._path, table_text(kept, end))
        self.rows, self._end = kept, end
        self.use()

    def import_file(self, path: Path) -> int:
        """Add the rows of a file that are not there yet; says how many were added.

        Raises BadInput for what is no table, CannotWrite.
        """
        try:
            found = rows_of(read_text(path))
        except OSError:
            raise BadInput(source=path.name, reason=Message("import.cannot_read")) from None
        if not found:
            raise BadInput(source=path.name, reason=Message("words.no_rows"))
        new = [row for row in found if row not in self.rows]
        if new:
            self.replace([*self.rows, *new])
        return len(new)

    def export_file(self, path: Path) -> None:
        """Write the rows to a file of one's choice. Raises CannotWrite."""
        write_file(path, table_text(self.rows, self._end))


def tidy(said: str, official: str) -> OwnWord | None:
    """Return a row of what was typed into two cells; None while one of them says nothing or both the same."""
    left, right = ("、".join(_words(text)) for text in (said, official))
    return OwnWord(left, right) if left and right and left != right.replace("~", "") else None


def rows_of(text: str) -> list[OwnWord]:
    """Return the rows of a table's text; lines without an arrow are passed over, repeated rows too."""
    return _table_of(text)[0]


def _table_of(text: str) -> tuple[list[OwnWord], tuple[str, ...]]:
    """Return the rows of a table's text, each with what is above it, and the lines behind the last one."""
    found: dict[OwnWord, None] = {}
    above: list[str] = []
    heads = in_every_language(_HEAD)
    for line in text.splitlines():
        said, arrow, official = line.partition("#")[0].replace("→", "->").partition("->")
        row = tidy(said, official) if arrow else None
        if row is None:
            above += [line.rstrip()] if line.strip() not in heads and not arrow else []
        elif row not in found and len(found) < MOST_ROWS:
            found[replace(row, remark=line.partition("#")[2].strip(), above=tuple(above))] = None
            above = []
    return list(found), tuple(above)


def _with_remarks(
    rows: list[OwnWord], before: list[OwnWord], end: tuple[str, ...]
) -> tuple[list[OwnWord], tuple[str, ...]]:
    """Return the rows with the remarks of the same rows before; those above a removed row stay.

    A row is the same if it says the same on one side: the other was changed.
    """
    said = {row.said: at for at, row in reversed([*enumerate(before)])}
    official = {row.official: at for at, row in reversed([*enumerate(before)])}
    places = [said.get(row.said, official.get(row.official)) for row in rows]
    kept = set(places)
    loose: list[str] = []
    above: dict[int, tuple[str, ...]] = {}
    for at, row in enumerate(before):
        loose += row.above
        if at in kept:
            above[at], loose = tuple(loose), []
    out = []
    for row, place in zip(rows, places, strict=True):
        lines = row.above if place is None else above.pop(place, ())
        remark = row.remark or ("" if place is None else before[place].remark)
        out.append(replace(row, remark=remark, above=lines))
    return out, (*loose, *end)


def table_text(rows: Iterable[OwnWord], end: Iterable[str] = ()) -> str:
    """Return the rows as the text of a file; ``end`` are the lines behind them."""
    return (
        "\n".join([sentence(_HEAD), *(line for row in rows for line in (*row.above, row.line())), *end])
        + "\n"
    )


def read_text(path: Path) -> str:
    """Return a file's text in UTF-8 or in the encoding of older editors. Raises OSError, BadInput."""
    data = path.read_bytes()[: MOST_BYTES + 1]
    for encoding in _ENCODINGS if len(data) <= MOST_BYTES and b"\0" not in data else ():
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise BadInput(source=path.name, reason=Message("words.not_text"))


def _words(text: str) -> list[str]:
    for mark in "，,；;/#\n\t":
        text = text.replace(mark, "、")
    text = text.replace("->", "、").replace("→", "、")
    words = (" ".join(part.split()) for part in text.split("、"))
    return list(dict.fromkeys(word for word in words if word.lstrip("~ ")))
