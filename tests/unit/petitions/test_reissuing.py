"""A lost code: two facts, five tries, one code alive at a time."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.db import connection
from django.utils import timezone

from petitions import codes
from petitions.errors import Refused
from petitions.models import CodeTry
from petitions.services import intake, reissuing
from petitions.services.reissuing import Facts
from petitions.vocabulary import Action, Channel, Kind, Subject
from portal.accounts.permissions import NotAllowed

RIGHT = Facts(name="钱 进宝", phone="138-0013-8000")
WRONG = Facts(name="钱进宝", phone="13900000000")


def again(town, case, facts=RIGHT, key=None, times=None, by=None):
    case.refresh_from_db()
    times = case.code_reissues if times is None else times
    return reissuing.reissue(
        petition=case, by=by or town.receptionist, facts=facts, key=key or codes.new_key(), times=times
    )


def test_the_old_code_dies_and_the_new_one_works(town):
    receipt = town.submit()
    case = receipt.petition
    fresh = again(town, case)
    assert codes.is_well_formed(fresh.code)
    assert intake.look_up(case.number, receipt.code) is None
    assert intake.look_up(case.number, fresh.code) == case
    third = again(town, case)
    assert intake.look_up(case.number, fresh.code) is None
    assert intake.look_up(case.number, third.code) == case


@pytest.mark.parametrize(
    "facts",
    [
        {"name": "钱进宝", "phone": "13800138000"},
        {"name": "钱进宝", "address": "杜村 一组12号。"},
        {"phone": "+8613800138000", "village": "own"},
        {"name": "钱进宝", "received_on": "own"},
        {"name": "钱进宝", "subject": Subject.AMOUNT},
        {"name": "钱进宝", "phone": "13800138000", "address": "杜村一组12号", "village": "own"},
    ],
)
def test_any_two_facts_that_agree(town, facts):
    case = town.submit(subject=Subject.AMOUNT).petition
    own = {"village": case.village, "received_on": case.received_on}
    facts = Facts(**{name: own[name] if value == "own" else value for name, value in facts.items()})
    assert again(town, case, facts).code


@pytest.mark.parametrize(
    "facts",
    [
        {"name": "钱进宝", "phone": "13800138001"},
        {"name": "钱进", "phone": "13800138000"},
        {"name": "钱进宝", "subject": Subject.EXIT},
        {"name": "钱进宝", "phone": "13800138000", "address": "上河村"},
        {"phone": "·", "name": "钱进宝"},
    ],
)
def test_one_wrong_fact_is_enough_and_the_refusal_is_always_the_same(town, facts):
    receipt = town.submit(subject=Subject.AMOUNT)
    case = receipt.petition
    with pytest.raises(Refused) as refusal:
        again(town, case, Facts(**facts))
    assert refusal.value.sentence == "核对没有通过，没有补发。请当面核对后重新填写；哪一项不对，这里不显示。"
    assert intake.look_up(case.number, receipt.code) == case


@pytest.mark.parametrize("facts", [{}, {"name": "钱进宝"}, {"village": True, "subject": Subject.AMOUNT}])
def test_what_the_screen_shows_proves_nothing(town, facts):
    case = town.submit(subject=Subject.AMOUNT).petition
    if "village" in facts:
        facts = {**facts, "village": case.village, "received_on": case.received_on}
    with pytest.raises(Refused, match="至少一样是姓名"):
        again(town, case, Facts(**facts))
    assert not CodeTry.objects.exists()


def test_a_person_without_a_phone_is_not_found_by_an_empty_one(town):
    case = town.submit(petitioner=intake.Person("钱进宝")).petition
    with pytest.raises(Refused):
        again(town, case, Facts(name="钱进宝", phone="-"))


def test_five_tries_a_day_right_or_wrong(town):
    case = town.submit().petition
    for _ in range(5):
        with pytest.raises(Refused, match="核对没有通过"):
            again(town, case, WRONG)
    with pytest.raises(Refused, match="明天再试"):
        again(town, case, RIGHT)
    with time_machine.travel(timezone.now() + timedelta(days=1)):
        assert again(town, case, RIGHT).code


def test_right_and_wrong_both_stand_in_the_record_without_the_facts(town):
    case = town.submit().petition
    with pytest.raises(Refused):
        again(town, case, WRONG)
    again(town, case)
    events = case.events.filter(action=Action.REISSUE_CODE)
    assert [(event.facts, event.by) for event in events] == [
        ({"done": False}, town.receptionist),
        ({"done": True}, town.receptionist),
    ]
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM petitions_caseevent")
        readable = str(cursor.fetchall())
    assert not re.search("钱进宝|13800138000|13900000000", readable)
    for event in events:
        assert not re.search("钱进宝|138|139", event.public_note + event.internal_note)


def test_a_double_click_gives_one_code(town):
    case, key = town.submit().petition, codes.new_key()
    first = again(town, case, key=key, times=0)
    second = again(town, case, key=key, times=0)
    assert (second.code, second.is_repeat) == (first.code, True)
    assert case.code_reissues == 1


def test_a_form_from_before_brings_no_dead_code_back(town):
    case, key = town.submit().petition, codes.new_key()
    again(town, case, key=key, times=0)
    newest = again(town, case)
    with pytest.raises(Refused, match="刷新页面"):
        again(town, case, key=key, times=0)
    assert intake.look_up(case.number, newest.code) == case


def test_the_letters_own_form_sent_again_shows_no_dead_code(town):
    key = codes.new_key()
    receipt = town.submit(idempotency_key=key)
    again(town, receipt.petition)
    with pytest.raises(Refused) as refusal:
        town.submit(idempotency_key=key)
    assert "窗口补发" in refusal.value.sentence
    assert receipt.code not in refusal.value.sentence


def test_the_key_of_the_letter_does_not_make_its_code_again(town):
    key = codes.new_key()
    receipt = town.submit(idempotency_key=key)
    assert again(town, receipt.petition, key=key).code != receipt.code


def test_nobody_can_answer_for_an_anonymous_matter(town):
    case = town.submit(is_anonymous=True).petition
    with pytest.raises(Refused, match="重新登记"):
        again(town, case)


def test_who_may(town):
    case = town.submit().petition
    sealed = town.submit(kind=Kind.ACCUSATION, accused_unit=town.other_village).petition
    for petition, by in (
        (case, town.leader),
        (case, town.publisher),
        (sealed, town.receptionist),
        (case, town.staff("receptionist", unit=town.other_village)),
    ):
        with pytest.raises(NotAllowed):
            again(town, petition, by=by)
    assert again(town, sealed, by=town.worker).code


def test_the_look_up_tells_of_the_new_code_and_of_no_failed_try(town):
    from petitions import selectors

    case = town.submit(channel=Channel.CALL).petition
    with pytest.raises(Refused):
        again(town, case, WRONG)
    code = again(town, case).code
    titles = [step.title for step in selectors.track(selectors.find_by_code(case.number, code)).steps]
    assert titles.count("已补发查询码") == 1
