"""Split, linked, merged: numbers and clocks of their own, nothing joined by itself, nothing shown through the wall."""

from datetime import date, timedelta

import pytest
import time_machine
from django.utils import timezone

from petitions import codes, related, selectors
from petitions.errors import Conflict, Refused, WrongState
from petitions.matters import Matter
from petitions.models import Link, Petition
from petitions.services import handling, intake, joining, replies, splitting
from petitions.similar import similar_to
from petitions.tracking import track
from petitions.vocabulary import Action, Channel, Kind, Relation, State, Subject
from portal.accounts.permissions import NotAllowed
from tests.factories.disclosures import PublicationFactory


def split(town, case, key=None, by=None, **values):
    values = {"kind": Kind.CLAIM, "request": "低保金少发了一个月。", **values}
    return splitting.split(
        petition=case, by=by or town.worker, matter=splitting.Matter(**values), idempotency_key=key or codes.new_key()
    )


def merge(town, case, into, **values):
    values = {"agreed_how": "来件人到窗口同意", "agreed_on": timezone.localdate(), **values}
    return joining.merge(petition=case, by=town.worker, into=into, **values)


# --- split ----------------------------------------------------------------------------------------------------------


def test_a_part_has_a_number_a_code_and_clocks_from_the_day_of_the_letter(town):
    with time_machine.travel("2026-02-12 10:00+08:00", tick=False):
        case = town.submit(
            channel=Channel.HOTLINE, received_on=date(2026, 2, 10), ticket_due=date(2026, 2, 20), source_organ="热线"
        ).petition
        receipt = split(town, case)
    part = receipt.petition
    assert (part.received_on, part.split_from, part.entered_by) == (date(2026, 2, 10), case, town.receptionist)
    assert part.number != case.number
    assert intake.look_up(part.number, receipt.code) == part
    assert intake.look_up(case.number, receipt.code) is None
    due = dict(part.deadlines.values_list("rule", "due"))
    assert due["tell"] == date(2026, 2, 25)
    assert due["ticket"] == date(2026, 2, 20)
    assert (part.petitioner.name, part.petitioner.phone) == ("钱进宝", "13800138000")
    assert part.village == case.village
    assert part.events.get().by == town.worker
    assert case.events.last().facts == {"into": part.pk, "kind": "claim"}


def test_a_part_of_a_letter_from_the_web_and_of_an_anonymous_one(town):
    part = split(town, town.submit().petition).petition
    assert (part.channel, part.entered_by) == (Channel.WEB, None)
    part = split(town, town.submit(is_anonymous=True).petition).petition
    assert part.is_anonymous
    assert getattr(part, "petitioner", None) is None


def test_whoever_must_not_read_the_letter_does_not_read_its_part(town):
    case = town.submit(kind=Kind.ACCUSATION, accused_unit=town.village).petition
    cadre = town.staff("case_worker", unit=town.other_village)
    case.accused.add(cadre)
    part = split(town, case, village=town.other_village).petition
    for person in (cadre, town.staff("case_worker", unit=town.village)):
        assert selectors.case(person, part.number) is None


def test_the_same_form_again_gives_the_same_slip_and_no_second_case(town):
    case, key = town.submit().petition, codes.new_key()
    first = split(town, case, key)
    again = split(town, case, key)
    assert (again.petition, again.code, again.is_repeat) == (first.petition, first.code, True)
    assert case.split_off.count() == 1


def test_a_stale_page_splits_nothing(town):
    case = town.submit().petition
    page = Petition.objects.get(pk=case.pk)
    handling.record(petition=case, by=town.worker, note="来电")
    with pytest.raises(Conflict):
        split(town, page)
    assert Petition.objects.count() == 1


@pytest.mark.parametrize("kind", [Kind.REVIEW, Kind.OBJECTION])
def test_kinds_that_begin_elsewhere_are_not_split_off(town, kind):
    with pytest.raises(Refused):
        split(town, town.submit().petition, kind=kind)


