"""Every door through which cases are written asks for its permission and for the case, whichever face knocked.

A new service function with `by=` and without a line in the table below fails here.
"""

import importlib
import inspect
import pkgutil

import pytest
from django.db import transaction
from django.utils import timezone

from petitions import services
from petitions.errors import Refused
from petitions.models import ChecklistItem, ClockRule, DisposalBatch, Reply, Review, SealUse
from petitions.permissions import is_accused, may_see
from petitions.workflow import (
    ACCEPT,
    APPROVE,
    ASSIGN,
    CLOCKS,
    DISPOSE,
    DRAFT,
    ISSUE,
    PERSON,
    PUBLISH,
    REGISTER,
    REMIND,
    VIEW,
)  # fmt: skip
from portal.accounts.permissions import NotAllowed, allows

from .role_matrix import World

SEES, BESIDE, NO_CASE = "must see the case", "works beside the case, but never its accused", "about no case"
AUDIT, FIGURES = "ledger.view_audit", "petitions.view_case_statistics"
TABLE = {
    "accused.name_accused": (VIEW, SEES),
    "accused.count_orphans": ((AUDIT, FIGURES), NO_CASE),
    "answers.prepare": (DRAFT, SEES),
    "answers.correct": (DRAFT, SEES),
    "answers.publish": (PUBLISH, BESIDE),
    "answers.withdraw": (PUBLISH, BESIDE),
    "attachments.open_attachment": (VIEW, SEES),
    "bulk.apply": (ASSIGN, NO_CASE),  # then each case by its own service
    "canned.nearest": (None, NO_CASE),  # part of replies.submit, which asks
    "checklists.add": (CLOCKS, NO_CASE),
    "checklists.change": (CLOCKS, NO_CASE),
    "checklists.tick": (DRAFT, SEES),
    "clock_rules.add_promise": (CLOCKS, NO_CASE),
    "clock_rules.end": (CLOCKS, NO_CASE),
    "clock_rules.replace": (CLOCKS, NO_CASE),
    "copies.propose": (ACCEPT, SEES),
    "copies.make": (ACCEPT, SEES),
    "copies.print_out": (VIEW, SEES),
    "downloads.note": (VIEW, SEES),
    "extensions.ask_extension": (DRAFT, SEES),
    "extensions.extend": (APPROVE, SEES),
    "extensions.return_extension": (APPROVE, SEES),
    "disposal.propose": (DISPOSE, NO_CASE),
    "disposal.approve": (DISPOSE, NO_CASE),
    "disposal.refuse": (DISPOSE, NO_CASE),
    "disposal.execute": (DISPOSE, NO_CASE),
    "disposal.cancel": (DISPOSE, NO_CASE),
    "disposal.batches": (DISPOSE, NO_CASE),
    "disposal.register": (DISPOSE, NO_CASE),
    "handling.accept": (ACCEPT, SEES),
    "handling.decline": (ACCEPT, SEES),
    "handling.transfer": (ACCEPT, SEES),
    "handling.send_back": (ACCEPT, SEES),
    "handling.withdraw": (ACCEPT, SEES),
    "handling.classify": (ACCEPT, SEES),
    "handling.assign": (ASSIGN, SEES),
    "handling.confirm_receipt": (VIEW, SEES),
    "handling.record": (VIEW, SEES),
    "handling.answer_at_once": (DRAFT, SEES),
    "handling.close": (ACCEPT, SEES),
    "handling.view_petitioner": (PERSON, SEES),
    "intake.submit": (REGISTER, NO_CASE),
    # Parts of submit, split and the reviews, which ask.
    "entering.check_sender": (None, NO_CASE),
    "intake.register": (None, NO_CASE),
    "intake.sent_before": (None, NO_CASE),
    "following.open_review": (None, NO_CASE),
    "joining.link": (VIEW, SEES),
    "joining.merge": (ACCEPT, SEES),
    "lists.save": (VIEW, NO_CASE),
    "lists.change": (None, NO_CASE),  # its owner's alone
    "lists.delete": (None, NO_CASE),
    "looks.look": (VIEW, SEES),
    "looks.check_budget": (None, NO_CASE),  # part of view_petitioner, which asks
    "looks.check_sheet": (None, NO_CASE),  # part of open_people, which asks
    "looks.seen_today": (None, NO_CASE),
    "looks.listed": (AUDIT, NO_CASE),
    "moves.moving": (None, NO_CASE),  # the frame itself: asks for whatever the line of the move says
    "records.hear": (DRAFT, SEES),
    "records.investigate": (DRAFT, SEES),
    "records.mediate": (DRAFT, SEES),
    "registers.open_people": (PERSON, NO_CASE),  # of the cases that one may see
    "reissuing.reissue": (REGISTER, SEES),
    "reminding.mark_seen": ("wagtailadmin.access_admin", NO_CASE),  # one's own reminders
    "replies.draft": (DRAFT, SEES),
    "replies.submit": (DRAFT, SEES),
    "replies.return_": (APPROVE, SEES),
    "replies.approve": (APPROVE, SEES),
    "replies.issue": (ISSUE, SEES),
    "replies.mark_served": (ISSUE, SEES),
    "retention.set_rule": (CLOCKS, NO_CASE),
    "retention.disposable": (DISPOSE, NO_CASE),
    "retention.preserve": (APPROVE, SEES),
    "retention.release": (APPROVE, SEES),
    "reviews.request": (ACCEPT, SEES),
    "reviews.conclude": (ACCEPT, SEES),
    "seals.ask": (ISSUE, SEES),
    "seals.approve": (APPROVE, SEES),
    "splitting.split": (ACCEPT, SEES),
    "templates.fill": (DRAFT, SEES),
    "templates.save": (APPROVE, NO_CASE),
    "templates.switch": (APPROVE, NO_CASE),
    "tending.remind": (REMIND, SEES),
    "tending.reopen": (ACCEPT, SEES),
    "tending.return_assignment": (None, SEES),  # besides the permission: only whoever has the case
    "waiting.ask_papers": (DRAFT, SEES),
    "waiting.papers_in": (DRAFT, SEES),
}


