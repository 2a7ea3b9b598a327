import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone

from disclosures.models import AccessEvent, Publication, RosterState, WithdrawalReason
from disclosures.supervision import objections
from tests.factories.disclosures import PublicationFactory
from tests.factories.orgs import OrgUnitFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _monday(time_machine):
    time_machine.move_to("2026-03-02 10:00+08:00", tick=False)


def page(client, name, *args):
    response = client.get(reverse(name, args=args))
    assert response.status_code == 200
    assert "no-store" in response.headers["Cache-Control"]
    return response.content.decode()


def test_strangers_are_sent_to_the_door(client, make_roster):
    roster = make_roster()
    for name, args in (("publishing:rosters", []), ("publishing:roster", [roster.pk])):
        assert client.get(reverse(name, args=args)).status_code == 302


@pytest.mark.parametrize("role", ["supervisor", "auditor", "system_admin", "receptionist"])
def test_roles_without_rosters_see_neither_menu_nor_page(client, login, make_roster, role):
    login(role)
    roster = make_roster(in_review=True)
    response = client.get(reverse("publishing:roster", args=[roster.pk]))
    assert response.status_code in (302, 403)
    assert reverse("publishing:rosters") not in client.get(reverse("wagtailadmin_home")).content.decode()


def test_the_menu_group_follows_permissions(client, login):
    login("leader")
    home = client.get(reverse("wagtailadmin_home")).content.decode()
    assert reverse("publishing:rosters") in home
    assert reverse("procedures:index") in home
    assert reverse("batches:add") not in home


def test_the_first_page_says_what_waits_for_whom(client, login, make_roster, village):
    make_roster(in_review=True)
    make_roster(approved=True)
    PublicationFactory(unit=village, closed=True)
    for role, told in (
        ("leader", ["等您审批的名册1份"]),
        ("publisher", ["可以发布的名册1份", "等登记结果的公示1个"]),
        ("village_assistant", ["现在没有等您办的名册和公示"]),
    ):
        login(role)
        home = client.get(reverse("wagtailadmin_home")).content.decode()
        assert [line for line in told if line in home] == told


def test_another_villages_roster_is_unknown(client, login, make_roster):
    login("village_assistant", unit=OrgUnitFactory())
    assert client.get(reverse("publishing:roster", args=[make_roster().pk])).status_code == 404


def test_the_list_says_what_waits(client, login, make_roster, django_assert_max_num_queries):
    login("leader")
    make_roster(in_review=True)
    make_roster(approved=True)
    with django_assert_max_num_queries(30):
        listed = page(client, "publishing:rosters")
    assert "等待审批" in listed
    assert listed.count("杜村 2026年第一季度 农村低保 初审公示") == 2


def test_the_list_leads_whoever_may_publish_straight_to_it(client, login, make_roster):
    waiting, approved = make_roster(in_review=True), make_roster(approved=True)
    for role, offered in (("publisher", True), ("village_assistant", False)):
        login(role)
        listed = page(client, "publishing:rosters")
        assert (reverse("publishing:publish", args=[approved.pk]) in listed) is offered
        assert reverse("publishing:publish", args=[waiting.pk]) not in listed


def test_the_reviewer_sees_risk_and_masked_rows_and_approves(client, login, make_roster):
    leader = login("leader")
    roster = make_roster(in_review=True)
    shown = page(client, "publishing:roster", roster.pk)
    assert "单独认出的有0户" in shown
    assert "看过了，审批通过" in shown
    assert "赵德安" not in shown
    client.post(reverse("publishing:roster", args=[roster.pk]), {"act": "approve"})
    roster.refresh_from_db()
    assert (roster.state, roster.approved_by) == (RosterState.APPROVED, leader)


def test_the_uploader_gets_a_sentence_and_no_button(client, login, make_roster):
    leader = login("leader")
    roster = make_roster(in_review=True, batch__uploader=leader)
    shown = page(client, "publishing:roster", roster.pk)
    assert "要由另一位同事审批" in shown
    assert "看过了，审批通过" not in shown
    refused = client.post(reverse("publishing:roster", args=[roster.pk]), {"act": "approve"})
    assert refused.status_code == 403
    assert "不能由您审批。请让另一位有审批权限的同事办理。" in refused.content.decode()
    roster.refresh_from_db()
    assert roster.state == RosterState.IN_REVIEW


