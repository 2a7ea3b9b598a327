"""What pages say about themselves to machines."""

import json
from datetime import date

import pytest
import time_machine
from django.urls import reverse
from lxml import html
from wagtail.models import Site

from cms.models import SiteIdentity
from tests.factories.cms import (
    ExplanationPageFactory,
    GuidePageFactory,
    PolicyPageFactory,
    about_page,
    home_page,
    standard_index,
)
from tests.factories.disclosures import PublicationFactory
from tests.factories.orgs import OfficeProfileFactory
from tests.factories.petitions import AnswerFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def head(client):
    """The meta tags of a page by name, and its structured data by type."""

    def read(address):
        document = html.document_fromstring(client.get(address).content.decode())
        tags = {tag.get("name"): tag.get("content") for tag in document.iter("meta") if tag.get("name")}
        blocks = document.xpath("//script[@type='application/ld+json']/text()")
        assert len(blocks) <= 1
        data = json.loads(blocks[0]) if blocks else []
        assert all(one["@context"] == "https://schema.org" for one in data)
        return tags, {one["@type"]: one for one in data}

    return read


def publish(page):
    page.save_revision().publish()
    page.refresh_from_db()
    return page


@time_machine.travel("2026-03-10 10:07+08:00", tick=False)
def test_a_policy_carries_its_disclosure_fields(head):
    OfficeProfileFactory()
    page = publish(PolicyPageFactory(draft=True, repealed=True, index_number="202601-00007"))
    tags, data = head(page.url)
    assert tags["ColumnName"] == "政策文件"
    assert tags["ArticleTitle"] == tags["DC.title"] == page.title
    assert tags["PubDate"] == "2026-03-10 10:07"
    assert tags["ContentSource"] == tags["Issuer"] == "杜家镇人民政府"
    assert tags["IndexNumber"] == tags["DC.identifier"] == "202601-00007"
    assert tags["DocumentNumber"] == page.document_number
    assert tags["WrittenDate"] == "2026-01-05"
    assert tags["Validity"] == "已废止"
    assert tags["EndDate"] == "2026-02-01"
    law = data["Legislation"]
    assert law["legislationIdentifier"] == page.document_number
    assert law["legislationDate"] == "2026-01-05"
    assert law["datePublished"] == "2026-03-10"
    assert law["legislationLegalForce"] == "https://schema.org/NotInForce"
    assert law["url"] == f"http://testserver{page.url}"
    assert law["publisher"]["name"] == "柳河镇人民政府"


def test_no_number_of_the_site_is_said_before_it_is_entered(head, settings):
    home_page()
    tags, _data = head("/")
    assert "SiteIDCode" not in tags
    assert "SiteDomain" not in tags  # the default address is this machine's own
    site = Site.objects.get(is_default_site=True)
    SiteIdentity.objects.update_or_create(site=site, defaults={"site_code": "9907830003"})
    settings.WAGTAILADMIN_BASE_URL = "https://dibao.example.test/"
    tags, _data = head(about_page().url)
    assert tags["SiteIDCode"] == "9907830003"
    assert tags["SiteDomain"] == "dibao.example.test"


def test_the_office_stands_on_the_front_page(head):
    home_page()
    OfficeProfileFactory()
    _tags, data = head("/")
    office = data["GovernmentOrganization"]
    assert (office["name"], office["telephone"]) == ("柳河镇人民政府", "0990-5550101")


def test_the_way_to_a_page_is_told_as_it_is_shown(head):
    page = publish(PolicyPageFactory(draft=True))
    items = head(page.url)[1]["BreadcrumbList"]["itemListElement"]
    assert [one["position"] for one in items] == [1, 2, 3]
    assert [one["name"] for one in items][1:] == ["政策文件", page.title]
    assert items[1]["item"] == f"http://testserver{page.get_parent().url}"


def test_guides_explanations_answers_and_figures(head):
    OfficeProfileFactory()
    guide = publish(GuidePageFactory(live=False))
    tags, data = head(guide.url)
    assert data["GovernmentService"]["availableChannel"]["servicePhone"]["telephone"] == "0990-5550101"
    assert tags["ColumnType"] == "办事服务"

    explanation = publish(ExplanationPageFactory(draft=True))
    tags, data = head(explanation.url)
    assert data["Article"]["isBasedOn"] == f"http://testserver{explanation.policy.url}"
    assert tags["ColumnName"] == "政策解读"

    answer = AnswerFactory(published=True)
    tags, data = head(reverse("petitions:answer", args=[answer.number]))
    assert data["Article"]["headline"] == tags["ArticleTitle"] == answer.title
    assert answer.answer_redacted not in json.dumps(data, ensure_ascii=False)

    assert head(standard_index().url)[1]["Dataset"]["distribution"][0]["encodingFormat"] == "application/json"


@time_machine.travel("2026-03-10 10:00+08:00", tick=False)
def test_figures_name_their_files(head):
    PublicationFactory(rows=9, is_whole_roster=True)
    _tags, data = head(reverse("home:statistics"))
    files = [one["contentUrl"] for one in data["Dataset"]["distribution"]]
    assert f"http://testserver{reverse('api:statistics-overview')}?year=2026" in files
    assert data["Dataset"]["temporalCoverage"] == "2026"


def test_a_notice_says_no_sum_and_no_row(head):
    notice = PublicationFactory(rows=7)
    tags, data = head(reverse("disclosures:notice", args=[notice.number]))
    assert tags["IndexNumber"] == notice.number
    assert tags["WrittenDate"] == notice.dated_on.isoformat()
    said = json.dumps([tags, data], ensure_ascii=False)
    assert "**" not in said
    assert "620" not in said


def test_a_title_can_neither_end_the_data_nor_the_tag(head, client):
    title = "通知</script><script>alert(1)</script>\"'&<!--"
    page = publish(PolicyPageFactory(draft=True, title=title, slug="x", written_on=date(2026, 1, 5)))
    tags, data = head(page.url)
    assert tags["ArticleTitle"] == title
    assert data["Legislation"]["name"] == title
    assert "<script>alert" not in client.get(page.url).content.decode()


def test_a_page_that_registers_nothing_still_says_whose_it_is(head):
    tags, data = head(reverse("petitions:track"))
    assert tags["SiteName"]
    assert "ArticleTitle" not in tags
    assert data == {}
