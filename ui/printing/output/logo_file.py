"""A logo as it is chosen: read once, and turned into a PNG that everything that prints can take."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageReader

from store.model.errors import BadInput
from store.model.message import Message
from store.system.files import reason_of

#: What may be chosen, as far as it can be read; what a file is, its content tells, not its name.
KINDS = (".png", ".jpg", ".jpeg", ".bmp", ".gif", ".webp", ".svg")
#: Pixels that a logo of 9 mm has at most on paper of 1200 dots per inch, and as much again.
MOST = QSize(2400, 900)
#: Larger files are no logos.
LARGEST = 40 * 1024 * 1024


def kinds() -> list[str]:
    """Return the endings of the pictures that can be read here."""
    known = {bytes(each.data()).decode("ascii") for each in QImageReader.supportedImageFormats()}
    return [ending for ending in KINDS if ending[1:] in known]


def read_logo(path: Path) -> bytes:
    """Return a picture as PNG, turned upright and no larger than paper needs; BadInput with what to do."""
    try:
        if path.stat().st_size > LARGEST:
            raise BadInput(source=path.name, reason=Message("print.logo_too_large"))
        data = path.read_bytes()
    except OSError as error:
        raise BadInput(source=path.name, reason=reason_of(error)) from error
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setDecideFormatFromContent(True)
    reader.setAutoTransform(True)
    picture = reader.read()
    if picture.isNull() or picture.width() < 1 or picture.height() < 1:
        raise BadInput(source=path.name, reason=Message("print.logo_no_picture"))
    return _png(picture)


def _png(picture: QImage) -> bytes:
    if picture.width() > MOST.width() or picture.height() > MOST.height():
        mode = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        picture = picture.scaled(MOST, *mode)
    out = QBuffer()
    out.open(QIODevice.OpenModeFlag.WriteOnly)
    kind = QImage.Format.Format_ARGB32 if picture.hasAlphaChannel() else QImage.Format.Format_RGB32
    picture.convertToFormat(kind).save(out, "PNG")  # type: ignore[call-overload]  # the binding takes no bytes here
    return bytes(out.data().data())
