"""The register of publication reviews as a table. Words and numbers of the assessment; no row of any roster."""

from collections.abc import Iterable

from django.utils import timezone
from django.utils.translation import gettext as _

from .models import PublicationReview
from .services.reviews import TEXTS

FIGURES = ("rows", "unique_rows", "small_cell_rows", "smallest_cell", "linked_rows", "single_changes")


def lines(reviews: Iterable[PublicationReview]) -> list[list[object]]:
    return [_head(), *(_line(review) for review in reviews)]


def _head() -> list[object]:
    named = [str(PublicationReview._meta.get_field(name).verbose_name) for name in (*FIGURES, *TEXTS)]
    return [
        *(_("公示范围"), _("救助项目"), _("所属期间"), _("公示轮次"), _("网站公开程度")),
        *named,
        *(_("评估人"), _("起草时间"), _("审核人"), _("审核时间"), _("保存至")),
    ]


def _line(review: PublicationReview) -> list[object]:
    batch = review.roster.batch
    return [
        *(batch.unit.name, batch.scheme.name, batch.period, review.round.name, review.get_web_level_display()),
        *(getattr(review, name) for name in (*FIGURES, *TEXTS)),
        *(str(review.author), _moment(review.drafted_at), str(review.reviewer or ""), _moment(review.reviewed_at)),
        review.keep_until.isoformat(),
    ]


def _moment(at) -> str:
    return f"{timezone.localtime(at):%Y-%m-%d %H:%M}" if at else ""
