"""How often something may be asked. Counted by what is asked about and by network, never by person."""

from django.core.cache import cache
from django.utils import timezone

from portal.privacy import vault

HOUR = 3600


def is_within(purpose: str, subject: str, most: int, period: int = HOUR) -> bool:
    """Count one try, and say whether it is still within the limit of this period. The subject is kept as a digest."""
    now = int(timezone.now().timestamp())
    key = f"limit:{purpose}:{now // period}:{vault.fingerprint(f'limit {timezone.localdate()}', subject)[:32]}"
    return count(key, period) <= most


def count(key: str, period: int) -> int:
    """Count one try under this key; gives how many there were. The key names its period, which is in seconds."""
    cache.add(key, 0, timeout=period + 1)
    try:
        return cache.incr(key)
    except ValueError:  # dropped between the two calls
        return 1
