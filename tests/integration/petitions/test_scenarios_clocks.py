"""Scenarios 10, 11, 12 and 14 of the office's own list, at the screens, and the screens around them."""

from datetime import date

import pytest
import time_machine
from django.urls import reverse

from petitions.models import ClockRule, Reminder
from petitions.services import handling, reminding
from petitions.vocabulary import Action, Channel, Kind, State
from portal.workdays.days import Day, DayKind
from portal.workdays.services import store_year

pytestmark = pytest.mark.django_db


def at(day, hour="10:00"):
    return time_machine.travel(f"{day} {hour}+08:00", tick=False)


def page_of(client, case):
    return client.get(reverse("cases:case", args=[case.number])).content.decode()


def make(client, case, action, **values):
    response = client.post(reverse("cases:move", args=[case.number, action]), {"version": case.version, **values})
    case.refresh_from_db()
    return response


def test_10_a_letter_of_10_february_is_told_by_the_25th_and_acted_on_by_10_april(town, sign_in):
    with at("2026-02-10"):
        case = town.submit(channel=Channel.LETTER, received_on=date(2026, 2, 10)).petition
        client = sign_in(town.worker)
        assert "到期日 2026年2月25日（周三）" in page_of(client, case)
        make(client, case, Action.ACCEPT, note="已受理。")
        assert "到期日 2026年4月11日（周六），是休息日，最迟 2026年4月10日（周五） 办" in page_of(client, case)


def test_11_an_extension_needs_an_approver_and_a_reason_and_is_given_once(town, sign_in):
    with at("2026-02-10"):
        receipt = town.submit()
        case = receipt.petition
        handling.accept(petition=case, by=town.worker)
        handling.assign(petition=case, by=town.leader, assignee=town.worker)
    with at("2026-04-01"):
        client = sign_in(town.worker)
        refused = make(client, case, Action.EXTEND, days=30, reason="等鉴定")
        assert refused["Location"] == reverse("wagtailadmin_home")  # not by the worker
        make(client, case, Action.ASK_EXTENSION, days=30, reason="等鉴定结果")
        assert "申请延长30天，等分管领导批准" in page_of(client, case)
        assert reverse("cases:move", args=[case.number, Action.ASK_EXTENSION]) not in page_of(client, case)

        leader = sign_in(town.leader)
        form = leader.get(reverse("cases:move", args=[case.number, Action.EXTEND])).content.decode()
        assert "等鉴定结果" in form
        assert 'value="30"' in form
        assert make(leader, case, Action.EXTEND, days=30, reason="").status_code == 422
        make(leader, case, Action.EXTEND, days=30, reason="等鉴定结果")
        assert "到期日 2026年5月11日（周一）" in page_of(leader, case)
        assert reverse("cases:move", args=[case.number, Action.EXTEND]) not in page_of(leader, case)
        refused = make(leader, case, Action.EXTEND, days=5, reason="再延")
        assert refused.status_code == 422
        assert "不能再延长" in refused.content.decode()
        event = case.events.get(action=Action.EXTEND)
        assert (event.public_note, event.deadline_after) == ("等鉴定结果", date(2026, 5, 11))
        told = leader.post(reverse("petitions:track"), {"number": case.number, "code": receipt.code})
        assert "等鉴定结果" in told.content.decode()
    with at("2026-05-12"):
        assert "已超期1天" in page_of(sign_in(town.worker), case)


def test_11_a_request_is_returned_and_a_day_that_has_passed_is_not_put_back(town, sign_in):
    with at("2026-02-10"):
        case = town.at(State.ACCEPTED)
    with at("2026-04-01"):
        make(sign_in(town.worker), case, Action.ASK_EXTENSION, days=30, reason="忙")
        make(sign_in(town.leader), case, Action.RETURN_EXTENSION, reason="忙不是理由")
        assert "忙不是理由" in page_of(sign_in(town.worker), case)
        assert case.deadlines.get(rule="finish").due == date(2026, 4, 11)
    with at("2026-04-13"):
        client = sign_in(town.worker)
        assert reverse("cases:move", args=[case.number, Action.ASK_EXTENSION]) not in page_of(client, case)
        refused = make(client, case, Action.ASK_EXTENSION, days=30, reason="晚了")
        assert "期限已过" in refused.content.decode()


