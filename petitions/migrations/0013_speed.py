"""Let a case repeat the clock that runs out first, so that lists of 100,000 cases sort and count by an index."""

from django.db import migrations, models
from django.db.models import OuterRef, Subquery, Value
from django.db.models.functions import Coalesce

from petitions.migrations._guards import guard, unguard


BY_CLOCK = ("next_due", "-received_on", "-number")
SEEN_BY = ("village", "assignee", "assignee_unit", "accused_unit")


def show_next(apps, schema_editor):
    """What services/clocks.py keeps up to date from here on."""
    running = apps.get_model("petitions", "Deadline").objects.filter(met_at=None, dropped_at=None)
    first = running.filter(petition=OuterRef("pk"), paused_on=None).order_by("due", "pk")
    held = running.filter(petition=OuterRef("pk"), paused_on__isnull=False).order_by("paused_on")
    apps.get_model("petitions", "Petition").objects.filter(pk__in=running.values("petition")).update(
        next_due=Subquery(first.values("due")[:1]),
        next_act_by=Subquery(first.values("act_by")[:1]),
        next_rule=Coalesce(Subquery(first.values("rule")[:1]), Value("")),
        next_is_provisional=Coalesce(Subquery(first.values("provisional")[:1]), Value(False)),
        held_since=Subquery(held.values("paused_on")[:1]),
    )


class Migration(migrations.Migration):
    dependencies = [('petitions', '0012_sealed')]

    operations = [
        migrations.RunPython(unguard, guard),  # SQLite makes the table anew, and a trigger of the record reads it
        migrations.AddField(
            "petition", "next_due", models.DateField(blank=True, editable=False, null=True, verbose_name="最近期限")
        ),
        migrations.AddField(
            "petition",
            "next_act_by",
            models.DateField(blank=True, editable=False, null=True, verbose_name="最近期限的最迟办理日"),
        ),
        migrations.AddField(
            "petition",
            "next_rule",
            models.CharField(blank=True, default="", editable=False, max_length=20, verbose_name="最近的期限"),
        ),
        migrations.AddField(
            "petition",
            "next_is_provisional",
            models.BooleanField(default=False, editable=False, verbose_name="最近期限是暂算"),
        ),
        migrations.AddField(
            "petition", "held_since", models.DateField(blank=True, editable=False, null=True, verbose_name="等补充材料")
        ),
        migrations.AddField(
            "petition",
            "reminded_at",
            models.DateTimeField(
                blank=True, editable=False, help_text="办过一步就清空。", null=True, verbose_name="被催办"
            ),
        ),
        migrations.RunPython(show_next, migrations.RunPython.noop),
        migrations.AddIndex(
            "petition",
            models.Index(
                fields=[*BY_CLOCK, *SEEN_BY, "state", "kind", "channel", "next_act_by", "summary"], name="cases_by_clock"
            ),
        ),
        migrations.AddIndex(
            "petition", models.Index(fields=["state", *BY_CLOCK, *SEEN_BY], name="cases_by_state")
        ),
        migrations.RunPython(guard, unguard),
    ]
