"""The screens of the moves in between: each opens, each acts, nothing typed is lost."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from petitions.models import ChecklistItem, Petition
from petitions.services import handling, looks
from petitions.views.desk.handling import HANDLING
from petitions.views.desk.screens import SCREENS
from petitions.vocabulary import Action, Kind, State
from tests.corpus import pdfs

from .test_moves import address, make

pytestmark = pytest.mark.django_db


def page_of(client, case):
    return client.get(reverse("cases:case", args=[case.number])).content.decode()


def today():
    return timezone.localdate().isoformat()


def ready(town, action):
    case = town.at(State.SERVED if action == Action.REOPEN else State.ACCEPTED)
    if action == Action.RETURN_ASSIGNMENT:
        handling.assign(petition=case, by=town.leader, assignee=town.worker)
    return case


@pytest.mark.parametrize("action", HANDLING)
def test_each_screen_opens_in_chinese(town, sign_in, action):
    client = sign_in(town.leader if action == Action.REMIND else town.worker)
    case = ready(town, action)
    response = client.get(address(case, action))
    page = response.content.decode()
    assert response.status_code == 200
    assert str(HANDLING[action].consequence) in page
    assert address(case, action) in page_of(client, case)


@pytest.mark.parametrize("action", [action for action in HANDLING if action not in (Action.CHECK, Action.REMIND)])
def test_two_people_on_one_page_lose_nothing(town, sign_in, action):
    """T49: the second is told, keeps every word, and sending again counts."""
    case = ready(town, action)
    other = town.at(State.ACCEPTED)
    seen = case.version
    handling.record(petition=case, by=town.leader, note="别人刚写的话")
    looks.look(petition=case, by=town.leader)
    client = sign_in(town.worker)
    values = {**words(town, other)[action], "version": seen}
    response = client.post(address(case, action), values)
    page = response.content.decode()
    assert response.status_code == 409
    assert "别人刚写的话" in page
    assert values.get("number", "我写的话") in page
    case.refresh_from_db()
    assert client.post(address(case, action), {**values, "version": case.version}).status_code in (201, 302)
    assert case.events.filter(action=action).count() == 1


def words(town, other):
    sheet = {"on": today(), "place": "杜村一组"}
    return {
        Action.INVESTIGATE: {
            **sheet, "kind": "home", "investigators": [town.worker.pk], "others": "杜村 马立新", "findings": "我写的话",
        },
        Action.MEDIATE: {**sheet, "mediator": "司法所", "is_reached": "0", "agreement": "我写的话"},
        Action.HEAR: {**sheet, "chair": "镇长", "attendees": 9, "result": "我写的话"},
        Action.SPLIT: {"idempotency_key": "k" * 43, "kind": "claim", "subject": "other", "request": "我写的话"},
        Action.LINK: {"number": other.number, "relation": "belongs"},
        Action.MERGE: {"number": other.number, "agreed_on": today(), "agreed_how": "我写的话"},
        Action.RETURN_ASSIGNMENT: {"reason": "我写的话"},
        Action.REOPEN: {"reason": "我写的话"},
    }  # fmt: skip


def test_an_inquiry_with_a_picture_is_shown_on_the_case(town, sign_in):
    case = town.at(State.ACCEPTED)
    pdf = SimpleUploadedFile("现场.pdf", pdfs.pdf(), "application/pdf")
    client = sign_in(town.worker)
    values = {**words(town, case)[Action.INVESTIGATE], "files": pdf}
    assert make(client, case, Action.INVESTIGATE, **values).status_code == 302
    page = page_of(client, case)
    for word in ("入户调查", "我写的话", "马立新", town.worker.display_name, "现场.pdf"):
        assert word in page
    assert case.attachments.get().added_by == town.worker


def test_one_investigator_is_refused_and_a_lost_file_is_named(town, sign_in):
    case = town.at(State.ACCEPTED)
    pdf = SimpleUploadedFile("现场.pdf", pdfs.pdf(), "application/pdf")
    values = {**words(town, case)[Action.INVESTIGATE], "others": "", "files": pdf}
    response = make(sign_in(town.worker), case, Action.INVESTIGATE, **values)
    page = response.content.decode()
    assert response.status_code == 422
    assert "至少两个" in page
    assert "我写的话" in page
    assert "请重新选一次" in page
    assert not case.attachments.exists()


@pytest.mark.parametrize("action", [Action.ASSIGN, Action.INVESTIGATE])
def test_a_larger_staff_asks_no_more_of_the_database(town, action):
    case = town.at(State.ACCEPTED)
    counts = []
    for more in (3, 10):
        for _ in range(more):
            town.staff("case_worker")
        with CaptureQueriesContext(connection) as queries:
            str(SCREENS[action].form(case=case, by=town.leader))
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_the_accused_are_not_offered_as_investigators(town, sign_in):
    case = town.at(State.ACCEPTED)
    cadre = town.staff("case_worker", unit=town.other_village)
    case.accused.add(cadre)
    page = sign_in(town.worker).get(address(case, Action.INVESTIGATE)).content.decode()
    assert cadre.display_name not in page
    assert town.leader.display_name in page


def test_mediation_and_hearing_are_shown_on_the_case(town, sign_in):
    case = town.at(State.ACCEPTED)
    client = sign_in(town.worker)
    for action in (Action.MEDIATE, Action.HEAR):
        make(client, case, action, **words(town, case)[action])
        case.refresh_from_db()
    page = page_of(client, case)
    for word in ("没有达成", "司法所", "听证记录", "镇长"):
        assert word in page


def test_a_split_ends_with_a_slip_and_again_with_the_same(town, sign_in):
    case = town.at(State.ACCEPTED)
    client = sign_in(town.worker)
    values = {**words(town, case)[Action.SPLIT], "version": case.version}
    first = client.post(address(case, Action.SPLIT), values)
    assert first.status_code == 201
    assert "no-store" in first["Cache-Control"]
    part = case.split_off.get()
    code = first.context["slip"].code_groups
    assert code in first.content.decode()
    again = client.post(address(case, Action.SPLIT), values)
    assert again.context["slip"].code_groups == code
    assert Petition.objects.count() == 2
    page = page_of(client, case)
    assert part.number in page
    assert code not in page


def test_a_part_may_accuse_the_township_itself(town, sign_in):
    case = town.at(State.ACCEPTED)
    values = {**words(town, case)[Action.SPLIT], "kind": Kind.ACCUSATION, "accused_unit": town.unit.pk}
    assert make(sign_in(town.worker), case, Action.SPLIT, **values).status_code == 201
    assert case.split_off.get().accused_unit == town.unit


def test_the_letters_holder_reads_of_its_parts_and_how_often_it_was_read(town, sign_in, resident):
    receipt = town.submit()
    case = receipt.petition
    client = sign_in(town.worker)
    make(client, case, Action.SPLIT, **words(town, case)[Action.SPLIT])
    page_of(client, case)
    page = resident.post(reverse("petitions:track"), {"number": case.number, "code": receipt.code}).content.decode()
    assert case.split_off.get().number in page
    assert "内容被查看" in page
    assert "1 次，每次都记下了是谁<" in page


def test_a_number_that_is_hidden_reads_as_one_never_given(town, sign_in):
    case = town.submit().petition
    hidden = town.submit(kind=Kind.ACCUSATION, accused_unit=town.village).petition
    client = sign_in(town.staff("case_worker", unit=town.village))
    pages = [
        make(client, case, Action.LINK, number=number, relation="belongs").content.decode()
        for number in (hidden.number, "2026-999999")
    ]
    assert all("没有找到这个编号的来件" in page for page in pages)


def test_likely_repeats_are_suggested_on_the_case_and_on_the_form(town, sign_in):
    earlier, case = town.submit().petition, town.submit().petition
    client = sign_in(town.worker)
    for page in (page_of(client, case), client.get(address(case, Action.LINK)).content.decode()):
        assert "可能是同一件事" in page
    assert "是同一件事，关联" in page_of(client, case)  # one click, decided by a person
    make(client, case, Action.LINK, number=earlier.number, relation="repeats")
    case.refresh_from_db()
    assert case.repeats == earlier
    assert "重复来件的原件" in page_of(client, case)


def test_giving_back_what_one_sees_no_other_way_ends_in_the_list(town, sign_in):
    case = town.at(State.ACCEPTED, village=town.other_village)
    villager = town.staff("case_worker", unit=town.village)
    handling.assign(petition=case, by=town.leader, assignee=villager)
    response = make(sign_in(villager), case, Action.RETURN_ASSIGNMENT, reason="不归我们村")
    assert response["Location"] == reverse("cases:index")
    page = sign_in(town.leader).get(reverse("cases:index"), {"holder": "returned"}).content.decode()
    assert reverse("cases:case", args=[case.number]) in page
    assert "不归我们村" in page_of(sign_in(town.leader), case)


def test_only_whoever_has_it_is_offered_to_give_it_back(town, sign_in):
    case = ready(town, Action.RETURN_ASSIGNMENT)
    assert address(case, Action.RETURN_ASSIGNMENT) in page_of(sign_in(town.worker), case)
    assert address(case, Action.RETURN_ASSIGNMENT) not in page_of(sign_in(town.staff("case_worker")), case)


def test_a_reminder_stands_on_the_case_and_on_the_first_page(town, sign_in):
    case = ready(town, Action.RETURN_ASSIGNMENT)
    make(sign_in(town.leader), case, Action.REMIND, note="请本周内答复")
    client = sign_in(town.worker)
    page = page_of(client, case)
    assert "被催办，一共 1 次" in page
    assert "请本周内答复" in page
    home = client.get(reverse("wagtailadmin_home")).content.decode()
    assert f"{reverse('cases:index')}?holder=reminded" in home
    assert case.number in home.split("被催办")[1]
    make(client, case, Action.RECORD, note="已答")
    assert "被催办" not in page_of(client, case)


def test_a_look_is_left_once_and_folded_away(town, sign_in):
    case = town.submit().petition
    client = sign_in(town.worker)
    page_of(client, case)
    client.get(address(case, Action.ACCEPT))
    page = page_of(client, case)
    assert case.events.filter(action=Action.OPEN_MATTER, by=town.worker).count() == 1
    assert "查看记录 1 次" in page
    case.refresh_from_db()
    assert case.version == 1


def test_the_checklist_is_ticked_and_asks_for_a_word_at_the_end(town, sign_in):
    case = town.at(State.SERVED)
    client = sign_in(town.worker)
    items = list(ChecklistItem.objects.for_case(case))
    response = make(client, case, Action.CLOSE, note="")
    assert response.status_code == 422
    assert items[0].text in response.content.decode()
    make(client, case, Action.CHECK, items=[item.pk for item in items], seen="")
    assert "○" not in page_of(client, case)
    assert make(client, case, Action.CLOSE, note="").status_code == 302


def test_two_people_tick_side_by_side(town, sign_in):
    case = town.at(State.ACCEPTED)
    first, second = ChecklistItem.objects.for_case(case)[:2]
    make(sign_in(town.worker), case, Action.CHECK, items=[first.pk], seen="")
    make(sign_in(town.staff("case_worker")), case, Action.CHECK, items=[second.pk], seen="")
    page = sign_in(town.worker).get(address(case, Action.CHECK)).content.decode()
    assert f'value="{first.pk},{second.pk}"' in page
    make(sign_in(town.worker), case, Action.CHECK, items=[second.pk], seen=f"{first.pk},{second.pk}")
    assert case.events.filter(action="check").last().facts == {"item": first.pk, "done": False}


def test_the_leader_keeps_the_checklists(town, sign_in):
    assert sign_in(town.worker).get(reverse("cases:checklists")).status_code in (302, 403)
    client = sign_in(town.leader)
    page = client.get(reverse("cases:checklists")).content.decode()
    assert "诉求逐项核实" in page
    assert client.post(reverse("cases:checklists"), {"kind": "claim", "text": ""}).status_code == 422
    client.post(reverse("cases:checklists"), {"kind": "claim", "text": "看户口本"})
    item = ChecklistItem.objects.get(text="看户口本")
    target = reverse("cases:checklist_item", args=[item.pk])
    assert client.get(target).status_code == 200
    values = {"version": 1, "text": "看户口本原件", "order": 7, "is_active": "on"}
    assert client.post(target, values).status_code == 302
    stale = client.post(target, {**values, "text": "我写的话"})
    assert stale.status_code == 409
    assert "看户口本原件" in stale.content.decode()
    assert "我写的话" in stale.content.decode()
    assert client.post(target, {**values, "version": 2, "text": "打13800138000"}).status_code == 422
