"""What other apps tell this one."""


def recalculate_deadlines(sender, year=None, **kwargs):
    """A year's holidays were entered: provisional days become real ones, each change with a line in its case."""
    from .services import clocks

    clocks.recalculate(year=year)


def load_checklists(sender, using, apps=None, **kwargs):
    """The database was brought up to date: the shipped checklists are in it from the first day."""
    from .services import checklists

    if apps is not None and "checklistitem" not in apps.all_models["petitions"]:
        return  # brought to an earlier state, where the table is not there yet
    checklists.load_shipped(using=using)
