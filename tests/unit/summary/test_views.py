"""The screen: the year chosen, each number leading to its source, the file, and the button that never overwrites."""

import io

import docx
import pytest
from django.urls import reverse

from portal.summary.models import ReportPage


@pytest.fixture
def desk(client, year):
    client.force_login(year.worker)
    return client


def page_of(client, query="?year=2026"):
    return client.get(reverse("summary:index") + query).content.decode()


def test_each_number_leads_to_its_line_and_from_there_to_the_list(desk):
    page = page_of(desk)
    assert (
        '<a class="summary-figure" href="#figure-2" title="各村年内最后一次公布的全部在保名册上的户数相加">30</a>'
        in page
    )
    assert 'id="figure-2"' in page
    assert "/admin/changes/balance/?year=2026" in page
    assert "看明细" in page


def test_the_year_is_chosen_and_nonsense_is_said_to_be_so(desk):
    assert "2025年低保工作总结" in page_of(desk, "?year=2025")
    answer = desk.get(reverse("summary:index"), {"year": "明年"})
    assert answer.status_code == 422
    assert "年份要写成四位数字" in answer.content.decode()
    assert desk.get(reverse("summary:word", args=[9999])).status_code == 302


def test_the_word_file_comes_under_its_name(desk):
    answer = desk.get(reverse("summary:word", args=[2026]))
    assert "attachment" in answer["Content-Disposition"]
    assert "no-store" in answer["Cache-Control"]
    assert docx.Document(io.BytesIO(answer.content)).paragraphs


def test_the_button_keeps_a_page_and_the_next_one_says_that_it_keeps_another(desk):
    address = reverse("summary:page", args=[2026])
    page = desk.post(address, follow=True).content.decode()
    assert "已存为页面草稿，还没有公开" in page
    assert "另存新的一稿" in page
    assert desk.post(address).status_code == 409
    seen = ReportPage.objects.get().latest_revision_id
    assert "以前各稿留在页面的历史版本里" in desk.post(address, {"seen": seen}, follow=True).content.decode()


def test_a_written_in_draft_asks_first(desk, year):
    address = reverse("summary:page", args=[2026])
    desk.post(address)
    page = ReportPage.objects.get().get_latest_revision_as_object()
    page.body = [("text", "<p>改过。</p>")]
    page.save_revision(user=year.worker)
    assert "它在生成以后改过" in page_of(desk)
    seen = ReportPage.objects.get().latest_revision_id
    answer = desk.post(address, {"seen": seen})
    assert answer.status_code == 409
    assert "请勾选“我知道”" in answer.content.decode()
    assert (
        "改过的上一稿留在页面的历史版本里"
        in desk.post(address, {"seen": seen, "over_edits": "on"}, follow=True).content.decode()
    )


def test_a_leader_reads_and_cannot_draft(client, year):
    client.force_login(year.leader)
    assert "存为页面草稿" not in page_of(client)
    assert client.post(reverse("summary:page", args=[2026])).status_code == 302
    assert not ReportPage.objects.exists()


@pytest.mark.parametrize(("role", "sees"), [("leader", True), ("publisher", True), ("receptionist", False)])
def test_the_menu_shows_it_to_whom_it_is_for(client, year, role, sees):
    client.force_login(year.staff(role))
    assert (reverse("summary:index") in client.get(reverse("wagtailadmin_home")).content.decode()) is sees
