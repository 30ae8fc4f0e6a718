"""Packs as text and as JSON values for the command line."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from store.model import wording
from store.notebook import PlacingReport
from store.packs.manifest import Manifest
from store.packs.minisign import MinisignSignature, PublicKey
from store.packs.publishers import Publisher
from ui.services.library.import_files import ImportResult
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
        f"{manifest.name}  序号 {manifest.counter}",
        f"发布方：{manifest.publisher}",
        f"制作日期：{manifest.created.isoformat()}{_expiry(manifest)}",
        f"签名：{_signed(signed_by, trusted)}",
    ]
    if manifest.documents:
        lines.append(f"文件 {len(manifest.documents)} 份：")
        lines += [f"  {each.title}（{each.source}）" for each in manifest.documents]
    if manifest.withdrawn:
        lines.append(f"撤回 {len(manifest.withdrawn)} 份：")
        lines += [f"  {each.title}" for each in manifest.withdrawn]
    if manifest.words:
        lines.append(f"词表 {len(manifest.words)} 份")
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
            {"file": each.source, "key": each.key, "reason": wording.text(each.reason)}
            for each in plan.skipped
        ],
        "rejected": [{"file": each.source, "reason": wording.text(each.reason)} for each in plan.rejected],
        "kept_decisions": list(plan.kept_decisions),
        "words": len(plan.words),
        "notes": [
            _document(each.key, each.title) | placing_json(each.placing) for each in plan.notes
        ],
    }  # fmt: skip


def plan_lines(plan: PackPlan) -> list[str]:
    """Return what installing a pack would do, line by line."""
    lines = [f"{plan.manifest.name}  序号 {plan.manifest.counter}  发布方：{plan.manifest.publisher}"]
    if plan.expired:
        lines.append(f"发布方的有效期到 {plan.manifest.expires} 为止，可能已有更新的包；仍可安装。")
    lines += _group("新增", [each.plan.document.name for each in plan.added])
    lines += _group("替换", [each.plan.document.name for each in plan.replaced])
    lines += _group("撤回", [each.name for each in plan.withdrawn])
    lines += _group("不变", [wording.text(each.reason) for each in plan.skipped])
    lines += _group("读不出", [f"{each.source}：{wording.text(each.reason)}" for each in plan.rejected])
    lines += _group("保留本机核对结果", list(plan.kept_decisions))
    if plan.words:
        lines.append(f"词表 {len(plan.words)} 份")
    lines += _group(
        "批注、划线和书签", [f"{each.title}：{placing_text(each.placing)}" for each in plan.notes]
    )
    return lines


def done_json(done: PackDone) -> dict[str, Any]:
    """Return what was done."""
    counts = {"added": done.added, "replaced": done.replaced, "withdrawn": done.withdrawn}
    return {"name": done.name, "counter": done.counter} | counts | {"notes": placing_json(done.placing)}


def done_text(done: PackDone, undone: bool = False) -> str:
    """Return what was done, in one line."""
    head = "已退回到上一版" if undone else "已安装"
    counts = f"新增 {done.added} 份，替换 {done.replaced} 份，撤回 {done.withdrawn} 份"
    if undone:
        counts = f"恢复 {done.added + done.replaced} 份，移除 {done.withdrawn} 份"
    moved = done.placing.moved + len(done.placing.unsure) + len(done.placing.lost)
    notes = f"；批注、划线和书签：{placing_text(done.placing)}" if moved else ""
    return f"{head}：{done.name} 序号 {done.counter}，{counts}{notes}。"


def keys_json(publishers: Sequence[Publisher]) -> list[dict[str, Any]]:
    """Return trusted keys."""
    return [key_json(each.key) | {"removable": each.own} for each in publishers]


def key_json(key: PublicKey) -> dict[str, Any]:
    """Return a public key."""
    return {"id": key.name, "comment": key.comment, "key": key.base64(), "fingerprint": key.fingerprint}


def key_lines(key: PublicKey, own: bool = True) -> list[str]:
    """Return a public key with its fingerprint, to be compared by two people."""
    place = "" if own else "（由信息部门设定）"
    return [f"{key.name}  {key.comment}{place}", f"  公钥：{key.base64()}", f"  指纹：{key.fingerprint}"]


def rejected_lines(result: ImportResult) -> list[str]:
    """Return the files that are not in a pack, and why."""
    lines = [f"没有放进：{each.source}，{wording.text(each.reason)}" for each in result.rejected]
    return lines + [f"没有放进：{each.source}，{wording.text(each.reason)}" for each in result.skipped]


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
    words = (("kept", "不动"), ("moved", "移位"), ("unsure", "待确认"), ("lost", "未归位"))
    return "、".join(f"{word} {counts[name]} 处" for name, word in words if counts[name]) or "没有"


def signer(signature: MinisignSignature | None) -> str | None:
    """Return the id of the key of a signature."""
    return signature.id[::-1].hex().upper() if signature else None


def _document(key: str, title: str) -> dict[str, Any]:
    return {"key": key, "title": title}


def _group(head: str, lines: list[str]) -> list[str]:
    return [f"{head} {len(lines)}：", *(f"  {line}" for line in lines)] if lines else []


def _expiry(manifest: Manifest) -> str:
    if manifest.expires is None:
        return ""
    return f"，有效期到 {manifest.expires}{'（已过）' if manifest.expired(date.today()) else ''}"


def _signed(signed_by: str | None, trusted: bool) -> str:
    if signed_by is None:
        return "没有"
    return f"{signed_by}（{'受信任' if trusted else '不在受信任的发布方之列'}）"
