"""The matter itself. Who sent it lies apart, in petitioner.py, under a permission of its own."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from petitions.vocabulary import FINISHED, OPEN, Channel, Delivery, Kind, State, Subject
from portal.privacy.fields import SealedTextField

# How lists stand, and what permissions.visible reads of a case.
BY_CLOCK = ("next_due", "-received_on", "-number")
SEEN_BY = ("village", "assignee", "assignee_unit", "accused_unit")


class PetitionQuerySet(models.QuerySet):
    def visible_to(self, user):
        """The cases whose existence this member of staff may know of; see permissions.py for the reasons."""
        from petitions.permissions import visible

        return visible(self, user)

    def open(self):
        return self.filter(state__in=OPEN)

    def finished(self):
        return self.filter(state__in=FINISHED)

    def about(self, publication):
        return self.filter(publication=publication)


class Petition(models.Model):
    """One matter from any channel (信访工作条例 art 21: all channels go into one register)."""

    number = models.CharField(_("编号"), max_length=12, unique=True, editable=False)
    channel = models.CharField(_("来件方式"), max_length=12, choices=Channel.choices)
    kind = models.CharField(_("类别"), max_length=14, choices=Kind.choices)
    state = models.CharField(_("状态"), max_length=20, choices=State.choices, default=State.RECEIVED, db_index=True)

    received_on = models.DateField(_("收到日期"), help_text=_("期限从这一天的次日起算。"))
    delivery = models.CharField(
        _("递交方式"),
        max_length=12,
        choices=Delivery.choices,
        blank=True,
        help_text=_("信息公开申请据此确定收到日期。"),
    )
    confirmed_on = models.DateField(
        _("确认的收到日期"), null=True, blank=True, help_text=_("平常信函、网上和传真，以与申请人确认之日为收到日期。")
    )
    entered_at = models.DateTimeField(_("登记时间"), default=timezone.now, editable=False)
    entered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("登记人"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text=_("网上来件由本人填写，没有登记人。"),
    )
    source_organ = models.CharField(_("转送单位"), max_length=60, blank=True)
    source_number = models.CharField(_("转送文号或工单号"), max_length=60, blank=True)

    village = models.ForeignKey(
        "orgs.OrgUnit", verbose_name=_("涉及村"), null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    accused_unit = models.ForeignKey(
        "orgs.OrgUnit",
        verbose_name=_("被检举单位"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text=_("该单位的工作人员看不到这件来件（信访工作条例第三十条）。"),
    )
    accused_units = models.ManyToManyField(
        "orgs.OrgUnit",
        verbose_name=_("一并回避的单位"),
        blank=True,
        related_name="+",
        help_text=_("来信还提到的单位，其工作人员同样看不到这件来件。"),
    )
    accused = models.ManyToManyField(
        settings.AUTH_USER_MODEL,
        verbose_name=_("被反映的工作人员"),
        blank=True,
        related_name="+",
        help_text=_("这些人看不到、也不能办这件来件（信访工作条例第二十八、三十条）。"),
    )
    subject = models.CharField(_("事项类型"), max_length=12, choices=Subject.choices, default=Subject.OTHER)
    summary = models.CharField(
        _("事项摘要"), max_length=80, help_text=_("列表里显示，不写姓名、电话、住址等个人信息。")
    )
    request = SealedTextField(_("诉求"))
    facts = SealedTextField(_("事实和理由"), blank=True, default="")
    is_anonymous = models.BooleanField(_("匿名"), default=False)
    persons_count = models.PositiveSmallIntegerField(_("人数"), default=1)
    publish_consent = models.BooleanField(_("同意隐去个人信息后公开答复"), default=False)

    publication = models.ForeignKey(
        "disclosures.Publication",
        verbose_name=_("所异议的公示"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="petitions",
    )
    row_serial = models.PositiveIntegerField(_("所异议的序号"), null=True, blank=True)
    repeats = models.ForeignKey(
        "self",
        verbose_name=_("重复来件的原件"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="repeated",
    )

    split_from = models.ForeignKey(
        "self",
        verbose_name=_("分件的原件"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="split_off",
    )
    merged_into = models.ForeignKey(
        "self",
        verbose_name=_("并入的来件"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="merged_here",
    )
    reviews_case = models.ForeignKey(
        "self",
        verbose_name=_("申请复查复核的原件"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="review_cases",
    )
    review_level = models.PositiveSmallIntegerField(_("复查或复核"), null=True, blank=True)

    assignee = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("承办人"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="assigned_petitions",
    )
    assignee_unit = models.ForeignKey(
        "orgs.OrgUnit", verbose_name=_("承办单位"), null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    returned_to = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("退回给谁"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text=_("承办人退回交办以后，由交办的人重新交办。"),
    )
    accepted_at = models.DateTimeField(_("受理时间"), null=True, blank=True, editable=False)
    closed_at = models.DateTimeField(_("办结时间"), null=True, blank=True, editable=False)

    news_at = models.DateTimeField(
        _("来件人有补充"), null=True, blank=True, editable=False, help_text=_("办过一步就清空。")
    )
    is_preserved = models.BooleanField(_("暂缓销毁"), default=False, editable=False)
    disposed_at = models.DateTimeField(_("内容销毁时间"), null=True, blank=True, editable=False)
    # The ticking clock that runs out first. services/clocks.py alone writes these and the clocks they repeat, so that
    # a list of 100,000 cases is sorted and counted by an index instead of by a question for each row.
    next_due = models.DateField(_("最近期限"), null=True, blank=True, editable=False)
    next_act_by = models.DateField(_("最近期限的最迟办理日"), null=True, blank=True, editable=False)
    next_rule = models.CharField(_("最近的期限"), max_length=20, blank=True, default="", editable=False)
    next_is_provisional = models.BooleanField(_("最近期限是暂算"), default=False, editable=False)
    held_since = models.DateField(_("等补充材料"), null=True, blank=True, editable=False)
    reminded_at = models.DateTimeField(
        _("被催办"), null=True, blank=True, editable=False, help_text=_("办过一步就清空。")
    )

    code_fingerprint = models.CharField(_("查询码指纹"), max_length=64, unique=True, editable=False)
    code_reissues = models.PositiveSmallIntegerField(_("补发过几次查询码"), default=0, editable=False)
    idempotency_key = models.CharField(_("提交指纹"), max_length=64, unique=True, editable=False)
    version = models.PositiveIntegerField(_("版本"), default=1, editable=False)

    objects = PetitionQuerySet.as_manager()

    class Meta:
        verbose_name = _("来件")
        verbose_name_plural = _("来件")
        ordering = ["-received_on", "-number"]
        default_permissions = ()
        permissions = [
            ("register_case", _("登记来访、来信、来电")),
            ("view_case", _("查看来件")),
            ("view_petitioner", _("查看申请人信息（留痕）")),
            ("accept_case", _("受理、不予受理、转送、办结")),
            ("assign_case", _("交办")),
            ("draft_reply", _("办理和拟写答复")),
            ("approve_reply", _("审签答复、批准延期")),
            ("issue_reply", _("编号印发、登记送达")),
            ("publish_answer", _("公开和撤下答复")),
            ("view_case_statistics", _("查看来件统计")),
            ("remind_case", _("催办")),
            ("read_accusation", _("办理检举控告（密封）")),
            ("dispose_case", _("到期来件的销毁")),
            ("manage_clocks", _("设置期限、清单和保存年限")),
        ]
        # Both begin as the desk's lists are sorted and filtered, and go on with what decides whether somebody may know of
        # a case and what the filters ask: a list of 100,000 is counted and leafed through without opening a letter.
        indexes = [
            # The first two hold all that a count asks of a case, `id` for the walls: then no case is opened for it.
            models.Index(
                fields=[*BY_CLOCK, *SEEN_BY, "state", "kind", "channel", "next_act_by", "summary", "id"],
                name="cases_by_clock",
            ),
            models.Index(
                fields=["state", *BY_CLOCK, *SEEN_BY, "kind", "channel", "news_at", "returned_to", "id"],
                name="cases_by_state",
            ),
            models.Index(fields=["village", "subject", "received_on"], name="same_village_same_subject"),
            # Three piles of a handful of rows, in the order of their lists.
            models.Index(
                fields=["state", *BY_CLOCK], condition=models.Q(news_at__isnull=False), name="cases_with_news"
            ),
            models.Index(fields=BY_CLOCK, condition=models.Q(held_since__isnull=False), name="cases_on_hold"),
            models.Index(fields=BY_CLOCK, condition=models.Q(reminded_at__isnull=False), name="cases_reminded"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(kind=Kind.OBJECTION) | models.Q(publication__isnull=False),
                name="objection_names_its_notice",
            ),
            models.CheckConstraint(
                condition=models.Q(row_serial__isnull=True) | models.Q(publication__isnull=False),
                name="row_belongs_to_a_notice",
            ),
            models.CheckConstraint(
                condition=models.Q(channel=Channel.WEB, entered_by__isnull=True)
                | (~models.Q(channel=Channel.WEB) & models.Q(entered_by__isnull=False)),
                name="typed_by_staff_unless_web",
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=FINISHED, closed_at__isnull=False)
                | (~models.Q(state__in=FINISHED) & models.Q(closed_at__isnull=True)),
                name="finished_exactly_with_closed_at",
            ),
            models.CheckConstraint(
                condition=models.Q(state=State.MERGED, merged_into__isnull=False)
                | (~models.Q(state=State.MERGED) & models.Q(merged_into__isnull=True)),
                name="merged_exactly_with_another",
            ),
            models.CheckConstraint(
                condition=models.Q(kind=Kind.REVIEW, reviews_case__isnull=False, review_level__in=[1, 2])
                | (~models.Q(kind=Kind.REVIEW) & models.Q(reviews_case__isnull=True, review_level__isnull=True)),
                name="review_names_its_case",
            ),
            models.CheckConstraint(
                condition=models.Q(disposed_at__isnull=True) | models.Q(is_preserved=False, closed_at__isnull=False),
                name="disposed_only_when_finished_and_free",
            ),
        ]

    def __str__(self):
        return self.number

    @property
    def is_open(self) -> bool:
        return self.state in OPEN

    @property
    def is_typed_by_staff(self) -> bool:
        return self.entered_by_id is not None
