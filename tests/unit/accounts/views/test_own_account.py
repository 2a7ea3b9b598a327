import pytest
from django.urls import reverse
from wagtail.users.models import UserProfile

from tests.factories.accounts import StaffFactory

pytestmark = pytest.mark.django_db
FORM = {
    "locale-preferred_language": "en",
    "theme-theme": "system",
    "theme-contrast": "system",
    "theme-density": "default",
}


def test_one_chooses_ones_language_and_nothing_about_ones_name(client):
    account = StaffFactory(role="case_worker", display_name="何玉芬")
    client.force_login(account)
    assert "name_email" not in client.get(reverse("wagtailadmin_account")).content.decode()
    changed = {"name_email-first_name": "玉芬", "name_email-last_name": "何", "name_email-email": "he@example.org"}
    assert client.post(reverse("wagtailadmin_account"), FORM | changed).status_code == 302
    account.refresh_from_db()
    assert (account.display_name, account.first_name, account.email) == ("何玉芬", "", "")
    assert UserProfile.get_for_user(account).preferred_language == "en"


def test_a_stranger_is_sent_to_sign_in(client):
    assert reverse("wagtailadmin_login") in client.get(reverse("wagtailadmin_account")).url
