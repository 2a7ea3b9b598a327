"""What this process keeps: the least recently used goes first, and an older edition goes at once."""

from collections import OrderedDict
from collections.abc import Hashable
from threading import Lock
from typing import Any


class Store:
    """Values under (edition, key), bounded in bytes."""

    def __init__(self, max_bytes: int):
        self.max_bytes = max_bytes
        self._lock = Lock()
        self.clear()

    def clear(self) -> None:
        with self._lock:
            self._edition = -1
            self._entries: OrderedDict[Hashable, tuple[Any, int]] = OrderedDict()
            self._bytes = 0

    def get(self, edition: int, key: Hashable) -> Any | None:
        with self._lock:
            if edition != self._edition or key not in self._entries:
                return None
            self._entries.move_to_end(key)
            return self._entries[key][0]

    def put(self, edition: int, key: Hashable, value: Any, size: int) -> None:
        """Keep the value; one that would push out most others is not kept at all."""
        with self._lock:
            if size > self.max_bytes // 4 or edition < self._edition:
                return
            if edition > self._edition:
                self._entries.clear()
                self._bytes = 0
                self._edition = edition
            self._bytes -= self._entries.pop(key, (None, 0))[1]
            self._entries[key] = (value, size)
            self._bytes += size
            while self._bytes > self.max_bytes:
                _, (_, dropped) = self._entries.popitem(last=False)
                self._bytes -= dropped

    @property
    def size(self) -> int:
        return self._bytes
