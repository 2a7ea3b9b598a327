"""The frame for templates: ``{% frame as frame %}`` once in base.html, ``{% home_url %}`` anywhere."""

from django import template

from portal.home import frame as frames
from portal.home.addresses import address

register = template.Library()


@register.simple_tag(takes_context=True)
def frame(context):
    return frames.fit(frames.current(), context.get("request"))


@register.simple_tag
def home_url():
    return address("home:index")
