"""Acceptance 25: a cadre named in an accusation logs in and finds it nowhere, at no address, in no count, by no word."""

import re
import uuid
from urllib.parse import urlencode

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.urls import NoReverseMatch, URLPattern, get_resolver, reverse
from django.utils import timezone

from petitions import codes, notifications
from petitions.services import accused, copies, handling, reviews
from petitions.vocabulary import Action, Kind
from tests.factories.petitions import Town
from tests.rules.role_matrix import PDF

pytestmark = pytest.mark.django_db
SECRET = "砖窑旧账三百元"


def admin_addresses(resolver=None, spaces=(), under="", values=None, taken=()):
    """Every address of the staff site, each with values that would fit the case."""
    for pattern in (resolver or get_resolver()).url_patterns:
        where = under + str(pattern.pattern)
        names = [
            *taken,
            *(pattern.pattern.converters.items() or dict.fromkeys(pattern.pattern.regex.groupindex).items()),
        ]
        if not isinstance(pattern, URLPattern):
            yield from admin_addresses(
                pattern, [*spaces, pattern.namespace] if pattern.namespace else spaces, where, values, names
            )
        elif where.startswith("admin/") and pattern.name and "logout" not in pattern.name:
            try:
                yield reverse(
                    ":".join([*spaces, pattern.name]),
                    kwargs={name: fitting(name, kind, values) for name, kind in names},
                )
            except NoReverseMatch:
                continue


def fitting(name, converter, values):
    if name in values:
        return values[name]
    kind = type(converter).__name__
    return {"IntConverter": 1, "UUIDConverter": uuid.UUID(int=0), "SlugConverter": "a"}.get(kind, "1")


def look(client, address) -> str:
    """One page as if it were the first of the visit: no sentence left over from the page before, nothing kept."""
    client.cookies.pop("messages", None)
    with transaction.atomic():
        text = readable(client.get(address))
        transaction.set_rollback(True)
    return text


def readable(response) -> str:
    """The page without what changes with each request: tokens and nonces. A binary download counts by its type."""
    body = b"".join(response) if response.streaming else response.content
    kind = response.headers.get("Content-Type", "")
    if not kind.startswith(("text/", "application/json")):
        return kind
    text = re.sub(r"\b[A-Za-z0-9]{64}\b", "", body.decode(errors="replace"))
    return re.sub(r'nonce=\\*"[^"]*"|name="key" value="[^"]*"', "", text)


@pytest.fixture
def cadre(town):
    person = town.staff("case_worker", unit=town.village)
    person.display_name = "王大山"
    person.save()
    return person


def accuse(town):
    case = town.submit(
        kind=Kind.ACCUSATION, request=f"王大山收了{SECRET}。", village=town.village,
        attachments=[SimpleUploadedFile("账本.pdf", PDF)],
    ).petition  # fmt: skip
    handling.view_petitioner(petition=case, by=town.worker, reason="核实")
    copies.make(petition=case, by=town.worker, organ="县纪委监委", text=f"收了{SECRET}。")
    return case


@pytest.mark.parametrize(("role", "place"), [("case_worker", "village"), ("leader", "unit"), ("auditor", "unit")])
def test_no_address_of_the_staff_site_tells_of_it(town: Town, sign_in, role, place, time_machine):
    """Every page reads the same to the accused the moment before the letter and after it; direct addresses are 404s."""
    time_machine.move_to(timezone.now(), tick=False)  # some pages say the minute at which they were made
    person = town.staff(role, unit=getattr(town, place))
    person.display_name = "王大山"
    person.save()
    client = sign_in(person)
    client.raise_request_exception = False
    nobody = {"number": "2026-000000", "action": "accept"}
    pages = sorted(set(admin_addresses(values=nobody)))
    before = {address: look(client, address) for address in pages}
    case = accuse(town)
    assert person in case.accused.all()
    marks = (case.number, SECRET, case.request)
    for address in pages:
        assert look(client, address) == before[address], address
    for address in sorted(set(admin_addresses(values={"number": case.number, "action": "accept"})) - set(pages)):
        text = look(client, address)
        assert SECRET not in text
        assert text.replace(case.number, "2026-000000") == before.get(address.replace(case.number, "2026-000000")), (
            address
        )
    for query in (
        f"?q={case.number}",
        "?kind=accusation",
        f"?village={town.village.pk}",
        "?due=running",
        "?holder=nobody",
    ):
        text = look(client, reverse("cases:index") + query)
        assert not [
            mark for mark in marks if mark in text.replace(f"q={case.number}", "").replace(f'value="{case.number}"', "")
        ]
    for export in ("?export=xlsx", "?export=csv", "?print"):
        response = client.get(reverse("cases:disposal_register") + export)
        assert case.number.encode() not in response.content


def test_the_404_is_the_one_of_a_number_never_given(town, sign_in, cadre):
    case = accuse(town)
    client = sign_in(cadre)
    for name in ("cases:case", "cases:person"):
        sealed, never = (client.get(reverse(name, args=[number])) for number in (case.number, "2026-000000"))
        assert sealed.status_code == never.status_code
    for address in ("{}/", "{}/accept/", "{}/files/1/", "{}/replies/1/print/", "{}/copies/1/print/"):
        pages = []
        for number in (case.number, "2026-000000"):
            response = client.post(reverse("cases:index") + address.format(number), {"version": 1})
            assert response.status_code in (404, 405)
            pages.append(readable(response).replace(number, ""))
        assert pages[0] == pages[1]


