"""The editor's own checker (Wagtail's 检查 beside the form, run by axe in the preview), taught our remarks.

The preview is made on the server from what the form holds at that moment and lists the remarks as elements; a rule for
each kind finds them. So one set of rules, in Python, speaks while somebody writes and again when it is saved.
"""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.userbar import ContentCheckerItem

from cms.plain_words import Kind

# Axe needs a check that such an element fails; its own for an empty title does, and no script of ours is asked for.
FAILS = {"id": "non-empty-title", "options": {"attribute": "title"}}
SAID = {
    Kind.PERSONAL: (_("有不该公开的个人信息"), _("删去，或者填写公开的理由，由另一位同志复核。")),
    Kind.UNEXPLAINED: (_("文件和解读还没有连起来"), _("每份文件都要有解读，每篇解读都要选好文件。")),
    Kind.LONG: (_("句子太长"), _("超过40个字的句子难记住，请拆成两三句。")),
    Kind.JARGON: (_("有难懂的词"), _("换成群众平时的说法，建议写在预览的最下面。")),
}


class WordsChecker(ContentCheckerItem):
    axe_run_only = [*ContentCheckerItem.axe_run_only, *(str(kind) for kind in Kind)]
    axe_custom_rules = [
        *ContentCheckerItem.axe_custom_rules,
        *(
            {
                "id": str(kind),
                "impact": "moderate",
                "selector": f'[data-remark="{kind}"]',
                "tags": ["best-practice"],
                "any": [FAILS],
                "enabled": True,
            }
            for kind in Kind
        ),
    ]
    axe_messages = {
        **ContentCheckerItem.axe_messages,
        **{str(kind): {"error_name": name, "help_text": advice} for kind, (name, advice) in SAID.items()},
    }


def is_wagtails(item) -> bool:
    return isinstance(item, ContentCheckerItem) and not isinstance(item, WordsChecker)
