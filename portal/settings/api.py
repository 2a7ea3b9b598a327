"""The open data: who may ask, how often, and how it describes itself."""

from django.utils.translation import gettext_lazy as _

from . import env

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
    "DISABLE_DOCSTRING_DESCRIPTIONS": True,  # they speak English, to who maintains the code
    "PREPROCESSING_HOOKS": ["portal.rest.schema.only_open_data"],
    "POSTPROCESSING_HOOKS": [
        "drf_spectacular.hooks.postprocess_schema_enums",
        "portal.rest.schema.describe_problems",
    ],
}
