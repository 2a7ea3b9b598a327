"""The editors' work: pages, standards and the catalogue, published at dates spread over the demo's year."""

from datetime import date, datetime, time, timedelta
from decimal import Decimal
from itertools import count

from django.utils import timezone

from cms.models import (
    AssistanceStandard,
    ChangeNote,
    DisclosureItem,
    ExplanationPage,
    GuideIndexPage,
    GuidePage,
    LegalBasis,
    PolicyIndexPage,
    PolicyPage,
    SelfCheckPage,
)
from cms.models.withdrawals import Reason
from cms.services.withdrawals import withdraw
from cms.vocabulary import Topic, Validity
from portal.demo import place
from portal.demo.content.afterwards import AHEAD, CHANGES, OUTDATED
from portal.demo.content.catalogue import DIBAO_BASES, ITEMS, LAW_BASES, OLD_BASIS_CITED_BY, STANDARDS
from portal.demo.content.guides import GUIDES
from portal.demo.content.national_policies import NATIONAL
from portal.demo.content.other_policies import OTHER
from portal.demo.content.questions import QUESTIONS
from portal.demo.content.shapes import Explanation, Policy

from .clock import Year, at_hour
from .frame import make_frame
from .ground import staff
from .pages import body, publish

POLICIES = (*NATIONAL, *OTHER)
GUIDE_TOPICS = {
    "apply-destitute": Topic.DESTITUTE,
    "apply-temporary-aid": Topic.TEMPORARY,
    "apply-medical-aid": Topic.MEDICAL,
}


def topic(label: str) -> str:
    return {str(choice.label): choice.value for choice in Topic}.get(label, Topic.GENERAL)


def add_policy(policy: Policy) -> None:
    """The text, and its explanation right after it: neither may stand alone for long."""
    index = PolicyIndexPage.objects.get()
    page = publish(
        index,
        PolicyPage(
            title=policy.title,
            slug=policy.slug,
            document_number=policy.number,
            issuer=policy.issuer,
            written_on=date.fromisoformat(policy.dated),
            topic=topic(policy.topic),
            validity=Validity.REPEALED if policy.repealed else Validity.IN_FORCE,
            ended_on=date.fromisoformat(policy.repealed) if policy.repealed else None,
            replaced_by=PolicyPage.objects.filter(slug=policy.replaced_by).first() if policy.replaced_by else None,
            summary=policy.sections[0].paragraphs[0][:110],
            body=body(policy.sections),
        ),
    )
    add_explanation(f"{policy.slug}-explained", page, policy.explanation)


def add_explanation(slug: str, policy: PolicyPage | None, explanation: Explanation) -> None:
    publish(PolicyIndexPage.objects.get(), explanation_page(slug, policy, explanation))


def explanation_page(slug: str, policy: PolicyPage | None, explanation: Explanation) -> ExplanationPage:
    return ExplanationPage(
        title=explanation.title,
        slug=slug,
        policy=policy,
        source=place.OFFICE["name"],
        summary=explanation.summary,
        body=body(explanation.sections),
    )


def add_question(slug: str, policy: str, explanation: Explanation) -> None:
    """What residents ask at the window, beside the rule that answers it."""
    add_explanation(slug, PolicyPage.objects.filter(slug=policy).first(), explanation)


def add_guides(today: date) -> None:
    """Each is to be read again on a day of its own, the first of them soon."""
    index, office = GuideIndexPage.objects.get(), place.OFFICE
    for number, guide in enumerate(GUIDES):
        publish(
            index,
            GuidePage(
                title=guide.title,
                slug=guide.slug,
                topic=GUIDE_TOPICS.get(guide.slug, Topic.DIBAO),
                summary=guide.summary,
                conditions=[("condition", text) for text in guide.conditions],
                standard_kind="dibao" if guide.slug == "apply-dibao" else "",
                standard_note=guide.standard,
                materials=[
                    ("material", {"name": one.name, "copies": "", "note": one.note, "when": list(one.when)})
                    for one in guide.materials
                ],
                steps=[
                    ("step", {"name": f"第{i}步", "text": text, "limit": ""}) for i, text in enumerate(guide.steps, 1)
                ],
                time_limit=guide.limit,
                place=office["place"],
                hours=office["hours"],
                review_by=today + timedelta(days=12 + 90 * number),
            ),
        )


