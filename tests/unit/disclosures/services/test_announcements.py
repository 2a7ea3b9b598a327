import pytest

from disclosures.services import announcements, publications
from portal.search.models import SearchDocument

pytestmark = pytest.mark.django_db


def found():
    return sorted(SearchDocument.objects.filter(section="notices").values_list("key", flat=True))


def test_a_notice_is_found_until_it_is_withdrawn_and_comes_back_with_the_index(approved, publisher, time_machine):
    time_machine.move_to("2026-03-02 10:00+08:00", tick=False)
    first = publications.publish(roster=approved(), by=publisher)
    second = publications.publish(roster=approved(), by=publisher)
    assert found() == [first.number, second.number]
    assert "赵" not in SearchDocument.objects.first().text
    publications.withdraw(publication=first, by=publisher, reason="wrong_content")
    assert found() == [second.number]
    SearchDocument.objects.all().delete()
    announcements.announce_all()
    assert found() == [second.number]
