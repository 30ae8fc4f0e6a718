"""Templates of a hospital for its papers: name, logo, a line at the head; plain TOML files; no Qt."""

from __future__ import annotations

import json
import re
import shutil
import tomllib
from dataclasses import dataclass
from pathlib import Path

from store.model.errors import CannotWrite
from store.system.files import reason_of, write_file
from store.system.paths import resources_dir
from store.system.site_settings import site_settings

LONGEST = 60
#: What can be a logo.
PICTURES = (".png", ".jpg", ".jpeg")


@dataclass(frozen=True, slots=True)
class Template:
    """``hospital`` is set below the title, ``header`` and ``logo`` at the head of each page.

    ``key`` is the name of its file; ``own`` tells that the user made or changed it.
    """

    key: str = ""
    name: str = ""
    hospital: str = ""
    header: str = ""
    logo: Path | None = None
    own: bool = False

    @property
    def has_head(self) -> bool:
        """Return whether the pages have a header."""
        return bool(self.header or self.logo)


#: Nothing added.
NO_TEMPLATE = Template()


def templates(own: Path | None = None) -> list[Template]:
    """Return shipped templates and the user's in ``own``, which replace shipped ones of the same key."""
    found: dict[str, Template] = {}
    folders = [(resources_dir() / "templates", False)]
    site = site_settings().place("print/templates")
    if site is not None:
        folders.append((site, False))
    if own is not None:
        folders.append((own, True))
    for folder, is_own in folders:
        for file in sorted(folder.glob("*.toml")):
            template = read(file, is_own)
            if template is not None:
                found[template.key] = template
    return sorted(found.values(), key=lambda each: (each.key != "plain", each.own, each.key))


def find(key: str, own: Path | None = None) -> Template:
    """Return the template of that key, else the plain one."""
    known = templates(own)
    return next((each for each in known if each.key == key), known[0] if known else Template())


def read(file: Path, own: bool = False) -> Template | None:
    """Return a template from its file; None where the file cannot be read as one."""
    try:
        values = tomllib.loads(file.read_text(encoding="utf-8-sig"))
    except (OSError, ValueError, RecursionError):
        return None
    texts = {field: str(values.get(field, "")).strip()[:LONGEST] for field in ("name", "hospital", "header")}
    picture = str(values.get("logo", "")).strip()
    logo = file.parent / picture if picture else None
    usable = logo if logo is not None and logo.suffix.lower() in PICTURES and logo.is_file() else None
    site = site_settings()
    hospital = texts["hospital"] or site.values.get("print/hospital", "")
    if site.is_locked("print/hospital"):
        hospital = site.values["print/hospital"]
    return Template(file.stem, texts["name"] or file.stem, hospital[:LONGEST], texts["header"], usable, own)


def save(template: Template, folder: Path, picture: bytes | None = None) -> Template:
    """Write a template as the user's own, its logo beside it; CannotWrite.

    ``picture`` is a new logo as PNG; without one, the file that the template names is taken along.
    """
    key = template.key or new_key(template.name, folder)
    target = folder / f"{key}.toml"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if picture is not None:
            logo: Path | None = folder / f"{key}-logo.png"
            write_file(folder / f"{key}-logo.png", picture)
        else:
            logo = _copy_logo(template.logo, folder, key)
        values = {
            "name": template.name[:LONGEST],
            "hospital": template.hospital[:LONGEST],
            "header": template.header[:LONGEST],
            "logo": logo.name if logo else "",
        }
        # A JSON string is a TOML string.
        lines = [f"{field} = {json.dumps(text, ensure_ascii=False)}" for field, text in values.items()]
        write_file(target, "\n".join(lines) + "\n", private=True)
    except OSError as error:
        raise CannotWrite(path=target, reason=reason_of(error)) from error
    saved = read(target, own=True)
    assert saved is not None
    return saved


def new_key(name: str, folder: Path) -> str:
    """Return a file name for a template that is in no file yet."""
    base = re.sub(r'[\\/:*?"<>|.\s\x00-\x1f]+', "-", name).strip("-")[:30] or "template"
    taken = {each.key for each in templates(folder)}
    return next(key for key in (base, *(f"{base}-{n}" for n in range(2, 10_000))) if key not in taken)


def _copy_logo(logo: Path | None, folder: Path, key: str) -> Path | None:
    if logo is None:
        return None
    target = folder / f"{key}-logo{logo.suffix.lower()}"
    if logo.resolve() != target.resolve():
        shutil.copyfile(logo, target)
    return target
