"""The frame for templates: ``{% frame as frame %}`` once in base.html, the addresses anywhere."""

from django import template

from portal import qr
from portal.home import frame as frames
from portal.home.addresses import address

register = template.Library()


@register.simple_tag(takes_context=True)
def frame(context):
    return frames.fit(frames.current(), context.get("request"))


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
