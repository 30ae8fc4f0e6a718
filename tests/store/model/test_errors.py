"""An expected error says one sentence, and survives the way from another process."""

from __future__ import annotations

import pickle

from store.model.errors import BadInput, CannotWrite, YiceError
from store.model.message import Message
from store.model.wording import ENGLISH, text


def test_an_error_says_its_message_in_either_language() -> None:
    error = CannotWrite(path="x", reason=Message("file.full"))
    assert str(error) == "无法写入“x”：磁盘已满。请检查磁盘空间和写入权限，或换一个位置。"
    assert text(error.message, ENGLISH).startswith("Cannot write “x”: the disk is full.")


def test_an_error_comes_back_from_another_process_as_it_was() -> None:
    error = BadInput(source="a.txt", reason=Message("import.other_format", name=Message("kind.pdf")))
    back = pickle.loads(pickle.dumps(error))
    assert (type(back), back.message, back.reason) == (BadInput, error.message, error.reason)
    assert isinstance(pickle.loads(pickle.dumps(YiceError())), YiceError)
