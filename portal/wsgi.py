"""The entrance for gunicorn: ``gunicorn portal.wsgi``."""

import os

from django.core.wsgi import get_wsgi_application

from portal.sub_path import below

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.production")

application = below(get_wsgi_application())
