"""Every public address at which a name could be seen: what a take-down must reach, and a check must ask again.

Each app signs its faces on in AppConfig.ready; a test walks the address table and fails for a face without an entry.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass


@dataclass(frozen=True)
class Gone:
    """A notice that has ended, as much as its addresses need of it."""

    number: str
    title: str
    villages: tuple[str, ...] = ()


@dataclass(frozen=True)
class Surface:
    """A named address. `of_notice` lists those about one notice, `shared` those that might mention any."""

    route: str
    of_notice: Callable[[Gone], Iterable[str]] | None = None
    shared: Callable[[], Iterable[str]] | None = None
    why_not: str = ""


_surfaces: dict[str, Surface] = {}


def register(
    route: str,
    *,
    of_notice: Callable[[Gone], Iterable[str]] | None = None,
    shared: Callable[[], Iterable[str]] | None = None,
) -> None:
    """Sign a face on that shows content."""
    _surfaces[route] = Surface(route, of_notice, shared)


def register_silent(route: str, why: str) -> None:
    """Sign a face on that cannot carry a name, and say why."""
    _surfaces[route] = Surface(route, why_not=why)


def registered() -> dict[str, Surface]:
    return dict(_surfaces)


def addresses_of(notice: Gone) -> Iterator[str]:
    for surface in _surfaces.values():
        if surface.of_notice is not None:
            yield from surface.of_notice(notice)


def shared_addresses() -> Iterator[str]:
    for surface in _surfaces.values():
        if surface.shared is not None:
            yield from surface.shared()
