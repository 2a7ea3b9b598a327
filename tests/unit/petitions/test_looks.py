"""How many senders one account may open in a day, and who reads that list."""

import pytest
import time_machine

from petitions.errors import Refused
from petitions.services import handling, looks
from petitions.vocabulary import Action, Kind
from portal.accounts.permissions import NotAllowed


@pytest.fixture
def most(settings):
    settings.PERSON_LOOKS_PER_DAY = 2


def look(town, case, by=None):
    return handling.view_petitioner(petition=case, by=by or town.worker, reason="核实")


def test_one_too_many_is_refused_and_written_down(town, most):
    with time_machine.travel("2026-03-03T10:00:00+08:00", tick=False):
        cases = [town.submit().petition for _ in range(3)]
        look(town, cases[0])
        look(town, cases[1])
        look(town, cases[1])  # the same one again costs nothing
        with pytest.raises(Refused, match="每天的限额"):
            look(town, cases[2])
        assert cases[2].events.last().action == Action.REFUSE_LOOK
        assert look(town, cases[2], by=town.leader).name == "钱进宝"  # each account has its own
    with time_machine.travel("2026-03-04T00:00:01+08:00", tick=False):
        assert look(town, cases[2]).name == "钱进宝"


def test_a_refused_look_is_not_told_as_a_look(town, most):
    cases = [town.submit().petition for _ in range(3)]
    look(town, cases[0])
    look(town, cases[1])
    with pytest.raises(Refused):
        look(town, cases[2])
    assert not cases[2].events.filter(action=Action.VIEW_PETITIONER).exists()


def test_the_auditor_reads_who_looked_but_not_why(town):
    auditor = town.staff("auditor")
    case = town.submit().petition
    look(town, case)
    event = looks.listed(by=auditor).get()
    assert (event.by, event.petition) == (town.worker, case)
    assert {"internal_note", "public_note"} <= event.get_deferred_fields()
    with pytest.raises(NotAllowed):
        looks.listed(by=town.leader)


def test_an_accused_auditor_does_not_find_the_case_there(town):
    auditor = town.staff("auditor")
    case = town.submit(kind=Kind.ACCUSATION).petition
    look(town, case)
    case.accused.add(auditor)
    assert not looks.listed(by=auditor).exists()
    assert looks.listed(by=town.staff("auditor")).count() == 1
