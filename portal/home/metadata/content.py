"""What editors publish: policies with their disclosure fields, explanations, guides, columns."""

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from cms import models as cms
from portal.home.models import HomePage

from .scene import Data, Described, Scene, Tags, article, column, describe, plain, said


@describe.register
def home(page: HomePage, scene: Scene) -> Described:
    site = {"@type": "WebSite", "name": scene.frame.site_name, "url": scene.whole(scene.frame.home_url)}
    return Described([], [scene.organisation(), site])


@describe.register
def about(page: cms.AboutPage, scene: Scene) -> Described:
    return Described(column(page.title, _("机构职能")), [scene.organisation()])


@describe.register
def library(page: cms.PolicyIndexPage, scene: Scene) -> Described:
    return Described(column(page.title, _("政策文件")), [])


@describe.register
def policy(page: cms.PolicyPage, scene: Scene) -> Described:
    tags = [
        *column(_("政策文件"), _("政策文件")),
        *article(page.title, page.first_published_at, page.issuer),
        *disclosure_fields(page),
    ]
    data = {
        "@type": "Legislation",
        "name": page.title,
        "url": scene.here,
        "legislationIdentifier": page.document_number,
        "identifier": page.index_number,
        "legislationDate": page.written_on.isoformat() if page.written_on else "",
        "datePublished": _day(page.first_published_at),
        "dateModified": _day(page.last_published_at),
        "legislationPassedBy": {"@type": "GovernmentOrganization", "name": page.issuer},
        "legislationLegalForce": "https://schema.org/InForce" if page.is_in_force else "https://schema.org/NotInForce",
        "expires": page.ended_on.isoformat() if page.ended_on else "",
        "about": page.get_topic_display(),
        "inLanguage": "zh-CN",
        "publisher": scene.organisation(),
    }
    return Described(tags, [plain(data)])


def disclosure_fields(page: cms.PolicyPage) -> Tags:
    """The fields that a disclosure page prints, under the names that Dublin Core has for them, and by their own."""
    written = page.written_on.isoformat() if page.written_on else ""
    ended = page.ended_on.isoformat() if page.ended_on else ""
    return said(
        ("DC.title", page.title),
        ("DC.identifier", page.index_number),
        ("DC.publisher", page.issuer),
        ("DC.subject", page.get_topic_display()),
        ("DC.date.created", written),
        ("DC.date.issued", _day(page.first_published_at)),
        ("IndexNumber", page.index_number),
        ("DocumentNumber", page.document_number),
        ("Issuer", page.issuer),
        ("WrittenDate", written),
        ("Topic", page.get_topic_display()),
        ("Access", page.get_access_display()),
        ("Validity", page.get_validity_display()),
        ("EndDate", ended),
    )


@describe.register
def explanation(page: cms.ExplanationPage, scene: Scene) -> Described:
    explained = page.policy if page.policy and page.policy.live else None
    data = {
        "@type": "Article",
        "headline": page.title,
        "url": scene.here,
        "description": page.summary,
        "datePublished": _day(page.first_published_at),
        "dateModified": _day(page.last_published_at),
        "author": {"@type": "Organization", "name": page.source} if page.source else "",
        "isBasedOn": scene.whole(explained.url) if explained else "",
        "inLanguage": "zh-CN",
        "publisher": scene.organisation(),
    }
    source = page.source or scene.frame.office.organ_name
    tags = [*column(_("政策解读"), _("政策解读")), *article(page.title, page.first_published_at, source)]
    return Described(tags, [plain(data)])


@describe.register
def guides(page: cms.GuideIndexPage, scene: Scene) -> Described:
    return Described(column(page.title, _("办事服务")), [])


@describe.register
def guide(page: cms.GuidePage, scene: Scene) -> Described:
    office = scene.frame.office
    channel = plain(
        {
            "@type": "ServiceChannel",
            "servicePhone": {"@type": "ContactPoint", "telephone": phone}
            if (phone := page.contact or office.phone)
            else "",
            "serviceLocation": {"@type": "Place", "address": place} if (place := page.place or office.place) else "",
        }
    )
    data = {
        "@type": "GovernmentService",
        "name": page.title,
        "url": scene.here,
        "description": page.summary,
        "serviceType": page.get_topic_display(),
        "provider": scene.organisation(),
        "availableChannel": channel if len(channel) > 1 else "",
        "inLanguage": "zh-CN",
    }
    source = scene.frame.office.organ_name
    tags = [*column(_("办事指南"), _("办事服务")), *article(page.title, page.first_published_at, source)]
    return Described(tags, [plain(data)])


@describe.register
def standards(page: cms.StandardIndexPage, scene: Scene) -> Described:
    return Described(
        column(page.title, _("数据发布")),
        [dataset(scene, page.title, page.intro or page.title, [("application/json", reverse("api:standard-list"))])],
    )


@describe.register
def catalogue(page: cms.CataloguePage, scene: Scene) -> Described:
    return Described(column(page.title, _("信息公开目录")), [])


def dataset(scene: Scene, name: str, description: str, files: list[tuple[str, str]], period: str = "") -> Data:
    """Figures that may be taken whole."""
    distribution = [
        {"@type": "DataDownload", "encodingFormat": kind, "contentUrl": scene.whole(path)} for kind, path in files
    ]
    return plain(
        {
            "@type": "Dataset",
            "name": name,
            "description": description,
            "url": scene.here,
            "temporalCoverage": period,
            "isAccessibleForFree": True,
            "creator": scene.organisation(),
            "distribution": distribution,
            "inLanguage": "zh-CN",
        }
    )


def _day(moment) -> str:
    return timezone.localdate(moment).isoformat() if moment else ""