def functions() -> dict:
    """Every public function of the services that says on whose behalf it acts."""
    found = {}
    for module in pkgutil.iter_modules(services.__path__):
        loaded = importlib.import_module(f"petitions.services.{module.name}")
        for name, function in vars(loaded).items():
            real = inspect.unwrap(function) if callable(function) else None
            if name.startswith("_") or not inspect.isfunction(real) or real.__module__ != loaded.__name__:
                continue
            parameter = inspect.signature(real).parameters.get("by")
            if parameter is not None and (
                parameter.kind is parameter.KEYWORD_ONLY or parameter.default is parameter.empty
            ):
                found[f"{module.name}.{name}"] = function
    return found


def test_every_function_has_its_line():
    assert set(functions()) - set(TABLE) == set(), "say in TABLE which permission it asks for"
    assert set(TABLE) - set(functions()) == set(), "no such function any more"


def values_for(function, world, case) -> dict:
    """Something of the right kind for each value that the function cannot do without."""
    things = {
        "petition": case,
        "reply": Reply(petition=case, drafted_by=world.worker),
        "review": Review(petition=case),
        "attachment": case.attachments.get(),
        "copy": world.copy if case == world.sealed else None,
        "answer": world.draft,
        "published": world.draft,
        "action": "assign",
        "chosen": [],
        "item": ChecklistItem.objects.first(),
        "rule": ClockRule.objects.first(),
        "use": SealUse(reply=Reply(petition=case, drafted_by=world.worker)),
        "other": world.served,
        "into": world.served,
        "relation": "belongs",
        "version": 1,
        "order": 1,
        "times": 0,
        "batch": DisposalBatch.objects.order_by("pk").first(),
        "cases": [case],
        "kind": "claim",
        "channel": "visit",
        "idempotency_key": "k" * 40,
        "days": 1,
        "years": 5,
        "on": timezone.localdate(),
        "method": "post",
    }
    needed = {}
    for name, parameter in inspect.signature(inspect.unwrap(function)).parameters.items():
        if name != "by" and parameter.default is parameter.empty:
            needed[name] = things.get(name, timezone.localdate() if "date" in str(parameter.annotation) else "内容")
    return needed


def may(actor, permission, reach, case) -> bool:
    codes = permission if isinstance(permission, tuple) else (permission,)
    if not any(allows(actor, code) for code in codes):
        return False
    if reach == SEES:
        return may_see(actor, case)
    return reach != BESIDE or not is_accused(actor, case)


@pytest.mark.django_db
@pytest.mark.parametrize("thing", ["received", "sealed"])
def test_each_function_refuses_whoever_may_not(thing):
    world = World()
    batch = DisposalBatch.objects.create(reason="保存期满", proposed_by=world.leader)
    batch.cases.set([world.received])
    case = getattr(world, thing)
    wrong = []
    for label, function in functions().items():
        permission, reach = TABLE[label]
        if permission is None:
            continue
        values = values_for(function, world, case)
        if values.get("copy", case) is None:
            continue
        about = world.served if "petition" not in values and {"answer", "published"} & values.keys() else case
        for name, actor in world.actors.items():
            refused = False
            with transaction.atomic():
                try:
                    function(by=actor, **values)
                except NotAllowed:
                    refused = True
                except (Refused, ValueError, AttributeError, TypeError, Reply.DoesNotExist, Review.DoesNotExist):
                    pass  # let in, and then stopped by the state or the words of this made-up call
                transaction.set_rollback(True)
            allowed = may(actor, permission, reach, about)
            # A batch asks besides whether each of its cases is within one's reach: another township may be refused.
            if refused == allowed and not (refused and label.startswith("disposal.")):
                wrong.append(f"{label} by {name}: {'refused' if refused else 'let in'}")
        nobody = world.actors["sv"] if label == "intake.submit" else None
        with transaction.atomic():
            try:
                function(by=nobody, **values)
                wrong.append(f"{label} by nobody")
            except NotAllowed:
                pass
            except (Refused, ValueError, AttributeError, TypeError) as stopped:
                wrong.append(f"{label} by nobody: {stopped!r}")
            transaction.set_rollback(True)
    assert wrong == []
