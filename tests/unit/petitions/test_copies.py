"""The copy that leaves the office names no petitioner, whatever the person who edits it forgets."""

import pytest

from petitions.errors import NotClean, Refused
from petitions.models import ForwardedCopy
from petitions.services import copies, handling, intake
from petitions.vocabulary import Action, Channel, Kind
from portal.accounts.permissions import NotAllowed

LETTER = "我叫钱进宝，住杜村一组12号，电话13800138000。会计收了我300元。\n证人电话0990-5550177。"


@pytest.fixture
def case(town):
    return town.submit(kind=Kind.ACCUSATION, request=LETTER).petition


def test_the_proposal_is_ready_to_be_kept(town, case):
    text = copies.propose(petition=case, by=town.worker)
    for word in ("钱进宝", "13800138000", "一组12号", "5550177"):
        assert word not in text
    assert "会计收了我300元" in text
    copy = copies.make(petition=case, by=town.worker, organ="县纪委监委", text=text)
    assert ForwardedCopy.objects.get().text == text
    assert case.events.last().facts == {"copy": copy.pk, "organ": "县纪委监委"}
    handling.transfer(petition=case, by=town.worker, organ="县纪委监委")
    assert case.events.last().facts["copy"] == copy.pk


@pytest.mark.parametrize(
    "left", ["钱进宝", "钱 进 宝", "138 0013 8000", "杜村一组12号", "0990-5550177", "11010519491231002X"]
)
def test_what_could_tell_who_it_was_is_refused(town, case, left):
    with pytest.raises(NotClean):
        copies.make(petition=case, by=town.worker, organ="县纪委监委", text=f"反映会计收钱。{left}")
    assert not ForwardedCopy.objects.exists()


def test_a_representative_of_a_group_is_named_neither(town):
    """信访工作条例 arts 20 and 30: whoever speaks for the others is sealed like whoever wrote."""
    sender = intake.Person("钱进宝", representatives=(intake.Person("赵铁柱", "13900001234"),))
    letter = "会计收了我300元，赵铁柱亲眼看见。"
    case = town.submit(
        channel=Channel.VISIT, kind=Kind.ACCUSATION, request=letter, petitioner=sender, persons_count=6
    ).petition
    assert "来件人亲眼看见" in copies.propose(petition=case, by=town.worker)
    for left in (letter, "可以打139 0000 1234。"):
        with pytest.raises(NotClean):
            copies.make(petition=case, by=town.worker, organ="县纪委监委", text=left)


def test_an_empty_copy_is_none(town, case):
    with pytest.raises(Refused):
        copies.make(petition=case, by=town.worker, organ="县纪委监委", text=" ")


def test_each_printing_is_in_the_record(town, case):
    copy = copies.make(petition=case, by=town.worker, organ="县纪委监委", text="反映会计收钱。")
    copies.print_out(copy=copy, by=town.worker)
    event = case.events.last()
    assert (event.action, event.facts) == (Action.OPEN_ATTACHMENT, {"copy": copy.pk})
    with pytest.raises(NotAllowed):
        copies.print_out(copy=copy, by=town.receptionist)  # does not read accusations


def test_the_proposal_is_for_those_who_may_forward(town, case):
    with pytest.raises(NotAllowed):
        copies.propose(petition=case, by=town.leader)
