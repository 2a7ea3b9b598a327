"""The entrance for gunicorn: ``gunicorn portal.wsgi``."""

import gc
import os

from django.core.wsgi import get_wsgi_application

from portal.sub_path import below

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.production")

# Objects made before the collector looks for cycles among them. Python's 2,000 let it interrupt a staff page many times:
# of fifty first pages each, the 95th percentile was 326 ms with 2,000, 295 with 20,000, 282 with 100,000.
YOUNG = 50_000

application = below(get_wsgi_application())


def settle() -> None:
    """Read all addresses, and with them every view, before the first visitor; then let the collector leave them alone.

    What is loaded once stays as long as the process. Each full collection went through all of it, and whoever asked
    for a page just then waited a fifth of a second longer.
    """
    from django.urls import get_resolver

    get_resolver().url_patterns  # noqa: B018 - reading them loads the views
    gc.collect()
    gc.freeze()
    gc.set_threshold(YOUNG)


settle()
