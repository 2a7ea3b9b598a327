"""Records of disclosure. `PublicationFactory(open=True)` and its like need no service; services have their own tests."""

import datetime as dt
from decimal import Decimal

import factory
from django.utils import timezone
from factory.django import DjangoModelFactory

from disclosures import models
from disclosures.models.review import keep_until
from disclosures.release.measuring import web_level_of
from tests.factories.accounts import StaffFactory
from tests.factories.orgs import OrgUnitFactory


class SchemeFactory(DjangoModelFactory):
    class Meta:
        model = models.Scheme
        django_get_or_create = ("code",)

    code = "rural-dibao"
    name = "农村低保"
    kind = models.SchemeKind.RURAL
    amount_unit = models.AmountUnit.MONTH


class ProcedureFactory(DjangoModelFactory):
    class Meta:
        model = models.Procedure
        django_get_or_create = ("scheme", "name")

    scheme = factory.SubFactory(SchemeFactory)
    name = "农村低保审核确认公示"
    valid_from = dt.date(2021, 7, 1)


class RoundFactory(DjangoModelFactory):
    class Meta:
        model = models.Round
        django_get_or_create = ("procedure", "order")

    procedure = factory.SubFactory(ProcedureFactory)
    order = 1
    name = "初审公示"
    kind = models.RoundKind.FIRST_REVIEW
    days = 7
    legal_basis = "最低生活保障审核确认办法第十九条"
    basis_number = "民发〔2021〕57号"
    basis_valid_from = dt.date(2021, 7, 1)
    web_level = models.WebLevel.MASKED

    class Params:
        long_term = factory.Trait(
            order=3,
            name="长期公示",
            kind=models.RoundKind.LONG_TERM,
            days=None,
            has_objection_window=False,
            web_level=models.WebLevel.TOTALS,
        )


class BatchFactory(DjangoModelFactory):
    class Meta:
        model = models.Batch

    file_name = factory.Sequence(lambda n: f"名册{n}.xlsx")
    file_digest = factory.Sequence(lambda n: f"{n:064x}")
    uploader = factory.SubFactory(StaffFactory)
    unit = factory.SubFactory(OrgUnitFactory)
    scheme = factory.SubFactory(SchemeFactory)
    round = factory.SubFactory(RoundFactory, procedure__scheme=factory.SelfAttribute("...scheme"))
    period = "2026年第一季度"

    class Params:
        confirmed = factory.Trait(
            state=models.BatchState.CONFIRMED,
            confirmed_by=factory.SelfAttribute("uploader"),
            confirmed_at=factory.LazyFunction(timezone.now),
        )


class ImportRowFactory(DjangoModelFactory):
    class Meta:
        model = models.ImportRow

    batch = factory.SubFactory(BatchFactory, confirmed=True)
    row_number = factory.Sequence(lambda n: n + 5)
    village = factory.SelfAttribute("batch.unit")
    sealed = factory.LazyFunction(lambda: {"name": "赵德安", "household_size": 3, "persons": 2, "amount": "620.00"})
    delete_after = factory.LazyFunction(lambda: timezone.localdate() + dt.timedelta(days=90))


class PublicationReviewFactory(DjangoModelFactory):
    """A review that allows any risk, drafted by whoever built the roster; `signed=True` by whoever approved it."""

    class Meta:
        model = models.PublicationReview

    roster = factory.SubFactory("tests.factories.disclosures.RosterFactory", approved=True, review=False)
    round = factory.SelfAttribute("roster.batch.round")
    web_level = factory.LazyAttribute(lambda review: web_level_of(review.round))
    purpose = "接受群众监督，收集异议。"
    basis = "最低生活保障审核确认办法第十九条"
    scope = "网站公布隐去名字的户主、村、人口、金额；公示7日，期满撤下。"
    impact = "邻居可能认出其中的人。"
    measures = "只留姓氏和序号，期满自动撤下。"
    conclusion = "同意公开。"
    rows = unique_rows = small_cell_rows = linked_rows = single_changes = 1_000_000
    author = factory.SelfAttribute("roster.built_by")
    drafted_at = factory.LazyFunction(timezone.now)
    keep_until = factory.LazyAttribute(lambda review: keep_until(timezone.localdate(review.drafted_at)))

    class Params:
        signed = factory.Trait(
            reviewer=factory.LazyAttribute(lambda review: review.roster.approved_by or StaffFactory()),
            reviewed_at=factory.LazyFunction(timezone.now),
        )


