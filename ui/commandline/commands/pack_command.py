"""``pack``: signed packs of documents made, checked, installed and taken back; trusted publishers."""

from __future__ import annotations

import getpass
from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

from store.model.message import Message
from store.packs.creating import PackOrder, sign
from store.packs.minisign import PublicKey, SecretKey, WrongPasswordError
from store.packs.pack import SUFFIX, look_into, open_pack
from store.packs.publishers import Publishers
from store.packs.refusal import KeyRefused, NotPacked
from store.system.files import write_file
from store.system.paths import DataPaths
from ui.commandline import output, pack_text, terminal
from ui.commandline.command import Command
from ui.commandline.library_access import open_workspace, refresh_index
from ui.commandline.start.exit_codes import DONE, UNUSABLE
from ui.commandline.usage_errors import BadUsage
from ui.services.language import sentence


def run(paths: DataPaths, options: Namespace) -> int:
    """Do what the first word says.

    Raises:
        BadUsage: the words after the command do not fit together.
    """
    action = options.words[0] if options.words else ""
    if action not in _ACTIONS:
        raise BadUsage(what=Message("usage.action_wanted", command="pack", actions=tuple(_ACTIONS)))
    return _ACTIONS[action](paths, options)


def _create(paths: DataPaths, options: Namespace) -> int:
    from ui.services.packs.pack_creating import make_pack, withdrawal, words_file

    if not options.out:
        raise BadUsage(what=Message("usage.missing_option", option="--out", value=Message("argument.file")))
    target = Path(options.out)
    if target.suffix.lower() != SUFFIX:
        target = target.with_name(target.name + SUFFIX)
    key = _secret_key(options.key) if options.key else None
    with open_workspace(paths) as workspace:
        wanted = PackOrder(
            name=" ".join((options.name or target.stem).split()),
            publisher=" ".join((options.publisher or options.name or target.stem).split()),
            # Minutes grow by themselves, and tell when the pack was made.
            counter=options.counter
            if options.counter is not None
            else int(f"{datetime.now(UTC):%Y%m%d%H%M}"),
            expires=options.expires,
            withdrawn=tuple(withdrawal(workspace.library, each) for each in options.withdraw or ()),
            words=tuple(words_file(Path(each)) for each in options.words_file or ()),
        )
        files = [Path(each) for each in options.words[1:]]
        missing = next((each for each in files if not each.exists()), None)
        if missing is not None:
            raise NotPacked(source=str(missing), reason=Message("pack.no_file"))
        made = make_pack(
            workspace.library, target, wanted, files, key, output.progress(Message("progress.read"))
        )
    if options.json:
        signer = key.public().name if key else None
        output.say_json(
            {"file": str(target), **pack_text.manifest_json(made.manifest, signer, trusted=key is not None)}
        )
    else:
        lines = pack_text.manifest_lines(made.manifest, key.public().name if key else None, key is not None)
        output.say(terminal.lines([sentence(Message("packs.made", path=target)), *lines]))
    for line in pack_text.rejected_lines(made.result):
        output.complain(line)
    return UNUSABLE if made.result.rejected else DONE


def _keygen(_paths: DataPaths, options: Namespace) -> int:
    base = Path(options.out or "yice")
    secret, public = base.with_suffix(".key"), base.with_suffix(".pub")
    taken = next((each for each in (secret, public) if each.exists()), None)
    if taken is not None:
        raise BadUsage(what=Message("usage.taken", path=taken))
    key = SecretKey.make()
    made = key.public(" ".join((options.name or base.stem).split()))
    write_file(secret, key.text(), private=True)
    write_file(public, made.text())
    if options.json:
        output.say_json(pack_text.key_json(made) | {"secret": str(secret), "public": str(public)})
    else:
        told = (Message("packs.secret", path=secret), Message("packs.public", path=public))
        output.say(terminal.lines([*map(sentence, told), *pack_text.key_lines(made)]))
    return DONE


def _sign(_paths: DataPaths, options: Namespace) -> int:
    path = _file(options)
    if not options.key:
        raise BadUsage(what=Message("usage.missing_option", option="--key", value=Message("argument.secret")))
    key = _secret_key(options.key)
    manifest = sign(path, key)
    if options.json:
        output.say_json({"file": str(path), **pack_text.manifest_json(manifest, key.public().name, True)})
    else:
        output.tell(Message("packs.signed_file", path=path, key=key.public().name))
    return DONE


def _verify(paths: DataPaths, options: Namespace) -> int:
    path = _file(options)
    keys = [_public_key(options.key)] if options.key else Publishers(paths.pack_keys).trusted()
    pack = open_pack(path, keys)
    if options.json:
        output.say_json({"file": str(path), **pack_text.manifest_json(pack.manifest, pack.key.name, True)})
    else:
        told = Message("packs.valid", name=pack.manifest.name, counter=pack.manifest.counter)
        output.say(terminal.lines([sentence(told), *pack_text.key_lines(pack.key)]))
    return DONE


