"""What is out can be found; what is taken down cannot."""

from decimal import Decimal

import pytest

from cms.models import AssistanceStandard, PolicyPage
from cms.services import listings
from portal.orgs.models import PublicNumber
from portal.search import selectors
from portal.search.models import SearchDocument
from tests.factories import cms as make

pytestmark = pytest.mark.django_db


def titles(question):
    return [document.title for document in selectors.find(question).results]


def publish(page):
    page.save_revision().publish()
    page.refresh_from_db()
    return page


def test_a_policy_is_found_from_publication_to_withdrawal():
    page = make.PolicyPageFactory(draft=True, title="关于临时救助的通知", body=[("text", "<p>突发困难先行救助</p>")])
    assert titles("临时救助") == []
    publish(page)
    assert titles("临时救助") == titles("突发困难") == ["关于临时救助的通知"]
    document = SearchDocument.objects.get(section="policies")
    assert (document.url, document.day, document.kind) == (page.url, page.written_on, "现行有效")
    page.unpublish()
    assert titles("临时救助") == []


def test_deleting_a_page_or_its_parent_forgets_it():
    first = publish(make.PolicyPageFactory(draft=True, title="甲类补助办法"))
    publish(make.ExplanationPageFactory(policy=first, draft=True, title="补助怎么领"))
    PolicyPage.objects.get(pk=first.pk).delete()
    assert titles("补助") == ["补助怎么领"]
    make.policy_index().delete()
    assert not SearchDocument.objects.exists()


def test_a_draft_beside_a_live_page_is_not_found():
    page = publish(make.PolicyPageFactory(draft=True, title="住房补助办法"))
    page.title = "教育补助办法"
    page.save_revision()
    assert titles("补助") == ["住房补助办法"]


def test_guides_and_standards_are_found():
    index = make.standard_index()
    publish(index)
    publish(make.GuidePageFactory(live=False, title="怎样申请低保"))
    standard = make.AssistanceStandardFactory(amount=Decimal("620"))
    assert titles("申请书") == ["怎样申请低保"]
    assert titles("农村最低生活保障标准") == ["农村最低生活保障标准 620元/人·月（2026年起）"]
    assert SearchDocument.objects.get(section="standards").url == index.url
    standard.delete()
    assert titles("农村最低生活保障标准") == []


def test_an_office_phone_stays_on_the_page_and_out_of_the_search():
    PublicNumber.objects.create(number="0571-88886666", holder="县民政局")
    guide = publish(make.GuidePageFactory(live=False, title="怎样申请低保", contact="0571-88886666"))
    assert "0571-88886666" not in SearchDocument.objects.get(section="guides").text
    assert guide.contact == "0571-88886666"


def test_a_section_can_be_rebuilt():
    publish(make.PolicyPageFactory(draft=True, title="关于低保复核的通知"))
    make.AssistanceStandardFactory()
    SearchDocument.objects.all().delete()
    listings.rebuild("policies")
    listings.put_all_standards()
    assert set(SearchDocument.objects.values_list("section", flat=True)) == {"policies", "standards"}
    assert AssistanceStandard.objects.count() == 1


def test_moving_the_library_moves_its_addresses(django_capture_on_commit_callbacks):
    page = publish(make.PolicyPageFactory(draft=True))
    index = make.policy_index()
    index.slug = "zhengce"
    with django_capture_on_commit_callbacks(execute=True):
        publish(index)
    page = PolicyPage.objects.get(pk=page.pk)
    assert SearchDocument.objects.get(section="policies").url == page.url
    assert "/zhengce/" in page.url
