"""A workbook with another file inside it."""

from ..build import H9, household, with_part, xlsx


def make() -> bytes:
    return with_part(xlsx([H9, household(1)]), "xl/embeddings/oleObject1.bin")
