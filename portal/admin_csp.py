"""The Wagtail admin under our own policy: no 'unsafe-inline' for scripts.

Wagtail's forms carry a few inline scripts that only start a widget: ``initDateChooser("id_x", {…});``. Exactly these
get the page's nonce, each read whole: a known function, called with plain JSON values and nothing else. A script that
somebody smuggled into a title or a comment has another shape and stays dead. The nonce, unlike a digest, also reaches
the copies that Wagtail makes of an empty form when a row is added.
"""

import json
import re

from django.conf import settings
from django.core.exceptions import MiddlewareNotUsed
from django.urls import reverse
from django.utils.csp import CSP

# The editor draws pictures that the browser itself made (crops, previews of what was just chosen).
ADMIN_CSP = {**settings.SECURE_CSP, "img-src": [CSP.SELF, "data:", "blob:"]}
# Draftail, the rich text editor, writes <style> elements whose text differs each time, so neither digest nor nonce can
# name them. Only pages that carry the editor get this; style attributes stay forbidden even there.
EDITOR_CSP = {**ADMIN_CSP, "style-src-elem": [CSP.SELF, CSP.UNSAFE_INLINE]}

BARE_SCRIPT = re.compile(rb"<script>(.*?)</script>", re.DOTALL)
STARTS_A_WIDGET = re.compile(
    r"(?:init(?:Date|Time|DateTime)Chooser|new [A-Z]\w*Chooser)\((?P<values>.*)\);?", re.DOTALL
)
STARTS_A_PANEL = re.compile(
    r"\(function\(\) \{\s*var panel = new (?:InlinePanel|MultipleChooserPanel)"
    r"\(JSON\.parse\((?P<values>\"[^\"]*\")\)\);\s*\}\)\(\);"
)


class AdminPolicyMiddleware:
    """Stands inside Django's own policy middleware, which writes the header."""

    def __init__(self, get_response):
        if not settings.SERVES_STAFF:
            raise MiddlewareNotUsed
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        if not request.path.startswith(reverse("wagtailadmin_home")):
            return response
        is_page = not response.streaming and response.get("Content-Type", "").startswith("text/html")
        if not hasattr(response, "_csp_config"):
            response._csp_config = EDITOR_CSP if is_page and b"Draftail" in response.content else ADMIN_CSP
        if is_page:
            mark_known_scripts(request, response)
        return response


def mark_known_scripts(request, response) -> None:
    """Give the page's nonce to the inline scripts that Wagtail is known to write, and to no other."""

    def mark(found: re.Match) -> bytes:
        if not is_known(found[1].decode(response.charset, "replace")):
            return found[0]
        return b'<script nonce="' + str(request._csp_nonce).encode() + b'">' + found[1] + b"</script>"

    content = BARE_SCRIPT.sub(mark, response.content)
    if content != response.content:
        response.content = content
        if response.has_header("Content-Length"):
            response["Content-Length"] = str(len(content))


def is_known(script: str) -> bool:
    """Whether the script is one call of a known starter with plain values: nothing in it can run."""
    script = script.strip()
    found = STARTS_A_WIDGET.fullmatch(script) or STARTS_A_PANEL.fullmatch(script)
    if found is None:
        return False
    try:
        json.loads(f"[{found['values']}]")
    except ValueError:
        return False
    return True
