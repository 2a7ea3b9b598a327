"""三榜 from the spreadsheet to the third posting: 52 households, three and a half weeks of March, one objection."""

import datetime as dt
import re

import pytest
from playwright.sync_api import expect

from disclosures.models import Scheme
from disclosures.national import Rule, find_template
from disclosures.services import procedures
from portal.demo import households, workbooks

from .steps import look_up, move, press
from .towns import Town

BATCH = households.applicants(52, seed=52)
NAMES = sorted(row.head.name for row in BATCH if len(row.head.name) > 2)
OWN_RULE = Rule("杏塘镇农村低保评议公示工作规程", "杏政办〔2026〕6号", dt.date(2026, 1, 1))


@pytest.fixture
def town(chromium, live_server, time_machine):
    time_machine.move_to("2026-03-02 09:00+08:00", tick=True)
    town = Town(chromium, live_server.url, time_machine)
    leader = town.people["leader"]
    procedures.copy_template(
        template=find_template("three-postings"),
        scheme=Scheme.objects.get(code="rural-dibao"),
        by=leader,
        name="农村低保三榜公示",
        valid_from=dt.date(2026, 1, 1),
        basis=OWN_RULE,
        ends_others=True,
    )
    yield town
    town.close()
    assert town.complaints == []


def text_of(page, path=None):
    if path:
        page.goto(path)
    return page.locator("main").inner_text()


def upload(clerk, path) -> str:
    """The workbook through the wizard; answers the address of its roster."""
    clerk.goto("/admin/batches/add/")
    clerk.set_input_files("input[name=file]", str(path))
    clerk.select_option("select[name=round]", label="农村低保 · 评议公示")
    clerk.fill("[name=period]", "2026年第一批")
    press(clerk.locator("button:has-text('上传并校验')"))
    press(clerk.locator("button:has-text('确认导入')"))
    expect(clerk.locator("main")).to_contain_text("已导入 52 户")
    return clerk.locator("#summary ~ p a").get_attribute("href")


def send(roster, clerk, leader, publisher, **fields) -> str:
    """Handed in, approved with its review, posted; answers the notice's number."""
    clerk.goto(roster)
    press(clerk.locator("button:has-text('送审')"))
    leader.goto(roster)
    assert "能单独认出的" in text_of(leader)
    press(leader.locator("button:has-text('看过了，审批通过')"))
    publisher.goto(f"{roster}publish/")
    for name, value in fields.items():
        publisher.fill(f"[name={name}]", value)
    press(publisher.locator("button:has-text('核对公示期限')"))
    press(publisher.locator("button[name=publish]"))
    publisher.wait_for_url("**/admin/publishing/notices/**")
    return re.search(r"notices/([\d-]+)/", publisher.url).group(1)


def settle(clerk, number) -> str:
    """The outcome of the window, as the register has it; answers what the notice's page says now."""
    clerk.goto(f"/admin/publishing/notices/{number}/")
    press(clerk.locator("button:has-text('登记结果')"))
    return text_of(clerk, f"/notices/{number}/")


