"""The worker in whose children the ways are killed."""

import json
import subprocess
import sys
from collections.abc import Callable

import pytest
from django.db import connection


@pytest.fixture
def send(transactional_db) -> Callable[[dict], dict]:
    """Give an order to the worker; answers what became of its child."""
    command = [sys.executable, "-m", f"{__package__}.worker", str(connection.settings_dict["NAME"])]
    worker = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def send(order: dict) -> dict:
        worker.stdin.write(json.dumps(order) + "\n")
        worker.stdin.flush()
        return json.loads(worker.stdout.readline())

    yield send
    worker.stdin.close()
    worker.wait(30)
    worker.stdout.close()
