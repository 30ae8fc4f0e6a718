"""Connects the basket with the reader, the inspector and messages."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from ui.widgets.banner import Banner

if TYPE_CHECKING:
    from ui.basket.controller import BasketController
    from ui.library.import_controller import ImportController
    from ui.reader.controller import ReaderController
    from ui.reader.inspector.inspector import Inspector
    from ui.reader.reader_page import ReaderPage


def connect_basket(
    basket: BasketController,
    importer: ImportController,
    button: QWidget,
    banner: Banner,
    open_place: Callable[[str, str], object],
) -> None:
    """Connect the basket with the library, and its button in the rail with dropped clauses."""
    basket.activated.connect(open_place)
    basket.told.connect(banner.inform)
    basket.failed.connect(lambda sentence: banner.warn(sentence, key="basket"))
    basket.editor.changed.connect(lambda: banner.clear("basket"))
    basket.take_drops(button)
    importer.library_changed.connect(basket.refresh)


def connect_basket_sources(
    basket: BasketController, inspector: Inspector, reader: ReaderPage, reading: ReaderController
) -> None:
    """Connect reader and inspector with the basket, as sources of clauses."""
    inspector.basket_requested.connect(lambda: basket.add(reading.selected_ids()))
    reader.basket_requested.connect(basket.add)
