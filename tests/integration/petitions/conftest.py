import pytest
from django.test import Client

from tests.factories.petitions import Town


@pytest.fixture
def town(db):
    return Town()


@pytest.fixture
def resident():
    """A browser without an account, strict about forged forms as a real one meets them."""
    return Client(enforce_csrf_checks=True)


@pytest.fixture
def sign_in(client):
    """client.get as this member of staff."""

    def signed_in(user):
        client.force_login(user)
        return client

    return signed_in
