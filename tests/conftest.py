"""What every test may lean on: a frozen day, a closed network, a township."""

import pytest

FROZEN = "2026-03-10 10:00:00+08:00"


@pytest.fixture(autouse=True)
def _closed_network(socket_disabled_except_loopback):
    pass


@pytest.fixture
def socket_disabled_except_loopback():
    import pytest_socket

    pytest_socket.socket_allow_hosts(["127.0.0.1", "localhost", "::1"], allow_unix_socket=True)
    yield
    pytest_socket._remove_restrictions()