class RosterFactory(DjangoModelFactory):
    """Awaiting approval it has a drafted review, approved a signed one; `review=False` leaves it without."""

    class Meta:
        model = models.Roster
        skip_postgeneration_save = True

    batch = factory.SubFactory(BatchFactory, confirmed=True)
    built_by = factory.SelfAttribute("batch.uploader")
    mask_rule_version = "test"
    digest = "0" * 64

    class Params:
        in_review = factory.Trait(state=models.RosterState.IN_REVIEW)
        approved = factory.Trait(
            state=models.RosterState.APPROVED,
            approved_by=factory.SubFactory(StaffFactory),
            approved_at=factory.LazyFunction(timezone.now),
        )
        published = factory.Trait(
            state=models.RosterState.PUBLISHED,
            approved_by=factory.SubFactory(StaffFactory),
            approved_at=factory.LazyFunction(timezone.now),
        )

    @factory.post_generation
    def review(self, create, wanted):
        if create and wanted is not False and self.state in (models.RosterState.IN_REVIEW, models.RosterState.APPROVED):
            PublicationReviewFactory(roster=self, signed=self.state == models.RosterState.APPROVED)


class RosterEntryFactory(DjangoModelFactory):
    class Meta:
        model = models.RosterEntry

    roster = factory.SubFactory(RosterFactory)
    serial = factory.Sequence(lambda n: n + 1)
    label = factory.Sequence(lambda n: f"赵**({n})")
    village = factory.SelfAttribute("roster.batch.unit")
    household_size = 3
    persons = 2
    amount = Decimal("620.00")


class PublicationFactory(DjangoModelFactory):
    """Open for three more days unless a trait says otherwise; `rows=2` gives it that many lines and their totals."""

    class Meta:
        model = models.Publication
        skip_postgeneration_save = True

    class Params:
        village = factory.SubFactory(OrgUnitFactory)
        scheduled = factory.Trait(starts_in=dt.timedelta(days=2))
        closed = factory.Trait(starts_in=dt.timedelta(days=-20))
        withdrawn = factory.Trait(
            withdrawn_at=factory.LazyFunction(timezone.now),
            withdrawn_by=factory.SubFactory(StaffFactory),
            withdrawal_reason=models.WithdrawalReason.PRIVACY,
        )
        long_term = factory.Trait(
            round=factory.SubFactory(
                RoundFactory, long_term=True, procedure__scheme=factory.SelfAttribute("...scheme")
            ),
            ends_at=None,
            web_level=models.WebLevel.TOTALS,
            is_whole_roster=True,
        )
        starts_in = dt.timedelta(days=-4)

    year = factory.LazyFunction(lambda: timezone.localdate().year)
    sequence = factory.Sequence(lambda n: n + 1)
    number = factory.LazyAttribute(lambda notice: f"{notice.year}-{notice.sequence:03}")
    scheme = factory.SubFactory(SchemeFactory)
    unit = factory.SelfAttribute("village")
    round = factory.SubFactory(RoundFactory, procedure__scheme=factory.SelfAttribute("...scheme"))
    roster = factory.SubFactory(
        RosterFactory,
        published=True,
        batch__unit=factory.SelfAttribute("...unit"),
        batch__scheme=factory.SelfAttribute("...scheme"),
    )
    title = factory.LazyAttribute(
        lambda notice: f"{notice.unit.name}2026年第一季度{notice.scheme.name}{notice.round.name}"
    )
    period = "2026年第一季度"
    place = factory.LazyAttribute(lambda notice: notice.unit.board_place)
    basis = "最低生活保障审核确认办法第十九条（民发〔2021〕57号）"
    phone = "0990-5550101"
    web_level = models.WebLevel.MASKED
    posted_on = factory.LazyAttribute(lambda notice: timezone.localdate(timezone.now() + notice.starts_in))
    opens_at = factory.LazyAttribute(lambda notice: _midnight(notice.posted_on))
    ends_at = factory.LazyAttribute(lambda notice: _midnight(notice.posted_on + dt.timedelta(days=8)))
    published_by = factory.SubFactory(StaffFactory)
    published_at = factory.LazyFunction(timezone.now)
    households = 0
    persons = 0
    amount = Decimal(0)
    content_digest = factory.LazyAttribute(lambda notice: f"{notice.sequence:064x}")
    ledger_number = factory.SelfAttribute("sequence")
    ledger_digest = factory.LazyAttribute(lambda notice: f"{notice.sequence:064x}")

    @factory.post_generation
    def rows(self, create, count):
        if not create or not count:
            return
        for serial in range(1, count + 1):
            RosterEntryFactory(roster=self.roster, village=self.unit, serial=serial)
        sums = {"households": count, "persons": 2 * count, "amount": Decimal(620) * count}
        models.PublicationTotal.objects.create(publication=self, village=self.unit, **sums)
        for name, value in sums.items():
            setattr(self, name, value)
        self.save()


