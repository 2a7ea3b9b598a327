"""A small load client: a few kept connections, one request at a time on each, every answer checked.

It is written on the selectors module because the client shares two cores with the server that it measures: a
heavier client would be measured instead.
"""

import selectors
import socket
import time
from dataclasses import dataclass


@dataclass(frozen=True)
class Load:
    """Requests per second and the 95th percentile of their times in milliseconds."""

    rps: float
    p95_ms: float
    requests: int


class Connection:
    def __init__(self, port: int, request: bytes, expect: bytes):
        self.request, self.expect, self.port = request, expect, port
        self.socket: socket.socket | None = None
        self.buffer = b""
        self.started = 0.0

    def send(self) -> None:
        if self.socket is None:
            self.socket = socket.create_connection(("127.0.0.1", self.port))
            self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.buffer = b""
        self.started = time.perf_counter()
        self.socket.sendall(self.request)

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
    request = f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nAccept-Language: zh-CN\r\n\r\n".encode()
    selector = selectors.DefaultSelector()
    for _ in range(connections):
        connection = Connection(port, request, expect.encode())
        connection.send()
        selector.register(connection.socket, selectors.EVENT_READ, connection)
    start = time.perf_counter()
    counted_from, end = start + warm, start + warm + seconds
    times: list[float] = []
    while (now := time.perf_counter()) < end:
        for key, _mask in selector.select(timeout=1):
            connection = key.data
            if connection.receive():
                if now >= counted_from:
                    times.append(time.perf_counter() - connection.started)
                connection.send()
    for key in list(selector.get_map().values()):
        key.fileobj.close()
    selector.close()
    times.sort()
    return Load(rps=len(times) / seconds, p95_ms=times[int(len(times) * 0.95)] * 1000, requests=len(times))
