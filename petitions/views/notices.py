"""The notice that an objection is about, and the sentence for one that takes no objections now."""

from django.utils import timezone
from django.utils.translation import gettext as _

from disclosures.models import Publication
from disclosures.wording import say_end


def find_notice(number: str) -> Publication | None:
    """A posted notice; one that is not posted yet is unknown here as everywhere."""
    return Publication.objects.public(timezone.now()).filter(number=number).first()


def why_closed(notice: Publication | None) -> str:
    """Empty while objections are taken (57号 art 19: during the posting); otherwise why not."""
    if notice is None:
        return _("没有找到这个编号的公示。请核对公示标题下面的编号。")
    if notice.withdrawn_at is not None:
        return _("“%(title)s”已经撤下，不再接收异议。") % {"title": notice.title}
    if notice.ends_at is not None and timezone.now() >= notice.ends_at:
        return _("“%(title)s”的公示期已经在%(end)s结束，不再接收异议。") % {
            "title": notice.title,
            "end": say_end(notice.ends_at),
        }
    return ""
