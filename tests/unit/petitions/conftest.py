import pytest

from tests.factories.petitions import Town


@pytest.fixture
def town(db):
    return Town()
