"""The record of what was done to accounts: appended in the transaction of the act, never changed."""

from typing import Any

from django.utils.translation import gettext as _

from .models import AccountAction, AccountEvent, User
from .roles import BY_CODE


def note(*, by: User | None, account: User, action: AccountAction, **facts: Any) -> AccountEvent:
    return AccountEvent.objects.create(by=by, account=account, action=action, facts=facts)


def describe(event: AccountEvent) -> str:
    """The act in words, for the keeper and the auditor."""
    facts = event.facts
    if event.action == AccountAction.CREATED:
        return _("岗位：%(role)s；机构：%(unit)s") % {
            "role": name_of_role(facts["role"]),
            "unit": facts["unit"] or _("（无）"),
        }
    if event.action == AccountAction.ROLE_GRANTED:
        before, after = facts["role"]
        return _("从%(before)s调整为%(after)s") % {"before": name_of_role(before), "after": name_of_role(after)}
    if event.action == AccountAction.CHANGED:
        parts = [_("更正姓名")] if facts["renamed"] else []
        if facts["unit"]:
            before, after = (name or _("（无）") for name in facts["unit"])
            parts.append(_("从%(before)s调到%(after)s") % {"before": before, "after": after})
        return "；".join(parts)
    return ""


def name_of_role(code: str) -> str:
    return str(BY_CODE[code]) if code in BY_CODE else _("（无岗位）")
