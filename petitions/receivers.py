"""What other apps tell this one."""


def recalculate_deadlines(sender, year=None, **kwargs):
    """A year's holidays were entered: provisional days become real ones, each change with a line in its case."""
    from .services import clocks

    clocks.recalculate(year=year)
