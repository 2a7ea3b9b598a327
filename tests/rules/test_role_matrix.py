"""Role by action by own, other village and other township: every cell of the table is asked for and answered.

A new staff address without a line in role_matrix.csv fails here; so does a cell that says 500.
"""

import pytest
from django.db import transaction
from django.test import Client
from django.urls import get_resolver, reverse

from . import role_matrix
from .role_matrix import ACTORS, World, ask, read_table, staff_routes

TABLE = read_table()
WORDS = {"200", "201", "302", "403", "404", "405", "409", "422", "login", "home"}


def test_every_staff_address_has_its_lines():
    routes, known = set(staff_routes()), {line.route for line in TABLE}
    assert routes - known == set(), "say in role_matrix.csv who may"
    assert known - routes == set(), "no such address any more"


def test_every_move_has_its_line():
    for prefix in ("move:", "sealed:"):
        told = {line.thing for line in TABLE if line.route == "cases:move"}
        assert {prefix + move for move in role_matrix.moves()} - told == set()


def test_every_cell_says_something():
    assert [(line.route, name) for line in TABLE for name in ACTORS if line.expected[name] not in WORDS] == []


def test_the_accused_find_the_sealed_case_under_no_address():
    """Whatever the table says elsewhere: a sealed case is a 404 to them, as a number never given."""
    for line in TABLE:
        if line.thing.startswith("sealed"):
            for name in ("acc", "cwv", "cwx", "ldx"):
                answer = line.expected[name]
                same_for_all = {other.expected[name] for other in TABLE if is_same_address(line, other)} == {answer}
                # A role that the whole page is closed to is sent home whatever the number, which tells nothing.
                allowed = {"404"} if line.route == "cases:move" or line.method == "POST" else {"404", "302"}
                assert answer in allowed or (answer == "home" and same_for_all), (name, line)


def is_same_address(line, other) -> bool:
    return (line.route, line.method) == (other.route, other.method)


@pytest.mark.django_db
@pytest.mark.parametrize("actor", ACTORS)
def test_each_cell(actor):
    world = World()
    client = Client(raise_request_exception=False)
    if actor in world.actors:
        client.force_login(world.actors[actor])
    wrong = []
    for line in TABLE:
        with transaction.atomic():
            answer = ask(world, client, line)
            transaction.set_rollback(True)
        if answer != line.expected[actor]:
            wrong.append(f"{line.method} {line.route} ({line.thing}): {answer}, not {line.expected[actor]}")
    assert wrong == []


@pytest.mark.django_db
@pytest.mark.parametrize("actor", ["anon", "cw", "ld"])
def test_the_open_data_is_only_read_whoever_asks(actor):
    """The API has no cell that writes, and shows a member of staff what it shows everybody."""
    world = World()
    client, nobody = Client(raise_request_exception=False), Client()
    if actor in world.actors:
        client.force_login(world.actors[actor])
    names = {"number": world.publication.number, "key": "1"}
    addresses = [
        reverse(f"api:{pattern.name}", kwargs={name: names[name] for name in pattern.pattern.regex.groupindex})
        for resolver in get_resolver().url_patterns
        if getattr(resolver, "namespace", None) == "api"
        for part in resolver.url_patterns
        for pattern in part.url_patterns
    ]
    assert len(addresses) > 12
    for address in addresses:
        for method in ("post", "put", "patch", "delete"):
            assert getattr(client, method)(address).status_code in (403, 405), (method, address)
        assert client.get(address).content == nobody.get(address).content
