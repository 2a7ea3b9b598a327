"""Wordings to start from: a few named gaps, nothing executed, nothing personal, nobody's edit lost."""

import pytest
from django.core.management import call_command

from petitions import wording
from petitions.errors import Conflict, NotClean, Refused
from petitions.matters import Matter
from petitions.models import ReplyTemplate
from petitions.services import replies, templates
from petitions.shipped_templates import SHIPPED
from petitions.vocabulary import Kind, State
from portal.accounts.permissions import NotAllowed

WORDS = {"kind": "claim", "outcome": "explained", "name": "维持", "opinion": "{机关名称}维持{涉及村}的核算。"}


@pytest.mark.parametrize("text", ["没有变量", "".join(f"{{{name}}}" for name in wording.VARIABLES)])
def test_known_gaps_pass(text):
    assert wording.check(text) == text


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("{姓名}同志", "{姓名}"),
        ("{ 来件编号 }", "{ 来件编号 }"),
        ("{}", "{}"),
        ("{{ settings.SECRET_KEY }}", "{ settings.SECRET_KEY }"),
        ("{% load x %}", "{% load x %}"),
        ("{petition.petitioner.name}", "{petition.petitioner.name}"),
        ("{来件编号", "成对"),
        ("来件编号}", "成对"),
        ("{{来件编号}}", "成对"),
    ],
)
def test_any_other_is_refused_by_name_with_those_there_are(text, named):
    with pytest.raises(Refused) as refusal:
        wording.check(text)
    assert named in str(refusal.value)
    assert "{来件编号}" in str(refusal.value)
    assert "{机关名称}" in str(refusal.value)


def test_filling_is_plain_replacement():
    values = {"来件编号": "{涉及村}", "涉及村": "杜村"}
    assert wording.fill("{来件编号}、{涉及村}、{公示编号}", values) == "{涉及村}、杜村、【请填写公示编号】"


def test_a_template_is_kept_by_who_approves_and_used_by_who_drafts(town):
    with pytest.raises(NotAllowed):
        templates.save(by=town.worker, **WORDS)
    template = templates.save(by=town.leader, **WORDS)
    case = town.at(State.ACCEPTED)
    assert templates.fill(template=template, petition=case, by=town.worker) == Matter(
        "", "柳河镇人民政府维持杜村的核算。"
    )
    with pytest.raises(NotAllowed):
        templates.fill(template=template, petition=case, by=town.receptionist)
    templates.switch(template=template, by=town.leader, is_active=False)
    assert not templates.offered(case).exists()


@pytest.mark.parametrize(
    ("change", "error", "words"),
    [
        ({"opinion": "请打13800138000。"}, NotClean, "处理意见"),
        ({"name": "给13800138000的答复"}, NotClean, "模板名称"),
        ({"law": "{法条}"}, Refused, "{法条}"),
        ({"opinion": ""}, Refused, "至少写一项"),
        ({"name": " "}, Refused, "名称"),
        ({"outcome": "upheld"}, Refused, "不适用于"),
        ({"kind": "objection"}, Refused, "不适用于"),
    ],
)
def test_what_does_not_belong_into_a_template_is_refused(town, change, error, words):
    with pytest.raises(error, match=words):
        templates.save(by=town.leader, **{**WORDS, **change})
    assert not ReplyTemplate.objects.exists()


def test_two_of_one_name_and_two_editors(town):
    template = templates.save(by=town.leader, **WORDS)
    with pytest.raises(Refused, match="换一个名称"):
        templates.save(by=town.leader, **WORDS)
    seen = templates.state_of(template)
    templates.save(by=town.leader, template=template, seen=seen, **{**WORDS, "opinion": "第一个人改的。"})
    with pytest.raises(Conflict, match="别人改过"):
        templates.save(by=town.leader, template=template, seen=seen, **{**WORDS, "opinion": "第二个人改的。"})
    assert ReplyTemplate.objects.get().opinion == "第一个人改的。"


def test_a_gap_left_open_does_not_leave_the_desk(town):
    case = town.at(State.ACCEPTED)
    reply = replies.draft(
        petition=case, by=town.worker, matters=[Matter("已核实。", "见【请填写公示编号】号公示。", "57号")]
    )
    with pytest.raises(Refused, match="请填写"):
        replies.submit(reply=reply, by=town.worker)


def test_the_shipped_ones_pass_their_own_rules(town):
    for shipped in SHIPPED:
        words = {
            name: getattr(shipped, name) for name in ("kind", "outcome", "name", "title", "facts", "law", "opinion")
        }
        templates.save(by=town.leader, **words)
    assert {shipped.kind for shipped in SHIPPED} == set(Kind) - {Kind.ACCUSATION, Kind.REVIEW}


def test_loading_again_renews_what_nobody_touched_and_keeps_what_somebody_did(town, capsys):
    call_command("load_reply_templates")
    edited, old, off = ReplyTemplate.objects.all()[:3]
    templates.save(
        by=town.leader, template=edited, seen=templates.state_of(edited),
        kind=edited.kind, outcome=edited.outcome, name=edited.name, opinion="本镇自己的写法。",
    )  # fmt: skip
    templates.switch(template=off, by=town.leader, is_active=False)
    ReplyTemplate.objects.filter(pk=old.pk).update(opinion="上一版的文字")
    call_command("load_reply_templates")
    call_command("load_reply_templates")
    assert "0 templates added, 1 renewed" in capsys.readouterr().out
    for template in (edited, old, off):
        template.refresh_from_db()
    assert edited.opinion == "本镇自己的写法。"
    assert old.opinion != "上一版的文字"
    assert not off.is_active
    assert ReplyTemplate.objects.count() == len(SHIPPED)
