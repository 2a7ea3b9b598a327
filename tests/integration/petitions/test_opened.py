"""However somebody came to have a letter before their eyes, its record says so: its sender reads that count."""

import pytest
from django.urls import reverse

from petitions.vocabulary import Action, State

pytestmark = pytest.mark.django_db
WORDS = "西院那口井的补贴没有到账。"


def opened(case, person) -> int:
    return case.events.filter(action=Action.OPEN_MATTER, by=person).count()


@pytest.mark.parametrize(
    ("way", "values"),
    [
        ("case", None),
        ("move record", None),
        ("move record", {"note": ""}),
        ("move record", {"note": "来电", "version": "0"}),
        ("move record", {"note": "来电", "version": "x"}),
        ("person", {"reason": ""}),
        ("person", {"reason": "核实电话"}),
    ],
)
def test_every_page_with_the_letter_on_it_is_a_look(town, sign_in, way, values):
    case = town.at(State.ACCEPTED, request=WORDS)
    name, *action = way.split()
    address = reverse(f"cases:{name}", args=[case.number, *action])
    browser = sign_in(town.worker)
    sent = {"version": case.version, **values} if values is not None else None
    page = browser.get(address) if sent is None else browser.post(address, sent)
    assert WORDS in page.content.decode()
    assert opened(case, town.worker) == 1


def test_a_paper_names_its_addressee_and_is_a_look(town, sign_in):
    case = town.at(State.ISSUED)
    sign_in(town.worker).get(reverse("cases:reply_print", args=[case.number, case.replies.get().pk]))
    assert opened(case, town.worker) == 1


def test_who_may_not_make_a_move_is_shown_no_form_of_it(town, sign_in):
    case = town.submit(request=WORDS).petition
    answer = sign_in(town.receptionist).post(reverse("cases:move", args=[case.number, Action.ACCEPT]), {"version": "x"})
    assert WORDS not in answer.content.decode()
    assert answer.status_code in (302, 403)
