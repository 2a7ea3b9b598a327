"""Inquiries, mediations and hearings: two people who are not accused, written down once, sealed."""

from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from petitions.errors import Fixed, Refused, WrongState
from petitions.models import Investigation, Petition
from petitions.services import records, tending
from petitions.vocabulary import Action, Kind, State


def inquire(town, case, **values):
    values = {
        "kind": "home",
        "on": timezone.localdate(),
        "place": "杜村一组",
        "findings": "家中四口人，两人外出务工。",
        "asked": "户主和邻居",
        "investigators": [town.worker, town.receptionist],
        **values,
    }
    return records.investigate(petition=case, by=town.worker, **values)


def test_an_inquiry_names_two_people_and_leaves_one_line(town):
    case = town.at(State.ACCEPTED)
    before = case.events.count()
    record = inquire(town, case, public_note="已上门核实。")
    assert set(record.investigators.all()) == {town.worker, town.receptionist}
    assert case.events.count() == before + 1
    event = case.events.last()
    assert (event.action, event.public_note) == (Action.INVESTIGATE, "已上门核实。")
    assert event.facts == {"record": record.pk, "kind": "home", "investigators": 2, "attachments": []}


def test_a_colleague_without_an_account_counts_by_name(town):
    record = inquire(town, town.at(State.ACCEPTED), investigators=[town.worker], others="杜村 马立新\n杜村 马立新\n")
    assert record.others == "杜村 马立新"


@pytest.mark.parametrize("others", ["", "  \n "])
def test_one_person_is_not_enough_however_often_chosen(town, others):
    case = town.at(State.ACCEPTED)
    with pytest.raises(Refused, match="至少两个"):
        inquire(town, case, investigators=[town.worker, town.worker], others=others)
    assert not Investigation.objects.exists()


def test_the_same_person_by_account_and_by_name_is_one_person(town):
    with pytest.raises(Refused, match="写了两次"):
        inquire(town, town.at(State.ACCEPTED), investigators=[town.worker], others=f"民政办 {town.worker.display_name}")


@pytest.mark.parametrize("how", ["account", "unit", "name"])
def test_the_accused_do_not_investigate(town, how):
    case = town.at(State.ACCEPTED)
    cadre = town.staff("village_assistant", unit=town.village)
    if how == "unit":
        Petition.objects.filter(pk=case.pk).update(accused_unit=town.village)
    else:
        case.accused.add(cadre)
    people = {"investigators": [town.worker, town.receptionist], "others": cadre.display_name}
    if how != "name":
        people = {"investigators": [town.worker, cadre]}
    with pytest.raises(Refused, match="回避"):
        inquire(town, case, **people)


def test_a_day_before_the_letter_or_after_today_is_refused(town):
    case = town.at(State.ACCEPTED)
    for days in (-1, 1):
        with pytest.raises(Refused, match="日期"):
            inquire(town, case, on=timezone.localdate() + timedelta(days=days))


def test_what_was_said_and_where_is_sealed(town):
    inquire(town, town.at(State.ACCEPTED), others="杜村 马立新")
    with connection.cursor() as cursor:
        cursor.execute("SELECT place, others, asked, findings FROM petitions_investigation")
        row = " ".join(cursor.fetchone())
    for word in ("杜村", "马立新", "邻居", "务工"):
        assert word not in row


def test_a_record_is_not_written_over(town):
    record = inquire(town, town.at(State.ACCEPTED))
    record.findings = "改了"
    with pytest.raises(Fixed):
        record.save()
    with pytest.raises(Fixed):
        record.delete()


def test_a_mediation_that_succeeded_still_ends_with_the_written_reply(town):
    case = town.at(State.ACCEPTED)
    record = records.mediate(
        petition=case, by=town.worker, on=timezone.localdate(), place="村委会", mediator="司法所",
        is_reached=True, agreement="邻里互让一步。",
    )  # fmt: skip
    assert record.is_reached
    assert case.state == State.ACCEPTED
    assert case.events.last().facts == {"record": record.pk, "reached": True}


def test_a_suggestion_is_not_mediated(town):
    case = town.at(State.ACCEPTED, kind=Kind.SUGGESTION)
    with pytest.raises(WrongState):
        records.mediate(
            petition=case, by=town.worker, on=timezone.localdate(), place="村", mediator="甲", is_reached=False,
            agreement="无",
        )  # fmt: skip


def test_a_hearing_says_how_many_came(town):
    case = town.at(State.ACCEPTED)
    values = {"on": timezone.localdate(), "place": "镇会议室", "chair": "分管领导", "result": "多数赞成重新核查。"}
    with pytest.raises(Refused, match="人数"):
        records.hear(petition=case, by=town.worker, attendees=0, **values)
    record = records.hear(petition=case, by=town.worker, attendees=12, **values)
    assert case.hearings.get() == record
    assert case.events.last().facts == {"record": record.pk, "attendees": 12}


def test_nothing_is_kept_when_the_page_was_stale(town):
    case = town.at(State.ACCEPTED)
    seen = case.version
    tending.remind(petition=case, by=town.leader, note="请抓紧")  # makes nobody's page stale
    inquire(town, case, version=seen)
    with pytest.raises(Refused, match="刚刚被别人改动过"):
        inquire(town, case, version=seen)
    assert case.investigations.count() == 1
