"""A real township. Refuses to start on missing or default keys."""

from . import env
from .base import *  # noqa: F403
from .base import REST_FRAMEWORK, SERVES_STAFF, TRUSTED_PROXIES

DEBUG = False
SECRET_KEY = env.secret(
    "SECRET_KEY", purpose="a random text of 50 or more characters that signs sessions and forms.", least=50
)
VAULT_KEYS = env.fernet_keys(
    "VAULT_KEYS", purpose="comma-separated Fernet keys, newest first; they open every encrypted field."
)
FINGERPRINT_KEY = env.secret(
    "FINGERPRINT_KEY", purpose="a random text of 32 or more characters, kept apart from the database.", least=32
)
ALLOWED_HOSTS = env.words("ALLOWED_HOSTS", purpose="the host names this site answers to, comma-separated")

SECURE_SSL_REDIRECT = env.flag("SECURE_SSL_REDIRECT", purpose="send http to https", default=True)
if env.flag("BEHIND_PROXY", purpose="a reverse proxy sets X-Forwarded-Proto", default=True):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    # Log-in pauses and request limits count the caller's network, which only the proxies know.
    TRUSTED_PROXIES = max(TRUSTED_PROXIES, 1)
REST_FRAMEWORK = {**REST_FRAMEWORK, "NUM_PROXIES": TRUSTED_PROXIES}
SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True
CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in ALLOWED_HOSTS if not host.startswith((".", "*"))]

if SERVES_STAFF:
    SESSION_COOKIE_AGE = 15 * 60
    SESSION_SAVE_EVERY_REQUEST = True
