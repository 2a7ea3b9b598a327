"""How sensitive each field of our models is, said once, beside the model's app.

Levels: *public* may appear anywhere; *internal* is for staff; *personal* points at a person and is readable in the
database (keep it rare); *sealed* is personal and encrypted. A rule test fails for a field that nobody classified.
"""

from enum import StrEnum

from django.apps import apps
from django.core.exceptions import ImproperlyConfigured

from .fields import is_sealed


class Level(StrEnum):
    PUBLIC = "public"
    INTERNAL = "internal"
    PERSONAL = "personal"
    SEALED = "sealed"


_levels: dict[str, dict[str, Level]] = {}


def classify(
    label: str,
    *,
    public: tuple[str, ...] = (),
    internal: tuple[str, ...] = (),
    personal: tuple[str, ...] = (),
    sealed: tuple[str, ...] = (),
) -> None:
    """Say the level of each concrete field of one model, named "app_label.Model"."""
    levels: dict[str, Level] = {}
    groups = (Level.PUBLIC, public), (Level.INTERNAL, internal), (Level.PERSONAL, personal), (Level.SEALED, sealed)
    for level, names in groups:
        for name in names:
            if name in levels:
                raise ImproperlyConfigured(f"{label}.{name} is classified both {levels[name]} and {level}.")
            levels[name] = level
    _levels[label] = levels


def levels_of(label: str) -> dict[str, Level]:
    """Field name to level, for one model."""
    return dict(_levels.get(label, {}))


def find_gaps(app_labels: set[str]) -> list[str]:
    """What is wrong with the classification of these apps' models, one sentence each; empty when all is well."""
    gaps = []
    for model in apps.get_models():
        if model._meta.app_label not in app_labels:
            continue
        label, levels = model._meta.label, levels_of(model._meta.label)
        fields = {field.name: field for field in model._meta.local_concrete_fields}
        gaps += [f"{label}.{name} is not classified" for name in fields if name not in levels]
        gaps += [f"{label}.{name} is classified but does not exist" for name in levels if name not in fields]
        gaps += [
            f"{label}.{name} is sealed in the database and must be classified sealed, or the other way round"
            for name, field in fields.items()
            if name in levels and is_sealed(field) != (levels[name] is Level.SEALED)
        ]
    known = {model._meta.label for model in apps.get_models()}
    return gaps + [f"{label} is classified but is no model" for label in _levels if label not in known]
