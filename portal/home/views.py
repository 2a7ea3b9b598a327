"""The front page and the public figures."""

from django.template.loader import render_to_string
from django.views.decorators.http import require_safe

from portal.kept.pages import Kept, kept

from . import composition
from .models import HomePage


@require_safe
def index(request):
    """The front page: one query when nothing changed since it was last made."""

    def build() -> Kept:
        home = HomePage.objects.live().first()
        front = composition.compose(home)
        body = render_to_string("home/home.html", {"front": front, "page": home}, request)
        return Kept(body.encode(), fresh_until=front.fresh_until)

    return kept(request, ("home",), build)
