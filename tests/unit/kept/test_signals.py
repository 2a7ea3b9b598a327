import pytest
from django.contrib.auth import get_user_model
from wagtail.models import Page, Site

from cms.models import SiteIdentity
from portal.kept import editions

pytestmark = pytest.mark.django_db


@pytest.fixture
def page():
    root = Page.objects.get(depth=1)
    return root.add_child(instance=Page(title="新页", slug="new-page"))


@pytest.fixture
def moved():
    """Whether the edition moved since it was last asked."""
    seen = [editions.current()]

    def ask():
        before, seen[0] = seen[0], editions.current()
        return seen[0] > before

    return ask


def test_publish_and_unpublish_move_the_edition(page, moved):
    moved()
    page.save_revision().publish()
    assert moved()
    page.unpublish()
    assert moved()


def test_draft_leaves_the_edition(page, moved):
    moved()
    page.title = "还没写完"
    page.save_revision()
    assert not moved()


def test_move_moves_the_edition(page, moved):
    target = Page.objects.get(depth=1).add_child(instance=Page(title="另一栏", slug="other"))
    moved()
    page.move(target, pos="last-child")
    assert moved()


def test_delete_moves_the_edition(page, moved):
    moved()
    page.delete()
    assert moved()


def test_settings_move_the_edition(moved):
    SiteIdentity.objects.create(site=Site.objects.get(is_default_site=True), organiser="某镇人民政府")
    assert moved()


def test_what_is_not_public_leaves_the_edition(moved):
    get_user_model().objects.create_user(username="clerk")
    assert not moved()
