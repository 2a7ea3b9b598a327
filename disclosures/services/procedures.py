"""Schemes and procedures: the national starting values, and a procedure of one's own copied from a template.

Content, so it comes by command or by hand, never by migration.
"""

import datetime as dt
from dataclasses import replace

from django.db import transaction
from django.utils.translation import gettext as _

from portal.accounts import permissions as accounts

from ..models import Procedure, Round, Scheme
from ..national import SCHEMES, RoundRow, Rule, Template
from ..refusals import Declined

ADD = "disclosures.add_procedure"


@transaction.atomic
def load_national() -> int:
    """Add the national schemes and procedures that are missing; touch nothing that a township has edited."""
    added = 0
    for order, row in enumerate(SCHEMES, start=1):
        scheme, _is_new = Scheme.objects.get_or_create(
            code=row.code,
            defaults={"name": row.name, "kind": row.kind, "amount_unit": row.amount_unit, "sort_order": order},
        )
        for template, name in row.procedures:
            if not Procedure.objects.filter(scheme=scheme, name=name).exists():
                since = max(rule.valid_from for rule in template.rules())
                _write(scheme, name, since, template.rounds)
                added += 1
    return added


@transaction.atomic
def copy_template(
    *,
    template: Template,
    scheme: Scheme,
    by,
    name: str,
    valid_from: dt.date,
    basis: Rule | None = None,
    ends_others: bool = False,
) -> Procedure:
    """A procedure of one's own, to be edited afterwards. `basis` takes the place of the texts that were repealed.

    Without one the repealed texts stay, with the day of their repeal, and publishing refuses them.
    """
    accounts.require(by, ADD)
    name = name.strip() or template.name
    if scheme.kind not in template.schemes:
        raise Declined(
            _("模板“%(template)s”不适用于%(scheme)s，请换一个模板或者救助项目。")
            % {"template": template.name, "scheme": scheme.name}
        )
    if Procedure.objects.filter(scheme=scheme, name=name).exists():
        raise Declined(_("%(scheme)s已经有叫“%(name)s”的程序，请换一个名称。") % {"scheme": scheme.name, "name": name})
    if ends_others:
        _end_before(scheme, valid_from)
    rounds = [_on_basis(row, basis, valid_from) for row in template.rounds] if basis else template.rounds
    return _write(scheme, name, valid_from, rounds)


def _on_basis(row: RoundRow, basis: Rule, day: dt.date) -> RoundRow:
    """The same round on a rule in force. The article numbers of the old text mean nothing in the new one."""
    return replace(row, rule=basis, article="") if row.rule.is_repealed_on(day) else row


def _end_before(scheme: Scheme, day: dt.date) -> None:
    """Two procedures at once would ask for two different postings: the others stop on the day before."""
    others = Procedure.objects.in_force(day).filter(scheme=scheme, valid_from__lt=day)
    others.update(valid_until=day - dt.timedelta(days=1))


def _write(scheme: Scheme, name: str, valid_from: dt.date, rows) -> Procedure:
    procedure = Procedure.objects.create(scheme=scheme, name=name, valid_from=valid_from)
    Round.objects.bulk_create(
        Round(
            procedure=procedure,
            order=order,
            kind=row.kind,
            name=row.name,
            days=row.days,
            unit=row.unit,
            repost_days=row.repost_days,
            place_kind=row.place_kind,
            channel=row.channel,
            legal_basis=f"{row.rule.title}{row.article}",
            basis_number=row.rule.number,
            basis_valid_from=row.rule.valid_from,
            basis_valid_until=row.rule.valid_until,
            has_objection_window=row.has_objection_window,
            decided_by=row.decided_by,
            web_level=row.web_level,
        )
        for order, row in enumerate(rows, start=1)
    )
    return procedure
