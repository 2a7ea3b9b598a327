"""The walk over the own links and the probes: inside this process, bounded, and never by a visitor's request."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.urls import reverse
from django.utils import timezone

from disclosures.refusals import Declined
from disclosures.supervision.asking import Answer
from portal.accounts.permissions import NotAllowed
from portal.inspection.models import Probe, SiteCheck, SiteFault
from portal.inspection.services import links, probing

pytestmark = pytest.mark.django_db


class Web:
    """Pages by address; what it does not hold is not there."""

    def __init__(self, **pages):
        self.pages = {f"/{name}/" if name else "/": words for name, words in pages.items()}
        self.asked = []

    def __call__(self, address):
        self.asked.append(address)
        words = self.pages.get(address)
        return (
            Answer(404, "text/html", b"") if words is None else Answer(200, "text/html; charset=utf-8", words.encode())
        )


def walk(web, **values):
    one = links.Walk(web, values.pop("clock", lambda: 0))
    one.starts = lambda: iter(["/"])
    return one, list(one.broken())


def test_every_link_inside_is_followed_once_and_what_leads_nowhere_is_named():
    web = Web(
        **{
            "": '<a href="/a/">A</a><a href="b/">B</a><img src="/gone.png"><a href="https://example.org/x">out</a>'
            '<a href="mailto:x@example.org">m</a><a href="tel:12345">t</a><a href="?elder=1">大字</a><a href="#main">x</a>',
            "a": '<a href="/">home</a><a href="/b/?page=2">2</a><a href="/c/#part">C</a>',
            "b": "",
        }
    )
    one, faults = walk(web)
    assert [(fault.address, fault.target, fault.status) for fault in faults] == [
        ("/", "/gone.png", 404),
        ("/a/", "/b/?page=2", 404),
        ("/a/", "/c/", 404),
    ]
    assert len(web.asked) == len(set(web.asked))
    assert not any("example.org" in address or "elder" in address for address in web.asked)
    assert one.is_complete


def test_the_walk_stops_at_its_bounds(monkeypatch):
    endless = {"": '<a href="/1/">1</a>'} | {str(number): f'<a href="/{number + 1}/">n</a>' for number in range(1, 50)}
    monkeypatch.setattr(links, "MOST_ASKED", 10)
    one, _faults = walk(Web(**endless))
    assert not one.is_complete
    assert len(one.known) == 10
    ticks = iter(range(0, 10**6, 200))
    one, _faults = walk(Web(**endless), clock=lambda: next(ticks))
    assert not one.is_complete
    assert len(one.known) < 10


def test_the_portals_own_links_all_lead_somewhere(site, capsys):
    call_command("check_links")
    told = capsys.readouterr().out.splitlines()
    assert [line for line in told if line.startswith("broken")] == []
    assert SiteCheck.objects.first().pages > 10
    assert SiteCheck.objects.first().is_complete


def test_a_fault_knows_its_page(site):
    site.policy.body = [("text", '<p><a href="/gone/">原文</a></p>')]
    site.publish(site.policy)
    links.check()
    fault = SiteFault.objects.get(target="/gone/")
    assert (fault.page_id, fault.address) == (site.policy.pk, site.policy.url)
    edit = reverse("wagtailadmin_pages:edit", args=[site.policy.pk])
    assert edit in site.sign_in(site.publisher).get(reverse("inspection:index")).content.decode()
    assert edit not in site.board()  # the leader edits no page and is led to the page itself
    assert f'href="{site.policy.url}"' in site.board()


def test_only_so_many_checks_are_kept(site, monkeypatch):
    monkeypatch.setattr(links, "KEPT_CHECKS", 2)
    for _time in range(4):
        links.check(ask=Web())
    assert SiteCheck.objects.count() == 2


def test_the_board_asks_no_page_of_the_site(site, monkeypatch):
    """A visitor or a member of staff who looks must never set off a walk."""
    monkeypatch.setattr(links.Walk, "answer", None)
    monkeypatch.setattr(probing, "inside", None)
    assert "公开自查" in site.board()


def test_somebody_who_mended_a_link_need_not_wait_for_the_night(site):
    SiteCheck.objects.update(at=timezone.now() - timedelta(days=1))
    before = SiteCheck.objects.count()
    client = site.sign_in(site.publisher)
    assert client.post(reverse("inspection:index")).status_code == 302
    assert SiteCheck.objects.count() == before + 1
    with pytest.raises(Declined):
        links.request_check(by=site.publisher)
    with pytest.raises(NotAllowed):
        links.request_check(by=site.receptionist)


def test_a_round_of_probes_is_kept_for_a_month(site):
    Probe.objects.all().delete()
    call_command("probe_pages", verbosity=0)
    first = Probe.objects.count()
    assert {"/", site.about.url} <= set(Probe.objects.values_list("address", flat=True))
    assert first <= probing.MOST
    site.move("2026-04-20")
    probing.probe()
    assert Probe.objects.count() <= probing.MOST


def test_a_process_that_serves_no_public_page_says_so(settings):
    settings.SERVES_PUBLIC = False
    for command in ("check_links", "probe_pages"):
        with pytest.raises(CommandError, match="--base-url"):
            call_command(command)
