"""Each blank roster is read by the importer without a word about its columns."""

import io

import openpyxl
import pytest

from disclosures.intake import assembly, checks, readers, template
from disclosures.intake.columns import SPECS, Field
from tests.data.spreadsheets.build import identity

from .helpers import context

VALUES = {
    Field.SERIAL: 1,
    Field.VILLAGE: "杜村",
    Field.GROUP: "3组",
    Field.NAME: "赵德安",
    Field.IDENTITY: identity(1),
    Field.HOUSEHOLD_SIZE: 3,
    Field.PERSONS: 2,
    Field.AMOUNT: 620,
}
EXTRA = {"monthly": [], "appraisal": ["通过"], "aid": ["支出型"]}


def filled(variant: str) -> bytes:
    book = openpyxl.load_workbook(io.BytesIO(template.build(variant)))
    book.worksheets[0].append([*(VALUES[spec.field] for spec in SPECS), *EXTRA[variant]])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


@pytest.mark.parametrize("variant", template.VARIANTS)
def test_a_filled_template_is_read_whole(variant):
    table = assembly.assemble(readers.read(filled(variant)), context(is_monthly=variant != "aid"))
    problems, _counts = checks.run(table)
    # The sheet that explains how to fill it in is no roster, and is said not to have been read.
    assert [problem.code for problem in problems] == ["sheet_without_heading"]
    assert set(table.layouts[0].columns) == set(Field)
    assert [(line.place.name, line.persons, int(line.amount)) for line in table.lines] == [("杜村", 2, 620)]
