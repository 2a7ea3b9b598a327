"""A table as a file: for Excel and WPS, or as plain CSV. Texts stay texts in both."""

from collections.abc import Iterable

from django.http import HttpResponse
from django.utils.http import content_disposition_header

from disclosures.books.sheets_out import write_xlsx
from disclosures.exports import write_csv

KINDS = ("xlsx", "csv")


def send_table(rows: Iterable[Iterable[object]], name: str, kind: str, *, head: int = 0) -> HttpResponse:
    """`head`: how many rows stay in sight while a spreadsheet program scrolls."""
    if kind == "xlsx":
        body = write_xlsx(rows, head=head)
        content_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    else:
        kind, body, content_type = "csv", write_csv(rows), "text/csv; charset=utf-8"
    response = HttpResponse(body, content_type=content_type)
    response["Content-Disposition"] = content_disposition_header(True, f"{name}.{kind}")
    response["Cache-Control"] = "no-store"
    return response