def test_who_may_not_accept_may_not_split(town):
    with pytest.raises(NotAllowed):
        split(town, town.submit().petition, by=town.receptionist)


def test_the_holder_of_the_letters_code_reads_where_its_parts_stand(town):
    case = town.submit().petition
    part = split(town, case, kind=Kind.SUGGESTION).petition
    handling.accept(petition=part, by=town.worker)
    tracked = track(case)
    assert [(one.number, one.kind, one.state) for one in tracked.parts] == [(part.number, "建议意见", "办理中")]
    assert "已分件办理" in [step.title for step in tracked.steps]


# --- link -----------------------------------------------------------------------------------------------------------


def test_a_repeat_keeps_its_number_and_both_records_say_so(town):
    first, again = town.submit().petition, town.submit().petition
    joining.link(petition=again, by=town.receptionist, other=first, relation=Relation.REPEATS)
    first.refresh_from_db()
    assert again.repeats == first
    for case in (first, again):
        assert case.events.last().action == Action.LINK
        assert case.version == 2
    assert [(one.case, one.how) for one in related.related_to(town.worker, first)] == [(again, "重复来件")]
    with pytest.raises(Refused, match="重复件"):
        joining.link(petition=first, by=town.worker, other=again, relation=Relation.REPEATS)


def test_belonging_together_is_said_once_for_both(town):
    one, other = town.submit().petition, town.submit().petition
    joining.link(petition=other, by=town.worker, other=one, relation=Relation.BELONGS)
    one.refresh_from_db()
    with pytest.raises(Refused, match="已经"):
        joining.link(petition=one, by=town.worker, other=other, relation=Relation.BELONGS)
    assert Link.objects.count() == 1
    assert [found.case for found in related.related_to(town.worker, one)] == [other]
    assert [found.case for found in related.related_to(town.worker, other)] == [one]


@pytest.mark.parametrize("relation", [Relation.REPEATS, Relation.BELONGS])
@pytest.mark.parametrize("from_the_other", [True, False])
def test_a_mistaken_link_is_taken_back(town, relation, from_the_other):
    one, other = town.submit().petition, town.submit().petition
    joining.link(petition=one, by=town.worker, other=other, relation=relation)
    other.refresh_from_db()
    pair = (other, one) if from_the_other else (one, other)
    joining.link(petition=pair[0], by=town.worker, other=pair[1], relation=Relation.NONE)
    one.refresh_from_db()
    assert related.related_to(town.worker, one) == []
    with pytest.raises(Refused, match="没有关联"):
        joining.link(petition=one, by=town.worker, other=other, relation=Relation.NONE)


def test_a_case_is_not_linked_with_itself_or_with_one_that_is_hidden(town):
    case = town.submit().petition
    with pytest.raises(Refused):
        joining.link(petition=case, by=town.worker, other=case, relation=Relation.BELONGS)
    hidden = town.submit(kind=Kind.ACCUSATION, accused_unit=town.village, village=town.village).petition
    villager = town.staff("case_worker", unit=town.village)
    with pytest.raises(NotAllowed, match="没有找到"):
        joining.link(petition=case, by=villager, other=hidden, relation=Relation.BELONGS)


def test_a_link_shows_nothing_through_the_wall(town):
    case = town.submit().petition
    hidden = town.submit(kind=Kind.ACCUSATION, accused_unit=town.village).petition
    joining.link(petition=case, by=town.worker, other=hidden, relation=Relation.BELONGS)
    assert related.related_to(town.worker, case)
    assert related.related_to(town.staff("case_worker", unit=town.village), case) == []


def test_what_is_joined_already_is_not_suggested_again(town):
    with time_machine.travel("2026-03-02 10:00+08:00", tick=False):
        earlier = town.submit(subject=Subject.AMOUNT).petition
    with time_machine.travel("2026-03-12 10:00+08:00", tick=False):
        case = town.submit(subject=Subject.AMOUNT).petition
        assert earlier in [one.case for one in similar_to(town.worker, case)]
        assert not Link.objects.exists()
        joining.link(petition=case, by=town.worker, other=earlier, relation=Relation.BELONGS)
        assert similar_to(town.worker, case) == []