def test_12_on_the_fifth_working_day_the_way_back_closes_and_overdue_shows(town, sign_in):
    with at("2026-03-02"):
        case = town.submit(channel=Channel.TRANSFER, source_organ="青石县信访局").petition
    with at("2026-03-09"):  # the fifth working day
        client = sign_in(town.worker)
        button = reverse("cases:move", args=[case.number, Action.SEND_BACK])
        assert button in page_of(client, case)
    with at("2026-03-10"):
        client = sign_in(town.worker)
        page = page_of(client, case)
        assert "退回转办单位：已超期1天" in page
        assert button not in page
        refused = make(client, case, Action.SEND_BACK, reason="属县民政局职权")
        assert refused.status_code == 422
        assert "超过5个工作日" in refused.content.decode()
        assert case.state == State.RECEIVED
        listed = client.get(reverse("cases:index"), {"due": "overdue"}).content.decode()
        assert reverse("cases:case", args=[case.number]) in listed


def test_14_thirty_working_days_into_2027_are_provisional_until_the_notice_is_entered(
    town, sign_in, django_capture_on_commit_callbacks
):
    with at("2026-11-24"):
        case = town.submit(kind=Kind.INFORMATION, channel=Channel.VISIT).petition
        handling.accept(petition=case, by=town.worker)
        handling.extend(petition=case, by=town.leader, days=10, reason="涉及第三方")
        clock = case.deadlines.get(rule="information")
        # Thirty working days from Tuesday 24 November, by the weeks alone: Tuesday 5 January.
        assert (clock.due, clock.provisional) == (date(2027, 1, 5), True)
        assert "这个日期是暂算的" in page_of(sign_in(town.worker), case)
        days = [
            Day(date(2027, 1, 1), DayKind.REST, "元旦"),
            Day(date(2027, 1, 4), DayKind.REST, "测试"),
            Day(date(2027, 1, 5), DayKind.REST, "测试"),
        ]
        with django_capture_on_commit_callbacks(execute=True):
            store_year(year=2027, days=days, source="测试")
        clock.refresh_from_db()
        assert (clock.due, clock.provisional) == (date(2027, 1, 8), False)
        page = page_of(sign_in(town.worker), case)
        assert "期限由 2027年1月5日（周二） 改为 2027年1月8日（周五）" in page
        assert "这个日期是暂算的" not in page


# --- the screens around them -----------------------------------------------------------------------------------------


def test_waiting_for_papers_at_the_screens_and_in_the_piles(town, sign_in):
    with at("2026-03-02"):
        receipt = town.submit()
        case = receipt.petition
        handling.accept(petition=case, by=town.worker)
        client = sign_in(town.worker)
        assert reverse("cases:move", args=[case.number, Action.PAPERS_IN]) not in page_of(client, case)
        make(client, case, Action.ASK_PAPERS, papers="户口簿复印件", wanted_by="")
        page = page_of(client, case)
        assert "起停走，等补充材料" in page
        assert reverse("cases:move", args=[case.number, Action.ASK_PAPERS]) not in page
        told = client.post(reverse("petitions:track"), {"number": case.number, "code": receipt.code}).content.decode()
        assert "户口簿复印件" in told
        assert "等您补充材料" in told
    with at("2026-06-01"):
        client = sign_in(town.worker)
        own = reverse("cases:case", args=[case.number])
        home = client.get(reverse("wagtailadmin_home")).content.decode()
        assert "2026年3月2日（周一）起等补充材料" in home
        for query, found in (("hold", True), ("overdue", False), ("running", False)):
            assert (own in client.get(reverse("cases:index"), {"due": query}).content.decode()) is found
        make(client, case, Action.PAPERS_IN, on="2026-05-29")
        assert "等材料停走88天" in page_of(client, case)
    assert case.deadlines.get(rule="finish").due == date(2026, 7, 28)


