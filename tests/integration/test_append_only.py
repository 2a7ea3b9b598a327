import pytest

from portal.ledger import selectors
from tests.factories.ledger import append


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("turn", [1, 2])
def test_committed_entries_are_gone_before_the_next_test(turn):
    assert selectors.head() is None
    append()
