"""Sums as CSV. They carry no row, so they may be kept by whoever takes them."""

from django.http import Http404
from django.utils.translation import gettext as _

from portal.kept.pages import Kept, kept

from .. import exports, selectors


def totals_csv(request, number):
    def build() -> Kept:
        notice = selectors.find_notice(number)
        if notice is None or not selectors.shows_totals(notice):
            raise Http404(_("没有可以下载的合计。"))
        return Kept(
            exports.notice_totals(notice),
            content_type="text/csv; charset=utf-8",
            headers={"Content-Disposition": f'attachment; filename="{notice.number}.csv"'},
        )

    return kept(request, ("notice totals", number), build)
