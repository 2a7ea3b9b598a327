"""The reply at the desk: matters and templates in the form, and what the approver is told."""

import re

import pytest
from django.core.management import call_command
from django.urls import reverse

from petitions.matters import MOST, Matter
from petitions.models import ReplyTemplate
from petitions.services import replies, templates
from petitions.vocabulary import Kind, State

pytestmark = pytest.mark.django_db
LONG = (
    "经两名工作人员到村核实，您家2025年工资性收入按十二个月计算没有错误，本月起恢复扣回的八十元，下月十五日前打到账上。"
)


def address(case, action):
    return reverse("cases:move", args=[case.number, action])


def words(case, **values):
    return {
        "version": case.version,
        "matter_count": 1,
        "kind": "opinion",
        "title": "关于低保待遇事项的答复意见",
        "outcome": "explained",
        "matter1_facts": "3月2日入户核实。",
        "matter1_law": "57号第十三条",
        "matter1_opinion": "维持原定金额。",
        "remedy": "可以申请复查。",
        **values,
    }


@pytest.fixture
def case(town):
    return town.at(State.ACCEPTED)


@pytest.fixture
def worker(town, sign_in):
    return sign_in(town.worker)


# --- matters --------------------------------------------------------------------------------------------------------


def test_a_matter_more_loses_nothing_and_saves_nothing(case, worker):
    response = worker.post(address(case, "draft_reply"), words(case, add_matter="1", addressee="钱进宝同志"))
    page = response.content.decode()
    assert response.status_code == 200
    for typed in ("3月2日入户核实。", "57号第十三条", "维持原定金额。", "可以申请复查。", "钱进宝同志"):
        assert typed in page
    assert 'name="matter2_facts"' in page
    assert 'name="matter1_title"' in page
    assert 'value="2"' in page
    assert "help-critical" not in page
    assert not case.replies.exists()


def test_the_title_of_a_single_matter_waits_unseen_for_a_second(case, worker):
    page = worker.post(address(case, "draft_reply"), words(case, matter1_title="金额核算")).status_code
    assert page == 302
    case.refresh_from_db()
    page = worker.get(address(case, "draft_reply")).content.decode()
    assert '<input type="hidden" name="matter1_title" value="金额核算"' in page


def test_six_matters_at_most(case, worker):
    page = worker.post(address(case, "draft_reply"), words(case, matter_count=MOST, add_matter="1")).content.decode()
    assert f'name="matter{MOST}_facts"' in page
    assert f'name="matter{MOST + 1}_facts"' not in page
    assert "再加一项" not in page


def test_two_matters_are_saved_and_come_back_and_an_empty_one_is_dropped(case, worker):
    second = {
        "matter2_title": "通知",
        "matter2_facts": "村里代领。",
        "matter2_law": "57号",
        "matter2_opinion": "补送。",
    }
    response = worker.post(address(case, "draft_reply"), words(case, matter_count=3, matter1_title="金额", **second))
    assert response.status_code == 302
    assert case.replies.get().read_matters() == [
        Matter("3月2日入户核实。", "维持原定金额。", "57号第十三条", "金额"),
        Matter("村里代领。", "补送。", "57号", "通知"),
    ]
    page = worker.get(address(case, "draft_reply")).content.decode()
    assert "村里代领。" in page
    assert 'name="matter3_facts"' not in page


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"matter1_opinion": ""}, "请写明处理意见"),
        ({"matter1_facts": " "}, "请写明查明的事实"),
        ({"matter_count": 2, "matter1_title": "金额", "matter2_facts": "查。"}, "第2项：请写明这一项是什么事"),
        (
            {"matter_count": 2, "matter1_title": "金额", "matter2_title": "通知", "matter2_facts": "查。"},
            "第2项：请写明处理意见",
        ),
    ],
)
def test_what_is_missing_is_named_with_its_matter(case, worker, change, sentence):
    response = worker.post(address(case, "draft_reply"), words(case, **change))
    assert response.status_code == 422
    assert sentence in response.content.decode()
    assert "57号第十三条" in response.content.decode()
    assert not case.replies.exists()


@pytest.mark.parametrize("count", ["", "x", "-3", "99", "0"])
def test_a_forged_count_is_no_trouble(case, worker, count):
    assert worker.post(address(case, "draft_reply"), words(case, matter_count=count)).status_code in (302, 422)


# --- templates ------------------------------------------------------------------------------------------------------


def test_a_template_fills_the_first_empty_matter_with_the_cases_values(case, worker):
    template = ReplyTemplate.objects.create(
        kind=Kind.CLAIM,
        outcome="not_supported",
        name="不符合",
        facts="{涉及村}来件{来件编号}。",
        opinion="{复查机关}{公示编号}",
    )
    ReplyTemplate.objects.create(kind=Kind.SUGGESTION, outcome="adopted", name="按建议改", opinion="采纳。")
    page = worker.get(address(case, "draft_reply")).content.decode()
    assert "不符合" in page
    assert "按建议改" not in page
    empty = words(case, use_template="1", template=template.pk, matter1_facts="", matter1_law="", matter1_opinion="")
    page = worker.post(address(case, "draft_reply"), empty).content.decode()
    assert f"杜村来件{case.number}。" in page
    assert "青石县人民政府【请填写公示编号】" in page
    assert '<option value="not_supported" selected' in page
    page = worker.post(
        address(case, "draft_reply"), words(case, use_template="1", template=template.pk)
    ).content.decode()
    assert "3月2日入户核实。" in page
    assert 'name="matter2_facts"' in page
    assert f"杜村来件{case.number}。" in page
    assert not case.replies.exists()


