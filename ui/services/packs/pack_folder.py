"""Packs on a share that this PC does not have yet; the share itself is only read. No Qt."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Sequence
from pathlib import Path

from store.library.pack_records import packs_of
from store.model.errors import Cancelled, YiceError
from store.packs.pack import SUFFIX, look_into
from store.packs.publishers import Publishers
from store.packs.refusal import PackRefused
from store.system import log
from ui.services.packs.pack_installing import PackDone, install_pack
from ui.services.packs.pack_plan import plan_pack
from ui.services.workspace import Workspace

#: A share may be huge; no more packs than these are looked at, the newest names first.
_MOST_PACKS = 500


def new_packs(workspace: Workspace, folder: Path) -> list[Path]:
    """Return the packs of trusted publishers in a folder that are later than those installed, oldest first.

    Nothing for a folder that is not there; what is no pack, or is being copied, is passed over.
    """
    trusted = {key.id: key for key in Publishers(workspace.paths.pack_keys).trusted()}
    installed = {each.identity: each.counter for each in packs_of(workspace.library)}
    found = []
    for path in _files(folder) if trusted else ():
        with contextlib.suppress(PackRefused):
            contents = look_into(path)
            key = trusted.get(contents.signature.id) if contents.signature else None
            if key is None:
                continue
            manifest = contents.manifest
            if manifest.counter > installed.get((key.name, manifest.name), -1):
                found.append((manifest.name, manifest.counter, path))
    return [path for _name, _counter, path in sorted(found)]


def install_new(
    workspace: Workspace, paths: Sequence[Path], cancelled: Callable[[], bool] = lambda: False
) -> list[PackDone]:
    """Install packs one after the other; one that is refused stops no other. Returns what was done."""
    done = []
    for path in paths:
        if cancelled():
            break
        try:
            done.append(install_pack(workspace, plan_pack(workspace, path, cancelled=cancelled)))
        except Cancelled:
            break
        except YiceError as error:
            log.fault("packs.share", error)
    return done


def _files(folder: Path) -> list[Path]:
    try:
        return sorted(folder.glob(f"*{SUFFIX}"), reverse=True)[:_MOST_PACKS]
    except OSError:
        return []