class ChangeRecordFactory(DjangoModelFactory):
    class Meta:
        model = models.ChangeRecord

    kind = models.ChangeKind.EXITED
    reason = models.ChangeReason.INCOME_OVER
    scheme = factory.SubFactory(SchemeFactory)
    village = factory.SubFactory(OrgUnitFactory)
    households = 1
    persons = 3
    amount = Decimal("-620.00")
    decided_on = factory.LazyFunction(timezone.localdate)
    effective_month = factory.LazyAttribute(lambda change: change.decided_on.replace(day=1))


class AidSummaryFactory(DjangoModelFactory):
    class Meta:
        model = models.AidSummary

    kind = models.AidKind.MEDICAL
    cause = models.AidCause.EXPENSE
    period_start = dt.date(2026, 1, 1)
    period_end = dt.date(2026, 3, 31)
    households = 6
    persons = 6
    amount = Decimal(30000)


class AidReleaseFactory(DjangoModelFactory):
    class Meta:
        model = models.AidRelease
        django_get_or_create = ("period_start",)

    period_start = dt.date(2026, 1, 1)
    period_end = dt.date(2026, 3, 31)


class AidFigureFactory(DjangoModelFactory):
    """One published line; lines of one quarter share its release."""

    class Meta:
        model = models.AidFigure

    release = factory.SubFactory(AidReleaseFactory)
    kind = models.AidKind.MEDICAL
    cause = ""
    period_start = dt.date(2026, 1, 1)
    period_end = dt.date(2026, 3, 31)
    households = 6
    persons = 6
    amount = Decimal(30000)


class OpeningBalanceFactory(DjangoModelFactory):
    class Meta:
        model = models.OpeningBalance

    scheme = factory.SubFactory(SchemeFactory)
    village = factory.SubFactory(OrgUnitFactory)
    year = factory.LazyFunction(lambda: timezone.localdate().year)
    households = 100
    persons = 150
    amount = Decimal(60000)
    source = models.OpeningSource.REPORT


class RecheckPlanFactory(DjangoModelFactory):
    class Meta:
        model = models.RecheckPlan

    scheme = factory.SubFactory(SchemeFactory)
    village = factory.SubFactory(OrgUnitFactory)
    frequency = models.Frequency.YEARLY
    due_on = factory.LazyFunction(timezone.localdate)
    households = 20
    planned_by = factory.SubFactory(StaffFactory)


def _midnight(day: dt.date) -> dt.datetime:
    return timezone.make_aware(dt.datetime.combine(day, dt.time.min))
