"""Of a disposed case the database lets its sealed words be blanked, and nothing else; of any other case, nothing."""

import pytest
from django.db import DatabaseError, connection, transaction

from petitions.models import CaseEvent, Petition, Reply


def refused(statement):
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE petitions_caseevent SET internal_note = 'x'",
        "UPDATE petitions_caseevent SET action = 'close'",
        "UPDATE petitions_caseevent SET internal_note = '', action = 'close'",
        "UPDATE petitions_caseevent SET public_note = '', at = '2020-01-01'",
        "DELETE FROM petitions_caseevent",
        "UPDATE petitions_reply SET title = ''",
        "UPDATE petitions_reply SET opinion = 'x'",
        "UPDATE petitions_reply SET matters = '', document_number = NULL",
        "DELETE FROM petitions_reply",
    ],
)
def test_even_of_a_disposed_case_nothing_but_blanking_passes(town, old, reviewer, later, statement):
    Petition.objects.filter(pk=old.pk).update(disposed_at=old.closed_at)
    refused(statement)


@pytest.mark.parametrize(
    "table", ["petitions_caseevent SET internal_note = '', public_note = ''", "petitions_reply SET matters = ''"]
)
def test_blanking_passes_for_a_disposed_case_alone(town, old, reviewer, later, table):
    refused(f"UPDATE {table}")
    Petition.objects.filter(pk=old.pk).update(disposed_at=old.closed_at)
    with connection.cursor() as cursor:
        cursor.execute(f"UPDATE {table}")
    assert CaseEvent.objects.filter(petition=old).exists()
    assert Reply.objects.filter(petition=old).exists()
