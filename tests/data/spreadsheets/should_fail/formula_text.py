"""A name that a spreadsheet program would run."""

from ..build import H9, csv, household

CELL = "B3"


def make() -> bytes:
    return csv([H9, household(1), household(2, '=HYPERLINK("http://x")')], "utf-8")
