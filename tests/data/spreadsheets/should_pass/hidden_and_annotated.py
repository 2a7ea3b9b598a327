"""A filtered row, a hidden column and a comment: read, and named for a person to look at."""

import io

import openpyxl
from openpyxl.comments import Comment

from ..build import H9, household

ROWS = [("赵德安", "杜村", 3, 2, "620"), ("钱二", "杜村", 3, 2, "620")]
WARNINGS = {"filtered_rows": "A3", "hidden_column": "E", "comment_telling": "B2", "comments": "B2"}


def make() -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    for row in (H9, household(1), household(2, "钱二")):
        sheet.append(row)
    sheet.auto_filter.ref = "A1:H3"
    sheet.auto_filter.add_filter_column(1, ["赵德安"])
    sheet.row_dimensions[3].hidden = True
    sheet.column_dimensions["E"].hidden = True
    sheet["B2"].comment = Comment("电话13800000000", "x")
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()