def test_three_rounds(town, tmp_path):
    workbook = tmp_path / "新申请.xlsx"
    workbook.write_bytes(workbooks.write("杏塘镇农村低保新申请花名册", "2026年第一批", BATCH))

    office = town.wait_until("2026-03-02 10:00")  # Monday
    first = send(upload(office[0], workbook), *office, document_date="2026-02-27")
    resident = town.resident
    notice = text_of(resident, f"/notices/{first}/")
    for words in ("正在公示", "评议公示", "3月9日", "24:00", "2026年2月27日", OWN_RULE.title):
        assert words in notice, words

    town.wait_until("2026-03-08 20:00")  # Sunday, the sixth day
    number, code = object_to(resident, first, serial=7)
    assert "有异议，正在核查" in text_of(resident, f"/notices/{first}/")

    office = town.wait_until("2026-03-10 09:00")  # the window has closed, the objection is open
    clerk, leader, _publisher = office
    notice = text_of(resident, f"/notices/{first}/")
    assert "公示期满" in notice
    assert "有异议，正在核查" in notice
    assert resident.locator("tr[id^=row-]").count() == 0
    desk = text_of(clerk, f"/admin/publishing/notices/{first}/")
    assert "还有1件异议正在核查" in desk
    assert "还没有登记结果" in desk

    answer(clerk, leader, number)
    look_up(resident, number, code)
    expect(resident.locator("main")).to_contain_text("经入户核实，家庭收入与申请一致")
    assert "异议1件：查实后维持1件" in settle(clerk, first)

    roster = carry(clerk, first)
    second = send(roster, *office)
    notice = text_of(resident, f"/notices/{second}/")
    assert "相同50户，去掉1户，改动1户" in notice
    assert "3月17日" in notice
    assert "51户" in notice
    assert resident.locator("tr[id^=row-]", has_text="333").count() == 1
    assert "本人撤回" not in resident.content()

    office = town.wait_until("2026-03-18 09:00")
    assert "没有收到异议" in settle(office[0], second)
    office[0].goto(f"/admin/publishing/notices/{second}/next/")
    press(office[0].locator("button:has-text('核对哪些户转入')"))
    assert "照原样转入51户，去掉0户，改动0户" in text_of(office[0])
    press(office[0].locator("button[name=carry]"))
    office[0].wait_for_url("**/admin/publishing/rosters/**")
    third = send(office[0].url, *office)

    office = town.wait_until("2026-03-26 09:00")
    assert "没有收到异议" in settle(office[0], third)
    for here in (first, second, third):
        resident.goto(f"/notices/{here}/")
        rounds = resident.locator("section[aria-labelledby=rounds]")
        linked = rounds.locator("a").all_inner_texts()
        assert linked == [other for other in (first, second, third) if other != here]
        assert not any(name in resident.content() for name in NAMES)


def object_to(page, notice, *, serial) -> tuple[str, str]:
    """From the row's own link, with a name, so that a paper comes back; answers number and code."""
    page.goto(f"/notices/{notice}/")
    press(page.locator(f"#row-{serial} a"))
    assert page.locator("[name=row]").input_value() == str(serial)
    ahead = page.locator("[data-step]:not([hidden])").get_by_role("button", name="下一步")
    page.fill("[name=request_text]", "这一户去年买了车，请核实收入。")
    ahead.click()
    page.check("[name=identity][value=named]")
    page.fill("[name=name]", "余知秋")
    page.fill("[name=phone]", "19900001234")
    ahead.click()
    ahead.click()
    press(page.get_by_role("button", name="把信寄出"))
    return page.locator(".petition-number").inner_text(), page.locator(".code-groups").inner_text()


def answer(clerk, leader, number):
    """Looked into, written by one, signed by another, handed over by the code."""
    move(clerk, number, "accept")
    move(
        clerk,
        number,
        "draft_reply",
        matter1_facts="经入户核实，家庭收入与申请一致。",
        matter1_opinion="维持评议结果。",
        outcome="upheld",
    )
    move(clerk, number, "submit_reply")
    move(leader, number, "approve_reply")
    move(clerk, number, "issue_reply")
    move(clerk, number, "mark_served", method="look_up", proof="来电说已经看到")


def carry(clerk, notice) -> str:
    """转入下一轮: one household withdrew, one gets another amount. Shown first; answers the address of the roster made from it."""
    clerk.goto(f"/admin/publishing/notices/{notice}/")
    press(clerk.locator("a:has-text('转入下一轮')"))
    clerk.fill("[name=marks-0-serial]", "3")
    clerk.select_option("[name=marks-0-reason]", "application_withdrawn")
    clerk.fill("[name=marks-1-serial]", "5")
    clerk.select_option("[name=marks-1-fate]", "changed")
    clerk.select_option("[name=marks-1-reason]", "amount_recalculated")
    clerk.fill("[name=marks-1-amount]", "333")
    press(clerk.locator("button:has-text('核对哪些户转入')"))
    plan = text_of(clerk)
    assert "还没有写入" in plan
    assert "照原样转入50户，去掉1户，改动1户，下一份名册共51户" in plan
    assert "本人撤回申请" in plan
    assert "保障金额重新核算" in plan
    press(clerk.locator("button[name=carry]"))
    clerk.wait_for_url("**/admin/publishing/rosters/**")
    return clerk.url
