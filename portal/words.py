"""Words that are stored, printed or sent stay Chinese, whatever language the clerk's screen speaks."""

from collections.abc import Callable
from functools import wraps

from django.conf import settings
from django.utils import translation


def in_chinese[**P, R](write: Callable[P, R]) -> Callable[P, R]:
    """Make this function write in the portal's own language."""

    @wraps(write)
    def written(*args: P.args, **kwargs: P.kwargs) -> R:
        with translation.override(settings.LANGUAGE_CODE):
            return write(*args, **kwargs)

    return written
