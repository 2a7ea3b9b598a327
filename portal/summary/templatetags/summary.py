"""A sentence of the draft as HTML: each number leads to its line of the annex, each doubt to its line of the checks."""

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _

from portal.summary.figures import BLANK, Piece, Sentence

register = template.Library()


@register.simple_tag
def tell(sentence: Sentence):
    return format_html_join("", "{}", ((_piece(piece),) for piece in sentence))


def _piece(piece: Piece):
    if piece.figure is None:
        return format_html("<mark>{}</mark>", piece.text) if piece.text.startswith(BLANK) else piece.text
    written = format_html(
        '<a class="summary-figure" href="#figure-{}" title="{}">{}</a>',
        piece.figure.number,
        piece.figure.what,
        piece.text,
    )
    doubts = format_html_join(
        "",
        '<a class="summary-doubt" href="#check-{}">{}</a>',
        ((line, _("核对%(line)d") % {"line": line}) for line in piece.checks),
    )
    return format_html("{}{}", written, doubts)
