"""How an entry is written down before it is digested. Pure: no database, no clock."""

import json
from datetime import UTC, datetime

from django.core.serializers.json import DjangoJSONEncoder

from .verify_log import ZERO, digest_of, find_fault

__all__ = ["ZERO", "digest_of", "find_fault", "plain", "write_time"]


def write_time(at: datetime) -> str:
    """A moment in UTC with microseconds, as both databases keep it: 2026-03-10T02:00:00.000000Z."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def plain(facts: dict) -> dict:
    """Facts as JSON can keep them without loss: dates and decimals as text, no floating point numbers."""
    kept = json.loads(json.dumps(facts, cls=DjangoJSONEncoder))
    if any(isinstance(value, float) for value in walk(kept)):
        raise TypeError("Ledger facts hold a float, which databases may round. Give a Decimal or a whole number.")
    return kept


def walk(value):
    """Every key and every single value of nested facts."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield key
            yield from walk(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from walk(inner)
    else:
        yield value
