"""A resident's letter from the form to the reply: two people of the staff, one number, one code."""

import re

import pytest

from .steps import DESK, PHONE, browse, look_up, move, press

WORDS = "低保金这个月少了八十元，想知道为什么。"


def write_letter(page, request_text=WORDS) -> tuple[str, str]:
    """Send an anonymous-free letter without JavaScript; answers its number and code."""
    page.goto("/petitions/new/")
    page.check("input[name=kind][value=claim]")
    page.fill("[name=request_text]", request_text)
    page.check("input[name=identity][value=named]")
    page.fill("[name=name]", "余知秋")
    page.fill("[name=phone]", "19900001234")
    press(page.locator("button:has-text('把信寄出')"))
    number = page.locator(".petition-number").inner_text()
    code = page.locator(".code-groups").inner_text()
    return number, code


@pytest.fixture(scope="module")
def letter(chromium, demo):
    """A letter sent from a phone with JavaScript off."""
    page = browse(chromium, demo.url, PHONE, java_script_enabled=False)
    yield write_letter(page)
    page.context.close()


def test_the_code_is_long_and_grouped(letter):
    number, code = letter
    assert re.fullmatch(r"\d{4}-\d{6}", number)
    assert len(re.sub(r"\W", "", code)) >= 28  # 130 bits and two check characters
    assert re.search(r"\w{4}\W\w{4}", code)


def test_a_letter_is_answered_by_two_people_and_looked_up(letter, log_in, visit):
    number, code = letter
    clerk, leader, resident = log_in("jingban"), log_in("lingdao"), visit(PHONE, javascript=False)
    look_up(resident, number, code)
    assert "余知秋" not in resident.content()

    move(clerk, number, "accept")
    assert "60" in clerk.content() or "办结" in clerk.content()
    move(leader, number, "assign")
    reply = {
        "matter1_facts": "经查，本月扣回上月多发的八十元。",
        "matter1_law": "《社会救助暂行办法》",
        "matter1_opinion": "下月起恢复原金额。",
    }
    move(clerk, number, "draft_reply", **reply)
    move(clerk, number, "submit_reply")

    clerk.goto(f"/admin/cases/{number}/approve_reply/")
    assert clerk.locator("main form button:has-text('签发')").count() == 0 or "不能" in clerk.content()
    move(leader, number, "approve_reply")
    move(clerk, number, "issue_reply")
    move(clerk, number, "mark_served", method="in_person", proof="本人签收")

    look_up(resident, number, code)
    text = resident.locator("main").inner_text()
    assert re.search(r"杏政信〔\d{4}〕\d+号", text)
    assert "下月起恢复原金额" in text
    assert "青禾县人民政府" in text  # where to ask for a review, from the settings
    assert resident.locator(".timeline li").count() >= 5


def test_wrong_number_and_wrong_code_answer_alike(letter, visit):
    number, code = letter
    page = visit(javascript=False)
    answers = []
    for wrong in ((number, "0" * 28), ("2020-0001", code), ("2020-0001", "0" * 28)):
        look_up(page, *wrong)
        text = page.locator("main").inner_text()
        answers.append(text.replace(wrong[0], "").replace(wrong[1], ""))
    assert answers[0] == answers[1] == answers[2]
    assert "查不到" in answers[0] or "没有找到" in answers[0] or "核对" in answers[0]


def test_the_code_stands_in_no_address_and_no_log(letter, demo, visit):
    number, code = letter
    page, seen = visit(PHONE), []
    page.on("request", lambda request: seen.append(request.url + (request.headers.get("referer") or "")))
    look_up(page, number, code)
    bare = re.sub(r"\W", "", code)
    written = "".join(seen) + demo.log.read_text(errors="replace")
    assert bare not in written
    assert code not in written
    assert "19900001234" not in written
    assert "余知秋" not in written


def test_a_visit_is_logged_from_the_keyboard(log_in):
    """From the log-in to the printed slip in at most eight interactions beyond typing the matter itself."""
    page = log_in("jiedai", DESK)
    page.goto("/admin/cases/register/")
    page.fill("[name=name]", "路人甲")
    page.fill("[name=request_text]", "来问低保年审要不要重新交材料。")
    press(page.locator("[name=request_text]"), "Control+Enter")
    assert re.fullmatch(r"\d{4}-\d{6}", page.locator(".petition-number").inner_text())
    assert page.locator(".code-groups").is_visible()
