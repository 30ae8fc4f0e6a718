"""Pages on a device: the same painter as the preview and the PDF, at the device's own resolution."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMarginsF
from PySide6.QtGui import QPageLayout, QPageSize, QPdfWriter

from ui.printing.layout.layout import layout
from ui.printing.output.printer import PrinterFailed, draw, send


def device(path: Path, resolution: int = 600) -> QPdfWriter:
    """A device with pages that is no printer."""
    writer = QPdfWriter(str(path))
    writer.setResolution(resolution)
    writer.setPageLayout(
        QPageLayout(QPageSize(QPageSize.PageSizeId.A4), QPageLayout.Orientation.Portrait, QMarginsF())
    )
    return writer


class Choice:
    """What the print dialog lets the user choose, on a device that is no printer."""

    def __init__(self, first: int, last: int, backwards: bool) -> None:
        self._first, self._last, self._backwards = first, last, backwards

    def fromPage(self) -> int:  # noqa: N802
        return self._first

    def toPage(self) -> int:  # noqa: N802
        return self._last

    def pageOrder(self) -> Any:  # noqa: N802
        from PySide6.QtPrintSupport import QPrinter

        return QPrinter.PageOrder.LastPageFirst if self._backwards else QPrinter.PageOrder.FirstPageFirst


@pytest.mark.parametrize("resolution", [300, 1200])
def test_the_resolution_changes_nothing(texts: Any, tmp_path: Path, read: Any, resolution: int) -> None:
    pages = layout(texts.whole("晋政办函〔2020〕28号"), "official")
    for _ in draw(pages, [1], device(tmp_path / "a.pdf", resolution)):
        pass
    for _ in draw(pages, [1], device(tmp_path / "b.pdf", 288)):
        pass
    (one,), (other,) = read(tmp_path / "a.pdf"), read(tmp_path / "b.pdf")
    assert one.text() == other.text()
    for left, right in zip(one.chars, other.chars, strict=True):
        # Qt rounds letter spacing to 1/64 pixel of a screen; a line may differ by that at its end.
        assert left.x0 == pytest.approx(right.x0, abs=0.9)
        assert left.baseline == pytest.approx(right.baseline, abs=0.4)


@pytest.mark.parametrize(("backwards", "numbers"), [(False, [2, 3]), (True, [3, 2])])
def test_the_chosen_pages_are_printed_in_the_chosen_order(
    texts: Any, monkeypatch: pytest.MonkeyPatch, backwards: bool, numbers: list[int]
) -> None:
    pages = layout(texts.whole("晋政办函〔2020〕28号"), "official")
    drawn: list[int] = []

    def record(_: Any, wanted: list[int], __: Any) -> Any:
        drawn.extend(wanted)
        yield 1.0

    monkeypatch.setattr("ui.printing.output.printer.draw", record)
    assert list(send(pages, Choice(2, 3, backwards))) == [1.0]  # type: ignore[arg-type]
    assert drawn == numbers


def test_all_pages_are_printed_where_none_are_chosen(texts: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    pages = layout(texts.whole("晋政办函〔2020〕28号"), "official")
    drawn: list[int] = []
    monkeypatch.setattr(
        "ui.printing.output.printer.draw", lambda _, wanted, __: drawn.extend(wanted) or iter(())
    )
    list(send(pages, Choice(0, 0, False)))  # type: ignore[arg-type]
    assert drawn == list(range(1, len(pages) + 1))


def test_a_printer_that_vanishes_is_one_sentence(
    texts: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pages = layout(texts.whole("晋政办函〔2020〕28号"), "official")
    writer = device(tmp_path / "a.pdf")
    monkeypatch.setattr(writer, "newPage", lambda: False)
    with pytest.raises(PrinterFailed, match="打印机没有响应"):
        list(draw(pages, [1, 2], writer))
