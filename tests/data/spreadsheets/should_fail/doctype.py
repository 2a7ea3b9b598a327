"""A part that declares entities, as no spreadsheet program writes it."""

from ..build import H9, household, replace_part, xlsx

ENTITIES = b'<!DOCTYPE worksheet [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'


def make() -> bytes:
    return replace_part(
        xlsx([H9, household(1)]),
        "xl/worksheets/sheet1.xml",
        lambda part: part.replace(b"<worksheet", ENTITIES + b"<worksheet"),
    )
