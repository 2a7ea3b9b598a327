"""The portal's own image and document models, so that either can grow without a rewrite."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.documents.models import AbstractDocument
from wagtail.documents.models import Document as WagtailDocument
from wagtail.images.models import AbstractImage, AbstractRendition
from wagtail.images.models import Image as WagtailImage

from cms import held as gate
from cms.gate import GatedModel


class PortalImage(GatedModel, AbstractImage):
    """A picture, drawn anew when it comes: the stored original knows neither place nor device nor author."""

    can_wait = True
    named_files = ("file",)
    add_url_name = "wagtailimages:add"
    held = models.BooleanField(_("等待复核"), default=False, editable=False)

    admin_form_fields = WagtailImage.admin_form_fields

    class Meta:
        verbose_name = _("图片")
        verbose_name_plural = _("图片")

    def clean(self):
        super().clean()
        try:
            gate.draw_anew(self)
        except gate.Unreadable as refusal:
            raise ValidationError({"file": str(refusal)}) from None

    def save(self, *args, **kwargs):
        gate.draw_anew(self)
        gate.mark(self, kwargs)
        super().save(*args, **kwargs)


class Rendition(AbstractRendition):
    image = models.ForeignKey(PortalImage, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["image", "filter_spec", "focal_point_key"], name="one_rendition_per_filter")
        ]


class PortalDocument(GatedModel, AbstractDocument):
    """A file to download, read before anybody gets it. Its size is known from the start: pages say it beside the link."""

    can_wait = True
    named_files = ("file",)
    inspected_files = ("file",)
    add_url_name = "wagtaildocs:add"  # where several are uploaded at once, there is no room for a reason
    held = models.BooleanField(_("等待复核"), default=False, editable=False)
    # What a reader of the file sees, and of which bytes: for the search, and only while a live page shows the file.
    shown_text = models.TextField(_("文件里的文字"), blank=True, editable=False)
    shown_digest = models.CharField(max_length=64, blank=True, editable=False)

    admin_form_fields = WagtailDocument.admin_form_fields

    class Meta:
        verbose_name = _("附件")
        verbose_name_plural = _("附件")

    def save(self, *args, **kwargs):
        if self.file and self.file_size is None:
            self.file_size = self.file.size
        gate.mark(self, kwargs)
        super().save(*args, **kwargs)
