"""The frame for templates: ``{% frame as frame %}`` once in base.html, the addresses anywhere."""

import json

from django import template
from django.utils.safestring import mark_safe

from portal import qr
from portal.home import frame as frames
from portal.home.addresses import address

register = template.Library()


@register.simple_tag(takes_context=True)
def frame(context):
    return frames.fit(frames.current(), context.get("request"))


# No < that could end the element, as django.utils.html.json_script does it; this one is no element with an id.
SAFE_IN_ELEMENT = {ord("<"): "\\u003c", ord(">"): "\\u003e", ord("&"): "\\u0026"}


@register.inclusion_tag("components/metadata.html", takes_context=True)
def metadata(context, subject=None):
    """Meta tags and structured data about what the page shows; see portal/home/metadata/."""
    from portal.home.metadata import Scene, describe_page

    request = context.get("request")
    scene = Scene(request, context.get("frame") or frames.fit(frames.current(), request), context.get("trail") or [])
    described = describe_page(subject, scene)
    text = json.dumps(described.data, ensure_ascii=False, separators=(",", ":")) if described.data else ""
    return {"tags": described.tags, "data": mark_safe(text.translate(SAFE_IN_ELEMENT))}  # noqa: S308


@register.simple_tag
def home_url():
    return address("home:index")


@register.simple_tag(takes_context=True)
def page_address(context, path=""):
    """The whole address of this page, to be passed on; what was filtered or how large it was shown stays out."""
    request = context.get("request")
    return request.build_absolute_uri(path or request.path) if request is not None else ""


@register.filter
def as_qr(address):
    """The address as a picture, for the paper that leads back to the page."""
    return qr.draw(address)
