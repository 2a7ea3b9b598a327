"""A live text changes with a word about it: asked in the form, asked at publishing, shown on the page and in the data."""

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.urls import reverse

from cms.changes import Untold
from cms.models import ChangeKind, ChangeNote, PolicyPage
from portal.accounts import grants
from tests.factories import cms as make
from tests.factories.accounts import StaffFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def staff():
    grants.sync()
    return StaffFactory(role="case_worker"), StaffFactory(role="publisher")


@pytest.fixture
def page():
    page = make.PolicyPageFactory(draft=True, summary="办理时限20日。")
    page.save_revision().publish()
    return PolicyPage.objects.get()


def change(page, staff, *, note="", kind=ChangeKind.CORRECTION, **fields):
    """The clerk's new version, published by the publisher."""
    for name, value in fields.items():
        setattr(page, name, value)
    if note:
        page.change_notes.add(ChangeNote(kind=kind, text=note))
    clerk, publisher = staff
    page.save_revision(user=clerk).publish(user=publisher)
    return PolicyPage.objects.get(pk=page.pk)


def test_a_changed_live_text_does_not_go_out_without_a_word(page, staff):
    with pytest.raises(Untold, match="写清这次改了什么"):
        change(page, staff, summary="办理时限30日。")
    assert PolicyPage.objects.get().summary == "办理时限20日。"


@pytest.mark.parametrize("fields", [{"document_number": "改1号"}, {"topic": "medical"}, {"title": "改了的标题"}])
def test_every_thing_that_a_reader_sees_counts(page, staff, fields):
    with pytest.raises(Untold):
        change(page, staff, **fields)


def test_the_same_text_again_asks_for_nothing(page, staff):
    assert change(page, staff, slug="another-address").slug == "another-address"


def test_a_guide_may_change_without_a_word(staff):
    guide = make.GuidePageFactory()
    guide.time_limit = "30个工作日"
    guide.save_revision(user=staff[0]).publish(user=staff[1])
    guide.refresh_from_db()
    assert guide.time_limit == "30个工作日"


def test_the_note_has_the_day_on_which_it_went_out_and_the_newest_stands_first(page, staff, client):
    with time_machine.travel("2026-03-10 10:00+08:00", tick=False):
        page = change(page, staff, summary="办理时限30日。", note="办理时限由20日更正为30日。")
    with time_machine.travel("2026-04-02 10:00+08:00", tick=False):
        page = change(page, staff, summary="办理时限45日。", note="办理时限改为45日。", kind=ChangeKind.AMENDMENT)
        html = client.get(page.url).content.decode()
        data = client.get(reverse("api:policy-detail", args=[page.index_number])).json()
    assert html.index("2026年4月2日", html.index('id="changes"')) < html.index(
        "2026年3月10日", html.index('id="changes"')
    )
    assert data["changes"] == [
        {"told_on": "2026-04-02", "kind": "amendment", "kind_label": "修改", "text": "办理时限改为45日。"},
        {"told_on": "2026-03-10", "kind": "correction", "kind_label": "更正", "text": "办理时限由20日更正为30日。"},
    ]
    assert ChangeNote.objects.count() == 2


def test_a_note_that_waits_is_not_public(page, staff, client):
    page.change_notes.add(ChangeNote(kind=ChangeKind.CORRECTION, text="还没发布的说明"))
    page.save_revision(user=staff[0])
    assert "还没发布的说明" not in client.get(page.url).content.decode()
    assert not ChangeNote.objects.exists()


def test_a_note_passes_the_gate_like_every_public_word(page):
    page.change_notes.add(ChangeNote(kind=ChangeKind.CORRECTION, text="联系13800138000的那一家改了。"))
    with pytest.raises(ValidationError):
        page.clean()


def test_a_copy_begins_without_the_history(page, staff):
    page = change(page, staff, summary="办理时限30日。", note="改为30日。")
    copied = page.copy(update_attrs={"slug": "copied"})
    assert not copied.change_notes.exists()


def form_of(page, user, **data):
    page = PolicyPage.objects.get(pk=page.pk)
    form_class = page.get_edit_handler().get_form_class()
    blank = form_class(instance=page.get_latest_revision_as_object(), for_user=user)
    posted = {name: blank[name].value() for name in blank.fields if blank[name].value() is not None}
    posted |= {"body-count": "0", "attachments-TOTAL_FORMS": "0", "attachments-INITIAL_FORMS": "0"}
    posted |= {"comments-TOTAL_FORMS": "0", "comments-INITIAL_FORMS": "0"} | data
    return form_class(posted, instance=page.get_latest_revision_as_object(), for_user=user)


@pytest.fixture
def short(staff):
    """A policy without blocks, so that its form is a handful of fields."""
    page = make.PolicyPageFactory(draft=True, body=[])
    page.save_revision(user=staff[0]).publish()
    return PolicyPage.objects.get()


def test_the_form_asks_who_hands_a_changed_public_text_on(short, staff):
    form = form_of(short, staff[0], summary="改了", **{"action-submit": "1"})
    assert not form.is_valid()
    assert "写清这次改了什么" in form.errors["change_text"][0]


def test_a_draft_may_be_saved_without_a_word(short, staff):
    form = form_of(short, staff[0], summary="改了")
    assert form.is_valid(), form.errors


def test_the_form_keeps_one_note_until_it_is_out(short, staff):
    for text in ("第一次的说法", "后来的说法"):
        form = form_of(short, staff[0], summary="改了", change_kind="correction", change_text=text)
        assert form.is_valid(), form.errors
        form.save(commit=False).save_revision(user=staff[0])
    waiting = PolicyPage.objects.get().get_latest_revision_as_object()
    assert [note.text for note in waiting.change_notes.all()] == ["后来的说法"]
    assert form_of(short, staff[0]).initial["change_text"] == "后来的说法"
    form = form_of(short, staff[0], change_text="", change_kind="")
    assert form.is_valid()
    assert not form.instance.change_notes.count()


@pytest.mark.parametrize(
    ("data", "field"),
    [({"change_text": "只有话"}, "change_kind"), ({"change_kind": "correction", "change_text": ""}, "change_text")],
)
def test_a_note_has_both_halves(short, staff, data, field):
    assert field in form_of(short, staff[0], **data).errors
