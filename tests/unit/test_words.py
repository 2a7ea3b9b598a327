"""What is stored stays Chinese when the clerk reads English."""

from types import SimpleNamespace

from django.utils import translation

from disclosures.intake import template
from disclosures.intake.columns import SPECS
from petitions.services import handling, intake, replies
from petitions.vocabulary import Kind


def test_papers_notes_and_summaries_are_written_in_chinese():
    claim = SimpleNamespace(kind=Kind.CONSULTATION)
    with translation.override("en"):
        assert str(Kind.CLAIM.label) != "申诉求决"  # the screen itself does change
        assert replies.default_title(claim).startswith("关于咨询事项")
        assert handling.say_transferred("县信访局") == "您反映的事项已转送县信访局办理。"
        assert intake.check_summary("", Kind.CLAIM, None) == "申诉求决"


def test_the_blank_roster_has_headings_that_the_importer_knows():
    import io

    import openpyxl

    with translation.override("en"):
        sheet = openpyxl.load_workbook(io.BytesIO(template.build())).worksheets[0]
    headings = [cell.value for cell in sheet[1]]
    with translation.override("zh-hans"):
        assert headings == [str(spec.title) for spec in SPECS]
