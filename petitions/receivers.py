"""What others tell this one."""

from django.apps import apps as installed


def recalculate_deadlines(sender, year=None, **kwargs):
    """A year's holidays were entered: provisional days become real ones, each change with a line in its case."""
    from .services import recalculating

    recalculating.recalculate(year=year)


def load_clocks(sender, using="default", apps=installed, **kwargs):
    """After every migration and every flush the table of clocks holds at least what the portal came with."""
    from .services import clock_rules

    try:
        model = apps.get_model("petitions", "ClockRule")
    except LookupError:
        return  # the schema was taken back to before the table
    clock_rules.load_shipped(model, using)


def load_checklists(sender, using, apps=None, **kwargs):
    """The database was brought up to date: the shipped checklists are in it from the first day."""
    from .services import checklists

    if apps is not None and "checklistitem" not in apps.all_models["petitions"]:
        return  # brought to an earlier state, where the table is not there yet
    checklists.load_shipped(using=using)
