"""The page of components shows the whole language: a part that is missing there is not documented."""

import re
from pathlib import Path

import pytest
from django.urls import reverse

from tests.factories.accounts import StaffFactory

pytestmark = pytest.mark.django_db
ROOT = Path(__file__).resolve().parents[3]
SHARED = ["components", "states", "forms", "paper", "layout", "frame", "footer", "statistics"]
# Named in the sheets, and drawn by the page only where a township has the thing, or inside another page's own form.
ELSEWHERE = {
    "date": "the other element of a dated line, beside time",
    "error": "one line of a refusal that stands outside a form",
    "split": "tables of ten columns",
    "digest-line": "only once the public log has a day",
    "grid-3": "three columns, as grid-2",
    "grid-2--wide-first": "two columns, the first one wider",
    "suggestions": "made by a script while somebody types a question",
    "wrap--text": "a page of text alone",
    "stack--loose": "a wider stack",
    "cluster--apart": "a cluster with its ends apart",
    "prose--indent": "paragraphs of a document",
    "center": "one centred line",
}


@pytest.fixture
def answer(client):
    client.force_login(StaffFactory(role="case_worker"))
    return client.get(reverse("components"))


def test_every_component_is_on_the_page(answer):
    known = {f"components/{path.name}" for path in (ROOT / "templates/components").glob("*.html")}
    assert known - {template.name for template in answer.templates} == set()


def test_every_shared_class_is_on_the_page(answer):
    shown = {word for group in re.findall(r'class="([^"]*)"', answer.content.decode()) for word in group.split()}
    named = set()
    for name in SHARED:
        sheet = (ROOT / f"portal/static/portal/css/{name}.css").read_text(encoding="utf-8")
        named |= set(re.findall(r"\.([a-z][a-z0-9_-]*)(?=[^;{}]*\{)", re.sub(r"/\*.*?\*/", "", sheet, flags=re.DOTALL)))
    assert named - shown - ELSEWHERE.keys() == set()


def test_the_page_is_for_staff_and_for_no_index(client, answer):
    assert b'content="noindex"' in answer.content
    client.logout()
    assert client.get(reverse("components")).status_code == 302


def test_specimens_can_be_seen_as_an_old_person_sees_them(client, answer):
    assert b"data-elder" in client.get(reverse("components"), {"elder": "1"}).content.split(b">", 2)[1]
