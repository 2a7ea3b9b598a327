"""An address of this portal as it is stored: below the portal's root, wherever that stands today."""

from django.db import models
from django.urls import get_script_prefix


class AddressField(models.CharField):
    """Kept without the sub-path and read with it, so that a portal that moves need not be indexed anew."""

    def get_prep_value(self, value):
        value = super().get_prep_value(value)
        prefix = get_script_prefix()
        return "/" + value.removeprefix(prefix) if value and value.startswith(prefix) else value

    def from_db_value(self, value, expression, connection):
        return get_script_prefix() + value.removeprefix("/") if value and value.startswith("/") else value

    def deconstruct(self):
        """For the database a column of text like any other."""
        name, _path, args, kwargs = super().deconstruct()
        return name, "django.db.models.CharField", args, kwargs
