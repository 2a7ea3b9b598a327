"""The gaps that a reply template may have. Plain replacement of a few names: a template is never run as code."""

import re
from collections.abc import Mapping

from django.utils.translation import gettext as _

from .errors import Refused

NUMBER, RECEIVED, CHANNEL, VILLAGE = "来件编号", "收到日期", "来件方式", "涉及村"
NOTICE_TITLE, NOTICE_NUMBER, REVIEW_ORGAN, ORGAN = "公示标题", "公示编号", "复查机关", "机关名称"
VARIABLES = (NUMBER, RECEIVED, CHANNEL, VILLAGE, NOTICE_TITLE, NOTICE_NUMBER, REVIEW_ORGAN, ORGAN)
UNFILLED = "【请填写"  # what a gap becomes when the case has nothing for it; no reply leaves the desk with one

_GAP = re.compile(r"\{([^{}]*)\}")


def check(text: str) -> str:
    """The text, or a sentence that names the gap nobody knows and those there are."""
    allowed = "".join(f"{{{name}}}" for name in VARIABLES)
    for name in _GAP.findall(text):
        if name not in VARIABLES:
            raise Refused(_("没有“{%(name)s}”这个变量。可以用的有：%(allowed)s。") % {"name": name, "allowed": allowed})
    if "{" in (rest := _GAP.sub("", text)) or "}" in rest:
        raise Refused(_("花括号要成对，里面只写变量名。可以用的有：%(allowed)s。") % {"allowed": allowed})
    return text


def fill(text: str, values: Mapping[str, str]) -> str:
    """The text with the case's values; what the case does not have is marked to be written by hand."""
    return _GAP.sub(lambda gap: values.get(gap[1]) or f"{UNFILLED}{gap[1]}】", text)


def is_filled(text: str) -> bool:
    return UNFILLED not in text


def fixed_parts(text: str) -> list[str]:
    """What every reply made from this template has in common."""
    return [part for part in _GAP.split(text)[::2] if part.strip()]
