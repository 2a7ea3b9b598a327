"""A workbook whose formulas reach into another file."""

from ..build import H9, household, with_part, xlsx


def make() -> bytes:
    return with_part(xlsx([H9, household(1)]), "xl/externalLinks/externalLink1.xml")
