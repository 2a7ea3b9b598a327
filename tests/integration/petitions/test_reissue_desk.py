"""A lost code at the window, on the screen: two facts in, a slip out, the old code dead."""

import re

import pytest
from django.urls import reverse

from petitions import codes
from petitions.services import intake
from petitions.vocabulary import Kind

pytestmark = pytest.mark.django_db


def address(case):
    return reverse("cases:reissue_code", args=[case.number])


def ask(client, case, **facts):
    return client.post(address(case), {"key": codes.new_key(), "times": case.code_reissues, **facts})


def test_a_fresh_slip_for_two_facts(town, sign_in):
    receipt = town.submit()
    case, client = receipt.petition, sign_in(town.receptionist)
    assert address(case) in client.get(reverse("cases:case", args=[case.number])).content.decode()
    response = ask(client, case, name="钱进宝", phone="138 0013 8000")
    page = response.content.decode()
    code = re.search(r'code-groups">([0-9A-Z ]+)<', page)[1]
    assert response.status_code == 201
    assert "no-store" in response["Cache-Control"]
    assert "原来的已经作废" in page
    assert "钱进宝" not in page
    assert intake.look_up(case.number, code) == case
    assert intake.look_up(case.number, receipt.code) is None
    assert "补发过1次" in client.get(reverse("cases:case", args=[case.number])).content.decode()


def test_wrong_facts_are_refused_in_one_way_and_stay_typed(town, sign_in):
    case, client = town.submit().petition, sign_in(town.receptionist)
    for facts in ({"name": "钱进", "phone": "13800138000"}, {"name": "钱进宝", "address": "别处"}):
        response = ask(client, case, **facts)
        assert response.status_code == 422
        assert "哪一项不对，这里不显示" in response.content.decode()
        assert facts["name"] in response.content.decode()
    assert "code-groups" not in response.content.decode()


def test_what_to_do_for_an_anonymous_one(town, sign_in):
    case = town.submit(is_anonymous=True).petition
    page = sign_in(town.receptionist).get(address(case)).content.decode()
    assert "重新登记一件" in page
    assert 'name="phone"' not in page
    assert ask(sign_in(town.receptionist), case, name="钱进宝", phone="13800138000").status_code == 422


def test_a_case_that_one_may_not_know_of_is_not_there(town, sign_in):
    sealed = town.submit(kind=Kind.ACCUSATION, accused_unit=town.village).petition
    assert sign_in(town.receptionist).get(address(sealed)).status_code == 404
    assert ask(sign_in(town.receptionist), sealed, name="钱进宝", phone="13800138000").status_code == 404
    assert sign_in(town.leader).get(address(town.submit().petition)).status_code in (302, 403)
