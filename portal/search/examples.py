"""Questions that people really ask, offered where nothing was asked yet. Each is a search that works."""

from django.utils.translation import gettext as _


def questions() -> list[str]:
    return [
        _("怎么申请低保"),
        _("低保标准是多少"),
        _("申请要带什么材料"),
        _("对公示有异议怎么办"),
        _("多久能收到书面答复"),
        _("临时救助"),
    ]
