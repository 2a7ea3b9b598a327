"""Which public acts the ledger knows. Apps register theirs in AppConfig.ready; an act nobody registered is refused.

So are the names of an entry's facts in people's words: the log itself keeps codes, because they never change.
"""

from collections.abc import Callable
from typing import Any

from django.core.exceptions import ImproperlyConfigured

_labels: dict[str, object] = {}
_facts: dict[str, tuple[object, Callable[[Any], object]]] = {}


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


def register_fact(name: str, label, say: Callable[[Any], object] = str) -> None:
    """Name a fact for people, e.g. ("posted_on", _("张贴日期")); `say` puts its value into words."""
    _facts[name] = (label, say)


def say_facts(facts: dict) -> list[tuple[str, str]]:
    """An entry's facts in words, without the empty ones. What no app named is shown as it is stored."""
    told = []
    for name, value in facts.items():
        label, say = _facts.get(name, (name, str))
        if value in ("", None, {}, []):
            continue
        try:
            words = str(say(value))
        except (ArithmeticError, LookupError, TypeError, ValueError):  # a page of the log never fails on an old line
            words = str(value)
        told.append((str(label), words))
    return told
