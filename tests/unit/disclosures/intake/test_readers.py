"""The child does the dangerous part; whatever it dies of, the server answers with a sentence."""

import io
import subprocess
import sys
import time
import zipfile

import pytest

from disclosures.intake import containers, limits, readers
from disclosures.intake.problems import Refused
from tests.data.spreadsheets.build import H9, household, sheets, xlsx
from tests.data.spreadsheets.legacy import ods, xls
from tests.data.spreadsheets.should_fail import far_cell


def refusal(data: bytes):
    with pytest.raises(Refused) as caught:
        readers.read(data)
    return caught.value.problem


def test_numbers_come_as_a_person_would_type_them():
    workbook = readers.read(xlsx([["a", 3, 620.5, 0.1 + 0.2, 1240.0, True]]))
    assert workbook.sheets[0].rows == [["a", "3", "620.5", "0.3", "1240", "TRUE"]]


def test_a_long_number_is_known_for_one():
    workbook = readers.read(xlsx([["id"], [410101199001011234], ["410101199001011234"]]))
    sheet = workbook.sheets[0]
    assert sheet.rows[2] == ["410101199001011234"]
    assert sheet.long_numbers == {(1, 0)}


def test_addresses_count_from_the_corner_whatever_is_empty():
    workbook = readers.read(xlsx([[], [], [None, None, "x"]]))
    sheet = workbook.sheets[0]
    assert sheet.text(2, 2) == "x"
    assert sheet.address(2, 2) == "C3"


def test_hidden_sheets_are_named_and_not_read():
    workbook = readers.read(xlsx([["a"]], hidden={"旧名单": [["secret"]]}))
    assert workbook.hidden == ["旧名单"]
    assert [sheet.name for sheet in workbook.sheets] == ["名册"]


def test_an_opendocument_sheet():
    workbook = readers.read(ods([["姓名", "金额"], ["赵德安", 620]]))
    assert workbook.kind == "ods"
    assert workbook.sheets[0].rows == [["姓名", "金额"], ["赵德安", "620"]]


def test_an_old_excel_file():
    workbook = readers.read(xls([["姓名", "身份证号"], ["赵德安", 410101199001010000.0]]))
    assert workbook.kind == "xls"
    assert workbook.sheets[0].rows[0] == ["姓名", "身份证号"]
    assert workbook.sheets[0].long_numbers == {(1, 1)}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk", "gb18030"])
def test_csv_in_every_usual_encoding(encoding):
    workbook = readers.read("姓名,金额\n赵德安,620\n".encode(encoding))
    assert workbook.sheets[0].rows == [["姓名", "金额"], ["赵德安", "620"]]


def test_tabs_and_semicolons_part_cells_too():
    assert readers.read("姓名\t金额\n赵德安\t620\n".encode()).sheets[0].rows[1] == ["赵德安", "620"]


def test_a_reader_that_dies_is_answered_by_the_cell_that_killed_it():
    problem = refusal(far_cell.make())
    assert problem.code == "far_cell"
    assert "XFD1048576" in problem.message


def test_a_reader_that_takes_too_long_is_ended(monkeypatch):
    monkeypatch.setattr(limits, "CHILD_WALL_SECONDS", 0.01)
    started = time.monotonic()
    assert refusal(xlsx([H9, household(1)])).code == "too_large"
    assert time.monotonic() - started < 20


def test_a_reader_that_says_too_much_is_cut_off(monkeypatch):
    monkeypatch.setattr(limits, "CHILD_ANSWER_BYTES", 10)
    assert refusal(xlsx([H9, household(1)])).code == "too_large"


def test_a_csv_of_noughts_is_no_spreadsheet():
    assert refusal(b"a,b\n" + b"\0" * 10_000).code == "not_a_spreadsheet"


def test_a_csv_with_too_many_rows_names_the_row():
    problem = refusal(b"a,b\n" * (limits.ROWS + 1))
    assert (problem.code, problem.cell) == ("too_many_rows", "A120001")


def test_too_many_cells():
    problem = refusal(("x," * 63 + "x\n").encode() * 63_000)
    assert problem.code == "too_many_cells"


def test_too_many_sheets():
    assert refusal(sheets(**{f"s{n}": [["x"]] for n in range(limits.SHEETS + 1)})).code == "too_many_sheets"


def test_a_binary_workbook_is_told_apart():
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("xl/workbook.bin", b"x")
    assert refusal(buffer.getvalue()).code == "xlsb"


def test_bytes_in_no_encoding():
    assert refusal(b"a,b\n\xff\xff\xff").code in ("unknown_encoding", "not_a_spreadsheet")


def test_a_file_over_the_limit_is_not_even_looked_at(monkeypatch):
    monkeypatch.setattr(limits, "FILE_BYTES", 100)
    with pytest.raises(Refused) as caught:
        containers.kind_of(xlsx([["a"]]))
    assert caught.value.problem.code == "file_too_big"


def test_the_child_starts_without_django():
    code = "import sys, disclosures.intake.child; print('django' in sys.modules)"
    assert subprocess.check_output([sys.executable, "-c", code], text=True).strip() == "False"


def test_the_child_limits_itself_before_it_reads():
    code = (
        "import resource; from disclosures.intake import child; child.limit_self();"
        "print(resource.getrlimit(resource.RLIMIT_AS)[0], resource.getrlimit(resource.RLIMIT_CPU)[0])"
    )
    answer = subprocess.check_output([sys.executable, "-c", code], text=True).split()
    assert answer == [str(limits.CHILD_MEMORY_BYTES), str(limits.CHILD_CPU_SECONDS)]


def test_formulas_come_as_their_stored_values():
    from tests.data.spreadsheets.should_pass import formulas_in_totals

    assert readers.read(formulas_in_totals.make()).sheets[0].rows[3] == ["合计", "", "5", "4", "1160"]
