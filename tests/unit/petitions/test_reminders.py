"""Who is reminded of what and when: never at night, never twice, never somebody who may not know of the case."""

from datetime import date, datetime

import pytest
import time_machine
from django.core import mail
from django.core.management import call_command

from petitions import selectors
from petitions.models import Reminder
from petitions.services import handling, reminding
from petitions.vocabulary import Kind, State
from portal.reminders import steps
from portal.workdays.calendar import Calendar
from tests.factories.orgs import OrgUnitFactory


def shown_to(user):
    """As the first page of this person shows them."""
    return selectors.reminders(selectors.unseen_reminders(user, selectors.cases(user)))


def at(day, hour="10:00"):
    return time_machine.travel(f"{day} {hour}+08:00", tick=False)


def said():
    return [(one.step, one.to) for one in Reminder.objects.order_by("pk")]


@pytest.mark.parametrize(
    ("today", "step"),
    [
        ("2026-04-02", ""),
        ("2026-04-03", "before_7"),  # seven days before Friday the 10th
        ("2026-04-06", "before_7"),
        ("2026-04-07", "before_3"),
        ("2026-04-09", "before_1"),
        ("2026-04-11", "before_1"),  # the last working day has passed, the due day has not
        ("2026-04-12", "late_0"),
        ("2026-04-18", "late_0"),
        ("2026-04-19", "late_1"),
        ("2026-05-11", "late_4"),
    ],
)
def test_steps_of_the_sixty_days(today, step):
    """Received on Tuesday 10 February: due on Saturday 11 April, to be acted on by Friday the 10th."""
    found = steps.step_of(
        starts_on=date(2026, 2, 10), act_by=date(2026, 4, 10), due=date(2026, 4, 11), today=date.fromisoformat(today)
    )
    assert found == step


def test_a_short_clock_is_not_announced_as_it_starts():
    days = {"starts_on": date(2026, 3, 2), "act_by": date(2026, 3, 9), "due": date(2026, 3, 9)}
    assert steps.step_of(**days, today=date(2026, 3, 2)) == ""
    assert steps.step_of(**days, today=date(2026, 3, 4)) == ""
    assert steps.step_of(**days, today=date(2026, 3, 6)) == "before_3"


@pytest.mark.parametrize(
    ("moment", "may"),
    [
        ("2026-03-02T08:29", False),
        ("2026-03-02T08:30", True),
        ("2026-03-02T17:29", True),
        ("2026-03-02T17:30", False),
        ("2026-03-02T00:00", False),
        ("2026-03-07T10:00", False),  # a Saturday
    ],
)
def test_working_hours(moment, may):
    assert steps.may_disturb(datetime.fromisoformat(moment), Calendar(frozenset({2026}))) is may


def test_what_fell_into_the_night_goes_out_in_the_morning_and_once(town, capsys):
    with at("2026-03-02"):
        petition = town.submit().petition  # to be told by Tuesday 17 March
        handling.assign(petition=petition, by=town.leader, assignee=town.worker)
    for day, hour in (("2026-03-09", "17:00"), ("2026-03-10", "00:30"), ("2026-03-10", "08:29")):
        with at(day, hour):
            assert reminding.send_due() == 0
    with at("2026-03-10", "08:30"):
        assert reminding.send_due() == 1
        assert reminding.send_due() == 0
    with at("2026-03-14"):  # a Saturday: three days before
        assert reminding.send_due() == 0
    with at("2026-03-16"):
        call_command("send_reminders")
        call_command("send_reminders")
    assert capsys.readouterr().out.splitlines() == ["1 reminders sent", "0 reminders sent"]
    assert said() == [("before_7", town.worker), ("before_1", town.worker)]


def test_lateness_goes_to_the_leaders_too_and_again_every_week(town):
    with at("2026-03-02"):
        petition = town.submit().petition
        handling.assign(petition=petition, by=town.leader, assignee=town.worker)
    with at("2026-03-17"):
        reminding.send_due()
    Reminder.objects.all().delete()
    with at("2026-03-18"):
        assert reminding.send_due() == 2
    with at("2026-03-24"):
        assert reminding.send_due() == 0
    with at("2026-03-25"):
        assert reminding.send_due() == 2
    assert said() == [(f"late_{n}", person) for n in (0, 1) for person in (town.worker, town.leader)]
    petition.refresh_from_db()
    assert petition.state == State.RECEIVED  # nothing closes by itself


def test_without_an_assignee_those_who_may_accept_hear_of_it(town):
    clerk = town.staff("case_worker")
    with at("2026-03-02"):
        town.submit()
    with at("2026-03-10"):
        assert reminding.send_due() == 2
    assert {to for _step, to in said()} == {town.worker, clerk}


