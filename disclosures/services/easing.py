"""What an easing-out brings with it: a household stays on the roster until a day, and somebody must then act (83号)."""

from django.utils import timezone

from ..models import ChangeKind, ChangeRecord, Followup, FollowupKind, FollowupResult


def watch(change: ChangeRecord, *, by) -> None:
    """Put the end of an easing-out on the due list."""
    if change.kind == ChangeKind.EASED_OUT and change.ends_on:
        Followup.objects.create(
            kind=FollowupKind.EASING,
            scheme=change.scheme,
            village=change.village,
            households=change.households,
            persons=change.persons,
            since=change.effective_month,
            due_on=change.ends_on,
            opened_by=by,
            easing=change,
        )


def pass_on(old: ChangeRecord, new: ChangeRecord, *, by) -> None:
    """A corrected record takes over what the old one had opened or settled."""
    Followup.objects.filter(change=old).update(change=new)
    opened = Followup.objects.filter(easing=old)
    if new.kind != ChangeKind.EASED_OUT:
        _drop(opened, by)
    elif not opened.update(
        easing=new,
        village=new.village,
        scheme=new.scheme,
        households=new.households,
        persons=new.persons,
        since=new.effective_month,
        due_on=new.ends_on,
    ):
        watch(new, by=by)


def give_up(change: ChangeRecord, *, by) -> None:
    """A record that no longer counts settles nothing and promises nothing."""
    Followup.objects.filter(change=change).update(result="", change=None, settled_at=None, settled_by=None)
    _drop(Followup.objects.filter(easing=change), by)


def _drop(followups, by) -> None:
    followups.filter(result="").update(result=FollowupResult.MISTAKEN, settled_at=timezone.now(), settled_by=by)
