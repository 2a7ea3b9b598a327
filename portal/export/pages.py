"""A page written again with other links, everything else byte for byte. Plain: what a link becomes is asked of the caller.

Only our own templates come in here, so a streaming reader is enough: no tree is built, nothing is mended or reordered.
"""

import html
import json
from collections.abc import Callable
from html.parser import HTMLParser

LINKS = {"href", "src", "action", "poster"}
# Elements that are nothing without their address.
EMPTY_WITHOUT = {"link", "script", "img", "source", "iframe"}
VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
LIVE = "data-live"  # what works only where the program answers
ELDER = "data-elder-switch"

type Place = Callable[[str], str | None]  # what a link becomes; None when it leads nowhere
type Form = Callable[[str, str], str | None]  # address and method: where it is sent from the copy, None when nowhere


class Page(HTMLParser):
    """``Page(place, form, instead).rewrite(text)``; ``instead`` is the sentence that stands where a form stood."""

    def __init__(self, place: Place, form: Form, instead: str) -> None:
        super().__init__(convert_charrefs=False)
        self._place, self._form, self._instead = place, form, instead

    def rewrite(self, text: str) -> str:
        self.reset()
        self._out: list[str] = []
        self._skipping, self._depth = "", 0
        self._unlinked, self._is_data, self._is_said = False, False, False
        self.feed(text)
        self.close()
        return "".join(self._out)

    def handle_starttag(self, tag, attrs):
        if self._skipping:
            self._depth += tag == self._skipping
        elif LIVE in dict(attrs):
            self._skip(tag)
        elif tag == "form":
            self._start_form(attrs)
        else:
            self._start(tag, attrs)

    handle_startendtag = handle_starttag

    def handle_endtag(self, tag):
        if self._skipping:
            self._depth -= tag == self._skipping
            if not self._depth:
                self._skipping = ""
        elif tag == "a" and self._unlinked:
            self._unlinked = False
            self._out.append("</span>")
        else:
            self._is_data = False
            self._out.append(f"</{tag}>")

    def handle_data(self, data):
        self._put(data_linked(data, self._place) if self._is_data and data.strip() else data)

    def handle_entityref(self, name):
        self._put(f"&{name};")

    def handle_charref(self, name):
        self._put(f"&#{name};")

    def handle_comment(self, data):
        self._put(f"<!--{data}-->")

    def handle_decl(self, decl):
        self._put(f"<!{decl}>")

    def _put(self, text: str) -> None:
        if not self._skipping:
            self._out.append(text)

    def _value(self, name: str, value: str | None, given: dict) -> str | None:
        if value is None or name not in (*LINKS, "srcset"):
            return value
        if ELDER in given:
            return f"?elder={'0' if 'elder=0' in value else '1'}"
        if name != "srcset":
            return self._place(value)
        parts = [part.split(None, 1) for part in value.split(",") if part.strip()]
        found = [[self._place(part[0]), *part[1:]] for part in parts]
        return ", ".join(" ".join(part) for part in found) if all(part[0] for part in found) else None

    def _start(self, tag: str, attrs: list) -> None:
        given = dict(attrs)
        self._is_data = tag == "script" and given.get("type") == "application/ld+json"
        changed = [(name, self._value(name, value, given)) for name, value in attrs]
        kept = [pair for pair, old in zip(changed, attrs, strict=True) if pair[1] is not None or old[1] is None]
        if len(kept) < len(attrs) and tag in EMPTY_WITHOUT:
            self._skip(tag)
        elif len(kept) < len(attrs) and tag == "a":
            self._unlinked = True
            self._out.append("<span>")
        else:
            self._out.append(self.get_starttag_text() if changed == attrs else _tag(tag, kept))

    def _start_form(self, attrs: list) -> None:
        given = dict(attrs)
        action = self._form(given.get("action") or "", (given.get("method") or "get").lower())
        if action is None:
            self._out.append("" if self._is_said else self._instead)
            self._is_said = True  # once a page is enough
            self._skip("form")
        else:
            self._out.append(_tag("form", [("action", action), *(pair for pair in attrs if pair[0] != "action")]))

    def _skip(self, tag: str) -> None:
        if tag not in VOID:
            self._skipping, self._depth = tag, 1


def _tag(tag: str, attrs: list) -> str:
    words = [name if value is None else f'{name}="{html.escape(value, quote=True)}"' for name, value in attrs]
    return f"<{' '.join([tag, *words])}>"


def data_linked(text: str, place: Place) -> str:
    """Structured data inside a page, with its addresses as the copy has them; no < that could end its element."""
    data = relinked(json.loads(text), place)
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).translate(SAFE_IN_ELEMENT)


SAFE_IN_ELEMENT = {ord("<"): "\\u003c", ord(">"): "\\u003e", ord("&"): "\\u0026"}


def relinked(data, place: Place):
    """Every whole address of the portal in JSON data; one that is not in the copy becomes null."""
    if isinstance(data, dict):
        return {name: relinked(value, place) for name, value in data.items()}
    if isinstance(data, list):
        return [relinked(value, place) for value in data]
    if isinstance(data, str) and data.startswith(("https://", "http://")):
        return place(data)
    return data
