"""What a page's template gets to see, looked up by the page's type.

Models cannot import the doors that read them, so each face registers itself here; see cms/views/.
"""

from functools import singledispatch


@singledispatch
def context_for(page, request) -> dict:
    """Nothing beside the page itself, until a face registers for its type."""
    return {}
