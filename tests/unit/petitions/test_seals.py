"""The log of the seal: two people, paper that has its number, and no line changed afterwards."""

import pytest
from django.contrib.auth.models import Permission
from django.db import IntegrityError, transaction

from petitions import selectors
from petitions.errors import Conflict, Fixed, NotClean, Refused, SamePerson, WrongState
from petitions.models import SealUse
from petitions.services import seals
from petitions.vocabulary import Action, Kind, State
from portal.accounts.permissions import NotAllowed


@pytest.fixture
def reply(town):
    return town.at(State.ISSUED).replies.get()


def ask(town, reply, **values):
    return seals.ask(reply=reply, by=town.worker, **{"seal": "organ", "copies": 2, **values})


def test_one_asks_another_approves(town, reply):
    use = ask(town, reply, note="一份送达，一份存档")
    seals.approve(use=use, by=town.leader)
    assert (use.asked_by, use.approved_by, use.copies) == (town.worker, town.leader, 2)
    actions = [event.action for event in reply.petition.events.all()][-2:]
    assert actions == [Action.ASK_SEAL, Action.APPROVE_SEAL]
    reply.petition.refresh_from_db()
    assert reply.petition.state == State.ISSUED


def test_asking_again_corrects_what_waits_and_approving_ends_it(town, reply):
    first = ask(town, reply)
    second = ask(town, reply, copies=3, seal="petitions")
    assert first.pk == second.pk
    seals.approve(use=second, by=town.leader)
    with pytest.raises(WrongState):
        seals.approve(use=second, by=town.leader)
    third = ask(town, reply, copies=1)
    assert third.pk != second.pk
    assert SealUse.objects.approved().get().copies == 3


def test_what_is_approved_is_what_was_read(town, reply):
    read = ask(town, reply, copies=1)
    ask(town, reply, copies=20, seal="petitions")
    with pytest.raises(Conflict, match="刚刚改过"):
        seals.approve(use=read, by=town.leader)
    assert not SealUse.objects.approved().exists()


@pytest.mark.parametrize("copies", [0, -1, 21])
def test_one_to_twenty_copies(town, reply, copies):
    with pytest.raises(Refused, match="1到20份"):
        ask(town, reply, copies=copies)
    with pytest.raises(IntegrityError), transaction.atomic():
        SealUse.objects.create(reply=reply, asked_by=town.worker, copies=21)


def test_nobody_approves_what_they_asked_for(town, reply):
    town.worker.user_permissions.add(Permission.objects.get(codename="approve_reply"))
    worker = type(town.worker).objects.get(pk=town.worker.pk)
    use = seals.ask(reply=reply, by=worker, seal="organ", copies=1)
    with pytest.raises(SamePerson, match="两个人"):
        seals.approve(use=use, by=worker)
    with pytest.raises(IntegrityError, match="seal_approved_by_another"), transaction.atomic():
        SealUse.objects.filter(pk=use.pk).update(approved_by=worker, approved_at=use.asked_at)


def test_permissions_state_and_clean_notes(town, reply):
    with pytest.raises(NotAllowed):
        seals.ask(reply=reply, by=town.receptionist, seal="organ", copies=1)
    with pytest.raises(NotAllowed):
        seals.approve(use=ask(town, reply), by=town.worker)
    with pytest.raises(NotClean):
        ask(town, reply, note="送13800138000")
    with pytest.raises(WrongState):
        ask(town, town.at(State.APPROVED).replies.get())


def test_what_was_approved_stays(town, reply):
    use = seals.approve(use=ask(town, reply), by=town.leader)
    use.copies = 9
    with pytest.raises(Fixed):
        use.save()
    with pytest.raises(Fixed):
        use.delete()


def test_the_register_shows_only_what_one_may_know_of(town):
    hidden = town.at(State.ISSUED, kind=Kind.ACCUSATION, accused_unit=town.village)
    ask(town, hidden.replies.get())
    assert selectors.seal_uses(town.leader).count() == 1
    assert not selectors.seal_uses(town.staff("leader", unit=town.village)).exists()