# --- merge ----------------------------------------------------------------------------------------------------------


def test_a_merged_case_ends_and_its_clocks_stop(town):
    into, case = town.at(State.ACCEPTED), town.at(State.ACCEPTED)
    merge(town, case, into)
    assert (case.state, case.merged_into) == (State.MERGED, into)
    assert case.closed_at is not None
    assert not case.deadlines.running().exists()
    assert into.deadlines.running().exists()
    into.refresh_from_db()
    assert into.events.last().facts == {"relation": "merged_here", "other": case.pk}
    tracked = track(case)
    assert tracked.state_word == "已并案"
    assert "已并入另一件一起办理" in [step.title for step in tracked.steps]
    assert into.number not in repr(tracked)


@pytest.mark.parametrize("shares", [True, False])
def test_the_other_reply_is_read_only_where_both_agreed_and_without_the_name(town, shares):
    into, case = town.at(State.ACCEPTED), town.at(State.ACCEPTED)
    merge(town, case, into, shares_reply=shares)
    into.refresh_from_db()
    replies.draft(petition=into, by=town.worker, matters=[Matter("已核实", "补发。", "57号")], addressee="钱进宝同志")
    reply = into.replies.get()
    for service, by, values in (
        (replies.submit, town.worker, {}),
        (replies.approve, town.leader, {}),
        (replies.issue, town.worker, {}),
        (replies.mark_served, town.worker, {"method": "post", "proof": "单号1"}),
    ):
        assert track(case).shared_replies == []  # not before it was served
        into.refresh_from_db()
        reply = service(reply=into.replies.get(), by=by, **values)
    shared = track(case).shared_replies
    assert [(one.pk, one.addressee) for one in shared] == ([(reply.pk, "")] if shares else [])


def test_what_is_not_merged(town):
    case = town.at(State.ACCEPTED)
    for into, word in (
        (town.at(State.SERVED), "已经答复"),
        (town.at(State.ACCEPTED, kind=Kind.SUGGESTION), "类别不同"),
    ):
        with pytest.raises(Refused, match=word):
            merge(town, case, into)
        case.refresh_from_db()
    walled = town.at(State.ACCEPTED)
    walled.accused.add(town.staff("case_worker"))
    with pytest.raises(Refused, match="回避范围"):
        merge(town, case, walled)
    with pytest.raises(Refused, match="怎样同意"):
        merge(town, case, town.at(State.ACCEPTED), agreed_how=" ")
    with pytest.raises(Refused, match="同意的日期"):
        merge(town, case, town.at(State.ACCEPTED), agreed_on=timezone.localdate() + timedelta(days=1))
    with pytest.raises(Refused, match="本身"):
        merge(town, case, case)


def test_objections_to_different_notices_are_answered_apart(town):
    case, into = town.at(State.ACCEPTED), town.at(State.ACCEPTED)
    case.publication = PublicationFactory()
    case.save(update_fields=["publication"])
    with pytest.raises(Refused, match="同一份公示"):
        merge(town, case, into)


def test_the_later_goes_into_the_earlier_and_no_chain_is_made(town):
    with time_machine.travel("2026-03-02 10:00+08:00", tick=False):
        first = town.at(State.ACCEPTED)
    with time_machine.travel("2026-03-05 10:00+08:00", tick=False):
        second, third = town.at(State.ACCEPTED), town.at(State.ACCEPTED)
        with pytest.raises(Refused, match="先收到"):
            merge(town, first, second)
        merge(town, third, second)
        second.refresh_from_db()
        with pytest.raises(Refused, match="已经有别的来件并入"):
            merge(town, second, first)
        with pytest.raises(WrongState):
            merge(town, third, first)
