"""Reading a page as a browser does."""

import re


def filled(page: str) -> dict[str, str]:
    """The hidden boxes of a page, which a browser sends back as they stand."""
    return dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', page))
