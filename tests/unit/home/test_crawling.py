import re
from urllib.parse import urlsplit

import pytest
import time_machine
from django.urls import reverse

from disclosures.models import WebLevel
from portal.home.crawling import NoticesSitemap
from tests.factories.cms import PolicyPageFactory
from tests.factories.disclosures import PublicationFactory
from tests.factories.petitions import AnswerFactory

pytestmark = pytest.mark.django_db


def test_robots_names_the_sitemap_and_closes_the_look_up_and_the_answers_of_the_search(client):
    text = client.get(reverse("home:robots")).content.decode()
    assert f"Sitemap: http://testserver{reverse('home:sitemap')}" in text
    closed = re.findall(r"^Disallow: (.+)$", text, re.MULTILINE)
    assert closed == [reverse("wagtailadmin_home"), reverse("petitions:track"), reverse("search:results") + "?"]


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


def test_every_address_of_the_map_is_at_the_host_that_was_asked(client):
    """A page of the tree would otherwise name the host in Wagtail's own record of the site."""
    policy = PolicyPageFactory(draft=True)
    policy.save_revision().publish()
    answer, gone = AnswerFactory(published=True), AnswerFactory(withdrawn=True)
    text = client.get(reverse("home:sitemap")).content.decode()
    found = re.findall("<loc>([^<]+)</loc>", text)
    assert found
    assert {urlsplit(one).netloc for one in found} == {"testserver"}
    assert f"http://testserver{policy.url}" in found
    assert f"http://testserver{reverse('petitions:answer', args=[answer.number])}" in found
    assert not any(one.endswith(f"/{gone.number}/") for one in found)
    assert {reverse("home:feeds"), reverse("api_docs")} <= {urlsplit(one).path for one in found}


def test_the_map_does_not_tell_when_a_draft_was_touched(client):
    with time_machine.travel("2026-03-01 10:00+08:00", tick=False):
        policy = PolicyPageFactory(draft=True)
        policy.save_revision().publish()
    with time_machine.travel("2026-03-20 10:00+08:00", tick=False):
        policy.refresh_from_db()
        policy.save_revision()
        text = client.get(reverse("home:sitemap")).content.decode()
    assert "2026-03-01" in text
    assert "2026-03-20" not in text
