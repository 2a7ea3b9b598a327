"""Whether everything in a folder of files leads to a file of it: ``python -m tests.tools.links FOLDER``."""

import json
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

from lxml import etree, html

OUTSIDE = ("http", "https", "tel", "mailto", "data")
ATTRIBUTES = ("href", "src", "action", "poster", "data")
CSS_URL = re.compile(r"""url\(\s*["']?([^"')]+)""")


@dataclass(frozen=True)
class Found:
    """A link and where it stands."""

    file: Path
    link: str


def links_of(file: Path) -> Iterator[str]:
    text = file.read_bytes()
    if file.suffix == ".html":
        yield from html_links(text)
    elif file.suffix == ".css":
        yield from CSS_URL.findall(text.decode())
    elif file.suffix == ".atom":
        for element in etree.fromstring(text).iter():
            if link := element.get("href"):
                yield link
    elif file.suffix == ".json":
        yield from json_links(json.loads(text))


def html_links(text: bytes) -> Iterator[str]:
    for element in html.document_fromstring(text.decode()).iter(etree.Element):
        yield from (element.get(name) for name in ATTRIBUTES if element.get(name) is not None)
        yield from (part.split()[0] for part in element.get("srcset", "").split(",") if part.strip())
        if element.tag == "script" and element.get("type") == "application/ld+json":
            yield from json_links(json.loads(element.text or "null"))


def json_links(data) -> Iterator[str]:
    """Values that are addresses: those that end like a file of ours."""
    if isinstance(data, dict):
        for value in data.values():
            yield from json_links(value)
    elif isinstance(data, list):
        for value in data:
            yield from json_links(value)
    elif isinstance(data, str) and re.fullmatch(r"[^\s]+\.(html|json|csv|atom)(#\S+)?", data):
        yield data


def places_of(file: Path) -> set[str]:
    document = html.document_fromstring(file.read_bytes().decode())
    return {element.get("id") for element in document.iter(etree.Element)} | {"top", ""}


def check(folder: Path) -> tuple[int, list[Found]]:
    """How many links lead inside, and those of them that lead to nothing."""
    broken, counted, places = [], 0, {}
    for file in sorted(folder.rglob("*")):
        if not file.is_file():
            continue
        for link in links_of(file):
            parts = urlsplit(link)
            if parts.scheme in OUTSIDE or parts.netloc:
                continue
            counted += 1
            target = (file.parent / unquote(parts.path)).resolve() if parts.path else file
            if not (target.is_file() and target.is_relative_to(folder.resolve())):
                broken.append(Found(file, link))
            elif parts.fragment and target.suffix == ".html":
                if target not in places:
                    places[target] = places_of(target)
                if unquote(parts.fragment) not in places[target]:
                    broken.append(Found(file, link))
    return counted, broken


def main() -> None:
    folder = Path(sys.argv[1])
    counted, broken = check(folder)
    for found in broken:
        print(f"{found.file.relative_to(folder)}: {found.link}")
    print(f"{counted} links inside, {len(broken)} broken")
    sys.exit(bool(broken))


if __name__ == "__main__":
    main()
