"""The public side as a folder: whole, without a row, the same each time, and without what was taken down."""

import io
import json

import pytest
from django.core.files.base import ContentFile
from django.core.management import CommandError, call_command
from django.urls import reverse

from cms.models import PolicyAttachment
from disclosures.models import WebLevel, WithdrawalReason
from disclosures.services import publications
from portal.kept import editions
from portal.kept.copies import making_copy
from tests.factories.accounts import StaffFactory
from tests.factories.cms import (
    DocumentFactory,
    ExplanationPageFactory,
    GuidePageFactory,
    PolicyPageFactory,
    about_page,
    catalogue_page,
    standard_index,
)
from tests.factories.disclosures import PublicationFactory
from tests.factories.ledger import append
from tests.factories.orgs import OfficeProfileFactory
from tests.factories.petitions import AnswerFactory
from tests.tools import links

pytestmark = pytest.mark.django_db
MONDAY = "2026-03-02 10:00+08:00"
# They say at which address the rows stand while the portal shows them; the rows are in neither.
DESCRIBED = {"api/schema/index.yaml", "api/docs/index.html"}


@pytest.fixture(autouse=True)
def _here(time_machine, settings, tmp_path):
    settings.WAGTAILADMIN_BASE_URL = "http://testserver"
    settings.MEDIA_ROOT = tmp_path / "media"
    time_machine.move_to(MONDAY, tick=False)


@pytest.fixture
def site():
    """A page of each kind; a notice with rows that is open, one that has ended, one with sums alone."""
    OfficeProfileFactory()
    policy = PolicyPageFactory(draft=True)
    file = ContentFile("申请书样表".encode(), name="shenqingshu.txt")
    policy.attachments.add(PolicyAttachment(document=DocumentFactory(file=file)))
    policy.save_revision().publish()
    policy.refresh_from_db()
    ExplanationPageFactory(policy=policy)
    GuidePageFactory()
    for make in (about_page, catalogue_page, standard_index):
        make()
    return {
        "policy": policy,
        "open": PublicationFactory(rows=2, ledger_number=append().number),
        "closed": PublicationFactory(rows=2, closed=True, ledger_number=append().number),
        "sums": PublicationFactory(web_level=WebLevel.TOTALS, ledger_number=append().number),
        "answer": AnswerFactory(published=True),
        "old_answer": AnswerFactory(withdrawn=True, title="撤下来的"),
    }


@pytest.fixture
def export(tmp_path):
    """Run the command; answers the last line that it printed."""

    def run(*options, folder=tmp_path / "copy"):
        out = io.StringIO()
        call_command("export_site", str(folder), *options, stdout=out)
        return out.getvalue()

    run.folder = tmp_path / "copy"
    return run


def texts(folder):
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_every_link_leads_to_a_file(site, export):
    said = export()
    assert "no such address" not in said
    counted, broken = links.check(export.folder)
    assert broken == []
    assert counted > 500
    files = texts(export.folder)
    for name in (
        "index.html",
        "about-this-copy/index.html",
        f"notices/{site['closed'].number}/index.html",
        f"notices/{site['sums'].number}/totals.csv",
        f"answers/{site['answer'].number}/index.html",
        "api/v1/notices/index.json",
        "feeds/notices.atom",
        "ledger/log.jsonl",
        "static/portal/css/tokens.css",
    ):
        assert name in files, name
    assert any(name.startswith("documents/") for name in files)
    assert not any(name.startswith(("admin", "petitions", "search", "healthz", "readyz")) for name in files)


def test_no_row_is_in_a_copy_while_the_page_shows_them(site, export, client):
    page = reverse("disclosures:notice", args=[site["open"].number])
    assert "赵**" in client.get(page).content.decode()
    export()
    for name, body in texts(export.folder).items():
        assert "赵**" not in body.decode(errors="replace"), name
        assert "/entries/" not in body.decode(errors="replace") or name in DESCRIBED, name
    own = (export.folder / page.strip("/") / "index.html").read_text()
    assert "不含名单" in own
    # What was made for the copy is not what visitors get, nor the other way round.
    assert "赵**" in client.get(page).content.decode()
    with making_copy():
        assert "赵**" not in client.get(page).content.decode()


