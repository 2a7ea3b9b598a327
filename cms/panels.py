"""Editing forms, grouped as the paper form is: what it is, what it says, what goes with it."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel, PageChooserPanel, Panel
from wagtail.models import Page


def gate() -> MultiFieldPanel:
    """Asked only when the gate stopped something: without words here it stays stopped."""
    return MultiFieldPanel([FieldPanel("reason_to_publish")], heading=_("公开前检查"))


class RemarksPanel(Panel):
    """What the check of the words says of the version that is shown: to its author, and again to its reviewer."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "cms/remarks_panel.html"

        def is_shown(self):
            return super().is_shown() and self.instance.pk is not None

        def get_context_data(self, parent_context=None):
            from cms.remarks import remarks_on

            return {**super().get_context_data(parent_context), "remarks": remarks_on(self.instance)}


def remarks() -> RemarksPanel:
    return RemarksPanel(heading=_("文字检查"))


def review() -> MultiFieldPanel:
    """The office's own reminder; it goes out with the version, and 已复核 on the list of pages puts it on."""
    return MultiFieldPanel([FieldPanel("review_by")], heading=_("定期复核"))


def changes() -> MultiFieldPanel:
    """What the editor tells of a change to a page that people have already read (cms/changes.py)."""
    return MultiFieldPanel([FieldPanel("change_kind"), FieldPanel("change_text")], heading=_("更正与修改说明"))


def policy() -> list:
    return [
        remarks(),
        *Page.content_panels,
        FieldPanel("summary"),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("document_number"), FieldPanel("index_number")]),
                FieldRowPanel([FieldPanel("issuer"), FieldPanel("written_on")]),
                FieldRowPanel([FieldPanel("topic"), FieldPanel("access")]),
            ],
            heading=_("公开要素"),
        ),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("validity"), FieldPanel("ended_on")]),
                PageChooserPanel("replaced_by", "cms.PolicyPage"),
            ],
            heading=_("有效性"),
        ),
        FieldPanel("body"),
        InlinePanel("attachments", heading=_("附件"), label=_("附件")),
        changes(),
    ]


def explanation() -> list:
    return [
        remarks(),
        *Page.content_panels,
        FieldPanel("summary"),
        MultiFieldPanel(
            [PageChooserPanel("policy", "cms.PolicyPage"), FieldPanel("source")],
            heading=_("解读的是哪份文件"),
        ),
        FieldPanel("body"),
        changes(),
    ]


def guide() -> list:
    return [
        remarks(),
        *Page.content_panels,
        FieldRowPanel([FieldPanel("topic"), FieldPanel("fee")]),
        FieldPanel("summary"),
        MultiFieldPanel(
            [FieldPanel("conditions"), FieldPanel("standard_kind"), FieldPanel("standard_note")],
            heading=_("条件与标准"),
        ),
        FieldPanel("materials"),
        FieldPanel("steps"),
        MultiFieldPanel(
            [
                FieldPanel("time_limit"),
                FieldPanel("place"),
                FieldRowPanel([FieldPanel("hours"), FieldPanel("contact")]),
            ],
            heading=_("时限、地点与联系方式"),
        ),
        InlinePanel("forms", heading=_("表格下载"), label=_("表格")),
        changes(),
    ]


def about() -> list:
    return [
        remarks(),
        *Page.content_panels,
        FieldPanel("intro"),
        MultiFieldPanel([FieldPanel("duties"), FieldPanel("head")], heading=_("机构")),
        FieldPanel("reception"),
        FieldPanel("procedure"),
        FieldPanel("rules"),
        FieldPanel("channels"),
        FieldPanel("guide"),
        FieldPanel("privacy"),
    ]
