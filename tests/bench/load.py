"""A small load client: a few connections, one request at a time on each, every answer checked.

It is written on the selectors module because the client shares two cores with the server that it measures: a
heavier client would be measured instead.
"""

import math
import selectors
import socket
import time
from collections.abc import Generator, Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Load:
    """Requests per second and the 95th percentile of their times in milliseconds."""

    rps: float
    p95_ms: float
    requests: int
    times_ms: tuple[float, ...] = ()  # of each, where they are few


class Connection:
    def __init__(self, port: int, request: bytes, expect: bytes):
        self.request, self.expect, self.port = request, expect, port
        self.socket: socket.socket | None = None
        self.buffer = b""
        self.started = 0.0

    def send(self) -> None:
        self.buffer = b""
        self.started = time.perf_counter()
        if self.socket is None:
            self.socket = socket.create_connection(("127.0.0.1", self.port))
            self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.socket.sendall(self.request)

    def close(self) -> None:
        assert self.socket is not None
        self.socket.close()
        self.socket = None

    def receive(self) -> bool:
        """Take what came; True when the answer is whole. Raises RuntimeError on any answer but 200."""
        assert self.socket is not None
        self.buffer += self.socket.recv(262_144)
        head, found, body = self.buffer.partition(b"\r\n\r\n")
        if not found:
            return False
        fields = head.lower().split(b"\r\n")
        if b" 200 " not in fields[0]:
            raise RuntimeError(head.decode(errors="replace"))
        length = next(int(field[15:]) for field in fields if field.startswith(b"content-length:"))
        if len(body) < length:
            return False
        if self.expect not in body:
            raise RuntimeError(f"{self.expect!r} is missing from the answer")
        return True


def run(port: int, path: str, *, expect: str, seconds: float = 6, warm: float = 1.5, connections: int = 8) -> Load:
    """Ask for ``path`` on loopback for so many seconds. ``expect`` must stand in every answer."""
    times: list[float] = []
    start = time.perf_counter()
    for now, taken in _answers(port, path, expect, connections):
        if now >= start + warm + seconds:
            break
        if now >= start + warm:
            times.append(taken)
    return Load(rps=len(times) / seconds, p95_ms=_p95(times), requests=len(times))


def ask(port: int, path: str, *, expect: str, cookie: str, times: int = 20, at_once: int = 1) -> Load:
    """So many answers to somebody who is signed in and asks again at once, after four to warm the processes.

    Each comes by a connection of its own, as the proxy in front hands requests on: whichever process is free takes it.
    """
    taken: list[float] = []
    answers = _answers(port, path, expect, at_once, f"Cookie: {cookie}\r\nConnection: close\r\n", kept=False)
    for _number in range(4):
        next(answers)
    start = time.perf_counter()
    for _number in range(times):
        taken.append(next(answers)[1])
    answers.close()
    rate = times / (time.perf_counter() - start)
    return Load(rps=rate, p95_ms=_p95(taken), requests=times, times_ms=tuple(one * 1000 for one in taken))


def in_turn(port: int, paths: Iterable[str], *, expect: str, cookie: str, times: int = 20) -> dict[str, float]:
    """The 95th percentile of each page's answers in milliseconds, after four that warm the processes.

    All pages are asked once, then all again: somebody who works goes from page to page, and what disturbs the machine
    for a second falls on many pages once, not on one of them many times.
    """
    taken: dict[str, list[float]] = {path: [] for path in paths}
    for number in range(4 + times):
        for path, answers in taken.items():
            seconds = _once(port, _request(port, path, f"Cookie: {cookie}\r\nConnection: close\r\n"), expect)
            if number >= 4:
                answers.append(seconds)
    return {path: _p95(answers) for path, answers in taken.items()}


def _once(port: int, request: bytes, expect: str) -> float:
    connection = Connection(port, request, expect.encode())
    connection.send()
    while not connection.receive():
        pass
    taken = time.perf_counter() - connection.started
    connection.close()
    return taken


def _request(port: int, path: str, more: str = "") -> bytes:
    return f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nAccept-Language: zh-CN\r\n{more}\r\n".encode()


def _answers(
    port: int, path: str, expect: str, connections: int, more: str = "", *, kept: bool = True
) -> Generator[tuple[float, float]]:
    """Ask again on each connection as soon as it has answered; gives (when, seconds taken) of each answer."""
    request = _request(port, path, more)
    selector = selectors.DefaultSelector()

    def send(connection: Connection) -> None:
        is_new = connection.socket is None
        connection.send()
        if is_new:
            selector.register(connection.socket, selectors.EVENT_READ, connection)

    try:
        for _ in range(connections):
            send(Connection(port, request, expect.encode()))
        while True:
            for key, _mask in selector.select(timeout=1):
                connection = key.data
                if connection.receive():
                    now = time.perf_counter()
                    taken = now - connection.started
                    if not kept:
                        selector.unregister(connection.socket)
                        connection.close()
                    send(connection)
                    yield now, taken
    finally:
        for key in list(selector.get_map().values()):
            key.fileobj.close()
        selector.close()


def _p95(times: list[float]) -> float:
    """The nearest rank: of twenty, the slowest but one."""
    return sorted(times)[math.ceil(len(times) * 0.95) - 1] * 1000
