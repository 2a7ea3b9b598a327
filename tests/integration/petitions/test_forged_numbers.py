"""What stands where a number should be is no number: no page of the desk stumbles over it."""

import pytest
from django.urls import reverse

from petitions import narrowing
from petitions.models import ChecklistItem, SavedList
from petitions.services import checklists
from petitions.vocabulary import State

pytestmark = pytest.mark.django_db
NONE = ("²", "٣", "9" * 25, "9" * 5_000, "-1", "")


@pytest.mark.parametrize("village", NONE)
def test_a_damaged_list_does_not_break_the_first_page_of_its_unit(town, sign_in, village):
    assert narrowing.clean(f"village={village}") == ""
    query = f"state=received&village={village}"[:500]
    SavedList.objects.create(name="坏的", query=query, owner=town.worker, unit=town.unit, is_shared=True)
    for person in (town.worker, town.staff("case_worker")):
        client = sign_in(person)
        for page in (reverse("cases:index"), reverse("wagtailadmin_home")):
            assert "坏的" in client.get(page).content.decode()
    assert client.get(reverse("cases:index"), {"village": village}).status_code == 200


@pytest.mark.parametrize("version", NONE)
def test_many_at_once_takes_no_such_version(town, sign_in, version):
    case = town.submit().petition
    values = {"act": "assign", "case": f"{case.number}:{version}"}
    assert sign_in(town.leader).post(reverse("cases:many"), values).status_code == 422


@pytest.mark.parametrize("seen", NONE)
def test_nor_the_checklist_such_a_tick(town, sign_in, seen):
    checklists.load_shipped()
    case = town.at(State.ACCEPTED)
    item = ChecklistItem.objects.for_case(case).first()
    values = {"version": case.version, "seen": seen, "items": [item.pk]}
    assert sign_in(town.worker).post(reverse("cases:move", args=[case.number, "check"]), values).status_code == 302
    assert checklists.done_of(case) == {item.pk}


@pytest.mark.parametrize("year", [*NONE, "0000", "0001", "9999"])
def test_nor_the_log_of_the_seal_and_the_answers_such_a_year(town, sign_in, year):
    assert sign_in(town.leader).get(reverse("cases:seals"), {"year": year}).status_code == 200
    assert sign_in(town.leader).get(reverse("petitions:answer_list"), {"year": year}).status_code == 200


@pytest.mark.parametrize("number", NONE)
def test_nor_the_draft_such_a_count_or_template(town, sign_in, number):
    case = town.at(State.ACCEPTED)
    values = {"version": case.version, "matter_count": number, "use_template": "1", "template": number}
    response = sign_in(town.worker).post(reverse("cases:move", args=[case.number, "draft_reply"]), values)
    assert response.status_code == 200
