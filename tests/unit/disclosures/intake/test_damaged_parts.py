"""A part that was cut, bent or made up tells nothing, or says why not; it never takes the reader with it."""

import io
import struct
import zipfile

from hypothesis import given, settings
from hypothesis import strategies as st

from disclosures.intake.concealed import Concealed, ods, xls, xlsx
from disclosures.intake.texts import decode
from tests.data.spreadsheets import legacy
from tests.data.spreadsheets.build import H9, household

ROWS = [H9, household(1), household(2, "钱二")]
XLS = legacy.xls(ROWS, hidden_rows=(1,), hidden_columns=(2,), notes={(1, 1): "x"})
TOLD = (ValueError, KeyError, struct.error, zipfile.BadZipFile)  # what the child answers for, see look_aside

flips = st.lists(st.tuples(st.integers(0, len(XLS) - 1), st.integers(0, 255)), max_size=12)


@settings(max_examples=200, deadline=None)
@given(flips, st.integers(0, len(XLS)))
def test_a_bent_old_workbook(changes, length):
    data = bytearray(XLS)
    for at, value in changes:
        data[at] = value
    try:
        found = xls.look(bytes(data[:length]), {"名册"})
    except TOLD:
        return
    assert all(isinstance(one, Concealed) for one in found.values())


def test_an_endless_map_of_sectors_ends():
    data = bytearray(XLS)
    struct.pack_into("<II", data, 68, 0, 0xFFFFFFF0)
    xls.look(bytes(data), {"名册"})


@settings(max_examples=200, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [b"<row", b' r="2"', b' hidden="1"', b">", b"</row>", b"<c", b' r="A1"', b"<f>", b"</f>", b"</c>", b"<v/>", b"/>",
             b'<col min="1"', b' max="9"', b"sheetData", b"\xff", b"<f t='shared'", b"<x:row r='9' ht='0'>"]
        ),
        max_size=40,
    ).map(b"".join)
)  # fmt: skip
def test_a_made_up_sheet(part):
    xlsx.look_through(io.BytesIO(part), Concealed())


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=60))
def test_a_made_up_opendocument(tail):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("content.xml", b"<a><table name='n'><table-row number-rows-repeated='99999999999'/>" + tail)
    with zipfile.ZipFile(buffer) as archive:
        try:
            ods.look(archive, {"n"})
        except TOLD:
            return


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=200))
def test_any_bytes_are_text_or_not(data):
    assert decode(data) is None or isinstance(decode(data), str)
