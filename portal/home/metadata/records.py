"""Notices, answers and the year's figures. Of a notice only what its tombstone will say too: no row, no sum."""

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from disclosures.models import Publication
from petitions.models import Answer
from portal.home.statistics import Year

from .content import dataset
from .scene import Described, Scene, article, column, describe, plain, said


@describe.register
def notice(notice: Publication, scene: Scene) -> Described:
    tags = [
        *column(_("公示"), _("公示公告")),
        *article(notice.title, notice.published_at, scene.frame.office.organ_name),
        *said(("IndexNumber", notice.number), ("WrittenDate", notice.dated_on.isoformat())),
    ]
    return Described(tags, [])


@describe.register
def answer(answer: Answer, scene: Scene) -> Described:
    day = timezone.localdate(answer.published_at).isoformat() if answer.published_at else ""
    data = plain(
        {
            "@type": "Article",
            "headline": answer.title,
            "url": scene.here,
            "datePublished": day,
            "about": answer.get_kind_display(),
            "inLanguage": "zh-CN",
            "publisher": scene.organisation(),
        }
    )
    tags = [
        *column(_("答复选登"), _("互动交流")),
        *article(answer.title, answer.published_at, scene.frame.office.organ_name),
    ]
    return Described(tags, [data])


@describe.register
def figures(year: Year, scene: Scene) -> Described:
    title = _("%(year)s年低保和救助统计") % {"year": year.year}
    words = _("在保户数和人数、进出变动、救助金额、来访来信和答复。")
    books = ("overview", "balance", "aid", "funds", "payments", "matters")
    files = [("application/json", f"{reverse(f'api:statistics-{book}')}?year={year.year}") for book in books]
    files.append(("text/csv", f"{reverse('home:statistics_csv', args=['matters'])}?year={year.year}"))
    data = dataset(scene, title, words, files, period=str(year.year))
    return Described(column(_("统计"), _("数据发布")), [] if year.is_empty else [data])
