"""What of a case is still readable by whoever holds the key."""

from django.apps import apps

from petitions.models import Petition
from portal.privacy.fields import is_sealed


def sealed_words(case) -> list[str]:
    """Every sealed value that still hangs on the case, in any table."""
    left = []
    for model in apps.get_app_config("petitions").get_models():
        keys = [field.name for field in model._meta.local_concrete_fields if field.name == "petition"]
        rows = model._default_manager.filter(petition=case) if keys else model._default_manager.filter(pk=case.pk)
        if model is not Petition and not keys:
            continue
        for row in rows:
            left += [
                f"{model.__name__}.{field.name}"
                for field in model._meta.local_concrete_fields
                if is_sealed(field) and getattr(row, field.name)
            ]
    return left
