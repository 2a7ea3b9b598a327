"""What disclosure does when something below it changes."""

from .services import publications


def recount_windows(sender, year, **kwargs):
    """The holidays of a year are known now: windows counted by weekends alone are counted again."""
    publications.recompute_provisional()
