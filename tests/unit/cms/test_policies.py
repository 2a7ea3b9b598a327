import pytest
import time_machine
from django.core.exceptions import ValidationError
from wagtail.models import Page, Revision

from cms import models, selectors
from tests.factories.cms import ExplanationPageFactory, PolicyPageFactory, home_page, policy_index

pytestmark = pytest.mark.django_db
TEN = "2026-03-10 10:00+08:00"


@pytest.mark.parametrize("field", ["title", "slug"])
def test_pages_have_no_privacy_dialog(field):
    for model in models.PolicyPage, models.GuidePage, models.AboutPage, models.CataloguePage:
        assert model.private_page_options == []


def test_published_day_is_the_first_publication_and_stays():
    page = PolicyPageFactory(draft=True)
    assert page.published_on is None
    with time_machine.travel(TEN, tick=False):
        page.save_revision().publish()
    page.refresh_from_db()
    assert f"{page.published_on:%Y-%m-%d}" == "2026-03-10"
    with time_machine.travel("2026-05-01 09:00+08:00", tick=False):
        page.unpublish()
        page.save_revision().publish()
    page.refresh_from_db()
    assert f"{page.published_on:%Y-%m-%d}" == "2026-03-10"


def test_a_form_or_a_version_cannot_back_date_the_publication():
    page = PolicyPageFactory(draft=True)
    with time_machine.travel(TEN, tick=False):
        page.save_revision().publish()
        page.refresh_from_db()
        page.first_published_at = page.first_published_at.replace(year=2019)
        revision = page.save_revision()
        Revision.objects.get(pk=revision.pk).publish()
    page = models.PolicyPage.objects.get(pk=page.pk)
    assert page.published_on.year == 2026
    names = set(models.PolicyPage.get_edit_handler().get_form_class().base_fields)
    assert not names & {"first_published_at", "published_on"}


@time_machine.travel(TEN, tick=False)
def test_index_number_is_given_at_first_publication_and_kept():
    page = PolicyPageFactory(draft=True)
    early = page.save_revision()
    assert page.index_number == ""
    early.publish()
    page.refresh_from_db()
    assert page.index_number == "202603-00001"
    early.publish()
    page.refresh_from_db()
    assert page.index_number == "202603-00001"
    second = PolicyPageFactory(draft=True)
    second.save_revision().publish()
    second.refresh_from_db()
    assert second.index_number == "202603-00002"


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"validity": "repealed"}, "ended_on"),
        ({"ended_on": "2026-02-01"}, "ended_on"),
        ({"written_on": "2999-01-01"}, "written_on"),
        ({"index_number": "2026/1"}, "index_number"),
    ],
)
def test_disclosure_fields_must_agree(changes, field):
    page = PolicyPageFactory()
    for name, value in changes.items():
        setattr(page, name, value)
    with pytest.raises(ValidationError) as caught:
        page.full_clean()
    assert field in caught.value.message_dict


def test_two_policies_cannot_share_an_index_number():
    PolicyPageFactory(index_number="202601-00009")
    with pytest.raises(ValidationError, match="索引号已有文件使用"):
        PolicyPageFactory(index_number="202601-00009")


def test_policies_and_explanations_live_in_the_library_only():
    assert not models.PolicyPage.can_create_at(home_page())
    assert not models.PolicyIndexPage.can_create_at(Page.objects.get(depth=1))
    assert models.PolicyPage.can_create_at(policy_index())
    assert models.ExplanationPage.can_create_at(policy_index())
    assert not models.GuidePage.can_create_at(policy_index())


def test_the_public_sees_live_policies_with_live_explanations():
    shown = PolicyPageFactory()
    PolicyPageFactory(draft=True)
    explanation = ExplanationPageFactory(policy=shown)
    ExplanationPageFactory(policy=shown, draft=True)
    assert list(selectors.public_policies()) == [shown]
    (newest,) = selectors.newest_policies(5)
    assert newest.shown_explanations == [explanation]
    assert list(shown.live_explanations()) == [explanation]


def test_newest_policies_cost_two_queries(django_assert_max_num_queries):
    for _ in range(4):
        ExplanationPageFactory()
    with django_assert_max_num_queries(2):
        assert len([page.shown_explanations for page in selectors.newest_policies(3)]) == 3
