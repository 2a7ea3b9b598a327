"""The portal's own image and document models, so that either can grow without a rewrite."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.documents.models import AbstractDocument
from wagtail.documents.models import Document as WagtailDocument
from wagtail.images.models import AbstractImage, AbstractRendition
from wagtail.images.models import Image as WagtailImage

from cms.gate import GatedModel


class PortalImage(GatedModel, AbstractImage):
    admin_form_fields = WagtailImage.admin_form_fields

    class Meta:
        verbose_name = _("图片")
        verbose_name_plural = _("图片")


class Rendition(AbstractRendition):
    image = models.ForeignKey(PortalImage, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["image", "filter_spec", "focal_point_key"], name="one_rendition_per_filter")
        ]


class PortalDocument(GatedModel, AbstractDocument):
    """A file to download. Its size is known from the start: pages say it beside the link."""

    admin_form_fields = WagtailDocument.admin_form_fields

    class Meta:
        verbose_name = _("附件")
        verbose_name_plural = _("附件")

    def save(self, *args, **kwargs):
        if self.file and self.file_size is None:
            self.file_size = self.file.size
        super().save(*args, **kwargs)
