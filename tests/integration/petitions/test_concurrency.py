"""Several people and several clicks at the same moment, with real transactions."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection
from django.utils import timezone

from petitions import codes
from petitions.errors import Conflict, Refused, WrongState
from petitions.models import CaseEvent, Link, NumberSeries, Petition
from petitions.numbers import number_for
from petitions.services import handling, intake, joining, looks, reissuing, replies, reviews, splitting
from petitions.vocabulary import State
from tests.factories.petitions import Town

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(*calls):
    """Run the calls in threads of their own; give back their answers or what they raised."""

    def run(call):
        try:
            return call()
        except Exception as failure:
            return failure
        finally:
            connection.close()

    with ThreadPoolExecutor(len(calls)) as pool:
        return list(pool.map(run, calls))


def test_one_form_sent_eight_times_is_one_case_with_one_code():
    town, key = Town(), codes.new_key()
    receipts = at_once(*[lambda: town.submit(idempotency_key=key)] * 8)
    assert len({(receipt.petition.pk, receipt.code) for receipt in receipts}) == 1
    assert Petition.objects.count() == CaseEvent.objects.count() == 1
    assert NumberSeries.objects.get(name="petition").last == 1


def test_eight_different_letters_get_eight_numbers_in_a_row():
    town = Town()
    receipts = at_once(*[town.submit] * 8)
    year = timezone.localdate().year
    assert {receipt.petition.number for receipt in receipts} == {number_for(year, n) for n in range(1, 9)}


def test_of_six_who_accept_at_once_one_does():
    town = Town()
    petition = town.submit().petition
    pages = [Petition.objects.get(pk=petition.pk) for _ in range(6)]
    answers = at_once(*[lambda page=page: handling.accept(petition=page, by=town.worker) for page in pages])
    assert sum(isinstance(answer, Petition) for answer in answers) == 1
    assert sum(isinstance(answer, (Conflict, WrongState)) for answer in answers) == 5
    petition.refresh_from_db()
    assert (petition.state, petition.version) == (State.ACCEPTED, 2)
    assert petition.deadlines.filter(rule="finish").count() == 1


def test_papers_issued_at_once_are_numbered_without_a_gap():
    town = Town()
    papers = [town.at(State.APPROVED).replies.get() for _ in range(4)]
    issued = at_once(*[lambda paper=paper: replies.issue(reply=paper, by=town.worker) for paper in papers])
    assert sorted(paper.document_number[-2] for paper in issued) == ["1", "2", "3", "4"]


def test_of_twenty_guesses_at_a_code_made_at_once_five_are_compared():
    town = Town()
    case = town.submit().petition
    wrong = reissuing.Facts(name="别人", phone="13900000000")

    def guess():
        reissuing.reissue(petition=case, by=town.receptionist, facts=wrong, key=codes.new_key(), times=0)

    said = [str(failure) for failure in at_once(*[guess] * 20)]
    assert sum("核对没有通过" in sentence for sentence in said) == 5
    assert sum("明天再试" in sentence for sentence in said) == 15
    assert CaseEvent.objects.filter(petition=case, action="reissue_code").count() == 5


def test_of_six_who_split_with_one_form_all_get_one_slip():
    town, key = Town(), codes.new_key()
    petition = town.submit().petition
    matter = splitting.Matter(kind="claim", request="另一件事")
    pages = [Petition.objects.get(pk=petition.pk) for _ in range(6)]
    answers = at_once(
        *[
            lambda page=page: splitting.split(petition=page, by=town.worker, matter=matter, idempotency_key=key)
            for page in pages
        ]
    )
    slips = {(answer.petition.pk, answer.code) for answer in answers if isinstance(answer, intake.Receipt)}
    assert len(slips) == 1
    assert all(isinstance(answer, (intake.Receipt, Conflict)) for answer in answers)
    assert petition.split_off.count() == 1


def test_of_six_who_ask_for_review_with_one_form_all_get_one_receipt():
    review = Town().at("served").reviews.get()
    key = codes.new_key()
    answers = at_once(*[lambda: reviews.ask(review=review, reason="算得不对", idempotency_key=key)] * 6)
    assert len({(answer.petition.pk, answer.code) for answer in answers}) == 1
    assert review.petition.review_cases.count() == 1


def test_a_pair_joined_from_both_ends_waits_for_nobody_for_ever():
    town = Town()
    one, other = town.submit().petition, town.submit().petition
    pairs = [(one, other), (other, one)] * 3
    answers = at_once(
        *[
            lambda pair=pair: joining.link(
                petition=Petition.objects.get(pk=pair[0].pk), by=town.worker, other=pair[1], relation="belongs"
            )
            for pair in pairs
        ]
    )
    assert Link.objects.count() == 1
    assert sum(isinstance(answer, Petition) for answer in answers) == 1
    assert all(isinstance(answer, (Petition, Refused)) for answer in answers)


def test_one_person_with_six_tabs_looks_once():
    town = Town()
    petition = town.submit().petition
    answers = at_once(*[lambda: looks.look(petition=petition, by=town.worker)] * 6)
    assert sorted(answers) == [False] * 5 + [True]
    assert petition.events.filter(action="open_matter").count() == 1
