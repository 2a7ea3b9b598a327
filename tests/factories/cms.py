"""Content for tests: each page below its index, each index below the root that Wagtail ships."""

from datetime import date
from decimal import Decimal

import factory
import wagtail_factories
from django.core.files.base import ContentFile
from wagtail.models import Page, Site

from cms import models
from portal.home.models import HomePage


def home_page():
    """The front page that the site starts at."""
    found = HomePage.objects.first()
    if found:
        return found
    home = Page.objects.get(depth=1).add_child(instance=HomePage(title="首页", slug="front"))
    Site.objects.update_or_create(is_default_site=True, defaults={"hostname": "localhost", "root_page": home})
    return home


def find_or_make(page_class, title, slug):
    """The one index page of its kind, right below the site's front page."""
    found = page_class.objects.first()
    if found:
        return found
    return home_page().add_child(instance=page_class(title=title, slug=slug))


def policy_index():
    return find_or_make(models.PolicyIndexPage, "政策文件", "policies")


def guide_index():
    return find_or_make(models.GuideIndexPage, "办事指南", "guides")


def standard_index():
    return find_or_make(models.StandardIndexPage, "保障标准", "standards")


def catalogue_page():
    return find_or_make(models.CataloguePage, "公开目录", "catalogue")


def about_page():
    return find_or_make(models.AboutPage, "机构与监督", "about")


class PolicyPageFactory(wagtail_factories.PageFactory):
    title = factory.Sequence(lambda n: f"关于做好第{n + 1}批低保复核工作的通知")
    parent = factory.LazyFunction(policy_index)
    issuer = "杜家镇人民政府"
    document_number = factory.Sequence(lambda n: f"杜政发〔2026〕{n + 1}号")
    written_on = date(2026, 1, 5)
    body = factory.LazyFunction(lambda: [("heading", "一、总体要求"), ("text", "<p>各村按时复核。</p>")])

    class Meta:
        model = models.PolicyPage

    class Params:
        draft = factory.Trait(live=False)
        repealed = factory.Trait(validity=models.Validity.REPEALED, ended_on=date(2026, 2, 1))


class ExplanationPageFactory(wagtail_factories.PageFactory):
    title = factory.Sequence(lambda n: f"低保复核怎么做（{n + 1}）")
    parent = factory.LazyFunction(policy_index)
    policy = factory.SubFactory(PolicyPageFactory)
    body = factory.LazyFunction(lambda: [("text", "<p>每年查一次，变了就调。</p>")])

    class Meta:
        model = models.ExplanationPage

    class Params:
        draft = factory.Trait(live=False)


class SelfCheckPageFactory(wagtail_factories.PageFactory):
    title = "我家可能符合低保吗"
    slug = "self-check"
    parent = factory.LazyFunction(guide_index)

    class Meta:
        model = models.SelfCheckPage


class GuidePageFactory(wagtail_factories.PageFactory):
    title = factory.Sequence(lambda n: f"申请最低生活保障（{n + 1}）")
    parent = factory.LazyFunction(guide_index)
    summary = "家里收入低于保障标准的，可以申请。"
    conditions = factory.LazyFunction(lambda: [("condition", "户口在本镇")])
    materials = factory.LazyFunction(
        lambda: [
            ("material", {"name": "申请书", "copies": "1份", "note": "窗口可以代写"}),
            ("material", {"name": "残疾人证", "copies": "", "note": "", "when": ["disabled"]}),
        ]
    )
    steps = factory.LazyFunction(lambda: [("step", {"name": "提出申请", "text": "到窗口交申请书。", "limit": "当日"})])
    standard_kind = models.Kind.DIBAO

    class Meta:
        model = models.GuidePage


class AssistanceStandardFactory(factory.django.DjangoModelFactory):
    kind = models.Kind.DIBAO
    area = models.Area.RURAL
    amount = Decimal("620.00")
    valid_from = date(2026, 1, 1)
    document_number = "某民发〔2025〕31号"

    class Meta:
        model = models.AssistanceStandard


class LegalBasisFactory(factory.django.DjangoModelFactory):
    name = "最低生活保障审核确认办法"
    document_number = "民发〔2021〕57号"
    valid_from = date(2021, 7, 1)

    class Meta:
        model = models.LegalBasis

    class Params:
        repealed = factory.Trait(
            name="最低生活保障审核审批办法（试行）",
            document_number="民发〔2012〕220号",
            valid_from=date(2012, 12, 12),
            valid_until=date(2021, 6, 30),
        )


class DisclosureItemFactory(factory.django.DjangoModelFactory):
    number = factory.Sequence(lambda n: n + 1)
    level_one = "最低生活保障"
    level_two = "办事指南"
    elements = "办理事项；办理条件；低保标准"
    organ = "县民政局、乡镇人民政府"
    channels = "政府网站、便民服务站"

    class Meta:
        model = models.DisclosureItem


class DocumentFactory(factory.django.DjangoModelFactory):
    title = "最低生活保障申请书"
    file = factory.LazyFunction(lambda: ContentFile("申请书样表".encode(), name="shenqingshu.txt"))

    class Meta:
        model = models.PortalDocument


class ImageFactory(wagtail_factories.ImageFactory):
    title = "便民服务中心"

    class Meta:
        model = models.PortalImage