def test_what_is_announced_carries_no_word(town, cadre, django_capture_on_commit_callbacks):
    heard = []
    notifications.listen(heard.append)
    try:
        with django_capture_on_commit_callbacks(execute=True):
            case = accuse(town)
    finally:
        notifications.forget(heard.append)
    assert {moved.petition_id for moved in heard} == {case.pk}
    assert SECRET not in str(heard)


def test_a_repeat_of_a_sealed_case_does_not_name_it(town, sign_in, cadre):
    case = accuse(town)
    other = town.submit(request="另一件。").petition
    other.repeats = case
    other.save()
    page = sign_in(cadre).get(reverse("cases:case", args=[other.number])).content.decode()
    assert case.number not in page
    assert case.number in sign_in(town.worker).get(reverse("cases:case", args=[other.number])).content.decode()


def test_neither_register_nor_review_names_a_sealed_case(town, sign_in, cadre):
    case, plain = accuse(town), town.at("served")
    plain.repeats = case
    plain.save()
    review = reviews.ask(review=plain.reviews.get(), reason="算得不对。", idempotency_key=codes.new_key()).petition
    accused.name_accused(petition=review, by=town.worker, people=[cadre], reason="申请书反映的是他")
    book = {"book": "all", "year": case.received_on.year, "month": case.received_on.month}
    for reader, is_told in ((cadre, False), (town.worker, True)):
        browser = sign_in(reader)
        register = browser.get(reverse("cases:registers"), book).content.decode()
        file = browser.post(f"{reverse('cases:registers')}?{urlencode(book)}", {"as": "csv"}).content.decode(
            "utf-8-sig"
        )
        page = browser.get(reverse("cases:case", args=[plain.number])).content.decode()
        assert plain.number in register
        assert plain.number in file
        assert [case.number in register, case.number in file, review.number in page] == [is_told] * 3


def test_naming_on_its_screen_sends_whoever_named_himself_back_to_the_list(town, sign_in):
    case = town.submit().petition
    response = sign_in(town.worker).post(
        reverse("cases:move", args=[case.number, Action.NAME_ACCUSED]),
        {"version": case.version, "people": [town.worker.pk], "reason": "是我的亲戚，应当回避"},
    )
    assert response["Location"] == reverse("cases:index")
    assert sign_in(town.worker).get(reverse("cases:case", args=[case.number])).status_code == 404


def test_the_copy_is_made_printed_and_names_nobody(town, sign_in):
    case = town.submit(kind=Kind.ACCUSATION, request="我叫钱进宝，会计收了钱，电话13800138000。").petition
    client = sign_in(town.worker)
    address = reverse("cases:move", args=[case.number, Action.FORWARD_COPY])
    page = client.get(address).content.decode()
    proposed = page[page.index("<textarea") : page.index("</textarea")]
    assert "来件人" in proposed
    assert "钱进宝" not in proposed
    assert client.post(address, {"version": 1, "organ": "县纪委监委", "text": "钱进宝说会计收钱"}).status_code == 422
    assert client.post(address, {"version": 1, "organ": "县纪委监委", "text": "来件人说会计收钱"}).status_code == 302
    copy = case.forwarded_copies.get()
    sheet = client.post(reverse("cases:copy_print", args=[case.number, copy.pk]))
    text = sheet.content.decode()
    assert "no-store" in sheet["Cache-Control"]
    assert "来件人说会计收钱" in text
    for word in ("钱进宝", "13800138000", "杜村一组12号"):
        assert word not in text
    assert case.events.last().facts == {"copy": copy.pk}


def test_an_orphan_is_a_bare_number_on_the_first_page(town, sign_in):
    case = town.submit(kind=Kind.ACCUSATION, village=town.village, request="都收了钱").petition
    accused.name_accused(petition=case, by=town.worker, people=[town.worker, town.leader], reason="都被反映")
    for role in ("supervisor", "auditor"):
        home = sign_in(town.staff(role)).get(reverse("wagtailadmin_home")).content.decode()
        assert "有 1 件密封来件" in home
        assert case.number not in home
        assert town.village.name not in home
    for person in (town.leader, town.worker, town.receptionist):
        assert "密封来件" not in sign_in(person).get(reverse("wagtailadmin_home")).content.decode()


def test_the_auditors_list_shows_who_looked_and_no_more(town, sign_in):
    claim, sealed = town.submit().petition, town.submit(kind=Kind.ACCUSATION).petition
    for case in (claim, sealed):
        handling.view_petitioner(petition=case, by=town.worker, reason="想看看是谁")
    page = sign_in(town.staff("auditor")).get(reverse("cases:looks")).content.decode()
    assert claim.number in page
    assert sealed.number not in page
    assert "密封件" in page
    assert "想看看" not in page
    assert town.worker.display_name in page


def test_one_look_too_many_is_told_at_the_box(town, sign_in, settings):
    settings.PERSON_LOOKS_PER_DAY = 0
    case = town.submit().petition
    response = sign_in(town.worker).post(reverse("cases:person", args=[case.number]), {"reason": "核实"})
    assert response.status_code == 422
    assert "每天的限额" in response.content.decode()
    assert "钱进宝" not in response.content.decode()
