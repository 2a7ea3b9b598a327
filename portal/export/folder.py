"""The folder of a copy: what changed is written aside and moved in at the end, what is gone is deleted.

A crash before the end leaves the last copy as it was; one while files are moved in is mended by the next run, because
what stands on the disk is compared and not what a list says. Only files that a copy wrote are ever deleted.
"""

import fcntl
import json
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from .places import is_safe

LIST = "copy-files.json"
ASIDE = ".copy-aside"


class NotOurs(Exception):  # noqa: N818
    """The folder holds other things, or another run is at work in it."""


@dataclass(frozen=True)
class Counts:
    files: int
    written: int
    deleted: int


@contextmanager
def opened(root: Path) -> Iterator["Folder"]:
    """One run at a time; what a run left aside that did not come to its end is thrown away."""
    root.mkdir(parents=True, exist_ok=True)
    handle = os.open(root, os.O_RDONLY | os.O_DIRECTORY)
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise NotOurs(f"another export is writing into {root}") from None
        shutil.rmtree(root / ASIDE, ignore_errors=True)
        if not (root / LIST).exists() and any(root.iterdir()):
            raise NotOurs(f"{root} is not empty and holds no {LIST}: give an empty folder or an earlier copy")
        yield Folder(root)
    finally:
        shutil.rmtree(root / ASIDE, ignore_errors=True)
        os.close(handle)


class Folder:
    def __init__(self, root: Path) -> None:
        self.root = root
        self._before: dict[str, str] = _read(root / LIST)
        self._now: dict[str, str] = {}
        self._aside: list[str] = []

    def put(self, name: str, body: bytes) -> None:
        """A file of the copy; written aside only where the disk has other bytes."""
        if not is_safe(name) or name == LIST or name in self._now:
            raise ValueError(f"no file of a copy: {name}")
        digest = sha256(body).hexdigest()
        self._now[name] = digest
        if _digest(self.root / name) != digest:
            _write(self.root / ASIDE / name, body)
            self._aside.append(name)

    def finish(self) -> Counts:
        """Take down first, then move in; the list names all files that may be there at every moment."""
        gone = sorted(set(self._before) - set(self._now))
        if gone or self._aside or self._before != self._now:
            self._list({**self._before, **self._now})
            for name in gone:
                self._delete(name)
            for name in self._aside:
                (self.root / name).parent.mkdir(parents=True, exist_ok=True)
                os.replace(self.root / ASIDE / name, self.root / name)
            self._list(self._now)
        return Counts(len(self._now), len(self._aside), len(gone))

    def _delete(self, name: str) -> None:
        if not is_safe(name):  # the list was written by hand
            return
        (self.root / name).unlink(missing_ok=True)
        for folder in (self.root / name).parents:
            if folder == self.root or not folder.is_dir() or any(folder.iterdir()):
                break
            folder.rmdir()

    def _list(self, files: dict[str, str]) -> None:
        aside = self.root / ASIDE / LIST
        _write(aside, json.dumps({"files": files}, ensure_ascii=False, indent=0, sort_keys=True).encode())
        os.replace(aside, self.root / LIST)


def _write(path: Path, body: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(body)


def _digest(path: Path) -> str:
    return sha256(path.read_bytes()).hexdigest() if path.is_file() else ""


def _read(path: Path) -> dict[str, str]:
    return json.loads(path.read_text(encoding="utf-8"))["files"] if path.exists() else {}
