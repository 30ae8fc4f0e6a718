"""Listens to the program as a screen reader does: through the accessibility bus (AT-SPI 2)."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from jeepney import DBusAddress, HeaderFields, MessageType, new_method_call
from jeepney.io.blocking import DBusConnection, open_dbus_connection

from tests.patience import SECONDS

ATSPI = "org.a11y.atspi"
ROOT = "/org/a11y/atspi/accessible/root"
#: Bits of AT-SPI states.
CHECKED, ENABLED, FOCUSABLE, FOCUSED, SHOWING = 4, 8, 11, 12, 25


@dataclass(frozen=True)
class Node:
    """An object of the program's tree, as it was when it was asked for."""

    bus: str
    path: str
    name: str
    role: str
    states: frozenset[int]
    children: tuple[Node, ...] = ()
    description: str = ""

    def walk(self) -> Iterator[Node]:
        """This node and all below it."""
        yield self
        for child in self.children:
            yield from child.walk()

    def find(self, role: str, name: str = "") -> list[Node]:
        """Nodes of a role, and of a name if one is given."""
        return [one for one in self.walk() if one.role == role and name in ("", one.name)]


class ScreenReader:
    """Asks the registry for the program and reads its tree; collects events."""

    def __init__(self, connection: DBusConnection) -> None:
        self._connection = connection

    def call(self, bus: str, path: str, interface: str, method: str, signature: str = "", *body: Any) -> Any:
        """The answer to a method of the bus; RuntimeError where it is an error."""
        address = DBusAddress(path, bus_name=bus, interface=interface)
        message = new_method_call(address, method, signature or None, body)
        answer = self._connection.send_and_get_reply(message, timeout=SECONDS)
        if answer.header.message_type == MessageType.error:
            raise RuntimeError(f"{method}: {answer.body}")
        return answer.body[0] if len(answer.body) == 1 else answer.body

    def get(self, bus: str, path: str, interface: str, name: str) -> Any:
        """A property."""
        found = self.call(bus, path, "org.freedesktop.DBus.Properties", "Get", "ss", interface, name)
        return found[1]

    def programs(self) -> list[tuple[str, str]]:
        """Bus names and paths of the programs that can be read; none while the registry is starting."""
        registry = f"{ATSPI}.Registry"
        try:
            return [tuple(one) for one in self.call(registry, ROOT, f"{ATSPI}.Accessible", "GetChildren")]
        except RuntimeError:
            return []

    def node(self, bus: str, path: str, depth: int = 40) -> Node:
        """An object and what is below it, as far as it shows."""
        accessible = f"{ATSPI}.Accessible"
        low, high = self.call(bus, path, accessible, "GetState")
        states = frozenset(bit for bit in range(64) if (low | high << 32) >> bit & 1)
        name = self.get(bus, path, accessible, "Name")
        role = self.call(bus, path, accessible, "GetRoleName")
        children: list[Node] = []
        if depth and (SHOWING in states or role in ("application", "frame")):
            count = self.get(bus, path, accessible, "ChildCount")
            for number in range(min(count, 300)):
                child_bus, child = self.call(bus, path, accessible, "GetChildAtIndex", "i", number)
                if child != "/org/a11y/atspi/null":
                    children.append(self.node(child_bus, child, depth - 1))
        description = self.get(bus, path, accessible, "Description")
        return Node(bus, path, name, role, states, tuple(children), description)

    def listen(self, *events: str) -> None:
        """Want these events: ``object:state-changed:focused``."""
        for event in events:
            self.call(
                f"{ATSPI}.Registry",
                "/org/a11y/atspi/registry",
                f"{ATSPI}.Registry",
                "RegisterEvent",
                "s",
                event,
            )
        rule = f"type='signal',interface='{ATSPI}.Event.Object'"
        bus = "org.freedesktop.DBus"
        self.call(bus, "/org/freedesktop/DBus", bus, "AddMatch", "s", rule)

    def events(self, seconds: float = 0.6) -> list[tuple[str, str, str, Any]]:
        """What was told within some time: member, detail, path of the object, value."""
        found: list[tuple[str, str, str, Any]] = []
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0:
            try:
                message = self._connection.receive(timeout=left)
            except TimeoutError:
                break
            fields = message.header.fields
            if message.header.message_type == MessageType.signal:
                detail = message.body[0] if message.body else ""
                found.append((fields[HeaderFields.member], detail, fields[HeaderFields.path], message.body))
        return found


@contextmanager
def accessibility_bus(environment: dict[str, str]) -> Iterator[ScreenReader]:
    """A session bus with the accessibility bus on it; ``environment`` learns where they are."""
    daemon = subprocess.Popen(
        ["dbus-daemon", "--session", "--print-address=1", "--nofork"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        env=environment,
    )
    assert daemon.stdout is not None
    environment["DBUS_SESSION_BUS_ADDRESS"] = daemon.stdout.readline().strip()
    environment["QT_LINUX_ACCESSIBILITY_ALWAYS_ON"] = "1"
    environment["NO_AT_BRIDGE"] = "0"
    launcher = subprocess.Popen(
        [launcher_path(), "--launch-immediately"],
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    session = open_dbus_connection(environment["DBUS_SESSION_BUS_ADDRESS"])
    reader = ScreenReader(session)
    address = ""
    for _ in range(100):
        try:
            address = reader.call("org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus", "GetAddress")
            break
        except RuntimeError:
            time.sleep(0.1)
    session.close()
    connection = open_dbus_connection(address)
    try:
        yield ScreenReader(connection)
    finally:
        connection.close()
        for process in (launcher, daemon):
            process.terminate()
            process.wait(SECONDS)
        daemon.stdout.close()


def launcher_path() -> str:
    """Where the accessibility bus is started from; empty where it is not installed."""
    for place in ("/usr/libexec/at-spi-bus-launcher", "/usr/lib/at-spi2-core/at-spi-bus-launcher"):
        if os.access(place, os.X_OK):
            return place
    return ""
