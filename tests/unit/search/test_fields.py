import pytest
from django.db import connection
from django.urls import set_script_prefix

from portal.search import documents
from portal.search.models import SearchDocument

pytestmark = pytest.mark.django_db


@pytest.fixture
def _back():
    yield
    set_script_prefix("/")


def stored():
    with connection.cursor() as cursor:
        cursor.execute("SELECT url FROM search_searchdocument")
        return cursor.fetchone()[0]


@pytest.mark.usefixtures("_back")
def test_a_portal_that_moves_need_not_be_indexed_anew():
    documents.put(section="guides", key="1", title="申请低保", text="", url="/guides/apply/", day=None)
    set_script_prefix("/zwgk/dibao/")
    assert SearchDocument.objects.get().url == "/zwgk/dibao/guides/apply/"
    assert list(SearchDocument.objects.values_list("url", flat=True)) == ["/zwgk/dibao/guides/apply/"]
    documents.put(section="guides", key="1", title="申请低保", text="", url="/zwgk/dibao/guides/apply/", day=None)
    assert stored() == "/guides/apply/"
    set_script_prefix("/")
    assert SearchDocument.objects.get().url == "/guides/apply/"
