"""What every way of running the portal has in common. Values that differ come from env.py's readers."""

from django.utils.csp import CSP
from django.utils.translation import gettext_lazy as _

from portal.logs import LOGGING  # noqa: F401

from . import env
from .api import *  # noqa: F403
from .database import *  # noqa: F403
from .editing import *  # noqa: F403
from .folders import BASE_DIR, DATA_DIR
from .mail import DEFAULT_FROM_EMAIL, MAILERS  # noqa: F401
from .people import *  # noqa: F403
from .place import CSRF_COOKIE_PATH, FORCE_SCRIPT_NAME, MESSAGE_STORAGE, PORTAL_KIOSK, ROOT, SESSION_COOKIE_PATH  # noqa: F401

# One code base, served whole or apart: the public process has no admin addresses and no log-in.
PORTAL_ROLE = env.choice(
    "PORTAL_ROLE", purpose="which side this process serves", options=("all", "public", "staff"), default="all"
)
SERVES_PUBLIC = PORTAL_ROLE in ("all", "public")
SERVES_STAFF = PORTAL_ROLE in ("all", "staff")

INSTALLED_APPS = [
    "portal.inspection",
    "portal.summary",
    "portal.export",
    "portal.home",
    "portal.demo",
    "cms",
    "petitions",
    "disclosures",
    "portal.search",
    "portal.rest",
    "portal.ledger",
    "portal.kept",
    "portal.gate",
    "portal.accounts",
    "portal.orgs",
    "portal.workdays",
    "portal.privacy",
    "wagtail.contrib.settings",
    "wagtail.contrib.redirects",
    "wagtail.contrib.sitemaps",
    "wagtail.embeds",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "axes",
    "django_filters",
    "rest_framework",
    "drf_spectacular",
    "django_tasks_db",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.postgres",  # the search index has columns of its kinds there
    "django.contrib.sitemaps",
    "django.contrib.staticfiles",
    "django.forms",  # its widgets, for the renderer below
]

# Django's site-cache middleware is absent on purpose: six advisories of 2026 are private pages that it kept.
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "portal.kept.packing.PackPublicAnswers",
    "django.middleware.csp.ContentSecurityPolicyMiddleware",
    "portal.admin_csp.AdminPolicyMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
    "portal.accounts.middleware.OwnPasswordFirst",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "portal.urls"
WSGI_APPLICATION = "portal.wsgi.application"

FORM_RENDERER = "django.forms.renderers.TemplatesSetting"  # a widget's template may stand among ours
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.csp",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "wagtail.contrib.settings.context_processors.settings",
            ],
        },
    },
]

# --- Browser rules --------------------------------------------------------------------------------------------------

# No inline script, no inline style, no foreign host. A nonce exists where a page of ours truly needs one.
SECURE_CSP = {
    "default-src": [CSP.NONE],
    "script-src": [CSP.SELF, CSP.NONCE],
    "style-src": [CSP.SELF, CSP.NONCE],
    "img-src": [CSP.SELF, "data:"],
    "font-src": [CSP.SELF],
    "connect-src": [CSP.SELF],
    "media-src": [CSP.SELF],
    "manifest-src": [CSP.SELF],
    "frame-src": [CSP.SELF],
    "frame-ancestors": [CSP.SELF],
    "form-action": [CSP.SELF],
    "base-uri": [CSP.NONE],
    "object-src": [CSP.NONE],
}
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True
X_FRAME_OPTIONS = "SAMEORIGIN"
# The editor shows a draft of a page in a frame of its own site.
# A township without a mail server is one: reminders then stand on the first page alone (mail.py).
SILENCED_SYSTEM_CHECKS = ["security.W019", "mail.E001"]

# --- Words and time -------------------------------------------------------------------------------------------------

LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", _("简体中文")), ("en", _("英语"))]
LOCALE_PATHS = [BASE_DIR / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Asia/Shanghai"
WAGTAIL_USER_TIME_ZONES = [TIME_ZONE]  # one clock for everybody: a page appears at the minute that was typed
WAGTAIL_CONTENT_LANGUAGES = [("zh-hans", _("简体中文"))]
WAGTAILADMIN_PERMITTED_LANGUAGES = [("zh-hans", _("简体中文")), ("en", _("英语"))]

# --- Files ----------------------------------------------------------------------------------------------------------

STATIC_URL = f"{ROOT}static/"
STATIC_ROOT = env.folder("STATIC_ROOT", purpose="where collectstatic puts files", default=DATA_DIR / "static")
STATICFILES_DIRS = [BASE_DIR / "portal" / "static"]
MEDIA_URL = f"{ROOT}media/"
MEDIA_ROOT = DATA_DIR / "media"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000
FILE_UPLOAD_PERMISSIONS = 0o640

# Confirmed rows are needed for the board sheet until the last posting of their round has run, a re-posting included.
IMPORT_ROW_DAYS = env.number("IMPORT_ROW_DAYS", purpose="days that a roster's sealed rows are kept", default=180)
# Masked lines outlive the window for reviews and the yearly re-check; then they go too (PIPL art 47).
ROSTER_LINE_DAYS = env.number(
    "ROSTER_LINE_DAYS", purpose="days that masked lines are kept after their notice ended", default=730
)
PERSON_LOOKS_PER_DAY = env.number(
    "PERSON_LOOKS_PER_DAY", purpose="cases whose sender one member of staff may open in a day", default=40
)

# --- Secrets --------------------------------------------------------------------------------------------------------
# Every settings module names its own: SECRET_KEY, VAULT_KEYS (newest first), FINGERPRINT_KEY.