def test_reminders_stand_on_the_desk_until_ticked_off(town, sign_in):
    with at("2026-03-02"):
        first, second = town.submit().petition, town.submit().petition
    with at("2026-03-10"):
        reminding.send_due()
        client = sign_in(town.worker)
        page = client.get(reverse("wagtailadmin_home")).content.decode()
        assert "知道了" in page
        assert first.number in page
        one = Reminder.objects.get(petition=first, to=town.worker)
        seen = reverse("cases:reminders_seen")
        assert client.get(seen).status_code == 302
        assert client.post(seen, {"reminder": one.pk}, headers={"referer": "https://example.org/"})["Location"] == (
            reverse("wagtailadmin_home")
        )
        assert "知道了" in client.get(reverse("wagtailadmin_home")).content.decode()
        client.post(seen, {"upto": Reminder.objects.latest("pk").pk}, headers={"referer": "http://testserver/admin/"})
        assert "知道了" not in client.get(reverse("wagtailadmin_home")).content.decode()
        assert client.post(seen, {"reminder": "²", "upto": "x"}).status_code == 302
    assert second.deadlines.get().met_at is None


def test_the_table_on_the_screen_is_the_leaders(town, sign_in):
    with at("2026-03-02"):
        assert "信访工作条例第三十四条" not in sign_in(town.worker).get(reverse("cases:clocks")).content.decode()
        client = sign_in(town.leader)
        page = client.get(reverse("cases:clocks")).content.decode()
        assert "信访工作条例第三十四条" in page
        assert "可延长20个工作日" in page

        values = {
            "name": "发放问题10天内办结", "event": "accepted", "kinds": ["claim"], "subject": "payment", "days": 61,
            "unit": "calendar", "article": "柳河镇办事承诺", "valid_from": "2026-03-02", "note": "",
        }  # fmt: skip
        refused = client.post(reverse("cases:clock_add"), values)
        assert refused.status_code == 422
        assert "承诺不能比法定期限长" in refused.content.decode()
        assert "发放问题10天内办结" in refused.content.decode()
        client.post(reverse("cases:clock_add"), {**values, "days": 10})
        promise = ClockRule.objects.get(rule="promise")
        assert "发放问题10天内办结" in client.get(reverse("cases:clocks")).content.decode()
        assert client.get(reverse("cases:clock_replace", args=[promise.pk])).status_code == 404

        finish = ClockRule.objects.get(code="finish")
        replace = reverse("cases:clock_replace", args=[finish.pk])
        assert "信访工作条例第三十四条" in client.get(replace).content.decode()
        new = {"days": 45, "extendable": 15, "article": "新条例第三十条", "valid_from": "2026-04-01", "note": ""}
        assert client.post(replace, {**new, "article": ""}).status_code == 422
        client.post(replace, new)
        assert ClockRule.objects.get(code="finish", valid_until=None).days == 45
        assert client.get(replace).status_code == 404
        end = reverse("cases:clock_end", args=[promise.pk])
        assert client.post(end, {"last_day": "2026-03-01"}).status_code == 422
        client.post(end, {"last_day": "2026-03-31", "note": "改办法"})
        promise.refresh_from_db()
        assert (promise.valid_until, promise.ended_by) == (date(2026, 3, 31), town.leader)
    with at("2026-05-01"):
        assert "以前适用的" in sign_in(town.leader).get(reverse("cases:clocks")).content.decode()


def test_a_ticket_without_its_day_is_asked_for_it(town, sign_in):
    client = sign_in(town.receptionist)
    key = "k" * 40
    response = client.post(
        reverse("cases:register"),
        {
            "key": key, "channel": "hotline", "kind": "consultation", "received_on": "2026-03-02",
            "request_text": "低保怎么申请", "persons_count": 1, "source_organ": "县12345", "source_number": "T1",
        },
    )  # fmt: skip
    assert response.status_code == 422
    assert "每张工单各有各的" in response.content.decode()
