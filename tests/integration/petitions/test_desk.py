"""The desk in the admin: who sees what, what a list costs, and that nobody's name lies open."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from petitions.services import handling
from petitions.vocabulary import Action, Channel, Kind, State

pytestmark = pytest.mark.django_db


def test_residents_are_sent_to_the_log_in(town, client):
    case = town.submit().petition
    for name, args in (("cases:index", []), ("cases:register", []), ("cases:case", [case.number])):
        assert client.get(reverse(name, args=args)).status_code == 302


@pytest.mark.parametrize("role", ["village_assistant", "auditor", "system_admin", "supervisor"])
def test_roles_without_the_permission_see_no_case(town, sign_in, role):
    case = town.submit().petition
    client = sign_in(town.staff(role))
    for name, args in (("cases:index", []), ("cases:register", []), ("cases:case", [case.number])):
        response = client.get(reverse(name, args=args))
        assert case.request not in response.content.decode()
        assert response.status_code in (302, 403)
    assert "来件办理" not in client.get(reverse("wagtailadmin_home")).content.decode()


def test_the_list_costs_the_same_for_many_cases(town, sign_in, django_assert_max_num_queries):
    for _ in range(3):
        town.submit()
    client = sign_in(town.worker)
    client.get(reverse("cases:index"))
    with django_assert_max_num_queries(34) as few:
        client.get(reverse("cases:index"))
    for _ in range(9):
        town.submit()
    with django_assert_max_num_queries(len(few.captured_queries)):
        page = client.get(reverse("cases:index")).content.decode()
    assert page.count("告知是否受理") == 12


def test_the_list_opens_no_sealed_text(town, sign_in):
    town.submit(request="只有办理的人才看的话")
    page = sign_in(town.worker).get(reverse("cases:index")).content.decode()
    assert "只有办理的人才看的话" not in page
    assert "钱进宝" not in page


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({"state": State.RECEIVED}, True),
        ({"state": State.CLOSED}, False),
        ({"kind": Kind.CLAIM}, True),
        ({"kind": Kind.SUGGESTION}, False),
        ({"channel": Channel.LETTER}, False),
        ({"due": "running"}, True),
        ({"due": "overdue"}, False),
        ({"holder": "nobody"}, True),
        ({"holder": "waiting"}, True),
        ({"holder": "me"}, False),
        ({"q": "2026-"}, True),
        ({"q": "1999-"}, False),
    ],
)
def test_the_list_can_be_narrowed(town, sign_in, query, found, time_machine):
    time_machine.move_to("2026-03-10 10:00+08:00")
    number = town.submit().petition.number
    page = sign_in(town.worker).get(reverse("cases:index"), query).content.decode()
    assert (reverse("cases:case", args=[number]) in page) is found


def test_by_village(town, sign_in):
    here = town.submit(village=town.village).petition
    there = town.submit(village=town.other_village).petition
    page = sign_in(town.worker).get(reverse("cases:index"), {"village": town.other_village.pk}).content.decode()
    assert reverse("cases:case", args=[there.number]) in page
    assert reverse("cases:case", args=[here.number]) not in page


def test_the_accused_do_not_find_the_case(town, sign_in):
    """信访工作条例 art 30: by list, search, address, move or file."""
    case = town.submit(kind=Kind.ACCUSATION, accused_unit=town.village).petition
    client = sign_in(town.staff("case_worker", unit=town.village))
    listed = client.get(reverse("cases:index"), {"q": case.number}).content.decode()
    assert reverse("cases:case", args=[case.number]) not in listed
    assert client.get(reverse("cases:case", args=[case.number])).status_code == 404
    assert client.get(reverse("cases:move", args=[case.number, "accept"])).status_code == 404
    assert client.post(reverse("cases:person", args=[case.number]), {"reason": "x"}).status_code == 404
    assert client.get(reverse("cases:case", args=["1999-0001"])).status_code == 404


def test_a_case_shows_its_moves_by_permission_and_state(town, sign_in):
    case = town.submit().petition
    page = sign_in(town.worker).get(reverse("cases:case", args=[case.number])).content.decode()
    assert reverse("cases:move", args=[case.number, "accept"]) in page
    assert reverse("cases:move", args=[case.number, "issue_reply"]) not in page
    page = sign_in(town.receptionist).get(reverse("cases:case", args=[case.number])).content.decode()
    assert reverse("cases:move", args=[case.number, "accept"]) not in page


def test_a_case_does_not_name_the_person(town, sign_in):
    case = town.submit().petition
    page = sign_in(town.worker).get(reverse("cases:case", args=[case.number])).content.decode()
    for secret in ("钱进宝", "13800138000", "杜村一组12号"):
        assert secret not in page
    assert "查看信访人信息" in page


def test_a_look_at_the_person_needs_a_reason_and_stays_in_the_record(town, sign_in):
    case = town.submit().petition
    client = sign_in(town.worker)
    address = reverse("cases:person", args=[case.number])
    assert client.post(address, {"reason": ""}).status_code == 422
    assert not case.events.filter(action=Action.VIEW_PETITIONER).exists()
    page = client.post(address, {"reason": "电话核实人口"}).content.decode()
    assert "钱进宝" in page
    event = case.events.get(action=Action.VIEW_PETITIONER)
    assert (event.by, event.internal_note) == (town.worker, "电话核实人口")
    assert client.get(address).status_code == 302  # going back or reloading by address shows nothing again
    assert "钱进宝" not in client.get(reverse("cases:case", args=[case.number])).content.decode()


def test_without_the_permission_the_person_stays_hidden(town, sign_in):
    case = town.submit().petition
    worker = town.worker
    worker.groups.get().permissions.remove(worker.groups.get().permissions.get(codename="view_petitioner"))
    client = sign_in(worker)
    assert "您的岗位不查看信访人信息" in client.get(reverse("cases:case", args=[case.number])).content.decode()
    response = client.post(reverse("cases:person", args=[case.number]), {"reason": "看看"})
    assert "钱进宝" not in response.content.decode()


def test_an_attachment_is_a_download_and_leaves_a_line(town, sign_in):
    pdf = SimpleUploadedFile("证明.pdf", b"%PDF-1.4 hello\n%%EOF", "application/pdf")
    case = town.submit(attachments=[pdf]).petition
    address = reverse("cases:attachment", args=[case.number, case.attachments.get().pk])
    response = sign_in(town.worker).post(address)
    assert response.content.startswith(b"%PDF")
    assert response["Content-Disposition"].startswith("attachment")
    assert "no-store" in response["Cache-Control"]
    assert "sandbox" in response["Content-Security-Policy"]
    assert case.events.filter(action=Action.OPEN_ATTACHMENT, by=town.worker).count() == 1
    other = town.submit().petition
    foreign = reverse("cases:attachment", args=[other.number, case.attachments.get().pk])
    assert sign_in(town.worker).post(foreign).status_code == 404


def test_the_first_page_piles_the_work_by_role(town, sign_in, time_machine):
    time_machine.move_to("2026-03-02 10:00+08:00")
    waiting = town.submit().petition
    approving = town.at(State.AWAITING_APPROVAL)
    page = sign_in(town.worker).get(reverse("wagtailadmin_home")).content.decode()
    assert reverse("cases:case", args=[waiting.number]) in page
    assert reverse("cases:case", args=[approving.number]) not in page
    page = sign_in(town.leader).get(reverse("wagtailadmin_home")).content.decode()
    assert reverse("cases:case", args=[approving.number]) in page
    assert reverse("cases:case", args=[waiting.number]) not in page
    time_machine.move_to("2026-03-20 10:00+08:00")
    assert "已超期3天" in sign_in(town.worker).get(reverse("wagtailadmin_home")).content.decode()


def test_internal_and_public_words_are_told_apart(town, sign_in):
    case = town.submit().petition
    handling.accept(petition=case, by=town.worker)
    handling.record(petition=case, by=town.worker, note="内部的话", public_note="给来件人的话")
    page = sign_in(town.worker).get(reverse("cases:case", args=[case.number])).content.decode()
    assert page.index("来件人看得到") < page.index("给来件人的话")
    assert page.index("只有内部看得到") < page.index("内部的话")


def test_staff_pages_are_not_stored(town, sign_in):
    case = town.submit().petition
    client = sign_in(town.worker)
    for address in (reverse("cases:index"), reverse("cases:case", args=[case.number]), reverse("cases:register")):
        assert "no-store" in client.get(address)["Cache-Control"]
