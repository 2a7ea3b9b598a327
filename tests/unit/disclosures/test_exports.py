import pytest

from disclosures import exports
from tests.factories.disclosures import PublicationFactory


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@A1", "\t=1", "  =1", "＝1"])
def test_a_formula_is_shown_and_not_run(text):
    assert exports.neutralise(text) == "'" + text


@pytest.mark.parametrize("value", ["杜村", -620, "2026-001", ""])
def test_everything_else_stays(value):
    assert exports.neutralise(value) == str(value)


@pytest.mark.django_db
def test_sums_only_with_a_mark_for_excel():
    notice = PublicationFactory(rows=3, village__name="=杜村")
    body = exports.notice_totals(notice)
    assert body.startswith(b"\xef\xbb\xbf")
    text = body.decode("utf-8-sig")
    assert "'=杜村,3,6,1860.00" in text
    assert "赵" not in text
