"""What the gate stops stays out of sight, whoever saved it and however; what two people let through goes out."""

import datetime as dt
import io

import pytest
import time_machine
from django.core import management
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone
from PIL import Image
from wagtail.models import PageLogEntry

from cms import media
from cms.gate import look_at
from cms.held import HeldBack
from cms.models import GuideForm, GuidePage, PortalDocument, PortalImage
from portal.accounts import grants
from portal.gate import services
from portal.gate.models import GateOverride, OverrideState
from portal.orgs.models import PublicNumber
from tests.corpus import ooxml, pictures
from tests.factories import cms as make
from tests.factories.accounts import StaffFactory

pytestmark = pytest.mark.django_db
IDENTITY = "11010519491231002X"
REASON = "法院公告原文，须照登"


@pytest.fixture(autouse=True)
def _own_media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def publisher():
    grants.sync()
    return StaffFactory(role="publisher")


@pytest.fixture
def reviewer():
    return StaffFactory(role="privacy_reviewer")


def leaking(name="名册.docx"):
    return ContentFile(ooxml.docx(ooxml.paragraph(f"张某{IDENTITY}")), name=name)


def published_with(document) -> GuidePage:
    page = make.GuidePageFactory(live=False)
    page.forms.add(GuideForm(document=document))
    page.save_revision().publish()
    return page


def test_a_document_is_read_inside_before_it_is_saved():
    with pytest.raises(ValidationError) as caught:
        PortalDocument(title="名册", file=leaking()).full_clean(exclude=["collection"])
    assert "第2段有身份证号" in caught.value.message_dict["file"][0]
    assert IDENTITY not in str(caught.value)


def test_the_name_of_a_file_is_read_too():
    with pytest.raises(ValidationError) as caught:
        PortalDocument(title="名册", file=ContentFile(b"x", name=f"{IDENTITY}.txt")).full_clean(exclude=["collection"])
    assert "文件名" in caught.value.message_dict["file"][0]


def test_a_document_saved_past_every_form_is_held_back():
    document = make.DocumentFactory(file=leaking())
    assert document.held
    assert not media.is_public(document)
    with pytest.raises(HeldBack, match="等待复核"):
        published_with(document)


def test_a_clean_document_goes_out():
    document = make.DocumentFactory()
    published_with(document)
    assert media.is_public(document)


def test_a_file_exchanged_under_a_live_page_is_held_back():
    document = make.DocumentFactory()
    published_with(document)
    document.file = leaking()
    document.save()
    assert not media.is_public(document)


def upload(client, document_file, **values):
    return client.post(reverse("wagtaildocs:add"), {"title": "名册", "file": document_file, "tags": "", **values})


def test_an_upload_is_stopped_and_says_where_and_what_to_do(client, publisher):
    client.force_login(publisher)
    answer = upload(client, SimpleUploadedFile("a.docx", leaking().read()))
    words = answer.content.decode()
    assert "第2段有身份证号" in words
    assert "公开的理由" in words
    assert not PortalDocument.objects.exists()


def test_an_upload_with_a_reason_waits_for_another_person(client, publisher, reviewer):
    client.force_login(publisher)
    upload(client, SimpleUploadedFile("a.docx", leaking().read()), reason_to_publish=REASON)
    document = PortalDocument.objects.get()
    override = GateOverride.objects.get()
    assert (document.held, override.asked_by, override.subject) == (
        True,
        publisher,
        f"cms.portaldocument:{document.pk}",
    )
    client.force_login(reviewer)
    screen = client.get(reverse("gate:override", args=[override.pk])).content.decode()
    assert reverse("wagtaildocs_serve", args=[document.pk, document.filename]) in screen
    client.post(reverse("gate:override", args=[override.pk]), {"allow": "1", "note": ""})
    document.refresh_from_db()
    assert not document.held
    published_with(document)
    assert media.is_public(document)


def test_many_at_once_are_stopped_one_by_one(client, publisher):
    client.force_login(publisher)
    answer = client.post(
        reverse("wagtaildocs:add_multiple"),
        {"title": "名册", "files[]": SimpleUploadedFile("a.docx", leaking().read())},
        headers={"X-Requested-With": "XMLHttpRequest"},
    ).json()
    assert not answer["success"]
    assert reverse("wagtaildocs:add") in answer["error_message"]


def draft(words=IDENTITY) -> GuidePage:
    page = GuidePage.objects.get(pk=make.GuidePageFactory(live=False).pk)
    page.contact = words
    return page


def test_a_page_waits_as_a_draft_and_goes_out_once_allowed(publisher, reviewer):
    page = draft()
    page.reason_to_publish = REASON
    revision = page.save_revision(user=publisher)
    override = services.ask(
        by=publisher, verdict=look_at(page), subject=f"cms.guidepage:{page.pk}", label="x", reason=REASON
    )
    colleague = StaffFactory(role="publisher")
    with pytest.raises(HeldBack, match="联系"):
        revision.publish(user=colleague)
    services.decide(override=override, by=reviewer, allow=True)
    revision.publish(user=colleague)
    assert GuidePage.objects.get().live


def test_one_changed_word_needs_a_new_decision(publisher, reviewer):
    page = draft()
    override = services.ask(
        by=publisher, verdict=look_at(page), subject=f"cms.guidepage:{page.pk}", label="x", reason=REASON
    )
    services.decide(override=override, by=reviewer, allow=True)
    page.summary += "。"
    with pytest.raises(ValidationError):
        page.save_revision(user=publisher)


