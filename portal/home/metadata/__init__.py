"""What a page says about itself to machines: the meta tags of government websites and JSON-LD.

``scene.describe`` is looked up by what the page shows; whatever has no entry says only whose site it is and where one is.
"""

from . import content, records  # noqa: F401
from .scene import Described, Scene, describe_page

__all__ = ["Described", "Scene", "describe_page"]
