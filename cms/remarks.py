"""What there is to say about a page's words: by the rules of plain_words.py, by its neighbours, by the gate.

One place for the editor's preview, for the panel above the form that author and reviewer see, and for the sentence
after saving. Only the gate's findings stand in the way of anything, and it says so itself (cms/gate.py).
"""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cms import gate
from cms.models import ExplanationPage, PlainWord, PolicyPage
from cms.plain_words import MOST_HANZI, Kind, Remark, hard_words, long_sentences
from portal.gate import selectors

# Short, or there for machines.
SKIPPED = {"slug", "seo_title"}


def remarks_on(page) -> list[Remark]:
    """The page as it stands in memory: a form's, or a version's. The gravest first."""
    return [*personal(page), *unexplained(page), *wording(page)]


def personal(page) -> Iterator[Remark]:
    """What the gate found and nobody has let through: kinds and places, never the words."""
    verdict = gate.look_at(page)
    if not selectors.is_released(verdict):
        for sentence in verdict.places:
            yield Remark(Kind.PERSONAL, _("公开前检查"), "", sentence)


def unexplained(page) -> Iterator[Remark]:
    """Text and explanation are linked both ways (国办发〔2017〕8号): say so while somebody is at it."""
    if isinstance(page, PolicyPage) and page.is_in_force:
        found = list(page.explanations.values_list("live", flat=True)) if page.pk else []
        if True not in found:
            advice = _("解读还是草稿，请送审。") if found else _("请在政策文件库里写一篇解读，选这份文件。")
            yield Remark(Kind.UNEXPLAINED, _("政策解读"), page.title, advice)
    if isinstance(page, ExplanationPage) and page.policy_id is None:
        yield Remark(Kind.UNEXPLAINED, _("解读的文件"), page.title, _("请选好它解读的是哪份文件，两个页面会互相链接。"))


def wording(page) -> Iterator[Remark]:
    words = dict(PlainWord.objects.values_list("word", "plain"))
    for text in gate.texts_of(page):
        if text.field in SKIPPED or not is_ours(page, text.field):
            continue
        for sentence, count in long_sentences(text.words):
            advice = _("这一句有%(count)d个字，超过%(most)d个字难记住，请拆成两三句。") % {
                "count": count,
                "most": MOST_HANZI,
            }
            yield Remark(Kind.LONG, text.label, sentence, advice)
        for word, passage, plain in hard_words(text.words, words):
            advice = _("“%(word)s”可以说成：%(plain)s。") % {"word": word, "plain": plain}
            yield Remark(Kind.JARGON, text.label, passage, advice)


def is_ours(page, field: str) -> bool:
    """Whether the field holds words of our own: what an organ decreed is quoted, and nobody may smooth it."""
    ours = getattr(page, "own_words", None)
    return ours is None or field in ours


def summary(remarks: list[Remark]) -> str:
    """After saving, in one sentence."""
    return ngettext(
        "文字检查有%(count)d处提醒，列在编辑页的最上面。不改也能送审，审核的同事会看到。",
        "文字检查有%(count)d处提醒，列在编辑页的最上面。不改也能送审，审核的同事会看到。",
        len(remarks),
    ) % {"count": len(remarks)}
