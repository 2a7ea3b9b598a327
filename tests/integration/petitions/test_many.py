"""The list of cases: many at once without a script, and the filters people come back to."""

import pytest
from django.urls import reverse

from petitions.models import SavedList
from petitions.services import checklists, looks
from petitions.vocabulary import Kind, State

pytestmark = pytest.mark.django_db


def ticked(*cases):
    return [f"{case.number}:{case.version}" for case in cases]


def send(client, act, *cases, **values):
    return client.post(reverse("cases:many"), {"act": act, "case": ticked(*cases), **values})


def test_the_boxes_and_buttons_stand_in_the_list_by_permission(town, sign_in):
    case = town.submit().petition
    offered = {
        town.worker: {"assign", "close", "export"},
        town.leader: {"assign", "remind", "export"},
        town.receptionist: {"export"},
    }
    for person, acts in offered.items():
        page = sign_in(person).get(reverse("cases:index")).content.decode()
        assert f'value="{case.number}:{case.version}"' in page
        assert {act for act in ("assign", "remind", "close", "export") if f'name="act" value="{act}"' in page} == acts


def test_first_it_is_shown_then_done(town, sign_in):
    good, other = town.at(State.ACCEPTED), town.at(State.SERVED)
    client = sign_in(town.leader)
    asked = send(client, "assign", good, other)
    page = asked.content.decode()
    assert asked.status_code == 200
    assert good.number in page
    assert "选了 2 件" in page
    good.refresh_from_db()
    assert good.assignee is None
    done = send(client, "assign", good, other, confirmed="1", assignee=town.worker.pk, note="")
    page = done.content.decode()
    good.refresh_from_db()
    assert good.assignee == town.worker
    assert "办了 1 件，没有办 1 件" in page
    assert other.number in page


def test_words_are_asked_for_and_kept(town, sign_in):
    case = town.submit().petition
    client = sign_in(town.leader)
    assert send(client, "remind", case, confirmed="1", note="").status_code == 422
    assert "办了 1 件" in send(client, "remind", case, confirmed="1", note="请办").content.decode()
    refused = send(sign_in(town.worker), "remind", case, confirmed="1", note="我写的话")
    assert refused.status_code == 422
    assert "我写的话" in refused.content.decode()


def test_finishing_many(town, sign_in):
    read, unread = town.at(State.SERVED), town.at(State.SERVED)
    looks.look(petition=read, by=town.worker)
    for case in (read, unread):
        checklists.tick(petition=case, by=town.worker, done=checklists.open_required(case))
    page = send(sign_in(town.worker), "close", read, unread, confirmed="1", note="").content.decode()
    read.refresh_from_db()
    unread.refresh_from_db()
    assert (read.state, unread.state) == (State.CLOSED, State.SERVED)
    assert "还没有人打开" in page


def test_numbers_are_exported_as_far_as_one_may_see(town, sign_in):
    case = town.submit().petition
    hidden = town.submit(kind=Kind.ACCUSATION, accused_unit=town.village).petition
    response = send(sign_in(town.staff("case_worker", unit=town.village)), "export", case, hidden)
    assert response.content.decode() == f"\ufeff{case.number}\r\n"
    assert "no-store" in response["Cache-Control"]


def test_nothing_ticked_nonsense_and_too_many_are_said(town, sign_in):
    client = sign_in(town.leader)
    for data, word in (
        ({"act": "remind"}, "还没有选"),
        ({"act": "remind", "case": ["x", "1:y"]}, "还没有选"),
        ({"act": "decline", "case": ["2026-000001:1"]}, "请用列表下面的按钮"),
        ({"act": "remind", "case": [f"2026-{n:06}:1" for n in range(101)]}, "最多选100件"),
    ):
        response = client.post(reverse("cases:many"), data)
        assert response.status_code == 422
        assert word in response.content.decode()
    assert client.get(reverse("cases:many")).status_code == 302


def test_the_filter_is_kept_counted_shared_renamed_and_deleted(town, sign_in):
    town.submit()
    client = sign_in(town.worker)
    page = client.get(reverse("cases:index"), {"state": "received", "q": "2026"}).content.decode()
    keep = f"{reverse('cases:lists')}?state=received"
    assert f'href="{keep}"' in page
    assert client.get(keep).status_code == 200
    assert client.post(reverse("cases:lists"), {"query": "state=received", "name": ""}).status_code == 422
    client.post(reverse("cases:lists"), {"query": "state=received&q=钱进宝", "name": "新来的", "is_shared": "on"})
    saved = SavedList.objects.get()
    assert (saved.query, saved.is_shared) == ("state=received", True)
    assert "新来的 1" in client.get(reverse("cases:index")).content.decode()
    assert "新来的 1" in client.get(reverse("wagtailadmin_home")).content.decode()
    colleague = sign_in(town.staff("case_worker"))
    assert "共享" in colleague.get(reverse("cases:index")).content.decode()
    assert "新来的" in colleague.get(reverse("cases:lists")).content.decode()
    target = reverse("cases:list", args=[saved.pk])
    assert colleague.get(target).status_code == 404
    client = sign_in(town.worker)
    assert client.get(target).status_code == 200
    values = {"version": 1, "name": "待受理", "position": 3}
    assert client.post(target, values).status_code == 302
    stale = client.post(target, {**values, "name": "我写的话"})
    assert stale.status_code == 409
    assert "待受理" in stale.content.decode()
    assert "我写的话" in stale.content.decode()
    client.post(target, {"act": "delete"})
    assert not SavedList.objects.exists()


def test_a_name_taken_is_said_at_its_field(town, sign_in):
    client = sign_in(town.worker)
    for name in ("甲", "乙"):
        client.post(reverse("cases:lists"), {"query": "state=received", "name": name})
    target = reverse("cases:list", args=[SavedList.objects.get(name="乙").pk])
    response = client.post(target, {"version": 1, "name": "甲", "position": 0})
    assert response.status_code == 422
    assert "已经有一个" in response.content.decode()


def test_residents_and_other_roles_stay_outside(town, client, sign_in):
    for name in ("many", "lists", "checklists"):
        assert client.get(reverse(f"cases:{name}")).status_code == 302
    for name in ("many", "lists", "checklists"):
        assert sign_in(town.publisher).get(reverse(f"cases:{name}")).status_code in (302, 403)
