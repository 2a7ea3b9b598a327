"""The test suite: fixed secrets, files in a folder of its own, no network."""

from . import env
from .base import *  # noqa: F403
from .base import DATA_DIR, DATABASES, STORAGES

SECRET_KEY = "tests-only"  # noqa: S105
VAULT_KEYS = [env.TEST_VAULT_KEY]
FINGERPRINT_KEY = "tests-only-fingerprint"
ALLOWED_HOSTS = ["testserver", "127.0.0.1", "localhost"]
DEBUG = False

DATA_DIR = env.folder("DATA_DIR", purpose="where tests put files", default=DATA_DIR / "test")
MEDIA_ROOT = DATA_DIR / "media"
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # A file and not memory: the server thread of the browser tests and the task worker open it too.
    DATABASES["default"]["TEST"] = {"NAME": DATA_DIR / "test.sqlite3"}
    DATA_DIR.mkdir(parents=True, exist_ok=True)
DATABASES["default"]["CONN_MAX_AGE"] = 0

STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
TASKS = {"default": {"BACKEND": "django.tasks.backends.immediate.ImmediateBackend"}}
AXES_ENABLED = False
PUBLIC_THROTTLE_RATE = "100000/min"
WHITENOISE_AUTOREFRESH = True
