"""A feed for each section and each village, and a page on which they are found."""

import pytest
import time_machine
from django.urls import reverse
from lxml import etree, html

from cms.models import ChangeKind, ChangeNote
from disclosures.models import PublicationTotal
from tests.factories.cms import ExplanationPageFactory, GuidePageFactory, PolicyPageFactory, guide_index, policy_index
from tests.factories.disclosures import PublicationFactory
from tests.factories.orgs import OrgUnitFactory
from tests.factories.petitions import AnswerFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_march")]
ATOM = "{http://www.w3.org/2005/Atom}"
GONE = "{http://purl.org/atompub/tombstones/1.0}deleted-entry"


@pytest.fixture
def _march():
    with time_machine.travel("2026-03-10 10:00+08:00", tick=False):
        yield


@pytest.fixture
def read(client):
    """Titles of a feed, and the addresses that it says are gone."""

    def read(address):
        response = client.get(address)
        assert response["Content-Type"].startswith("application/atom+xml")
        root = etree.fromstring(response.content)
        titles = [entry.findtext(f"{ATOM}title") for entry in root.iter(f"{ATOM}entry")]
        assert all(entry.findtext(f"{ATOM}id") for entry in root.iter(f"{ATOM}entry"))
        return titles, [gone.get("ref") for gone in root.iter(GONE)]

    return read


def live(page):
    page.save_revision().publish()
    return page


def test_policies_and_their_explanations_newest_first(read):
    first = live(PolicyPageFactory(draft=True))
    second = live(ExplanationPageFactory(draft=True, policy=first))
    PolicyPageFactory(draft=True)
    assert read("/feeds/policies.atom") == ([second.title, first.title], [])


def test_a_text_that_was_put_right_comes_up_again_and_says_what_changed(read, client):
    with time_machine.travel("2026-03-08 10:00+08:00", tick=False):
        old = live(PolicyPageFactory(draft=True, summary="办理时限20日。"))
    new = live(PolicyPageFactory(draft=True))
    with time_machine.travel("2026-03-11 10:00+08:00", tick=False):
        old.summary = "办理时限30日。"
        old.change_notes.add(ChangeNote(kind=ChangeKind.CORRECTION, text="时限原来写错。"))
        live(old)
        assert read("/feeds/policies.atom") == ([old.title, new.title], [])
        assert "2026年3月11日更正：时限原来写错。办理时限30日。" in client.get("/feeds/policies.atom").content.decode()


def test_guides(read):
    guide = live(GuidePageFactory(live=False))
    assert read("/feeds/guides.atom") == ([guide.title], [])


def test_answers_and_those_that_were_taken_down(read):
    answer = AnswerFactory(published=True)
    gone = AnswerFactory(withdrawn=True, title="撤下来的")
    AnswerFactory(title="还没公开的")
    address = f"http://testserver{reverse('petitions:answer', args=[gone.number])}"
    assert read("/feeds/answers.atom") == ([answer.title], [address])


def test_a_village_reads_of_itself_alone(read):
    mine, others = OrgUnitFactory(name="杜村"), OrgUnitFactory(name="上河村")
    notice = PublicationFactory(village=mine, rows=2)
    PublicationFactory(village=others, rows=2)
    ended = PublicationFactory(village=mine, rows=2, closed=True)
    PublicationFactory(village=others, rows=2, closed=True)
    township = PublicationFactory(village=OrgUnitFactory(township=True))
    PublicationTotal.objects.create(publication=township, village=mine, households=5, persons=9, amount=1)
    titles, gone = read(f"/feeds/villages/{mine.code}.atom")
    assert set(titles) == {notice.title, township.title}
    assert gone == [f"http://testserver{reverse('disclosures:notice', args=[ended.number])}"]


def test_no_feed_holds_a_row(client):
    notice = PublicationFactory(rows=2)
    for address in ("/feeds/notices.atom", f"/feeds/villages/{notice.unit.code}.atom"):
        assert "**" not in client.get(address).content.decode()


def test_a_village_that_does_not_exist_has_no_feed(client):
    assert client.get("/feeds/villages/990101999999.atom").status_code == 404
    assert client.get("/feeds/villages/x.atom").status_code == 404


def test_an_empty_feed_is_the_same_tomorrow(client):
    with time_machine.travel("2026-03-10 10:00+08:00", tick=False):
        today = client.get("/feeds/answers.atom").content
    with time_machine.travel("2026-03-11 10:00+08:00", tick=False):
        assert client.get("/feeds/answers.atom").content == today


def test_the_page_of_feeds_leads_to_each(client):
    village = OrgUnitFactory(name="杜村")
    text = client.get(reverse("home:feeds")).content.decode()
    for address in ("notices", "policies", "guides", "answers", f"villages/{village.code}"):
        assert f'href="/feeds/{address}.atom"' in text
    assert reverse("home:feeds") in client.get(reverse("home:statistics")).content.decode()  # from every footer


def test_pages_name_the_feed_of_their_section(client):
    answer = AnswerFactory(published=True)
    village = PublicationFactory(rows=2).unit
    for page, feed in {
        policy_index().url: "policies",
        PolicyPageFactory().url: "policies",
        guide_index().url: "guides",
        GuidePageFactory().url: "guides",
        reverse("petitions:answer", args=[answer.number]): "answers",
        f"{reverse('disclosures:notice_list')}?village={village.code}": f"villages/{village.code}",
    }.items():
        text = client.get(page).content.decode()
        links = html.document_fromstring(text).xpath("//link[@rel='alternate']/@href")
        assert f"/feeds/{feed}.atom" in links, page