def test_a_refused_page_says_so(publisher, reviewer):
    page = draft()
    override = services.ask(
        by=publisher, verdict=look_at(page), subject=f"cms.guidepage:{page.pk}", label="x", reason=REASON
    )
    services.decide(override=override, by=reviewer, allow=False, note="请隐去号码再发布")
    with pytest.raises(ValidationError, match="没有同意"):
        page.full_clean()


def test_a_standard_cannot_wait_since_saved_is_published():
    standard = make.AssistanceStandardFactory.build(document_number=IDENTITY)
    standard.reason_to_publish = REASON
    with pytest.raises(ValidationError):
        standard.full_clean()


def test_a_landline_passes_once_it_is_on_the_list():
    page = draft("0571-88886666")
    with pytest.raises(ValidationError, match="对外公开电话"):
        page.full_clean()
    PublicNumber.objects.create(number="0571-88886666", holder="县民政局")
    page.full_clean()


def test_a_picture_is_stored_as_fresh_pixels():
    content = pictures.jpeg(value=f"张某{IDENTITY}".encode(), gps=True)
    image = PortalImage.objects.create(title="大厅", file=ContentFile(content, name="a.jpg"))
    stored = image.file.read()
    image.file.close()
    assert IDENTITY.encode() not in stored
    with Image.open(io.BytesIO(stored)) as picture:
        assert not picture.getexif()
        assert picture.size == (40, 30)
    assert not image.held


def test_something_else_named_as_a_picture_is_refused():
    image = PortalImage(title="大厅", file=ContentFile(b"<svg/>", name="a.png"), width=1, height=1)
    with pytest.raises(ValidationError, match="打不开"):
        image.clean()


def edit_page(client, page, **values):
    data = {
        "title": page.title, "slug": page.slug, "topic": page.topic, "summary": page.summary, "fee": page.fee,
        "standard_kind": page.standard_kind, "standard_note": "", "time_limit": page.time_limit, "place": page.place,
        "hours": page.hours, "contact": IDENTITY, "comment_notifications": "",
        "conditions-count": "0", "materials-count": "0", "steps-count": "0",
        "forms-TOTAL_FORMS": "0", "forms-INITIAL_FORMS": "0", "forms-MIN_NUM_FORMS": "0", "forms-MAX_NUM_FORMS": "9",
        "comments-TOTAL_FORMS": "0", "comments-INITIAL_FORMS": "0", "comments-MIN_NUM_FORMS": "0",
        "comments-MAX_NUM_FORMS": "", **values,
    }  # fmt: skip
    return client.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), data)


def test_the_editor_is_stopped_then_asks_and_the_reviewer_sees_the_words(client, publisher, reviewer):
    page = make.GuidePageFactory(live=False)
    client.force_login(publisher)
    assert "身份证号（第1至18字）" in edit_page(client, page).content.decode()
    assert not GateOverride.objects.exists()
    words = edit_page(client, page, reason_to_publish=REASON, **{"action-publish": "1"}).content.decode()
    assert "请先保存草稿" in words
    assert edit_page(client, page, reason_to_publish=REASON).status_code == 302
    override = GateOverride.objects.get()
    client.force_login(reviewer)
    assert "公开前检查" in client.get(reverse("wagtailadmin_home")).content.decode()
    screen = client.get(reverse("gate:override", args=[override.pk]))
    assert IDENTITY in screen.content.decode()
    assert "no-store" in screen.headers["Cache-Control"]
    client.post(reverse("gate:override", args=[override.pk]), {"allow": "1", "note": ""})
    override.refresh_from_db()
    assert override.state == OverrideState.ALLOWED
    assert IDENTITY not in client.get(reverse("gate:override", args=[override.pk])).content.decode()
    client.force_login(publisher)
    edit_page(client, page, **{"action-submit": "1"})
    client.force_login(StaffFactory(role="publisher"))
    state = page.current_workflow_task_state
    client.post(reverse("wagtailadmin_pages:workflow_action", args=[page.pk, "approve", state.pk]), {"comment": ""})
    page.refresh_from_db()
    assert page.live


def test_what_was_changed_after_asking_cannot_be_allowed(client, publisher, reviewer):
    page = make.GuidePageFactory(live=False)
    client.force_login(publisher)
    edit_page(client, page, reason_to_publish=REASON)
    override = GateOverride.objects.get()
    edit_page(client, page, summary="另一句话", reason_to_publish=REASON)
    client.force_login(reviewer)
    answer = client.post(reverse("gate:override", args=[override.pk]), {"allow": "1"})
    assert answer.status_code == 409
    override.refresh_from_db()
    assert override.state == OverrideState.LAPSED


def test_the_screens_are_for_those_with_the_permission(client):
    client.force_login(StaffFactory(role="receptionist"))
    assert client.get(reverse("gate:index")).status_code != 200
    client.force_login(StaffFactory(role="auditor"))
    assert client.get(reverse("gate:index")).status_code == 200


def test_a_held_page_does_not_keep_the_timer_from_the_others(publisher):
    bad, good = make.GuidePageFactory(live=False), make.GuidePageFactory(live=False)
    soon = timezone.now() + dt.timedelta(minutes=1)
    for page in (bad, good):
        page.go_live_at = soon
        page.save_revision().publish()
    leak = bad.latest_revision
    leak.content["search_description"] = f"身份证号{IDENTITY}"
    leak.save()
    with time_machine.travel(soon + dt.timedelta(minutes=1), tick=False):
        management.call_command("publish_scheduled", verbosity=0)
    for page in (bad, good):
        page.refresh_from_db()
    assert (bad.live, good.live) == (False, True)
    leak.refresh_from_db()
    assert leak.approved_go_live_at is None
    assert PageLogEntry.objects.filter(page=bad.pk, action="wagtail.schedule.cancel").exists()