def test_the_templates_are_kept_by_leaders(town, sign_in, case):
    call_command("load_reply_templates")
    template = ReplyTemplate.objects.filter(kind=Kind.CLAIM).first()
    index, edit = reverse("cases:reply_templates"), reverse("cases:reply_template", args=[template.pk])
    switch = reverse("cases:reply_template_switch", args=[template.pk])
    worker = sign_in(town.worker)
    page = worker.get(index).content.decode()
    assert template.name in page
    assert "新加模板" not in page
    assert worker.post(switch, {"is_active": "0"}).status_code in (302, 403)
    assert sign_in(town.receptionist).get(index).status_code in (302, 403)
    leader = sign_in(town.leader)
    page = leader.get(edit).content.decode()
    assert "{来件编号}" in page
    values = {
        "kind": template.kind, "outcome": template.outcome, "name": template.name, "opinion": "见{来件号}。",
        "seen": template.edited_at.isoformat(),
    }  # fmt: skip
    refused = leader.post(edit, values)
    assert refused.status_code == 422
    assert "{来件号}" in refused.content.decode()
    assert leader.post(edit, {**values, "opinion": "见{来件编号}。"}).status_code == 302
    leader.post(switch, {"is_active": "0"})
    template.refresh_from_db()
    assert (template.opinion, template.is_active) == ("见{来件编号}。", False)
    new = reverse("cases:reply_template_new")
    assert (
        leader.post(new, {"kind": "claim", "outcome": "explained", "name": "新的", "opinion": "照办。"}).status_code
        == 302
    )
    assert (
        leader.get(reverse("cases:reply_template_preview", args=[template.pk]), {"case": case.number})
        .content.decode()
        .count(f"见{case.number}。")
    )


def test_two_who_keep_one_template_see_each_others_words(town, sign_in):
    template = ReplyTemplate.objects.create(kind=Kind.CLAIM, outcome="explained", name="号", opinion="旧的说法。")
    edit = reverse("cases:reply_template", args=[template.pk])
    values = {"kind": "claim", "outcome": "explained", "name": "号"}
    seen = templates.state_of(template)
    templates.save(by=town.leader, template=template, seen=seen, **values, opinion="同事的说法。")
    client = sign_in(town.leader)
    refused = client.post(edit, {**values, "seen": seen, "opinion": "我的说法。"})
    page = refused.content.decode()
    assert refused.status_code == 409
    assert "同事的说法。" in page
    assert "我的说法。" in page
    fresh = re.search(r'name="seen" value="([^"]+)"', page)[1]
    assert client.post(edit, {**values, "seen": fresh, "opinion": "我的说法。"}).status_code == 302
    template.refresh_from_db()
    assert template.opinion == "我的说法。"


def test_the_preview_takes_no_case_that_one_may_not_see(town, sign_in):
    call_command("load_reply_templates")
    hidden = town.submit(kind=Kind.CLAIM, village=town.other_village).petition
    clerk = town.staff("case_worker", unit=town.village)
    template = ReplyTemplate.objects.create(kind=Kind.CLAIM, outcome="explained", name="号", opinion="号{来件编号}号")
    page = sign_in(clerk).get(reverse("cases:reply_template_preview", args=[template.pk]), {"case": hidden.number})
    assert f"号{hidden.number}号" not in page.content.decode()
    assert "没有这个编号的来件" in page.content.decode()


# --- canned ---------------------------------------------------------------------------------------------------------


def test_a_copy_is_refused_then_handed_in_with_its_reason_and_the_leader_sees_it(town, sign_in):
    first = town.at(State.ACCEPTED)
    reply = replies.draft(petition=first, by=town.worker, matters=[Matter("查。", LONG, "57号")])
    replies.submit(reply=reply, by=town.worker)
    case = town.at(State.ACCEPTED)
    replies.draft(petition=case, by=town.worker, matters=[Matter("查。", LONG, "57号")])
    worker = sign_in(town.worker)
    refused = worker.post(address(case, "submit_reply"), {"version": case.version})
    assert refused.status_code == 422
    assert "有100%相同" in refused.content.decode()
    assert (
        worker.post(address(case, "submit_reply"), {"version": case.version, "same_reason": "同一批补发"}).status_code
        == 302
    )
    page = sign_in(town.leader).get(address(case, "approve_reply")).content.decode()
    assert f"来件{first.number}的答复有100%相同" in page
    assert "同一批补发" in page
