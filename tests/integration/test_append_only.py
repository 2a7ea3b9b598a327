"""The ledger under transactions that really commit."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection, transaction

from portal.ledger import selectors
from portal.ledger.models import LedgerEntry
from tests.factories.ledger import append

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.parametrize("turn", [1, 2])
def test_committed_entries_are_gone_before_the_next_test(turn):
    assert selectors.head() is None
    append()


def _publish(number: int) -> None:
    """An act with its entry; every fifth fails after the entry was written."""
    try:
        with transaction.atomic():
            append(subject=f"notice:{number}")
            if number % 5 == 0:
                raise KeyError
    except KeyError:
        pass
    finally:
        connection.close()


def test_many_writers_make_one_chain():
    with ThreadPoolExecutor(max_workers=6) as pool:
        list(pool.map(_publish, range(40)))
    assert selectors.verify() is None
    assert LedgerEntry.objects.count() == 32
    assert selectors.head().number == 32
