import pytest

from disclosures import exports
from tests.factories.disclosures import PublicationFactory
from tests.factories.orgs import OrgUnitFactory


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@A1", "\t=1", "  =1", "＝1"])
def test_a_formula_is_shown_and_not_run(text):
    assert exports.neutralise(text) == "'" + text


@pytest.mark.parametrize("value", ["杜村", -620, "2026-001", ""])
def test_everything_else_stays(value):
    assert exports.neutralise(value) == str(value)


@pytest.mark.django_db
def test_sums_only_with_a_mark_for_excel():
    notice = PublicationFactory(rows=5, village__name="=杜村")
    body = exports.notice_totals(notice)
    assert body.startswith(b"\xef\xbb\xbf")
    text = body.decode("utf-8-sig")
    assert "'=杜村,5,10,3100.00" in text
    assert "赵" not in text


@pytest.mark.django_db
def test_a_file_never_tells_one_family_s_money():
    """A file outlives the window: villages under five households are one line, and a whole of two keeps its money."""
    assert "1240" not in exports.notice_totals(PublicationFactory(rows=2)).decode()
    notice = PublicationFactory(rows=6, village__name="杜村", households=7)
    notice.totals.create(village=OrgUnitFactory(name="上河村"), households=1, persons=3, amount=777)
    text = exports.notice_totals(notice).decode()
    assert "上河村" not in text
    assert "其他村,7,15,4497.00" in text
