"""Who may do what, readable by the person who signs the job list.

Three duties stay apart (GB/T 22239, 三员分立): who keeps the system sees no matter of any citizen, who audits does
nothing else, and who supervises sees counts. A role never grants accounts.add_user and its like: whoever holds them
can make themselves anything (Wagtail's own security notes), so accounts are kept through services.py alone.
"""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

ACCESS_ADMIN = "wagtailadmin.access_admin"


@dataclass(frozen=True)
class Role:
    """A job in the office. `code` names its auth Group."""

    code: str
    name: Promise
    sentence: Promise
    permissions: frozenset[str]
    # What the job may do to every page of the site: add, change, publish.
    pages: tuple[str, ...] = ()
    # What it may do to every picture and attachment.
    collections: tuple[str, ...] = ()

    def __str__(self) -> str:
        return str(self.name)


def role(
    code: str,
    name: Promise,
    sentence: Promise,
    *permissions: str,
    pages: tuple[str, ...] = (),
    collections: tuple[str, ...] = (),
) -> Role:
    return Role(code, name, sentence, frozenset({ACCESS_ADMIN, *permissions}), pages, collections)


# What the office fills in beside the rosters: changes, payments, aid and funds of a period.
SUMS = ("changerecord", "paymentnotice", "aidsummary", "fundperiod")
FIGURES = tuple(f"disclosures.{action}_{model}" for model in SUMS for action in ("add", "change", "view"))
READ_FIGURES = tuple(f"disclosures.view_{model}" for model in SUMS)
# The yearly summary: to read its draft, and to keep it as a page that others then check and publish.
SUMMARY = ("summary.read_summary", "summary.draft_summary")
# How a scheme is disclosed: its columns, rounds, days and places. A leader's decision, not a clerk's.
RULES_OF_DISCLOSURE = tuple(
    f"disclosures.{action}_{model}"
    for model in ("scheme", "procedure", "round")
    for action in ("add", "change", "view")
)
# What stands beside the pages: standards, the catalogue, the legal bases. Saved is published, so not a clerk's.
CONTENT = tuple(
    f"cms.{action}_{model}"
    for model in ("assistancestandard", "disclosureitem", "legalbasis", "plainword")
    for action in ("add", "change", "view")
)
# How residents say things: what the site's search understands. Saved is in use.
SEARCH_WORDS = tuple(f"search.{action}_searchword" for action in ("add", "change", "view"))
# Numbers that the gate lets pass: not for those who publish, or one person could let anything out.
PUBLIC_NUMBERS = tuple(f"orgs.{action}_publicnumber" for action in ("add", "change", "delete", "view"))
MEDIA = (
    "wagtailimages.add_image",
    "wagtailimages.change_image",
    "wagtailimages.choose_image",
    "wagtaildocs.add_document",
    "wagtaildocs.change_document",
    "wagtaildocs.choose_document",
)

# What the site is inspected for, and what of the catalogue is missing: counts and days, nobody's matter.
INSPECTION = "inspection.view_board"

ROLES: tuple[Role, ...] = (
    role(
        "village_assistant",
        _("村协管员"),
        _("上传本村名册，打印本村公示张贴页；看不到信访件。"),
        "disclosures.upload_batch",
        "disclosures.view_batch",
        "disclosures.print_board",
    ),
    role(
        "receptionist",
        _("信访接待员"),
        _("登记来访、来信、来电，查看办理进度；不写答复，不批答复。"),
        "petitions.register_case",
        "petitions.view_case",
        "petitions.view_petitioner",
    ),
    role(
        "case_worker",
        _("经办人"),
        _(
            "上传、核对、发布名册，填报动态和资金，受理和交办信访件，起草并送达答复；自己上传的名册、起草的答复由别人审批。"
        ),
        "disclosures.upload_batch",
        "disclosures.view_batch",
        "disclosures.confirm_batch",
        "disclosures.publish_notice",
        "disclosures.withdraw_notice",
        "disclosures.print_board",
        "petitions.register_case",
        "petitions.view_case",
        "petitions.view_petitioner",
        "petitions.accept_case",
        "petitions.assign_case",
        "petitions.draft_reply",
        "petitions.issue_reply",
        "petitions.read_accusation",
        "gate.ask_override",
        INSPECTION,
        *SUMMARY,
        *FIGURES,
        pages=("add", "change"),
        collections=MEDIA,
    ),
    role(
        "leader",
        _("分管领导"),
        _("审批名册，交办信访件，签发答复，定公示的轮次和天数，保管近亲属备案，查看台账和统计。"),
        "disclosures.view_batch",
        "disclosures.approve_roster",
        "disclosures.view_publicationreview",
        "disclosures.withdraw_notice",
        "petitions.view_case",
        "petitions.view_petitioner",
        "petitions.assign_case",
        "petitions.approve_reply",
        "petitions.remind_case",
        "petitions.read_accusation",
        "petitions.dispose_case",
        "petitions.manage_clocks",
        "petitions.view_case_statistics",
        "gate.decide_override",
        # 57号 art 11: filed apart. Nobody else sees even that the list exists.
        "disclosures.keep_relatives",
        INSPECTION,
        "inspection.set_limits",
        "summary.read_summary",
        *READ_FIGURES,
        *RULES_OF_DISCLOSURE,
    ),
    role(
        "privacy_reviewer",
        _("保密审查员"),
        _("公开前审查名册、答复和网站内容里有没有不该公开的内容，复核放行申请。"),
        "disclosures.view_batch",
        "disclosures.approve_roster",
        "disclosures.withdraw_notice",
        "petitions.publish_answer",
        "petitions.dispose_case",
        "gate.decide_override",
        *PUBLIC_NUMBERS,
    ),
    role(
        "publisher",
        _("信息发布员"),
        _("发布和撤下公示，发布政策、指南和公开的答复；看不到信访人是谁。"),
        "disclosures.view_batch",
        "disclosures.publish_notice",
        "disclosures.withdraw_notice",
        "disclosures.print_board",
        "petitions.publish_answer",
        "gate.ask_override",
        INSPECTION,
        *SUMMARY,
        *CONTENT,
        *SEARCH_WORDS,
        pages=("add", "change", "publish"),
        collections=MEDIA,
    ),
    role(
        "supervisor",
        _("监督员"),
        _("只看统计数字，看不到任何人的姓名和信访内容。"),
        "petitions.view_case_statistics",
        INSPECTION,
        *READ_FIGURES,
    ),
    role(
        "auditor",
        _("审计员"),
        _("只看操作记录、查看记录和账号变动，不办任何业务。"),
        "ledger.view_audit",
        "disclosures.view_accessevent",
        "disclosures.view_publicationreview",
        "accounts.view_accountevent",
        "gate.view_gateoverride",
    ),
    role(
        "system_admin",
        _("系统管理员"),
        _("管理账号、机构和工作日历；看不到名册和信访内容。"),
        "accounts.manage_staff",
        "workdays.manage_calendar",
        "orgs.add_orgunit",
        "orgs.change_orgunit",
        "orgs.view_orgunit",
        "orgs.change_officeprofile",
        "cms.change_siteidentity",
        INSPECTION,
    ),
)

BY_CODE = {one.code: one for one in ROLES}


def role_of(user) -> Role | None:
    """The account's job; None when it has none, or when somebody gave it groups by hand."""
    codes = [group.name for group in user.groups.all() if group.name in BY_CODE]
    return BY_CODE[codes[0]] if len(codes) == 1 else None