def test_nobody_hears_of_a_case_that_they_may_not_see(town):
    """信访工作条例 art 30: neither the accused nor their unit, nor whoever does not read the sealed route."""
    accused = town.staff("case_worker", unit=town.village)
    named = town.staff("case_worker")
    elsewhere = OrgUnitFactory(township=True, parent=town.county, name="上游镇", code="990101102000")
    stranger = town.staff("case_worker", unit=elsewhere)
    with at("2026-03-02"):
        petition = town.submit(kind=Kind.ACCUSATION, accused_unit=town.village).petition
        petition.accused.add(named)
        handling.assign(petition=petition, by=town.leader, assignee=town.worker)
        type(petition).objects.filter(pk=petition.pk).update(assignee=named)  # given before the name was known
    with at("2026-03-18"):
        reminding.send_due()
        people = {to for _step, to in said()}
        assert people == {town.worker, town.leader}
        assert not people & {accused, named, stranger}
        group = town.worker.groups.get()
        assert len(shown_to(town.worker)) == 1
        group.permissions.remove(group.permissions.get(codename="read_accusation"))
        worker = type(town.worker).objects.get(pk=town.worker.pk)
        assert shown_to(worker) == []


def test_on_hold_nobody_is_reminded(town):
    with at("2026-03-02"):
        petition = town.at(State.ACCEPTED)
        handling.ask_papers(petition=petition, by=town.worker, papers="户口簿")
    with at("2026-05-06"):
        assert reminding.send_due() == 0


def test_a_day_put_back_is_reminded_of_again(town):
    with at("2026-03-02"):
        petition = town.at(State.ACCEPTED)  # Friday 1 May, acted on by Thursday 30 April
        handling.assign(petition=petition, by=town.leader, assignee=town.worker)
    with at("2026-04-23"):
        assert reminding.send_due() == 1
        handling.extend(petition=petition, by=town.leader, days=30, reason="等鉴定")
        assert shown_to(town.worker) == []
    with at("2026-05-22"):  # Sunday 31 May, acted on by Friday the 29th
        assert reminding.send_due() == 1
    assert [step for step, _to in said()] == ["before_7", "before_7"]


def test_a_mail_holds_a_sentence_and_a_failing_one_breaks_nothing(
    town, django_capture_on_commit_callbacks, monkeypatch, caplog
):
    town.worker.email = "clerk@example.org"
    town.worker.save()
    with at("2026-03-02"):
        petition = town.submit().petition
        town.submit()
    with at("2026-03-10"), django_capture_on_commit_callbacks(execute=True):
        assert reminding.send_due() == 2
    (letter,) = mail.outbox
    assert (letter.to, letter.body) == (["clerk@example.org"], "有来件快到期，请登录查看。")
    assert petition.number not in letter.subject + letter.body

    def fail(*args):
        raise OSError("clerk@example.org")

    monkeypatch.setattr(mail, "send_mail", fail)
    with at("2026-03-18"), django_capture_on_commit_callbacks(execute=True):
        assert reminding.send_due() == 4
    assert "OSError" in caplog.text
    assert "clerk@" not in caplog.text
    assert reminding.say(True)[1] == "有来件已超期，请登录查看。"


def test_ticking_off_takes_the_earlier_steps_of_the_clock_along_and_nobody_elses(town):
    other = town.staff("case_worker")
    with at("2026-03-02"):
        petition = town.submit().petition
    for day in ("2026-03-10", "2026-03-16"):
        with at(day):
            reminding.send_due()
    with at("2026-03-16"):
        (shown,) = shown_to(town.worker)
        assert shown.step == "before_1"
        assert reminding.mark_seen(by=other, reminder=shown.pk) == 0
        assert reminding.mark_seen(by=town.worker, reminder=shown.pk) == 2
        assert shown_to(town.worker) == []
        assert len(shown_to(other)) == 1
        handling.accept(petition=petition, by=town.worker)
        assert shown_to(other) == []  # done: nothing to be reminded of
        assert reminding.mark_seen(by=other, upto=10**9) == 2


def test_the_questions_do_not_grow_with_the_cases(town, django_assert_max_num_queries):
    with at("2026-03-02"):
        for _ in range(3):
            town.submit()
    with at("2026-03-18"), django_assert_max_num_queries(60):
        reminding.send_due()
    with at("2026-03-02"):
        for _ in range(9):
            town.submit()
    with at("2026-03-19"):
        reminding.send_due()
        with django_assert_max_num_queries(40):
            assert reminding.send_due() == 0
