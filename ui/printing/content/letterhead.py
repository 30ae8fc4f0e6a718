"""Name and logo of the hospital: one setting for all templates, in a separate file beside them; no Qt."""

from __future__ import annotations

import json
import tomllib
from dataclasses import dataclass
from pathlib import Path

from store.model.errors import CannotWrite
from store.system.files import reason_of, write_file

LONGEST = 60
#: The name of the file, which is no template.
KEY = "_unit"
#: What can be a logo.
PICTURES = (".png", ".jpg", ".jpeg")


@dataclass(frozen=True, slots=True)
class Letterhead:
    """Name of the hospital, below the title of its papers, and its logo at the head of their pages."""

    hospital: str = ""
    logo: Path | None = None


def read_letterhead(folder: Path) -> Letterhead | None:
    """Return what the user has set; None where nothing was set yet or the file cannot be read."""
    file = folder / f"{KEY}.toml"
    try:
        values = tomllib.loads(file.read_text(encoding="utf-8-sig"))
    except (OSError, ValueError, RecursionError):
        return None
    hospital = str(values.get("hospital", "")).strip()[:LONGEST]
    return Letterhead(hospital, usable_logo(folder, values.get("logo", "")))


def save_letterhead(letterhead: Letterhead, folder: Path, picture: bytes | None = None) -> Letterhead:
    """Write name and logo for all templates.

    ``picture`` is a new logo as PNG; without one, the file that ``letterhead`` names is kept, or copied from
    where it is.

    Raises:
        CannotWrite: the folder cannot be written to.
    """
    target = folder / f"{KEY}.toml"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        logo = _keep_logo(letterhead.logo, folder, picture)
        values = {"hospital": letterhead.hospital.strip()[:LONGEST], "logo": logo.name if logo else ""}
        # A JSON string is a TOML string.
        lines = [f"{field} = {json.dumps(text, ensure_ascii=False)}" for field, text in values.items()]
        write_file(target, "\n".join(lines) + "\n", private=True)
    except OSError as error:
        raise CannotWrite(path=target, reason=reason_of(error)) from error
    return Letterhead(values["hospital"], logo)


def usable_logo(folder: Path, name: object) -> Path | None:
    """Return the picture of that name in a folder; None where it is none, or absent."""
    picture = str(name).strip()
    logo = folder / picture if picture else None
    usable = logo is not None and logo.suffix.lower() in PICTURES and logo.is_file()
    return logo if usable else None


def _keep_logo(logo: Path | None, folder: Path, picture: bytes | None) -> Path | None:
    ending = ".png"
    if picture is None:
        if logo is None or logo.parent.resolve() == folder.resolve():
            return logo
        picture, ending = logo.read_bytes(), logo.suffix.lower()
    target = folder / f"{KEY}-logo{ending}"
    write_file(target, picture)
    return target
