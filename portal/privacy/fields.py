"""Model fields whose value is plain in Python and sealed in the database.

Nothing can be looked up by them: the database never sees the value, so a filter would compare ciphertexts and
find nothing. Match by a fingerprint column beside the sealed one.
"""

import json
from typing import Any

from django import forms
from django.core.exceptions import FieldError
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils.translation import gettext_lazy as _

from . import vault


class SealedField(models.Field):
    """Refuses every lookup but isnull. The empty value stays empty: nothing to protect, and erasure stays visible."""

    is_sealed = True

    def close(self, value, connection):
        """What the database gets."""
        raise NotImplementedError

    def disclose(self, value):
        """What Python gets back."""
        raise NotImplementedError

    def get_lookup(self, lookup_name):
        if lookup_name == "isnull":
            return super().get_lookup(lookup_name)
        raise FieldError(f"{self.name} is sealed and cannot be searched ({lookup_name}). Use a fingerprint column.")

    def get_transform(self, lookup_name):
        raise FieldError(f"{self.name} is sealed and cannot be transformed ({lookup_name}).")

    def get_db_prep_value(self, value, connection, prepared=False):
        if value is None or hasattr(value, "as_sql"):
            return value
        return self.close(value, connection)

    def get_prep_value(self, value):
        return value

    def from_db_value(self, value, expression, connection):
        return None if value is None else self.disclose(value)


class SealedTextField(SealedField, models.TextField):
    """A text."""

    description = _("加密文本")

    def close(self, value, connection):
        return vault.seal(str(value)) if value != "" else ""

    def disclose(self, value):
        return vault.open(value) if value else ""


class SealedJSONField(SealedField, models.TextField):
    """Anything JSON can say, dates and decimals as text. One sealed value for a whole row is the cheap way."""

    description = _("加密数据")
    _pyi_private_set_type: Any  # what the type checker is told of a value
    _pyi_private_get_type: Any

    def close(self, value, connection):
        return vault.seal(json.dumps(value, ensure_ascii=False, separators=(",", ":"), cls=DjangoJSONEncoder))

    def disclose(self, value):
        return json.loads(vault.open(value)) if value else None

    def to_python(self, value):
        return value

    def value_to_string(self, obj):
        return self.value_from_object(obj)

    def formfield(self, **kwargs):
        return models.Field.formfield(self, **{"form_class": forms.JSONField, "encoder": DjangoJSONEncoder, **kwargs})


class SealedBinaryField(SealedField, models.BinaryField):
    """A file's bytes. For small files; large ones belong sealed in private storage."""

    description = _("加密文件")
    _pyi_private_get_type: bytes

    def close(self, value, connection):
        value = bytes(value)
        return connection.Database.Binary(vault.seal_bytes(value) if value else b"")

    def disclose(self, value):
        value = bytes(value)
        return vault.open_bytes(value) if value else b""


def is_sealed(field: models.Field) -> bool:
    """Whether the field's value is sealed in the database."""
    return getattr(field, "is_sealed", False)
