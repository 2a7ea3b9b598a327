"""Faces of the content. Importing this package tells cms.contexts what each page type shows."""

from . import guides, information, media, policies, self_check, standards

__all__ = ["guides", "information", "media", "policies", "self_check", "standards"]
