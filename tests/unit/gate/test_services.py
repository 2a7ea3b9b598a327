"""Two people, one reason, exactly this content."""

import pytest
from django.db import IntegrityError, transaction

from portal.accounts.permissions import NotAllowed
from portal.gate import selectors, services, verdicts
from portal.gate.models import GateOverride, Inspection, OverrideState
from portal.gate.verdicts import File, Text, look
from tests.corpus import ooxml
from tests.factories.accounts import StaffFactory

pytestmark = pytest.mark.django_db
IDENTITY = "11010519491231002X"
REASON = "法院公告原文，须照登"


def verdict(words=f"公告：{IDENTITY}", kind="cms.policypage"):
    return look(kind, texts=[Text("body", "正文", words)], files=[], allowed=[])


@pytest.fixture
def asker():
    return StaffFactory(role="publisher")


@pytest.fixture
def reviewer():
    return StaffFactory(role="privacy_reviewer")


@pytest.fixture
def override(asker):
    return services.ask(by=asker, verdict=verdict(), subject="cms.policypage:7", label="政策文件", reason=REASON)


def test_a_request_holds_counts_and_places_but_not_what_was_found(override):
    assert override.kinds == {"identity": 1}
    assert override.places == ["“正文”里有身份证号（第4至21字），不能公开。请删去或改写后再保存。"]
    assert IDENTITY not in str(vars(override))
    assert not selectors.is_released(verdict())


def test_another_person_lets_exactly_this_content_through(override, reviewer):
    services.decide(override=override, by=reviewer, allow=True)
    assert selectors.is_released(verdict())
    assert not selectors.is_released(verdict(f"公告：{IDENTITY}。"))
    assert not selectors.is_released(verdict(kind="cms.guidepage"))


def test_a_refusal_needs_its_reason_and_stands(override, reviewer):
    with pytest.raises(services.Declined, match="复核意见"):
        services.decide(override=override, by=reviewer, allow=False)
    services.decide(override=override, by=reviewer, allow=False, note="可以隐去号码再公告")
    assert not selectors.is_released(verdict())
    with pytest.raises(services.Declined, match="不同意"):
        services.decide(override=override, by=reviewer, allow=True)


def test_nobody_decides_what_they_asked_for(override):
    admin = StaffFactory(superuser=True)
    own = services.ask(by=admin, verdict=verdict(), subject="cms.policypage:8", label="政策文件", reason=REASON)
    with pytest.raises(NotAllowed, match="另一位"):
        services.decide(override=own, by=admin, allow=True)


def test_the_database_knows_that_rule_too(override):
    with pytest.raises(IntegrityError), transaction.atomic():
        GateOverride.objects.filter(pk=override.pk).update(
            state=OverrideState.ALLOWED, decided_by=override.asked_by, decided_at=override.asked_at
        )


@pytest.mark.parametrize("role", ["village_assistant", "supervisor", "system_admin", "auditor", "receptionist"])
def test_others_may_neither_ask_nor_decide(override, role):
    somebody = StaffFactory(role=role)
    with pytest.raises(NotAllowed):
        services.ask(by=somebody, verdict=verdict(), subject="x:1", label="x", reason=REASON)
    with pytest.raises(NotAllowed):
        services.decide(override=override, by=somebody, allow=True)


def test_who_publishes_does_not_decide(override):
    with pytest.raises(NotAllowed):
        services.decide(override=override, by=StaffFactory(role="publisher"), allow=True)


@pytest.mark.parametrize("reason", ["", "要公开", f"因为 {IDENTITY} 要公开"])
def test_a_reason_says_why_and_repeats_no_number(asker, reason):
    with pytest.raises(services.Declined):
        services.ask(by=asker, verdict=verdict(), subject="x:1", label="x", reason=reason)


def test_a_request_for_former_words_lapses(override, asker):
    other = services.ask(
        by=asker, verdict=verdict("另" + IDENTITY), subject=override.subject, label="政策文件", reason=REASON
    )
    override.refresh_from_db()
    assert override.state == OverrideState.LAPSED
    assert list(selectors.waiting_for(StaffFactory())) == [other]


def test_asking_twice_is_one_request(override, asker):
    again = services.ask(by=asker, verdict=verdict(), subject=override.subject, label="政策文件", reason=REASON + "二")
    assert again.pk == override.pk
    assert GateOverride.objects.count() == 1


def test_the_same_bytes_are_read_once(monkeypatch):
    file = File("file", "文件", "a.docx", ooxml.docx(ooxml.paragraph(f"张某{IDENTITY}")))
    first = look("cms.portaldocument", texts=[], files=[file], allowed=[])
    assert "第2段有身份证号" in first.places[0]
    monkeypatch.setattr(verdicts, "inspect", None)
    again = look("cms.portaldocument", texts=[], files=[file], allowed=[])
    assert (again.digest, again.places) == (first.digest, first.places)
    assert IDENTITY not in str(Inspection.objects.values())


def test_a_file_that_cannot_be_read_can_be_let_through_too(asker, reviewer):
    def scan():
        file = File("file", "文件", "a.pdf", b"%PDF-1.7 broken")
        return look("cms.portaldocument", texts=[], files=[file], allowed=[])

    assert "损坏" in scan().places[0]
    asked = services.ask(by=asker, verdict=scan(), subject="cms.portaldocument:1", label="附件", reason=REASON)
    services.decide(override=asked, by=reviewer, allow=True)
    assert selectors.is_released(scan())
