import pytest
from django.core.management import call_command

from disclosures.models import Procedure, Round, Scheme, WebLevel
from disclosures.services import procedures

pytestmark = pytest.mark.django_db


def test_national_rules_come_once_and_leave_a_townships_own_alone(capsys):
    assert procedures.load_national() == 5
    first = Round.objects.get(procedure__scheme__code="rural-dibao", order=1)
    assert (first.days, first.unit, first.has_objection_window) == (7, "calendar", True)
    first.days = 10
    first.save()
    Scheme.objects.filter(code="rural-dibao").update(name="农村低保（本县）")
    call_command("load_procedures")
    assert "0 procedures added" in capsys.readouterr().out
    first.refresh_from_db()
    assert first.days == 10
    assert Procedure.objects.count() == 5


def test_no_standing_list_shows_rows():
    procedures.load_national()
    assert not Round.objects.filter(days__isnull=True, web_level=WebLevel.MASKED).exists()
