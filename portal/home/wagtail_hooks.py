from django.urls import path
from wagtail import hooks

from . import components


@hooks.register("register_admin_urls")
def register_components():
    return [path("components/", components.show, name="components")]
