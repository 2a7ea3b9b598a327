"""Which public acts the ledger knows. Apps register theirs in AppConfig.ready; an act nobody registered is refused."""

from django.core.exceptions import ImproperlyConfigured

_labels: dict[str, object] = {}


def register_action(code: str, label) -> None:
    """Name an act, e.g. ("notice.published", _("发布公示"))."""
    _labels[code] = label


def check_action(code: str) -> None:
    """Refuse an act that no app registered."""
    if code not in _labels:
        raise ImproperlyConfigured(f"{code!r} is no registered ledger action. Call register_action in AppConfig.ready.")


def label_of(code: str) -> str:
    """The act in words; the code itself where the app that wrote it is gone."""
    return str(_labels.get(code, code))
