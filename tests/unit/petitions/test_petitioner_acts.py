"""What the holder of the code may do: answer once, rate once."""

import pytest

from petitions import selectors
from petitions.errors import Refused, WrongState
from petitions.models import Attachment, Rating
from petitions.services import handling, petitioner
from petitions.vocabulary import Action, Channel, Kind, State
from tests.unit.petitions.test_attachments import picture

pytestmark = pytest.mark.django_db


def test_one_answer_then_the_office_has_the_floor(town):
    petition = town.at(State.ACCEPTED)
    version = petition.version
    petitioner.supplement(petition=petition, text="补上上个月的住院发票。", attachments=[picture()])
    petition.refresh_from_db()
    assert petition.version == version  # it never stands in a clerk's way
    assert petition.news_at is not None
    assert Attachment.objects.get(petition=petition).added_by is None
    event = petition.events.get(action=Action.SUPPLEMENT)
    assert (event.by, event.public_note, event.facts) == (None, "补上上个月的住院发票。", {"files": 1})
    with pytest.raises(WrongState):
        petitioner.supplement(petition=petition, text="再补一句")


def test_a_reply_gives_the_floor_back_and_a_move_takes_the_mark_off(town):
    petition = town.at(State.SERVED)
    petitioner.supplement(petition=petition, text="意见里没有提到医药费。")
    with pytest.raises(WrongState):
        petitioner.supplement(petition=petition, text="再说一次")
    petition.refresh_from_db()
    handling.close(petition=petition, by=town.worker, note="核对完毕")
    petition.refresh_from_db()
    assert petition.news_at is None


def test_a_late_word_is_read_and_the_case_stays_closed(town):
    petition = town.submit(kind=Kind.CONSULTATION, channel=Channel.VISIT).petition
    handling.answer_at_once(petition=petition, by=town.worker, answer="带户口簿到2号窗口。")
    petitioner.supplement(petition=petition, text="谢谢。")
    assert petition in selectors.piles(town.worker, selectors.cases(town.worker))["waiting"]
    closed_at = petition.closed_at
    handling.record(petition=petition, by=town.worker, note="已阅。")
    assert petition not in selectors.piles(town.worker, selectors.cases(town.worker))["waiting"]
    assert (petition.state, petition.closed_at) == (State.CLOSED, closed_at)


def test_an_empty_or_endless_answer_is_refused_and_nothing_is_kept(town):
    petition = town.at(State.ACCEPTED)
    for text in ("  ", "长" * (petitioner.MAX_TEXT + 1)):
        with pytest.raises(Refused):
            petitioner.supplement(petition=petition, text=text, attachments=[picture()])
    assert not Attachment.objects.exists()
    assert not petition.events.filter(action=Action.SUPPLEMENT).exists()


@pytest.mark.parametrize("values", [{}, {"channel": Channel.VISIT}])
def test_one_rating_whoever_typed_the_case_in(town, values):
    petition = town.at(State.SERVED, **values)
    petitioner.rate(petition=petition, score=4, comment="答得清楚")
    event = petition.events.get(action=Action.RATE)
    assert event.facts == {"score": 4, "typed_by_staff": bool(values)}
    with pytest.raises(WrongState):
        petitioner.rate(petition=petition, score=1)
    assert Rating.objects.get().score == 4


def test_what_is_not_finished_is_not_rated_and_five_steps_are_all(town):
    with pytest.raises(WrongState):
        petitioner.rate(petition=town.at(State.ACCEPTED), score=5)
    with pytest.raises(Refused):
        petitioner.rate(petition=town.at(State.SERVED), score=6)
