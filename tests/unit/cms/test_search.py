"""What is out can be found; what is taken down cannot."""

from decimal import Decimal

import pytest
from django.core.files.base import ContentFile

from cms.models import AssistanceStandard, PolicyAttachment, PolicyPage, PortalDocument
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
    assert (document.url, document.day) == (page.url, page.written_on)
    assert document.kind == f"最低生活保障 {page.document_number}"
    assert (document.binds, document.until) == (True, None)
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
    named = "农村最低生活保障标准 620元/人·月（2026年起）"
    assert titles("农村最低生活保障标准")[0] == named
    assert SearchDocument.objects.get(section="standards").url == index.url
    standard.delete()
    assert named not in titles("农村最低生活保障标准")


def test_an_excerpt_begins_with_what_is_said_and_not_with_who_says_it():
    publish(make.ExplanationPageFactory(draft=True, source="镇社会事务办", summary="一年查一次。"))
    assert SearchDocument.objects.get(section="explanations").text.startswith("一年查一次。")


def test_an_office_phone_stays_on_the_page_and_out_of_the_search():
    PublicNumber.objects.create(number="0571-88886666", holder="县民政局")
    guide = publish(make.GuidePageFactory(live=False, title="怎样申请低保", contact="0571-88886666"))
    assert "0571-88886666" not in SearchDocument.objects.get(section="guides").text
    assert guide.contact == "0571-88886666"


@pytest.fixture
def _own_media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def attach(text):
    page = make.PolicyPageFactory(draft=True, title="关于高龄补助的通知")
    document = make.DocumentFactory(file=ContentFile(text.encode(), name="附件.txt"))
    page.attachments.add(PolicyAttachment(document=document))
    page.save()
    return page, document


@pytest.mark.usefixtures("_own_media")
def test_a_file_is_found_by_what_it_says_while_its_page_is_live():
    page, _document = attach("轮椅领取登记表")
    assert titles("轮椅") == []
    publish(page)
    assert titles("轮椅") == ["关于高龄补助的通知"]
    page.unpublish()
    assert titles("轮椅") == []


@pytest.mark.usefixtures("_own_media")
def test_a_file_replaced_under_a_live_page_is_found_by_its_new_words():
    page, document = attach("轮椅领取登记表")
    publish(page)
    document.file = ContentFile("助听器领取登记表".encode(), name="新附件.txt")
    document.save()
    assert titles("轮椅") == []
    assert titles("助听器") == ["关于高龄补助的通知"]


@pytest.mark.usefixtures("_own_media")
def test_a_file_that_was_let_through_with_a_number_is_not_found_by_its_words():
    page, document = attach("轮椅领取 13812341234")
    PortalDocument.objects.filter(pk=document.pk).update(held=False)
    page.live = True
    listings.put_page(page)
    assert titles("轮椅") == []


def test_the_window_is_found_without_its_numbers():
    page = publish(make.about_page())
    assert SearchDocument.objects.get(section="guides").url == page.url


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
