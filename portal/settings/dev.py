"""One person, one machine, plain http on loopback: ``make demo`` and development."""

from . import env, secrets
from .base import *  # noqa: F403
from .base import DATA_DIR

DEBUG = env.flag("PORTAL_DEBUG", purpose="show tracebacks in the browser", default=False)
ALLOWED_HOSTS = env.words("ALLOWED_HOSTS", purpose="names this site answers to", default=("127.0.0.1", "localhost"))

globals().update(secrets.load_or_create(DATA_DIR))
