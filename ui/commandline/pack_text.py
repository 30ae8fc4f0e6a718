"""Packs as text and as JSON values for the command line."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from store.model.message import Message
from store.notebook import PlacingReport
from store.packs.manifest import Manifest
from store.packs.minisign import MinisignSignature, PublicKey
from store.packs.publishers import Publisher
from ui.services.language import listed, sentence
from ui.services.library.arriving.import_files import ImportResult
from ui.services.packs.pack_installing import PackDone
from ui.services.packs.pack_plan import PackPlan


def manifest_json(manifest: Manifest, signed_by: str | None, trusted: bool) -> dict[str, Any]:
    """Return what a pack says of itself; ``signed_by`` is the id of the key."""
    return {
        "name": manifest.name,
        "publisher": manifest.publisher,
        "counter": manifest.counter,
        "created": manifest.created.isoformat(),
        "expires": manifest.expires.isoformat() if manifest.expires else None,
        "expired": manifest.expired(date.today()),
        "requires": manifest.requires,
        "signed_by": signed_by,
        "trusted": trusted,
        "documents": [
            {
                "file": each.source,
                "title": each.title,
                "sha256": each.file.sha256,
                "size": each.file.size,
                "decisions": each.decisions is not None,
            }
            for each in manifest.documents
        ],
        "withdrawn": [{"key": each.key, "title": each.title} for each in manifest.withdrawn],
        "words": len(manifest.words),
    }


def manifest_lines(manifest: Manifest, signed_by: str | None, trusted: bool) -> list[str]:
    """Return what a pack says of itself, line by line."""
    lines = [
        sentence(Message("packs.head", name=manifest.name, counter=manifest.counter)),
        sentence(Message("packs.publisher", name=manifest.publisher)),
        sentence(Message("packs.created", day=manifest.created.isoformat())) + _expiry(manifest),
        sentence(Message("packs.signature", signed=_signed(signed_by, trusted))),
    ]
    if manifest.documents:
        lines.append(sentence(Message("packs.documents", count=len(manifest.documents))))
        documents = (
            Message("packs.document", title=each.title, source=each.source) for each in manifest.documents
        )
        lines += [f"  {sentence(each)}" for each in documents]
    if manifest.withdrawn:
        lines.append(sentence(Message("packs.withdrawn", count=len(manifest.withdrawn))))
        lines += [f"  {each.title}" for each in manifest.withdrawn]
    if manifest.words:
        lines.append(sentence(Message("packs.words", count=len(manifest.words))))
    return lines


def plan_json(plan: PackPlan) -> dict[str, Any]:
    """Return what installing a pack would do."""
    return {
        "name": plan.manifest.name,
        "publisher": plan.manifest.publisher,
        "counter": plan.manifest.counter,
        "installed_counter": plan.before.counter if plan.before else None,
        "expired": plan.expired,
        "added": [_document(each.plan.document.key, each.plan.document.name) for each in plan.added],
        "replaced": [_document(each.plan.document.key, each.plan.document.name) for each in plan.replaced],
        "withdrawn": [_document(each.key, each.name) for each in plan.withdrawn],
        "skipped": [
            {"file": each.source, "key": each.key, "reason": sentence(each.reason)}
            for each in plan.skipped
        ],
        "rejected": [{"file": each.source, "reason": sentence(each.reason)} for each in plan.rejected],
        "kept_decisions": list(plan.kept_decisions),
        "words": len(plan.words),
        "notes": [
            _document(each.key, each.title) | placing_json(each.placing) for each in plan.notes
        ],
    }  # fmt: skip


def plan_lines(plan: PackPlan) -> list[str]:
    """Return what installing a pack would do, line by line."""
    manifest = plan.manifest
    head = sentence(Message("packs.head", name=manifest.name, counter=manifest.counter))
    lines = [f"{head}  {sentence(Message('packs.publisher', name=manifest.publisher))}"]
    if plan.expired:
        lines.append(sentence(Message("packs.expired", day=str(manifest.expires))))
    lines += _group(Message("packs.added"), [each.plan.document.name for each in plan.added])
    lines += _group(Message("packs.replaced"), [each.plan.document.name for each in plan.replaced])
    lines += _group(Message("packs.withdraws"), [each.name for each in plan.withdrawn])
    lines += _group(Message("packs.unchanged"), [sentence(each.reason) for each in plan.skipped])
    lines += _group(
        Message("packs.unreadable"),
        [
            sentence(Message("error.bad_input", source=each.source, reason=each.reason))
            for each in plan.rejected
        ],
    )
    lines += _group(Message("packs.kept"), list(plan.kept_decisions))
    if plan.words:
        lines.append(sentence(Message("packs.words", count=len(plan.words))))
    lines += _group(
        Message("packs.notes"),
        [
            sentence(Message("packs.notes_of", title=each.title, placing=placing_text(each.placing)))
            for each in plan.notes
        ],
    )
    return lines


def done_json(done: PackDone) -> dict[str, Any]:
    """Return what was done."""
    counts = {"added": done.added, "replaced": done.replaced, "withdrawn": done.withdrawn}
    return {"name": done.name, "counter": done.counter} | counts | {"notes": placing_json(done.placing)}


def done_text(done: PackDone, undone: bool = False) -> str:
    """Return what was done, in one line."""
    moved = done.placing.moved + len(done.placing.unsure) + len(done.placing.lost)
    notes = Message("packs.placed", placing=placing_text(done.placing)) if moved else None
    if undone:
        told = Message(
            "packs.undone",
            name=done.name,
            counter=done.counter,
            restored=done.added + done.replaced,
            removed=done.withdrawn,
            notes=notes,
        )
    else:
        told = Message(
            "packs.installed",
            name=done.name,
            counter=done.counter,
            added=done.added,
            replaced=done.replaced,
            withdrawn=done.withdrawn,
            notes=notes,
        )
    return sentence(told)


def keys_json(publishers: Sequence[Publisher]) -> list[dict[str, Any]]:
    """Return trusted keys."""
    return [key_json(each.key) | {"removable": each.own} for each in publishers]


def key_json(key: PublicKey) -> dict[str, Any]:
    """Return a public key."""
    return {"id": key.name, "comment": key.comment, "key": key.base64(), "fingerprint": key.fingerprint}


def key_lines(key: PublicKey, own: bool = True) -> list[str]:
    """Return a public key with its fingerprint, to be compared by two people."""
    place = "" if own else sentence(Message("packs.by_site"))
    words = (
        Message("packs.key", key=key.base64()),
        Message("packs.fingerprint", fingerprint=key.fingerprint),
    )
    return [f"{key.name}  {key.comment}{place}", *(f"  {sentence(each)}" for each in words)]


def rejected_lines(result: ImportResult) -> list[str]:
    """Return the files that are not in a pack, and why."""
    left_out = [(each.source, each.reason) for each in result.rejected]
    left_out += [(each.source, each.reason) for each in result.skipped]
    return [sentence(Message("packs.left_out", source=source, reason=reason)) for source, reason in left_out]


def placing_json(placing: PlacingReport) -> dict[str, int]:
    """Return what becomes of annotations, in numbers."""
    return {
        "kept": placing.kept,
        "moved": placing.moved,
        "unsure": len(placing.unsure),
        "lost": len(placing.lost),
    }


def placing_text(placing: PlacingReport) -> str:
    """Return what becomes of annotations, in words."""
    counts = placing_json(placing)
    words = (
        Message("packs.placed_kept", count=counts["kept"]),
        Message("packs.placed_moved", count=counts["moved"]),
        Message("packs.placed_unsure", count=counts["unsure"]),
        Message("packs.placed_lost", count=counts["lost"]),
    )
    told = listed(sentence(each) for each in words if each.details["count"])
    return told or sentence(Message("packs.placed_none"))


def signer(signature: MinisignSignature | None) -> str | None:
    """Return the id of the key of a signature."""
    return signature.id[::-1].hex().upper() if signature else None


def _document(key: str, title: str) -> dict[str, Any]:
    return {"key": key, "title": title}


def _group(head: Message, lines: list[str]) -> list[str]:
    if not lines:
        return []
    return [sentence(Message("packs.group", head=head, count=len(lines))), *(f"  {line}" for line in lines)]


def _expiry(manifest: Manifest) -> str:
    if manifest.expires is None:
        return ""
    day = str(manifest.expires)
    if manifest.expired(date.today()):
        return sentence(Message("packs.valid_until_past", day=day))
    return sentence(Message("packs.valid_until", day=day))


def _signed(signed_by: str | None, trusted: bool) -> Message:
    if signed_by is None:
        return Message("packs.unsigned")
    if trusted:
        return Message("packs.trusted", key=signed_by)
    return Message("packs.untrusted", key=signed_by)
