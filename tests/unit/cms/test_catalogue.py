import pytest
from django.core.management import call_command

from cms.models import DisclosureItem, LegalBasis
from tests.factories.cms import LegalBasisFactory

pytestmark = pytest.mark.django_db


def test_the_national_list_has_thirteen_items_and_comes_in_once(capsys):
    call_command("load_catalogue")
    call_command("load_catalogue")
    assert capsys.readouterr().out.splitlines() == ["disclosure items added: 13", "disclosure items added: 0"]
    items = DisclosureItem.objects.prefetch_related("bases")
    assert [item.number for item in items] == list(range(1, 14))
    assert all(item.bases.all() for item in items)
    old = LegalBasis.objects.get(document_number="民发〔2012〕220号")
    assert old.replaced_by.document_number == "民发〔2021〕57号"
    assert items[4].place == "notices"
    assert [str(level) for level in items[4].levels] == ["县级", "乡级", "村级"]


def test_what_a_town_edited_stays():
    LegalBasisFactory(name="本地叫法", document_number="民发〔2021〕57号")
    DisclosureItem.objects.create(number=4, level_one="最低生活保障", level_two="本镇办事指南", elements="x", organ="x")
    call_command("load_catalogue")
    assert DisclosureItem.objects.get(number=4).level_two == "本镇办事指南"
    assert LegalBasis.objects.get(document_number="民发〔2021〕57号").name == "本地叫法"
