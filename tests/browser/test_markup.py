"""Pages as a strict reader of HTML takes them. The Nu checker, which wants Java, runs by ``make nu``."""

import re
import urllib.request

import pytest
from justhtml import JustHTML

from tests.tools import places

ID = re.compile(r"""\sid=["']?([^\s"'>]+)""")
POINTS = re.compile(r"""\s(?:for|aria-labelledby|aria-describedby|aria-controls)=["']([^"']+)["']""")


@pytest.fixture(scope="module")
def sources(demo):
    """What the server sends for each kind of public page, before any script touches it."""
    found = {}
    for name, path in places.public(demo).items():
        with urllib.request.urlopen(demo.url + urllib.parse.quote(path, safe="/?=&")) as answer:
            found[name] = answer.read().decode()
    return found


def test_no_page_has_a_parse_error(sources):
    wrong = {name: [str(e) for e in JustHTML(text, collect_errors=True).errors] for name, text in sources.items()}
    assert {name: errors for name, errors in wrong.items() if errors} == {}


def test_every_id_stands_once_and_every_reference_arrives(sources):
    wrong = {}
    for name, text in sources.items():
        ids = ID.findall(text)
        twice = {one for one in ids if ids.count(one) > 1}
        lost = {word for group in POINTS.findall(text) for word in group.split()} - set(ids)
        if twice or lost:
            wrong[name] = (twice, lost)
    assert wrong == {}
