"""What editors find in Wagtail, and what is switched off there."""

from . import env

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
WAGTAIL_I18N_ENABLED = False
WAGTAILADMIN_USER_LOGIN_FORM = "portal.accounts.login.StaffLoginForm"
WAGTAIL_PASSWORD_RESET_ENABLED = False
WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = False  # portal/accounts/views/own_password.py, which leaves a record
WAGTAIL_WORKFLOW_REQUIRE_REAPPROVAL_ON_EDIT = True
