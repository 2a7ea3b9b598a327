"""An objection from the window to its count on the notice: open, told, recorded."""

import pytest
from django.urls import reverse

from disclosures.supervision import objections
from petitions import tracking
from petitions.errors import Refused, WindowClosed
from petitions.matters import Matter
from petitions.services import handling, replies
from petitions.vocabulary import Channel, Kind
from tests.factories.disclosures import PublicationFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def objected(town):
    """Two objections to one open notice: a named one and an anonymous one."""
    notice = PublicationFactory(village=town.village, rows=2)
    values = {"kind": Kind.OBJECTION, "publication_number": notice.number}
    named = town.submit(row_serial=2, **values).petition
    hidden = town.submit(petitioner=None, is_anonymous=True, **values).petition
    return notice, named, hidden


def test_it_is_open_until_its_result_can_be_read(town, objected, client):
    notice, named, hidden = objected
    assert objections.open_count(notice.number) == 2
    assert objections.outcomes(notice.number) == {}
    page = client.get(reverse("disclosures:notice", args=[notice.number])).content.decode()
    assert "有异议，正在核查" in page
    assert "有异议，正在核查" in client.get(reverse("disclosures:notice_list")).content.decode()
    body = client.get(reverse("api:notice-detail", args=[notice.number])).json()
    assert body["under_investigation"] is True

    handling.accept(petition=hidden, by=town.worker)
    with pytest.raises(Refused, match="公示异议要选处理结果"):
        handling.answer_at_once(petition=hidden, by=town.worker, answer="已查清。")
    handling.answer_at_once(petition=hidden, by=town.worker, answer="已查清。", outcome="corrected")
    assert objections.open_count(notice.number) == 1
    assert objections.outcomes(notice.number) == {"corrected": 1}
    assert "查实后更正" in tracking.track(hidden).steps[-1].text

    handling.withdraw(petition=named, by=town.worker, reason="来电说不提了")
    assert objections.open_count(notice.number) == 0
    assert objections.outcomes(notice.number) == {"corrected": 1, "closed": 1}
    page = client.get(reverse("disclosures:notice", args=[notice.number])).content.decode()
    assert "正在核查" not in page


def test_a_reply_to_an_objection_has_one_of_four_results(town, objected):
    _notice, named, _hidden = objected
    handling.accept(petition=named, by=town.worker)
    text = {"matters": [Matter("重新入户核实。", "维持。")]}
    for wrong in (None, "explained"):
        with pytest.raises(Refused, match="公示异议要选处理结果"):
            replies.draft(petition=named, by=town.worker, outcome=wrong, **text)
    assert replies.draft(petition=named, by=town.worker, outcome="reappraised", **text).outcome == "reappraised"


def test_other_matters_do_not_end_as_objections(town):
    claim = town.submit(kind=Kind.CLAIM).petition
    handling.accept(petition=claim, by=town.worker)
    with pytest.raises(Refused, match="公示异议的结论"):
        replies.draft(petition=claim, by=town.worker, outcome="upheld", matters=[Matter("查", "办")])


def test_outside_the_window_every_channel_is_told_what_else_to_do(town):
    closed = PublicationFactory(village=town.village, closed=True)
    standing = PublicationFactory(long_term=True)
    for notice, words in ((closed, "公示期已经在"), (standing, "没有异议期")):
        for channel in (Channel.WEB, Channel.CALL, Channel.LETTER, Channel.VISIT):
            with pytest.raises(WindowClosed, match=words) as refusal:
                town.submit(kind=Kind.OBJECTION, channel=channel, publication_number=notice.number)
            assert "任何时候都受理" in str(refusal.value)
