"""The forms in which a name, a phone and an address are compared, and the fingerprints made of them."""

import pytest
from django.core.management import call_command

from petitions import persons
from petitions.models import Petitioner
from portal.orgs.initials import initials
from portal.privacy import vault


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("钱 进宝", "钱进宝"),
        ("钱　进　宝", "钱进宝"),
        ("买买提·吐尔逊", "买买提吐尔逊"),
        ("买买提．吐尔逊", "买买提吐尔逊"),
        ("买买提•吐尔逊 ", "买买提吐尔逊"),
        ("ＡＮＮＡ", "anna"),
    ],
)
def test_one_name_however_typed(typed, kept):
    assert persons.normalise_name(typed) == kept


@pytest.mark.parametrize(
    "typed",
    ["13800138000", "138 0013 8000", "138-0013-8000", "+86 13800138000", "008613800138000", "１３８００１３８０００"],
)
def test_one_phone_however_typed(typed):
    assert persons.normalise_phone(typed) == "13800138000"


def test_a_landline_that_begins_like_the_country_stays_whole():
    assert persons.normalise_phone("86-1234567") == "861234567"


@pytest.mark.parametrize("typed", ["杜村一组12号", "柳河镇杜村一组 12 号", "青石县柳河镇杜村，一组12号。"])
def test_one_address_with_or_without_county_and_township(town, typed):
    town.county.name, town.unit.name = "青石县", "柳河镇"
    town.county.save()
    town.unit.save()
    assert persons.normalise_address(typed) == "杜村一组12号"


def test_fingerprints_are_written_on_the_way_in_and_differ_by_purpose(town):
    case = town.submit().petition
    person = Petitioner.objects.get(petition=case)
    assert person.name_fingerprint == vault.fingerprint("petitioner-name", "钱进宝")
    assert person.phone_fingerprint == vault.fingerprint("petitioner-phone", "13800138000")
    assert persons.marks("13800138000", "13800138000")["name_fingerprint"] != person.phone_fingerprint
    assert persons.marks("", " ") == {"name_fingerprint": "", "phone_fingerprint": ""}


def test_fingerprints_follow_the_words_and_go_with_them(town):
    person = Petitioner.objects.get(petition=town.submit().petition)
    person.phone = "13900000000"
    person.save(update_fields=["phone"])
    person.refresh_from_db()
    assert person.phone_fingerprint == vault.fingerprint("petitioner-phone", "13900000000")
    person.name = person.phone = person.address = ""
    person.save()
    person.refresh_from_db()
    assert (person.name_fingerprint, person.phone_fingerprint) == ("", "")


def test_people_from_before_get_theirs_by_a_command(town, capsys):
    for _ in range(3):
        town.submit()
    Petitioner.objects.update(name_fingerprint="", phone_fingerprint="")
    call_command("fingerprint_petitioners", batch=2)
    assert "3 petitioners" in capsys.readouterr().out
    mark = vault.fingerprint("petitioner-phone", "13800138000")
    assert Petitioner.objects.filter(phone_fingerprint=mark).count() == 3
    call_command("fingerprint_petitioners")
    assert "0 petitioners" in capsys.readouterr().out


def test_another_key_makes_every_fingerprint_anew(town, settings):
    town.submit()
    before = Petitioner.objects.get().name_fingerprint
    settings.FINGERPRINT_KEY = "another"
    call_command("fingerprint_petitioners", "--all")
    assert Petitioner.objects.get().name_fingerprint not in ("", before)


@pytest.mark.parametrize(
    ("name", "letters"),
    [("杜村", "dc"), ("上河村", "shc"), ("枣林村", "zlc"), ("西岗村", "xgc"), ("㐂村", ""), ("A村", "")],
)
def test_the_first_letters_of_a_village(name, letters):
    assert initials(name) == letters
