"""Cases of an invented township. `submit()` and `at()` go through the services; the factories make bare rows."""

from datetime import timedelta

import factory
from django.utils import timezone
from factory.django import DjangoModelFactory

from petitions import channels, codes, models
from petitions.matters import Matter
from petitions.services import handling, intake, replies
from petitions.vocabulary import AnswerState, Channel, Kind, State
from portal.workdays import shipped
from portal.workdays.services import store_year
from tests.factories.accounts import StaffFactory
from tests.factories.orgs import OfficeProfileFactory, OrgUnitFactory

SOURCES = {
    "source_organ": lambda: "青石县信访局",
    "source_number": lambda: "青信转〔2026〕7号",
    "ticket_due": lambda: timezone.localdate() + timedelta(days=10),
}


class PetitionFactory(DjangoModelFactory):
    """A row as it would stand in the register. It has no events: for those go through `submit`."""

    class Meta:
        model = models.Petition

    class Params:
        accepted = factory.Trait(state=State.ACCEPTED, accepted_at=factory.LazyFunction(timezone.now))
        closed = factory.Trait(state=State.CLOSED, closed_at=factory.LazyFunction(timezone.now))

    number = factory.Sequence(lambda n: f"2025-{n + 1:04}")
    channel = Channel.WEB
    kind = Kind.CLAIM
    received_on = factory.LazyFunction(timezone.localdate)
    summary = "申诉求决"
    request = "请核实我家的低保金额。"
    code_fingerprint = factory.Sequence(lambda n: f"{n:064x}")
    idempotency_key = factory.Sequence(lambda n: f"{n:064x}")


class AnswerFactory(DjangoModelFactory):
    class Meta:
        model = models.Answer

    class Params:
        published = factory.Trait(
            state=AnswerState.PUBLISHED,
            number=factory.Sequence(lambda n: f"2026-{n + 1:03}"),
            published_by=factory.SubFactory(StaffFactory),
            published_at=factory.LazyFunction(timezone.now),
        )
        withdrawn = factory.Trait(
            published=True,
            state=AnswerState.WITHDRAWN,
            withdrawn_at=factory.LazyFunction(timezone.now),
            withdrawal_reason="内容有误",
        )

    petition = factory.SubFactory(PetitionFactory, kind=Kind.CONSULTATION, closed=True)
    kind = Kind.CONSULTATION
    title = "打工收入怎么算"
    question_redacted = "外出打工的收入不固定，申请低保时怎么算？"
    answer_redacted = "按最近一年实际拿到的钱算平均，必要的就业开支可以扣减。"
    prepared_by = factory.SubFactory(StaffFactory)


def draft_reply(petition, by):
    """The reply of a case, as a draft."""
    return replies.draft(petition=petition, by=by, matters=[Matter("已入户核实。", "维持。", "57号")])


class Town:
    """A township with two villages, an office, a calendar and one person for each duty."""

    def __init__(self):
        store_year(year=2026, days=shipped.days_by_year()[2026], source=shipped.source(2026))
        OfficeProfileFactory()
        self.county = OrgUnitFactory(county=True)
        self.unit = OrgUnitFactory(township=True, parent=self.county)
        self.village = OrgUnitFactory(name="杜村", parent=self.unit)
        self.other_village = OrgUnitFactory(name="上河村", parent=self.unit)
        self.receptionist = self.staff("receptionist")
        self.worker = self.staff("case_worker")
        self.leader = self.staff("leader")
        self.publisher = self.staff("publisher")

    def staff(self, role, unit=None):
        return StaffFactory(role=role, unit=unit or self.unit)

    def submit(self, **values) -> intake.Receipt:
        """One matter as it comes in: a named claim from the web unless told otherwise."""
        values.setdefault("channel", Channel.WEB)
        values.setdefault("kind", Kind.CLAIM)
        values.setdefault("request", "请核实我家的低保金额。")
        values.setdefault("idempotency_key", codes.new_key())
        values.setdefault("village", self.village)
        if values["channel"] != Channel.WEB:
            values.setdefault("by", self.receptionist)
        for name in channels.NEEDS.get(values["channel"], {}):
            values.setdefault(name, SOURCES[name]())
        if not values.get("is_anonymous"):
            values.setdefault("petitioner", intake.Person("钱进宝", "13800138000", "杜村一组12号"))
        return intake.submit(**values)

    def at(self, state, **values) -> models.Petition:
        """A case brought to this state through the services."""
        return self.bring(self.submit(**values).petition, state)

    def bring(self, petition, state) -> models.Petition:
        """The same for a case that came in earlier."""
        for reached, step in self._way(petition):
            if petition.state == state:
                return petition
            step()
            assert petition.state == reached
        return petition

    def _way(self, petition):
        def reply():
            return petition.replies.get()

        def write():
            draft_reply(petition, self.worker)
            self._follow(petition, replies.submit, reply(), self.worker)

        return (
            (State.ACCEPTED, lambda: handling.accept(petition=petition, by=self.worker)),
            (State.AWAITING_APPROVAL, write),
            (State.APPROVED, lambda: self._follow(petition, replies.approve, reply(), self.leader)),
            (State.ISSUED, lambda: self._follow(petition, replies.issue, reply(), self.worker)),
            (
                State.SERVED,
                lambda: self._follow(
                    petition, replies.mark_served, reply(), self.worker, method="in_person", proof="本人签收"
                ),
            ),
            (State.CLOSED, lambda: handling.close(petition=petition, by=self.worker, note="材料已归档。")),
        )

    @staticmethod
    def _follow(petition, service, reply, by, **values):
        service(reply=reply, by=by, **values)
        petition.refresh_from_db()