def _info(paths: DataPaths, options: Namespace) -> int:
    path = _file(options)
    contents = look_into(path)
    known = {each.id: each for each in Publishers(paths.pack_keys).trusted()}
    key = known.get(contents.signature.id) if contents.signature else None
    signature = contents.signature
    trusted = key is not None and signature is not None and signature.holds(key, contents.signed)
    signer = pack_text.signer(contents.signature)
    if options.json:
        output.say_json({"file": str(path), **pack_text.manifest_json(contents.manifest, signer, trusted)})
    else:
        output.say(terminal.lines(pack_text.manifest_lines(contents.manifest, signer, trusted)))
    return DONE


def _install(paths: DataPaths, options: Namespace) -> int:
    from ui.services.packs.pack_installing import install_pack
    from ui.services.packs.pack_plan import plan_pack

    path = _file(options)
    with open_workspace(paths) as workspace:
        plan = plan_pack(workspace, path, output.progress(Message("progress.read")))
        if options.dry_run:
            if options.json:
                output.say_json(pack_text.plan_json(plan))
            else:
                output.say(terminal.lines(pack_text.plan_lines(plan)))
            return DONE
        done = install_pack(workspace, plan)
        refresh_index(workspace)
    if options.json:
        output.say_json(pack_text.plan_json(plan) | {"done": pack_text.done_json(done)})
    else:
        output.say(terminal.lines([*pack_text.plan_lines(plan), pack_text.done_text(done)]))
    return DONE


def _undo(paths: DataPaths, options: Namespace) -> int:
    from ui.services.packs.pack_installing import undo_pack

    with open_workspace(paths) as workspace:
        done = undo_pack(workspace)
        refresh_index(workspace)
    if options.json:
        output.say_json(pack_text.done_json(done))
    else:
        output.say(pack_text.done_text(done, undone=True) + "\n")
    return DONE


def _keys(paths: DataPaths, options: Namespace) -> int:
    publishers = Publishers(paths.pack_keys)
    if options.add:
        paths.root.mkdir(parents=True, exist_ok=True)
        file = Path(options.add)
        publishers.add(_text_of(file) if file.is_file() else options.add, options.name or "")
    if options.remove:
        publishers.remove(options.remove)
    found = publishers.all()
    if options.json:
        output.say_json(pack_text.keys_json(found))
    else:
        lines = [line for each in found for line in pack_text.key_lines(each.key, each.own)]
        output.say(terminal.lines(lines or [sentence(Message("packs.no_keys"))]))
    return DONE


def _file(options: Namespace) -> Path:
    if len(options.words) != 2:
        typed, value = f"pack {options.words[0]}", Message("argument.pack", suffix=SUFFIX)
        raise BadUsage(what=Message("usage.typed_so", typed=typed, value=value))
    return Path(options.words[1])


def _secret_key(name: str) -> SecretKey:
    try:
        return SecretKey.read(
            _text_of(Path(name)), lambda: getpass.getpass(sentence(Message("packs.password")))
        )
    except WrongPasswordError as error:
        raise KeyRefused(source=name, reason=Message("pack.wrong_password")) from error
    except ValueError as error:
        raise KeyRefused(source=name, reason=Message("pack.no_secret_key")) from error


def _public_key(name: str) -> PublicKey:
    file = Path(name)
    try:
        return PublicKey.read(_text_of(file) if file.is_file() else name)
    except ValueError as error:
        raise KeyRefused(source=name, reason=Message("pack.no_key")) from error


def _text_of(path: Path) -> str:
    """Return the text of a key file; ValueError or KeyRefused where it is none."""
    try:
        return path.read_bytes()[:10_000].decode("utf-8-sig")
    except OSError as error:
        from store.system.files import reason_of

        raise KeyRefused(
            source=path.name, reason=Message("pack.cannot_read", reason=reason_of(error))
        ) from error


def _day(value: str) -> date:
    from argparse import ArgumentTypeError

    try:
        return date.fromisoformat(value)
    except ValueError:
        raise ArgumentTypeError(sentence(Message("usage.day"))) from None


def _counter(value: str) -> int:
    from argparse import ArgumentTypeError

    if not value.isdigit() or len(value) > 15:
        raise ArgumentTypeError(sentence(Message("usage.positive", typed=value)))
    return int(value)


_ACTIONS: dict[str, Callable[[DataPaths, Namespace], int]] = {
    "create": _create,
    "keygen": _keygen,
    "sign": _sign,
    "verify": _verify,
    "info": _info,
    "install": _install,
    "undo": _undo,
    "keys": _keys,
}


def _add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("words", metavar=sentence(Message("argument.action")), nargs="*")
    for option in ("--out", "--name", "--publisher", "--key", "--add", "--remove"):
        parser.add_argument(option)
    parser.add_argument("--counter", type=_counter)
    parser.add_argument("--expires", type=_day)
    parser.add_argument("--withdraw", action="append")
    parser.add_argument("--words", dest="words_file", action="append")
    parser.add_argument("--dry-run", action="store_true")


def _only_reads(options: Namespace) -> bool:
    """Return whether the library is read and not written; the other actions read files, or write."""
    action = options.words[0] if options.words else ""
    return action in ("create", "undo") or (action == "install" and options.dry_run)


COMMAND = Command(
    "pack",
    run,
    _add_arguments,
    actions=tuple(_ACTIONS),
    needs_folder=_only_reads,
    position=55,
)
