"""Files go out only while a live page refers to them."""

import gc
from typing import NamedTuple

import pytest

from cms.models import GuideForm, PolicyAttachment, PortalDocument
from tests.factories import cms as make
from tests.factories.accounts import StaffFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _own_media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def _wagtails_own_files():
    """Wagtail leaves the working file of a new rendition open; it is swept up here and not in another test."""
    yield
    gc.collect()


@pytest.fixture
def document():
    return make.DocumentFactory()


class Answer(NamedTuple):
    status: int
    headers: object
    body: bytes


def fetch(client, url) -> Answer:
    """The whole answer, its file closed again."""
    response = client.get(url)
    body = response.getvalue()
    for close in response._resource_closers:  # response.close() would close the database too
        close()
    return Answer(response.status_code, response.headers, body)


def publish(page):
    page.save_revision().publish()
    return type(page).objects.get(pk=page.pk)


def test_a_document_that_no_page_shows_does_not_exist(client, document):
    assert fetch(client, document.url).status == 404


def test_a_document_is_out_exactly_as_long_as_its_page(client, document):
    page = make.PolicyPageFactory(draft=True)
    page.attachments.add(PolicyAttachment(document=document))
    page.save()
    assert fetch(client, document.url).status == 404
    page = publish(page)
    answer = fetch(client, document.url)
    assert (answer.status, answer.body.decode()) == (200, "申请书样表")
    page.unpublish()
    assert fetch(client, document.url).status == 404


def test_a_document_taken_out_of_a_live_page_is_gone(client, document):
    page = make.GuidePageFactory(live=False)
    page.forms.add(GuideForm(document=document))
    page = publish(page)
    assert fetch(client, document.url).status == 200
    page.forms.clear()
    publish(page)
    assert fetch(client, document.url).status == 404


def test_a_document_linked_in_the_text_is_out_with_it(client, document):
    link = f'<p><a linktype="document" id="{document.pk}">表</a></p>'
    page = publish(make.PolicyPageFactory(draft=True, body=[("text", link)]))
    assert fetch(client, document.url).status == 200
    page.unpublish()
    assert fetch(client, document.url).status == 404


def test_staff_see_the_files_of_drafts(client, document):
    client.force_login(StaffFactory(superuser=True))
    assert fetch(client, document.url).status == 200


def test_an_account_without_the_admin_is_the_public(client, document):
    client.force_login(StaffFactory())
    assert fetch(client, document.url).status == 404


@pytest.mark.usefixtures("_wagtails_own_files")
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_a_picture_is_out_exactly_as_long_as_its_page(client):
    image = make.ImageFactory()
    rendition = image.get_rendition("width-100")
    assert rendition.url.startswith("/media/")
    assert fetch(client, rendition.url).status == 404
    block = ("picture", {"image": image, "description": "大厅", "caption": ""})
    page = publish(make.PolicyPageFactory(draft=True, body=[block]))
    html = client.get(page.url).content.decode()
    assert 'alt="大厅"' in html
    answer = fetch(client, rendition.url)
    assert answer.status == 200
    assert answer.headers["Content-Type"].startswith("image/")
    assert answer.headers["Cache-Control"] == "no-cache"
    page.unpublish()
    assert fetch(client, rendition.url).status == 404


@pytest.mark.usefixtures("_wagtails_own_files")
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_an_original_picture_is_for_staff(client):
    image = make.ImageFactory()
    publish(make.PolicyPageFactory(draft=True, body=[("picture", {"image": image, "description": "大厅"})]))
    assert fetch(client, image.file.url).status == 404
    client.force_login(StaffFactory(superuser=True))
    assert fetch(client, image.file.url).status == 200


@pytest.mark.parametrize("name", ["../secrets.json", "documents/shenqingshu.txt", "portal.sqlite3", "x"])
def test_nothing_else_in_the_folder_can_be_asked_for(client, document, name):
    assert PortalDocument.objects.exists()
    assert fetch(client, f"/media/{name}").status == 404
