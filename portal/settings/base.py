"""What every way of running the portal has in common. Values that differ come from env.py's readers."""

from pathlib import Path

import dj_database_url
from django.utils.csp import CSP
from django.utils.translation import gettext_lazy as _

from portal.logs import LOGGING  # noqa: F401

from . import env
from .mail import DEFAULT_FROM_EMAIL, MAILERS  # noqa: F401
from .place import CSRF_COOKIE_PATH, FORCE_SCRIPT_NAME, MESSAGE_STORAGE, PORTAL_KIOSK, ROOT, SESSION_COOKIE_PATH  # noqa: F401

BASE_DIR = Path(__file__).resolve().parent.parent.parent
DATA_DIR = env.folder("DATA_DIR", purpose="where the database, files and secrets live", default=BASE_DIR / "var")

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
    "drf_spectacular_sidecar",
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

# --- Data -----------------------------------------------------------------------------------------------------------

SQLITE_OPTIONS = {
    # WAL lets readers go on while one writer writes; IMMEDIATE takes the lock at the start of a write, so two
    # writers queue instead of failing; FULL puts a letter on the disk before its code is shown.
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": (
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; "
        "PRAGMA temp_store=MEMORY; PRAGMA mmap_size=134217728"
    ),
}


def database() -> dict:
    """PostgreSQL when DATABASE_URL names one; SQLite under DATA_DIR otherwise."""
    url = env.text("DATABASE_URL", purpose="a postgres:// address; unset means SQLite", default="")
    if url:
        return dj_database_url.parse(url, conn_max_age=600, conn_health_checks=True)
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": DATA_DIR / "portal.sqlite3",
        "OPTIONS": SQLITE_OPTIONS,
        "CONN_MAX_AGE": None,
    }


DATABASES = {"default": database()}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

# --- People ---------------------------------------------------------------------------------------------------------

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "portal.accounts.backends.StaffBackend",
]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = "wagtailadmin_login"
LOGIN_REDIRECT_URL = "wagtailadmin_home"
# Keyed on account and network together, so that nobody can lock a colleague out from elsewhere.
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = 0.25  # hours
AXES_RESET_ON_SUCCESS = True
AXES_LOCKOUT_CALLABLE = "portal.accounts.lockout.answer"
AXES_CLIENT_IP_CALLABLE = "portal.accounts.networks.client_network"
TRUSTED_PROXIES = env.number(
    "TRUSTED_PROXIES", purpose="how many reverse proxies add to X-Forwarded-For before a request arrives", default=0
)

SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_AGE = 8 * 60 * 60
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_AGE = None
CSRF_COOKIE_HTTPONLY = False  # the Wagtail admin's scripts read it
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "portal.views.csrf_failure"

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

# --- Wagtail --------------------------------------------------------------------------------------------------------

WAGTAIL_SITE_NAME = "低保公开监督门户"
WAGTAILADMIN_BASE_URL = env.text(
    "PORTAL_BASE_URL", purpose="the address staff and letters use, with https://", default="http://127.0.0.1:8000"
)
WAGTAILIMAGES_IMAGE_MODEL = "cms.PortalImage"
WAGTAILDOCS_DOCUMENT_MODEL = "cms.PortalDocument"
WAGTAILDOCS_DOCUMENT_FORM_BASE = "cms.forms.GatedDocumentForm"
WAGTAILIMAGES_IMAGE_FORM_BASE = "cms.forms.GatedImageForm"
# A stored file leaves only through the view that asks whether it may.
WAGTAILDOCS_SERVE_METHOD = "serve_view"
WAGTAILDOCS_EXTENSIONS = ["pdf", "docx", "xlsx", "csv", "txt"]
WAGTAILDOCS_MAX_UPLOAD_SIZE = 20 * 1024 * 1024
WAGTAILIMAGES_EXTENSIONS = ["jpg", "jpeg", "png", "webp"]
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 10 * 1024 * 1024
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "portal.search.backend"}}
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_USER_TIME_ZONES = [TIME_ZONE]  # one clock for everybody: a page appears at the minute that was typed
WAGTAIL_I18N_ENABLED = False
WAGTAILADMIN_USER_LOGIN_FORM = "portal.accounts.login.StaffLoginForm"
WAGTAIL_PASSWORD_RESET_ENABLED = False
WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = False  # portal/accounts/views/own_password.py, which leaves a record
WAGTAIL_WORKFLOW_REQUIRE_REAPPROVAL_ON_EDIT = True

# --- API ------------------------------------------------------------------------------------------------------------

REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": [],
    "DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.AllowAny"],
    "DEFAULT_PAGINATION_CLASS": "portal.rest.pagination.Pages",
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_PARSER_CLASSES": ["rest_framework.parsers.JSONParser"],
    "DEFAULT_FILTER_BACKENDS": ["portal.rest.filters.StrictFilterBackend"],
    "DEFAULT_SCHEMA_CLASS": "drf_spectacular.openapi.AutoSchema",
    "DEFAULT_THROTTLE_CLASSES": ["portal.rest.throttles.PublicThrottle"],
    "EXCEPTION_HANDLER": "portal.rest.errors.problem",
    "UNAUTHENTICATED_USER": None,
    "NUM_PROXIES": 0,  # X-Forwarded-For is anybody's to write; production counts its own proxy
    "DATETIME_FORMAT": "iso-8601",
}
PUBLIC_THROTTLE_RATE = env.text(
    "PUBLIC_THROTTLE_RATE", purpose="open-data requests per address, as 600/min", default="600/min"
)
SPECTACULAR_SETTINGS = {
    "TITLE": _("低保公开监督门户开放数据"),
    "VERSION": "1.0.0",
    "SERVE_INCLUDE_SCHEMA": False,
    "PREPROCESSING_HOOKS": ["portal.rest.schema.only_open_data"],
    "POSTPROCESSING_HOOKS": [
        "drf_spectacular.hooks.postprocess_schema_enums",
        "portal.rest.schema.describe_problems",
    ],
}

# --- Secrets --------------------------------------------------------------------------------------------------------
# Every settings module names its own: SECRET_KEY, VAULT_KEYS (newest first), FINGERPRINT_KEY.
