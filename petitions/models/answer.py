"""An answer everybody may read. What it may show is written anew; the originals stay sealed with the case."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from petitions.vocabulary import AnswerState, Kind

from .petition import Petition
from .reply import Reply


class AnswerQuerySet(models.QuerySet):
    def published(self):
        return self.filter(state=AnswerState.PUBLISHED)


class Answer(models.Model):
    """Redacted question and answer, beside the sealed originals (the case's request, the reply's text)."""

    number = models.CharField(_("编号"), max_length=12, null=True, blank=True, unique=True, editable=False)
    petition = models.ForeignKey(Petition, verbose_name=_("来件"), on_delete=models.PROTECT, related_name="answers")
    reply = models.ForeignKey(Reply, verbose_name=_("书面答复"), null=True, blank=True, on_delete=models.PROTECT)
    kind = models.CharField(_("类别"), max_length=14, choices=Kind.choices)
    title = models.CharField(_("标题"), max_length=60)
    question_redacted = models.TextField(_("公开的问题"), help_text=_("改写成谁都认不出是谁的说法。"))
    answer_redacted = models.TextField(_("公开的答复"))
    consent = models.BooleanField(_("申请人同意公开"), default=False)
    state = models.CharField(
        _("状态"), max_length=10, choices=AnswerState.choices, default=AnswerState.DRAFT, editable=False
    )
    prepared_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("拟稿人"), on_delete=models.PROTECT, related_name="+"
    )
    prepared_at = models.DateTimeField(_("拟稿时间"), auto_now_add=True)
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("公开审核人"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    published_at = models.DateTimeField(_("公开时间"), null=True, blank=True, editable=False)
    withdrawn_at = models.DateTimeField(_("撤下时间"), null=True, blank=True, editable=False)
    withdrawal_reason = models.CharField(_("撤下原因"), max_length=120, blank=True)
    supersedes = models.ForeignKey(
        "self",
        verbose_name=_("更正哪一份"),
        null=True,
        blank=True,
        editable=False,
        on_delete=models.PROTECT,
        related_name="corrections",
    )
    correction_note = models.CharField(_("更正了什么"), max_length=120, blank=True)

    objects = AnswerQuerySet.as_manager()

    class Meta:
        verbose_name = _("公开的答复")
        verbose_name_plural = _("公开的答复")
        ordering = ["-published_at", "-pk"]
        default_permissions = ()
        constraints = [
            models.CheckConstraint(
                condition=models.Q(published_by__isnull=True) | ~models.Q(published_by=models.F("prepared_by")),
                name="answer_published_by_another",
            ),
            models.CheckConstraint(
                condition=models.Q(state=AnswerState.DRAFT, number__isnull=True, published_at__isnull=True)
                | (~models.Q(state=AnswerState.DRAFT) & models.Q(number__isnull=False, published_at__isnull=False)),
                name="answer_published_with_number",
            ),
            models.CheckConstraint(
                condition=models.Q(state=AnswerState.WITHDRAWN, withdrawn_at__isnull=False)
                | (~models.Q(state=AnswerState.WITHDRAWN) & models.Q(withdrawn_at__isnull=True)),
                name="answer_withdrawn_with_time",
            ),
            models.UniqueConstraint(
                fields=["petition"], condition=models.Q(state=AnswerState.DRAFT), name="one_draft_answer_per_case"
            ),
            models.UniqueConstraint(
                fields=["petition"], condition=models.Q(state=AnswerState.PUBLISHED), name="one_answer_per_case"
            ),
            models.CheckConstraint(
                condition=models.Q(supersedes__isnull=True, correction_note="")
                | (models.Q(supersedes__isnull=False) & ~models.Q(correction_note="")),
                name="answer_corrects_with_a_note",
            ),
        ]

    def __str__(self):
        return self.number or self.title

    @property
    def is_correction(self) -> bool:
        return self.supersedes_id is not None
