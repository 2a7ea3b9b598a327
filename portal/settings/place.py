"""Where the portal stands: below somebody else's path, on a machine in the hall."""

from . import env

# A township publishes inside its county's portal: every address and every cookie stays below the sub-path.
FORCE_SCRIPT_NAME = env.sub_path("FORCE_SCRIPT_NAME", purpose="the sub-path, as /zwgk/dibao") or None
# Whole, because a server reads the addresses of files before it knows of any sub-path, and keeps what it read.
ROOT = f"{FORCE_SCRIPT_NAME or ''}/"
SESSION_COOKIE_PATH = CSRF_COOKIE_PATH = ROOT
# The cookie that messages would otherwise travel in knows no sub-path.
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

PORTAL_KIOSK = env.flag(
    "PORTAL_KIOSK", purpose="every browser is a public machine and forgets after a minute", default=False
)