def tell_changes() -> None:
    """Texts that were put right after they had stood here: each says so."""
    pages = {"policy": PolicyPage, "guide": GuidePage}
    for page_kind, slug, kind, text in CHANGES:
        page = pages[page_kind].objects.get(slug=slug)
        page.change_notes.add(ChangeNote(kind=kind, text=text))
        page.save_revision(user=staff("jingban")).publish(user=staff("fabu"))


def withdraw_what_is_over() -> None:
    """A text whose year has passed: its address says so ever after."""
    page = ExplanationPage.objects.get(slug="home-visits-2025")
    withdraw(page=page, by=staff("fabu"), reason=Reason.INVALID)


def add_ahead(today: date) -> None:
    """Let out by the second person, and not there before its minute."""
    page = explanation_page("check-your-card", None, AHEAD)
    page.go_live_at = datetime.combine(today + timedelta(days=5), time(9), timezone.get_current_timezone())
    page.live, page.owner = False, staff("jingban")
    PolicyIndexPage.objects.get().add_child(instance=page)
    page.save_revision(user=page.owner).publish(user=staff("fabu"))


def add_self_check() -> None:
    publish(
        GuideIndexPage.objects.get(),
        SelfCheckPage(
            title="我家可能符合低保吗？自己先算一算",
            slug="self-check",
            intro="填人数、收入和财产，当场看到结果。",
        ),
    )


def add_catalogue() -> None:
    bases = [LegalBasis.objects.create(name=name, issuer="国务院") for name in LAW_BASES]
    new, old = (LegalBasis(**fields) for fields in DIBAO_BASES)
    new.save()
    old.replaced_by = new
    old.save()
    for number, (level_one, level_two, elements, where, stage) in enumerate(ITEMS, 1):
        item = DisclosureItem.objects.create(
            number=number,
            level_one=level_one,
            level_two=level_two,
            elements=elements,
            limit_note="自信息形成或者变更之日起",
            organ="县民政局、乡镇人民政府",
            channels="政府网站、村公示栏（电子屏）、政务服务中心",
            by_village=where == "notices",
            place=where,
            topic=topic(level_one),
            stage=stage,
        )
        item.bases.set([*bases, *([new] if item.topic == Topic.DIBAO else [])])
        if number == OLD_BASIS_CITED_BY:
            item.bases.set([*bases, old])


def add_standards(year: int) -> None:
    """Five years, the last still in force."""
    paper = PolicyPage.objects.filter(slug="standard-2026").first()
    for area, amounts in STANDARDS.items():
        first = year - len(amounts) + 1
        for offset, amount in enumerate(amounts):
            start = date(first + offset, 1, 1)
            last = offset == len(amounts) - 1
            AssistanceStandard.objects.create(
                kind="dibao",
                area=area,
                amount=Decimal(amount),
                valid_from=start,
                valid_until=None if last else date(first + offset, 12, 31),
                document_number="青政发〔2026〕4号" if last else "",
                approved_by="青禾县人民政府",
                policy=paper if last else None,
            )


def plan(year: Year) -> None:
    """Put the editors' work into the calendar."""
    year.add(year.moment(320, 9), make_frame)
    days = count(312, -21)
    for policy, day in zip(POLICIES, days, strict=False):
        # No page is published before its paper is dated, and none whose paper is still to come.
        day_of_paper = date.fromisoformat(policy.dated)
        if day_of_paper <= year.today:
            moment = max(year.moment(day, 9), at_hour(day_of_paper, 17))
            year.add(moment, lambda policy=policy: add_policy(policy))
    for question, day in zip(QUESTIONS, count(250, -14), strict=False):
        year.add(year.moment(day, 10), lambda question=question: add_question(*question))
    year.add(year.moment(300, 9), lambda: add_guides(year.today))
    year.add(year.moment(299, 9), add_catalogue)
    year.add(year.moment(298, 9), add_self_check)
    year.add(year.ago(3, 8), lambda: add_standards(2026))
    year.add(year.moment(280, 10), lambda: add_question("home-visits-2025", "57", OUTDATED))
    year.add(year.ago(40, 10), withdraw_what_is_over)
    year.add(year.ago(12, 10), tell_changes)
    year.add(year.ago(2, 10), lambda: add_ahead(year.today))
