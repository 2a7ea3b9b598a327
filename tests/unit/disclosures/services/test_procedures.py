import datetime as dt

import pytest
from django.core.management import call_command

from disclosures.models import Procedure, Round, Scheme, WebLevel
from disclosures.national import TEMPLATES, Rule, find_template
from disclosures.refusals import Declined
from disclosures.services import procedures
from portal.accounts.permissions import NotAllowed
from tests.factories.disclosures import SchemeFactory

pytestmark = pytest.mark.django_db
SINCE = dt.date(2026, 1, 1)
COUNTY = Rule("青禾县最低生活保障审核确认细则", "青民发〔2025〕8号", dt.date(2025, 6, 1))


def test_national_rules_come_once_and_leave_a_townships_own_alone(capsys):
    assert procedures.load_national() == 6
    first = Round.objects.get(procedure__scheme__code="rural-dibao", order=1)
    assert (first.days, first.unit, first.has_objection_window) == (7, "calendar", True)
    first.days = 10
    first.save()
    Scheme.objects.filter(code="rural-dibao").update(name="农村低保（本县）")
    call_command("load_procedures")
    assert "0 procedures added" in capsys.readouterr().out
    first.refresh_from_db()
    assert first.days == 10
    assert Procedure.objects.count() == 6


def test_the_rule_of_2021_posts_once_and_then_publishes_for_good():
    procedures.load_national()
    first, standing = Procedure.objects.get(scheme__code="rural-dibao").rounds.order_by("order")
    assert (first.name, first.days, first.web_level, first.repost_days) == ("初审公示", 7, "masked", None)
    assert (standing.days, standing.has_objection_window, standing.web_level) == (None, False, "generalised")


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda template: template.code)
def test_names_stand_on_the_web_only_while_objections_are_collected(template):
    for row in template.rounds:
        assert (row.web_level == WebLevel.MASKED) == row.has_objection_window
        assert row.has_objection_window == (row.days is not None)


def test_three_postings_are_copied_and_stay_flagged_where_their_rule_is_repealed(leader):
    template = find_template("three-postings")
    assert [rule.number for rule in template.repealed_on(SINCE)] == ["民发〔2012〕220号"]
    copied = procedures.copy_template(
        template=template, scheme=SchemeFactory(), by=leader, name="三榜", valid_from=SINCE
    )
    rounds = copied.rounds.order_by("order")
    assert [(r.kind, r.days, r.decided_by) for r in rounds] == [
        ("appraisal", 7, "village"),
        ("first_review", 7, "township"),
        ("confirmation", 7, "county"),
        ("long_term", None, "county"),
    ]
    assert [r.basis_valid_until for r in rounds] == [dt.date(2021, 6, 30), None, dt.date(2021, 6, 30), None]


def test_a_rule_in_force_takes_the_place_of_a_repealed_one(leader):
    copied = procedures.copy_template(
        template=find_template("three-postings"),
        scheme=SchemeFactory(),
        by=leader,
        name="",
        valid_from=SINCE,
        basis=COUNTY,
    )
    first, second = copied.rounds.order_by("order")[:2]
    assert (copied.name, first.legal_basis, first.basis_number) == ("三榜公示", COUNTY.title, COUNTY.number)
    assert first.basis_valid_until is None
    assert second.basis_number == "民发〔2021〕57号"


def test_a_copy_may_end_the_procedures_before_it(leader):
    procedures.load_national()
    rural = Scheme.objects.get(code="rural-dibao")
    copied = procedures.copy_template(
        template=find_template("three-postings"), scheme=rural, by=leader, name="", valid_from=SINCE, ends_others=True
    )
    assert list(Procedure.objects.in_force(SINCE).filter(scheme=rural)) == [copied]
    assert Procedure.objects.in_force(SINCE - dt.timedelta(days=1)).filter(scheme=rural).count() == 1


def test_a_template_for_other_help_or_a_name_taken_is_declined(leader):
    copy = {"scheme": SchemeFactory(), "by": leader, "name": "三榜", "valid_from": SINCE}
    with pytest.raises(Declined, match="不适用于农村低保"):
        procedures.copy_template(template=find_template("extreme-poverty"), **copy)
    procedures.copy_template(template=find_template("national-2021"), **copy)
    with pytest.raises(Declined, match="已经有叫“三榜”的程序"):
        procedures.copy_template(template=find_template("three-postings"), **copy)


def test_a_clerk_decides_no_procedure(clerk):
    with pytest.raises(NotAllowed):
        procedures.copy_template(
            template=find_template("national-2021"), scheme=SchemeFactory(), by=clerk, name="", valid_from=SINCE
        )


def test_no_standing_list_shows_rows():
    procedures.load_national()
    assert not Round.objects.filter(days__isnull=True, web_level=WebLevel.MASKED).exists()
