"""The other kinds of file that name addresses: JSON, feeds, the sitemap, style sheets."""

import html
import json
import re

from .pages import Place, relinked

_HREF = re.compile(r'(\bhref=")([^"]*)(")')
_LOCATION = re.compile(r"<url>\s*<loc>([^<]*)</loc>.*?</url>", re.DOTALL)
_CSS = re.compile(r"""url\(\s*(["']?)(?!data:)([^"')]+)\1\s*\)""")


def json_linked(text: str, place: Place) -> str:
    return json.dumps(relinked(json.loads(text), place), ensure_ascii=False, separators=(",", ":"))


def feed_linked(text: str, place: Place) -> str:
    """Links lead into the copy. What names an entry (id, ref) stays, so that no reader takes the copy for news."""

    def swap(found: re.Match) -> str:
        target = place(html.unescape(found[2]))
        return found[1] + (found[2] if target is None else html.escape(target)) + found[3]

    return _HREF.sub(swap, text)


def sitemap_linked(text: str, place: Place) -> str:
    """Entries that the copy has, under its own address."""

    def swap(found: re.Match) -> str:
        target = place(html.unescape(found[1]))
        return "" if target is None else found[0].replace(found[1], html.escape(target), 1)

    return _LOCATION.sub(swap, text)


def css_linked(text: str, place: Place) -> str:
    def swap(found: re.Match) -> str:
        target = place(found[2])
        return found[0] if target is None else f'url("{target}")'

    return _CSS.sub(swap, text)
