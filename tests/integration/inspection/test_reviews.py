"""Review-by dates: set with the page, put on by 已复核, reminded of in working hours, each step once."""

import pytest
from django.core import mail
from django.core.management import call_command
from django.urls import reverse

from disclosures.refusals import Declined
from portal.accounts.permissions import NotAllowed
from portal.inspection.models import LocalLimit, ReviewReminder
from portal.inspection.services import limits, reminding, reviews

from .rows import row

pytestmark = pytest.mark.django_db


@pytest.fixture
def due(site):
    """The guide is to be read again on Friday 20 March."""
    site.guide.review_by = "2026-03-20"
    site.publish(site.guide)
    site.publisher.email = "fabu@example.org"
    site.publisher.save()
    return site


def remind(site, day, hour=10):
    site.move(day, hour)
    return reminding.send_due()


def test_reminded_before_and_after_and_each_step_once(due, django_capture_on_commit_callbacks):
    assert remind(due, "2026-03-12") == 0
    with django_capture_on_commit_callbacks(execute=True):
        assert remind(due, "2026-03-13") == 1
    assert remind(due, "2026-03-13", 15) == 0
    assert remind(due, "2026-03-17") == 1
    assert remind(due, "2026-03-23") == 1  # Monday after
    assert [one.to for one in ReviewReminder.objects.all()] == [due.publisher] * 3
    [letter] = mail.outbox
    assert letter.to == ["fabu@example.org"]
    assert due.guide.title not in letter.subject + letter.body


@pytest.mark.parametrize(
    ("day", "hour"), [("2026-03-13", 22), ("2026-03-13", 7), ("2026-03-14", 10), ("2026-03-21", 10)]
)
def test_never_at_night_nor_on_a_rest_day(due, day, hour):
    assert remind(due, day, hour) == 0


def test_a_new_date_is_reminded_of_anew(due):
    assert remind(due, "2026-03-23") == 1
    due.guide.refresh_from_db()
    reviews.confirm(page=due.guide, by=due.publisher, next_on=due.guide.review_by.replace(month=9))
    assert remind(due, "2026-03-24") == 0
    assert remind(due, "2026-09-18") == 1


def test_the_command_says_how_many(due, capsys):
    due.move("2026-03-13")
    call_command("remind_reviews")
    assert capsys.readouterr().out == "1 reminders of reviews sent\n"


def test_reviewed_puts_the_date_on_in_the_draft_too_and_leaves_the_words(due):
    due.guide.title = "还没有发布的改动"
    due.guide.save_revision(user=due.worker)
    due.guide.refresh_from_db()
    public = due.guide.title
    reviews.confirm(page=due.guide, by=due.worker, next_on=due.guide.review_by.replace(year=2027))
    due.guide.refresh_from_db()
    assert (due.guide.title, str(due.guide.review_by)) == (public, "2027-03-20")
    due.guide.get_latest_revision().publish(user=due.publisher)
    due.guide.refresh_from_db()
    assert (due.guide.title, str(due.guide.review_by)) == ("还没有发布的改动", "2027-03-20")


def test_the_board_names_the_pages_that_are_near_and_the_list_names_all(due):
    due.about.review_by = "2027-01-01"
    due.publish(due.about)
    told = row(due.board(), "reviews")
    assert due.guide.title in told
    assert due.about.title not in told
    listed = due.sign_in(due.leader).get(reverse("inspection:reviews")).content.decode()
    assert due.guide.title in listed
    assert due.about.title in listed


def test_the_date_is_never_public(due):
    html = due.client().get(due.guide.url).content.decode()
    assert "复核日期" not in html
    assert "2026-03-20" not in html


def test_a_date_that_is_no_date_loses_nothing(due):
    client = due.sign_in(due.publisher)
    for text in ("", "2026-02-31", "2026-03-10", "x"):
        answer = client.post(reverse("inspection:reviews"), {"page": due.guide.pk, "next_on": text})
        assert answer.status_code == 422
        assert "要晚于今天" in answer.content.decode()
    due.guide.refresh_from_db()
    assert str(due.guide.review_by) == "2026-03-20"
    assert client.post(reverse("inspection:reviews"), {"page": "²", "next_on": "2027-03-20"}).status_code == 404


def test_only_whoever_may_edit_a_page_confirms_it(due):
    for person in (due.leader, due.receptionist, None):
        with pytest.raises(NotAllowed):
            reviews.confirm(page=due.guide, by=person, next_on=due.guide.review_by)


def test_the_history_of_the_page_names_who_read_it(due):
    due.guide.refresh_from_db()
    reviews.confirm(page=due.guide, by=due.publisher, next_on=due.guide.review_by.replace(year=2027))
    url = reverse("wagtailadmin_pages:history", args=[due.guide.pk])
    assert "复核了网页" in due.sign_in(due.publisher).get(url).content.decode()


def test_the_leader_sets_what_the_rule_leaves_open_and_nothing_else(site):
    client = site.sign_in(site.leader)
    url = reverse("inspection:limits")
    assert client.post(url, {"code": "lasting_columns", "value": "6"}).status_code == 302
    site.move("2026-09-15")
    assert "办事指南" in site.board().split('id="columns"')[1].split("</tr>")[0]
    client = site.sign_in(site.leader)
    for data in ({"code": "oldest_message", "value": "12"}, {"code": "reviews", "value": "0"}, {"code": "x"}):
        assert client.post(url, data).status_code == 422
    assert LocalLimit.objects.get().value == 6
    with pytest.raises(NotAllowed):
        limits.set_limit(code="reviews", value=5, by=site.publisher)
    with pytest.raises(Declined):
        limits.set_limit(code="slow_pages", value=5, by=site.leader)


def test_the_first_page_names_what_is_red_to_those_whose_job_it_is(due):
    due.move("2026-03-26")
    for role in ("leader", "publisher", "case_worker", "supervisor", "system_admin"):
        html = due.sign_in(due.staff(role)).get(reverse("wagtailadmin_home")).content.decode()
        assert f"{reverse('inspection:index')}#reviews" in html
        assert "网页复核" in html
    for role in ("receptionist", "auditor", "village_assistant", "privacy_reviewer"):
        assert "inspection-panel" not in due.sign_in(due.staff(role)).get(reverse("wagtailadmin_home")).content.decode()
