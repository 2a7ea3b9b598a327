import io
import zipfile

import pytest

from disclosures.supervision.takedown import Trace, readable, shows_any, shows_line

TRACES = [Trace("赵**", ("620", "620.00")), Trace("赵德安", ("1,240",))]


def test_any_name_is_one_too_many_on_the_notices_own_page():
    assert shows_any("……赵**（1）……", TRACES)
    assert not shows_any("名单已依法撤下，共2户", TRACES)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("序号1 赵** 杜村 3 2 620", True),
        ("所长赵德安主持了会议" + "。" * 300 + "1,240元", False),
        ("户主写作赵**，隐去名字", False),
        ("赵德安 1,240", True),
    ],
)
def test_elsewhere_a_name_counts_beside_its_amount(text, shown):
    assert shows_line(text, TRACES) is shown


def office_file(text: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("xl/sharedStrings.xml", f"<si><t>{text}</t></si>")
    return out.getvalue()


@pytest.mark.parametrize(
    ("body", "content_type"),
    [
        ("<p>赵&#42;* <b>62</b>0</p>".encode(), "text/html; charset=utf-8"),
        (b'{"label": "\\u8d75**", "amount": "620.00"}', "application/json"),
        ("赵**,620".encode("gb18030"), "text/csv"),
        (office_file("赵** 620"), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    ],
)
def test_words_are_read_out_of_what_holds_them(body, content_type):
    assert "赵**" in readable(body, content_type)


def test_a_broken_archive_is_no_reason_to_stop():
    assert readable(b"PK\x03\x04 cut off", "application/zip")
