import os
import subprocess
import sys

import pytest
from django.db import connection, transaction

from portal.kept import editions

pytestmark = pytest.mark.django_db

OTHER_PROCESS = """
import sys
import django
from django.conf import settings
settings.DATABASES["default"]["NAME"] = sys.argv[1]
django.setup()
from portal.kept import editions
editions.bump()
"""


def bump_elsewhere():
    name = str(connection.settings_dict["NAME"])
    env = {**os.environ, "DJANGO_SETTINGS_MODULE": "portal.settings.test"}
    subprocess.run([sys.executable, "-c", OTHER_PROCESS, name], check=True, env=env, timeout=60)


def test_first_bump_makes_the_row():
    before = editions.current()
    editions.bump()
    editions.bump()
    assert editions.current() == before + 2


def test_current_is_one_query(django_assert_num_queries):
    editions.bump()
    with django_assert_num_queries(1):
        editions.current()


def test_change_that_is_rolled_back_leaves_the_edition():
    before = editions.current()
    with transaction.atomic():
        editions.bump()
        transaction.set_rollback(True)
    assert editions.current() == before


@pytest.mark.django_db(transaction=True)
def test_another_process_moves_the_same_number():
    before = editions.current()
    bump_elsewhere()
    assert editions.current() == before + 1