def test_a_return_needs_its_reason(client, login, make_roster):
    login("leader")
    roster = make_roster(in_review=True)
    address = reverse("publishing:roster", args=[roster.pk])
    assert client.post(address, {"act": "return", "reason": ""}).status_code == 422
    client.post(address, {"act": "return", "reason": "杜村少两户"})
    assert "杜村少两户" in page(client, "publishing:roster", roster.pk)


def test_the_clerk_submits_once(client, login, make_roster):
    login("case_worker")
    roster = make_roster()
    address = reverse("publishing:roster", args=[roster.pk])
    client.post(address, {"act": "submit"})
    again = client.post(address, {"act": "submit"})
    assert again.status_code == 409
    assert "不能再次送审" in again.content.decode()


def test_publishing_shows_the_window_before_the_button(client, login, make_roster):
    login("publisher")
    roster = make_roster(approved=True)
    address = reverse("publishing:publish", args=[roster.pk])
    first = page(client, "publishing:publish", roster.pk)
    assert 'name="publish"' not in first
    assert "能一一对上的有0户" in first
    assert "比就露出来的有0户" in first
    assert "被认出的可能" in first
    values = {
        "round": roster.batch.round.pk,
        "posted_on": "2026-03-02",
        "title": "杜村初审公示",
        "place": "杜村村委会门口公示栏",
    }
    preview = client.post(address, values).content.decode()
    assert "2026年3月2日（周一）至2026年3月9日（周一）24:00" in preview
    assert 'name="publish"' in preview
    assert not Publication.objects.exists()
    client.post(address, {**values, "publish": "1"})
    assert Publication.objects.get().title == "杜村初审公示"
    again = client.post(address, {**values, "publish": "1"})
    assert again.status_code == 409
    assert "已经发布" in again.content.decode()


def test_a_bad_date_is_told(client, login, make_roster):
    login("publisher")
    roster = make_roster(approved=True)
    response = client.post(reverse("publishing:publish", args=[roster.pk]), {"posted_on": "x"})
    assert response.status_code == 422


def test_withdrawing_says_what_visitors_will_read(client, login, village):
    login("publisher")
    notice = PublicationFactory(unit=village, rows=2)
    shown = page(client, "publishing:publication", notice.number)
    assert "来访者将看到" in shown
    address = reverse("publishing:withdraw", args=[notice.number])
    assert client.post(address, {"reason": "superseded"}).status_code == 422
    client.post(address, {"reason": WithdrawalReason.PRIVACY})
    notice.refresh_from_db()
    assert notice.withdrawal_reason == "privacy"
    assert client.post(address, {"reason": WithdrawalReason.PRIVACY}).status_code == 409
    assert client.get(address).status_code == 302


def test_a_notice_that_has_ended_is_not_taken_down_early(client, login, village):
    login("publisher")
    for traits, early in (({"rows": 1}, True), ({"closed": True}, False)):
        notice = PublicationFactory(unit=village, **traits)
        shown = page(client, "publishing:publication", notice.number)
        assert (">提前撤下</summary>" in shown, ">撤下</summary>" in shown) == (early, not early)
        assert ('value="privacy"' in shown, 'value="wrong_content"' in shown) == (early, True)
    late = client.post(reverse("publishing:withdraw", args=[notice.number]), {"reason": WithdrawalReason.PRIVACY})
    assert late.status_code == 409
    assert "名单已经撤下" in late.content.decode()


class Register:
    """A register of objections that says this of every notice."""

    def __init__(self, waiting=0, **results):
        self.waiting, self.results = waiting, results

    def open_counts(self, numbers):
        return dict.fromkeys(numbers, self.waiting)

    def outcomes(self, number):
        return self.results


def test_an_outcome_is_what_the_register_says(client, login, village, monkeypatch):
    login("case_worker")
    notice = PublicationFactory(unit=village, closed=True)
    assert "待登记" in page(client, "publishing:publications")
    address = reverse("publishing:outcome", args=[notice.number])
    monkeypatch.setattr(objections, "_source", Register(waiting=1))
    assert client.post(address).status_code == 409
    assert "还有1件异议正在核查" in page(client, "publishing:publication", notice.number)
    monkeypatch.setattr(objections, "_source", Register(upheld=2))
    assert "异议已核实，维持原结论" in page(client, "publishing:publication", notice.number)
    client.post(address)
    assert "异议2件：查实后维持2件" in page(client, "publishing:publication", notice.number)


