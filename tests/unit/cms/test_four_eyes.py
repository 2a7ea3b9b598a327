import pytest
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from wagtail.actions.copy_page import CopyPageAction
from wagtail.actions.create_alias import CreatePageAliasAction
from wagtail.actions.publish_page_revision import PublishPageRevisionAction
from wagtail.actions.revert_to_page_revision import RevertToPageRevisionAction
from wagtail.models import Page, Workflow, get_page_models

from cms.four_eyes import FourEyesPage, is_last_editor
from cms.models import ChangeKind, ChangeNote, ExplanationPage, GuidePage, PolicyPage, SelfCheckPage, TwoPersonTask
from portal.accounts import grants
from portal.summary.models import ReportPage
from tests.factories.accounts import StaffFactory
from tests.factories.cms import (
    ExplanationPageFactory,
    GuidePageFactory,
    PolicyPageFactory,
    about_page,
    guide_index,
    policy_index,
)

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


def test_what_residents_go_by_is_under_the_rule_and_signposts_are_not():
    """The reason for each stands in docs/adr/0027."""
    under = {model for model in get_page_models() if issubclass(model, FourEyesPage)}
    assert under == {PolicyPage, ExplanationPage, GuidePage, SelfCheckPage, ReportPage}


@pytest.mark.parametrize("column", [policy_index, guide_index])
def test_each_column_of_such_texts_comes_with_its_workflow(column):
    below = set(column().allowed_subpage_models())
    assert {model for model in below if not issubclass(model, FourEyesPage)} == set()
    assert column().get_workflow().tasks.exists()


def test_whatever_is_handed_in_reaches_the_people_who_publish():
    """Wagtail plants a workflow for every page whose moderators nobody here is."""
    ours = policy_index().get_workflow()
    assert about_page().get_workflow() == ours
    assert list(Workflow.objects.active()) == [ours]


def test_a_signpost_is_published_by_the_publisher_alone(publisher):
    page = about_page()
    page.save_revision(user=publisher).publish(user=publisher)
    assert Page.objects.get(pk=page.pk).live


def test_an_old_version_brought_back_is_the_work_of_whoever_brought_it(clerk, publisher, colleague):
    page = PolicyPageFactory(draft=True)
    page.change_notes.add(ChangeNote(kind=ChangeKind.CORRECTION, text="标题改回来了。"))
    old = page.save_revision(user=clerk)
    page.title = "改过的标题"
    page.save_revision(user=clerk).publish(user=publisher)
    page = PolicyPage.objects.get(pk=page.pk)
    back = RevertToPageRevisionAction(page, old, user=publisher).execute()
    with pytest.raises(PermissionDenied, match="另一位同事"):
        back.publish(user=publisher, previous_revision=old)
    back.publish(user=colleague, previous_revision=old)
    assert PolicyPage.objects.get(pk=page.pk).title != "改过的标题"


def test_a_copy_is_never_live(client, publisher):
    page = PolicyPageFactory(slug="first")
    with pytest.raises(PermissionDenied):
        CopyPageAction(
            page, to=policy_index(), keep_live=True, user=publisher, update_attrs={"slug": "second"}
        ).execute()
    client.force_login(publisher)
    url = reverse("wagtailadmin_pages:copy", args=[page.pk])
    text = client.get(url).content.decode()
    assert 'name="publish_copies"' not in text
    assert 'name="alias"' not in text
    values = {"new_title": "抄本", "new_slug": "second", "new_parent_page": policy_index().pk}
    client.post(url, {**values, "publish_copies": "on", "alias": "on"})
    copy = PolicyPage.objects.get(slug="second")
    assert not copy.live
    assert copy.alias_of is None


def test_an_alias_cannot_carry_a_text_past_the_rule(publisher):
    with pytest.raises(PermissionDenied):
        CreatePageAliasAction(PolicyPageFactory(), update_slug="again", user=publisher).execute()


def test_wagtails_own_actions_ask_too(publisher):
    """What its token API calls; the API itself is not there, and the open data only reads (tests/rules)."""
    revision = PolicyPageFactory(draft=True).save_revision(user=publisher)
    with pytest.raises(PermissionDenied):
        PublishPageRevisionAction(revision, user=publisher).execute()
    assert not [app for app in settings.INSTALLED_APPS if app.startswith("wagtail.api")]


def test_the_workflow_menu_offers_the_last_editor_nothing(client, publisher, colleague):
    page = submitted(PolicyPageFactory(draft=True), publisher)
    for user, offered in ((publisher, False), (colleague, True)):
        client.force_login(user)
        text = client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()
        assert ('data-workflow-action-name="approve"' in text) is offered
        assert 'name="action-publish"' not in text


@pytest.mark.parametrize("make", [PolicyPageFactory, about_page])
def test_the_privacy_dialog_is_off(client, make):
    """It acts at once and goes round the review: neither offered nor obeyed, not even a superuser's."""
    page = make()
    client.force_login(StaffFactory(superuser=True))
    text = client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()
    url = reverse("wagtailadmin_pages:set_privacy", args=[page.pk])
    assert 'data-a11y-dialog-show="set-privacy"' not in text
    client.post(url, {"restriction_type": "login"})
    assert not page.get_view_restrictions().exists()
