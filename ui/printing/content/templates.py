"""Templates of a hospital for its papers: a line at the head of the pages; plain TOML files; no Qt."""

from __future__ import annotations

import json
import re
import tomllib
from dataclasses import dataclass, replace
from pathlib import Path

from store.model.errors import CannotWrite
from store.model.wording import Language
from store.system.files import reason_of, write_file
from store.system.paths import resources_dir
from store.system.site_settings import site_settings
from ui.printing.content.letterhead import (
    KEY,
    LONGEST,
    Letterhead,
    read_letterhead,
    save_letterhead,
    usable_logo,
)
from ui.services.language import language, paper_language


@dataclass(frozen=True, slots=True)
class Template:
    """Template of a paper: what the hospital has on all of its papers.

    ``hospital`` is set below the title, ``header`` and ``logo`` at the head of each page.
    Name and logo of the hospital are those of all templates (:func:`letterhead`). ``key`` is the name of its
    file; ``own`` tells that the user made or changed it. Without a ``head``, the pages have none.
    """

    key: str = ""
    name: str = ""
    hospital: str = ""
    header: str = ""
    logo: Path | None = None
    own: bool = False
    head: bool = True

    @property
    def has_head(self) -> bool:
        """Return whether the pages have a header."""
        return self.head and bool(self.header or self.logo)


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
    letters = letterhead(own)
    for folder, is_own in folders:
        for template in _in(folder, is_own):
            found[template.key] = _with(letters, template)
    return sorted(found.values(), key=lambda each: (each.key != "plain", each.own, each.key))


def find(key: str, own: Path | None = None) -> Template:
    """Return the template of that key, else the plain one."""
    known = templates(own)
    return next((each for each in known if each.key == key), known[0] if known else Template())


def letterhead(own: Path | None) -> Letterhead:
    """Return name and logo of the hospital for all templates.

    Where the user has not set them since they are one setting, they are those of the first of the user's
    templates that has some.
    """
    if own is None:
        return Letterhead()
    kept = read_letterhead(own)
    if kept is not None:
        return kept
    earlier = _in(own, is_own=True)
    hospital = next((each.hospital for each in earlier if each.hospital), "")
    return Letterhead(hospital, next((each.logo for each in earlier if each.logo), None))


def read_template(file: Path, own: bool = False) -> Template | None:
    """Return a template as its file says; None where the file cannot be read as one."""
    try:
        values = tomllib.loads(file.read_text(encoding="utf-8-sig"))
    except (OSError, ValueError, RecursionError):
        return None
    texts = {
        "name": _in_language(values.get("name", ""), language()),
        "hospital": _in_language(values.get("hospital", ""), paper_language()),
        "header": _in_language(values.get("header", ""), paper_language()),
    }
    logo = usable_logo(file.parent, values.get("logo", ""))
    # Files from before this was said: the plain one has no head unless something was put into it.
    head = values.get("head", file.stem != "plain" or bool(texts["header"] or logo))
    name = texts["name"] or file.stem
    return Template(file.stem, name, texts["hospital"], texts["header"], logo, own, bool(head))


def _in_language(value: object, wanted: Language) -> str:
    """Return a text of a file: one for all languages, or that of a table by language, else its first."""
    if isinstance(value, dict):
        value = value.get(wanted) or next(iter(value.values()), "")
    return str(value).strip()[:LONGEST]


def save(template: Template, folder: Path) -> Template:
    """Write a template as the user's own; name and logo of the hospital are kept apart from it.

    Raises:
        CannotWrite: the folder cannot be written to.
    """
    key = template.key or new_key(template.name, folder)
    target = folder / f"{key}.toml"
    if read_letterhead(folder) is None:
        # What the templates have said so far would be lost with the file.
        save_letterhead(letterhead(folder), folder)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        values = {"name": template.name[:LONGEST], "header": template.header[:LONGEST]}
        # A JSON string is a TOML string.
        lines = [f"{field} = {json.dumps(text, ensure_ascii=False)}" for field, text in values.items()]
        lines.append(f"head = {'true' if template.head or template.header else 'false'}")
        write_file(target, "\n".join(lines) + "\n", private=True)
    except OSError as error:
        raise CannotWrite(path=target, reason=reason_of(error)) from error
    return find(key, folder)


def new_key(name: str, folder: Path) -> str:
    """Return a file name for a template that is in no file yet."""
    base = re.sub(r'[\\/:*?"<>|.\s\x00-\x1f]+', "-", name).strip("-")[:30] or "template"
    taken = {KEY, *(each.key for each in templates(folder))}
    return next(key for key in (base, *(f"{base}-{n}" for n in range(2, 10_000))) if key not in taken)


def _in(folder: Path, is_own: bool) -> list[Template]:
    files = (file for file in sorted(folder.glob("*.toml")) if file.stem != KEY)
    return [each for each in (read_template(file, is_own) for file in files) if each is not None]


def _with(letters: Letterhead, template: Template) -> Template:
    """Return a template with name and logo of the hospital.

    What the hospital's IT has locked comes first, then what the user has set, what IT proposes, and what is
    in a template that IT provides.
    """
    site = site_settings()
    provided = Letterhead() if template.own else Letterhead(template.hospital, template.logo)
    hospital = letters.hospital or site.values.get("print/hospital", "") or provided.hospital
    if site.is_locked("print/hospital"):
        hospital = site.values["print/hospital"]
    logo = (letters.logo or provided.logo) if template.head else None
    return replace(template, hospital=hospital[:LONGEST], logo=logo)