def publish(roster):
    return PublicationFactory(
        unit=roster.batch.unit, roster=roster, round=roster.batch.round, scheme=roster.batch.scheme
    )


def test_the_board_sheet_has_the_lawful_content_and_writes_down_who_opened_it(client, login, make_roster):
    user = login("publisher")
    notice = publish(make_roster(published=True))
    sheet = page(client, "publishing:board", notice.number)
    assert "赵德安" in sheet
    assert "赵小虎" in sheet
    assert "家庭成员数量" in sheet
    assert "data:image/svg+xml" in sheet
    assert "张贴人签名" in sheet
    assert "noindex" in sheet
    assert 'rel="icon"' in sheet
    event = AccessEvent.objects.get()
    assert (event.by, event.batch, event.action) == (user, notice.roster.batch, "board_print")
    assert event.at == timezone.now()


def test_each_village_gets_its_own_sheet(client, login, make_roster, township):
    login("publisher")
    roster = make_roster(published=True, batch__unit=township)
    other = OrgUnitFactory(parent=township, name="上河村")
    roster.batch.rows.filter(row_number=2).update(village=other)
    notice = publish(roster)
    first = page(client, "publishing:board", notice.number)
    assert first.count("<article") == 1
    assert "赵德安" in first
    assert "赵小虎" not in first
    one = client.get(reverse("publishing:board", args=[notice.number]), {"village": other.code}).content.decode()
    assert "赵小虎" in one
    assert "赵德安" not in one


@pytest.mark.parametrize(("asked", "paper"), [({}, "a4"), ({"paper": "a3"}, "a3"), ({"paper": "b5"}, "a4")])
def test_the_sheet_comes_on_two_sizes_of_paper(client, login, make_roster, asked, paper):
    login("publisher")
    notice = publish(make_roster(published=True))
    sheet = client.get(reverse("publishing:board", args=[notice.number]), asked).content.decode()
    assert f'class="board board--{paper}"' in sheet
    assert f"公开日志第 {notice.ledger_number} 条" in sheet
    assert notice.ledger_digest in sheet


def test_the_sheet_tells_the_day_of_the_document_and_the_moment_of_the_site(client, login, make_roster):
    """Whoever reads the paper can see whether the names hung there before the window began to count."""
    login("publisher")
    notice = publish(make_roster(published=True))
    notice.document_date = dt.date(2026, 2, 27)
    notice.published_at = dt.datetime.fromisoformat("2026-03-02 09:05+08:00")
    notice.save()
    sheet = page(client, "publishing:board", notice.number)
    assert "2026年2月27日<br>" in sheet
    assert "网站首次发布 2026-03-02 09:05" in sheet


def test_a_minor_is_not_named_on_the_board(client, login, make_roster):
    login("publisher")
    roster = make_roster(published=True)
    roster.batch.rows.filter(row_number=2).update(is_minor=True)
    sheet = page(client, "publishing:board", publish(roster).number)
    assert "赵小虎" not in sheet
    assert "未成年人家庭" in sheet


@pytest.mark.parametrize("role", ["leader", "privacy_reviewer", "supervisor"])
def test_who_may_not_print(client, login, make_roster, role):
    login(role)
    notice = publish(make_roster(published=True))
    response = client.get(reverse("publishing:board", args=[notice.number]))
    assert response.status_code in (302, 403)
    assert not AccessEvent.objects.exists()


def test_deleted_rows_cannot_be_printed(client, login, make_roster):
    login("publisher")
    roster = make_roster(published=True)
    roster.batch.rows.all().delete()
    notice = publish(roster)
    assert client.get(reverse("publishing:board", args=[notice.number])).status_code == 302
    shown = page(client, "publishing:publication", notice.number)
    assert "已按期删除" in shown
    assert "打印公示栏张贴稿" not in shown


@pytest.mark.parametrize("table", ["schemes", "procedures"])
def test_the_leader_keeps_the_rules(client, login, table):
    login("leader")
    for name in ("index", "add"):
        assert client.get(reverse(f"{table}:{name}")).status_code == 200
