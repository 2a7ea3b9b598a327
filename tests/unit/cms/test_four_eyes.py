import pytest
from django.core.exceptions import PermissionDenied
from wagtail.models import Page

from cms.four_eyes import is_last_editor
from cms.models import GuidePage, PolicyPage, TwoPersonTask
from portal.accounts import grants
from tests.factories.accounts import StaffFactory
from tests.factories.cms import ExplanationPageFactory, GuidePageFactory, PolicyPageFactory, policy_index

pytestmark = pytest.mark.django_db


@pytest.fixture
def roles():
    grants.sync()


@pytest.fixture
def clerk(roles):
    return StaffFactory(role="case_worker")


@pytest.fixture
def publisher(roles):
    return StaffFactory(role="publisher")


@pytest.fixture
def colleague(roles):
    return StaffFactory(role="publisher")


def submitted(page, by):
    page.save_revision(user=by)
    page.get_workflow().start(page, by)
    return PolicyPage.objects.get(pk=page.pk)


def approve(page, by):
    task = page.current_workflow_task.specific
    task.on_action(page.current_workflow_task_state, by, "approve")


def test_the_library_comes_with_its_workflow():
    workflow = policy_index().get_workflow()
    (task,) = workflow.tasks.specific()
    assert isinstance(task, TwoPersonTask)
    assert [group.name for group in task.groups.all()] == ["publisher"]


def test_another_person_approves_and_the_page_is_out(clerk, publisher):
    page = submitted(PolicyPageFactory(draft=True), clerk)
    task = page.current_workflow_task.specific
    assert {action[0] for action in task.get_actions(page, publisher)} == {"approve", "reject"}
    approve(page, publisher)
    page.refresh_from_db()
    assert page.live


def test_the_last_editor_is_offered_nothing_and_stopped_when_trying(publisher):
    page = submitted(PolicyPageFactory(draft=True), publisher)
    task = page.current_workflow_task.specific
    assert is_last_editor(page, publisher)
    assert task.get_actions(page, publisher) == []
    with pytest.raises(PermissionDenied, match="另一位同事"):
        approve(page, publisher)
    page.refresh_from_db()
    assert not page.live


def test_a_reviewer_who_changed_a_word_is_the_last_editor(clerk, publisher, colleague):
    page = submitted(PolicyPageFactory(draft=True), clerk)
    page.save_revision(user=publisher)
    page = PolicyPage.objects.get(pk=page.pk)
    with pytest.raises(PermissionDenied):
        approve(page, publisher)
    # The colleague agrees to the version handed in, and then to the changed one: nothing goes out unseen.
    approve(page, colleague)
    page = PolicyPage.objects.get(pk=page.pk)
    assert not page.live
    approve(page, colleague)
    page.refresh_from_db()
    assert page.live


@pytest.mark.parametrize("factory", [PolicyPageFactory, ExplanationPageFactory])
def test_every_way_to_publish_meets_the_rule(factory, publisher):
    page = factory(draft=True)
    revision = page.save_revision(user=publisher)
    with pytest.raises(PermissionDenied, match="另一位同事"):
        revision.publish(user=publisher)
    with pytest.raises(PermissionDenied, match="另一位同事"):
        revision.publish(user=publisher, skip_permission_checks=True)


def test_a_superuser_is_no_exception():
    admin = StaffFactory(superuser=True)
    revision = PolicyPageFactory(draft=True).save_revision(user=admin)
    with pytest.raises(PermissionDenied):
        revision.publish(user=admin)
    revision.publish(user=StaffFactory(superuser=True))


def test_a_clerk_cannot_publish_anything(clerk, publisher):
    revision = PolicyPageFactory(draft=True).save_revision(user=publisher)
    with pytest.raises(PermissionDenied, match="没有发布权限"):
        revision.publish(user=clerk)
    guide = GuidePageFactory(live=False)
    assert not guide.permissions_for_user(clerk).can_publish()
    assert guide.permissions_for_user(clerk).can_edit()
    with pytest.raises(PermissionDenied):
        guide.save_revision(user=clerk).publish(user=clerk)


def test_the_system_may_publish_on_time(publisher):
    revision = PolicyPageFactory(draft=True).save_revision(user=publisher)
    revision.publish()
    assert PolicyPage.objects.get().live


def test_the_editor_offers_no_publish_button_for_policies(publisher):
    page = PolicyPageFactory(draft=True)
    assert not page.permissions_for_user(publisher).can_publish()
    assert not policy_index().permissions_for_user(publisher).can_publish_subpage()
    assert page.permissions_for_user(publisher).can_unschedule()


def test_withdrawing_needs_no_second_person(publisher):
    assert PolicyPageFactory().permissions_for_user(publisher).can_unpublish()


def test_bulk_publishing_meets_the_rule(client, publisher):
    page = PolicyPageFactory(draft=True)
    page.save_revision(user=publisher)
    client.force_login(publisher)
    url = f"/admin/bulk/wagtailcore/page/publish/?id={page.pk}"
    client.post(url, {})
    page.refresh_from_db()
    assert not page.live


def test_a_guide_is_published_by_the_publisher_alone(publisher):
    guide = GuidePageFactory(live=False)
    guide.save_revision(user=publisher).publish(user=publisher)
    assert GuidePage.objects.get().live
    assert Page.objects.get(pk=guide.pk).live
