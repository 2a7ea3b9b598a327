"""The only way out for pictures: their renditions, asked for one by one. Nothing serves the folder itself."""

import mimetypes

from django.http import FileResponse, Http404
from django.views.decorators.http import require_safe

from cms.media import is_staff, may_fetch
from cms.models import PortalImage, Rendition


@require_safe
def serve_picture(request, name):
    """A rendition of a picture on a live page; the original only for staff."""
    user = getattr(request, "user", None)
    rendition = Rendition.objects.filter(file=name).select_related("image").first()
    if rendition is not None:
        found, allowed = rendition, may_fetch(rendition.image, user)
    else:
        found = PortalImage.objects.filter(file=name).first()
        allowed = found is not None and is_staff(user)
    if not allowed or not found.file.storage.exists(found.file.name):
        raise Http404
    kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
    response = FileResponse(found.file.open("rb"), content_type=kind)
    response["Content-Security-Policy"] = "default-src 'none'"
    # Asked again each time: a picture that was taken down must not live on in a cache.
    response["Cache-Control"] = "no-cache"
    return response
