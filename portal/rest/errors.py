from rest_framework.views import exception_handler as problem  # noqa: F401
