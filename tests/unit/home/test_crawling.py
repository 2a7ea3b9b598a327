import pytest
import time_machine
from django.urls import reverse

from disclosures.models import WebLevel
from portal.home.crawling import NoticesSitemap
from tests.factories.cms import PolicyPageFactory
from tests.factories.disclosures import PublicationFactory

pytestmark = pytest.mark.django_db


def test_robots_names_the_sitemap_and_closes_the_look_up(client):
    text = client.get(reverse("home:robots")).content.decode()
    assert f"Sitemap: http://testserver{reverse('home:sitemap')}" in text
    assert f"Disallow: {reverse('petitions:track')}" in text


def test_sitemap_lists_pages_and_columns(client):
    policy = PolicyPageFactory()
    text = client.get(reverse("home:sitemap")).content.decode()
    assert policy.slug in text or policy.get_url() in text
    assert reverse("home:statistics") in text


@time_machine.travel("2026-03-10 10:00+08:00", tick=False)
def test_notice_with_rows_is_in_no_sitemap(client):
    rows = PublicationFactory(rows=2)
    sums = PublicationFactory(web_level=WebLevel.TOTALS)
    PublicationFactory(web_level=WebLevel.TOTALS, closed=True)
    assert rows.number not in client.get(reverse("home:sitemap")).content.decode()
    assert [notice.number for notice in NoticesSitemap().items()] == [sums.number]