def test_a_second_run_writes_nothing_and_the_next_day_only_what_counts_days(site, export, time_machine):
    export()
    before = texts(export.folder)
    assert "0 written, 0 deleted" in export()
    assert texts(export.folder) == before

    time_machine.move_to("2026-03-03 10:00+08:00", tick=False)
    export()
    after = texts(export.folder)
    changed = {name for name in before if after.get(name) != before[name]} - {"copy-files.json"}
    assert "index.html" in changed
    assert f"policies/{site['policy'].slug}/index.html" not in changed
    assert f"answers/{site['answer'].number}/index.html" not in changed


def test_one_changed_page_is_written_alone(site, export):
    export()
    before = texts(export.folder)
    site["policy"].title = "改过的通知"
    site["policy"].save_revision().publish()
    export()
    after = texts(export.folder)
    assert "改过的通知" in after[f"policies/{site['policy'].slug}/index.html"].decode()
    untouched = {name for name in before if after.get(name) == before[name]}
    assert f"notices/{site['closed'].number}/index.html" in untouched
    assert f"answers/{site['answer'].number}/index.html" in untouched


def test_what_is_taken_down_leaves_the_folder(site, export):
    export()
    policy = f"policies/{site['policy'].slug}/index.html"
    [attachment] = [name for name in texts(export.folder) if name.startswith("documents/")]
    site["policy"].unpublish()
    notice = site["sums"]
    publisher = StaffFactory(role="publisher", unit=notice.unit)
    publications.withdraw(publication=notice, by=publisher, reason=WithdrawalReason.WRONG_CONTENT)
    export()
    files = texts(export.folder)
    assert policy not in files
    assert attachment not in files
    assert f"notices/{notice.number}/totals.csv" not in files
    assert "内容有误" in files[f"notices/{notice.number}/index.html"].decode()
    assert notice.number in files["feeds/notices.atom"].decode()
    assert links.check(export.folder)[1] == []


def test_a_withdrawn_answer_is_a_tombstone_and_in_no_data(site, export):
    export()
    files = texts(export.folder)
    number = site["old_answer"].number
    assert "已撤下" in files["feeds/answers.atom"].decode()
    assert f"api/v1/answers/{number}/index.json" not in files
    assert not any("撤下来的" in body.decode(errors="replace") for body in files.values())


def test_without_an_address_forms_say_whom_to_ask(site, export):
    export()
    home = (export.folder / "index.html").read_text()
    assert "<form" not in home
    assert "不能搜索" in home
    about = (export.folder / "about-this-copy" / "index.html").read_text()
    assert "0990-5550101" in about
    assert "镇便民服务中心2号窗口" in about


def test_with_an_address_letters_and_searches_go_there(site, export):
    export("--online", "https://www.example.test/zwgk/dibao")
    home = (export.folder / "index.html").read_text()
    assert 'action="https://www.example.test/zwgk/dibao/search/"' in home
    assert 'href="https://www.example.test/zwgk/dibao/petitions/new/"' in home
    assert links.check(export.folder)[1] == []


def test_where_the_folder_will_stand_is_named_in_map_feeds_and_data(site, export):
    export()
    assert not (export.folder / "sitemap.xml").exists()
    export("--at", "https://county.example.test/copy/")
    at = f"https://county.example.test/copy/notices/{site['sums'].number}/index.html"
    assert at in (export.folder / "sitemap.xml").read_text()
    assert at in (export.folder / "feeds/notices.atom").read_text()
    listed = json.loads((export.folder / "api/v1/notices/index.json").read_text())
    assert at in {row["url"] for row in listed["results"]}


def test_a_page_that_fails_leaves_the_last_copy_as_it_was(site, export, monkeypatch):
    export()
    before = texts(export.folder)

    def fail(*args):
        raise RuntimeError("broken")

    monkeypatch.setattr("petitions.views.answers._list", fail)
    AnswerFactory(published=True)
    editions.bump()
    with pytest.raises(CommandError, match="/answers/ answered 500"):
        export()
    assert texts(export.folder) == before


@pytest.mark.parametrize("address", ["www.example.test", "ftp://www.example.test/", "/dibao/"])
def test_an_address_that_is_none_is_refused(export, address):
    with pytest.raises(CommandError, match="is no address"):
        export("--online", address)
    assert not export.folder.exists()


def test_a_folder_with_other_things_is_refused(export):
    export.folder.mkdir()
    (export.folder / "mine.txt").write_text("x")
    with pytest.raises(CommandError, match="not empty"):
        export()


def test_the_staff_process_has_nothing_to_copy(export, settings):
    settings.SERVES_PUBLIC = False
    with pytest.raises(CommandError, match="serves no public page"):
        export()
