import json

import pytest
from django.urls import reverse

from portal.ledger import selectors, verify_log
from tests.factories.ledger import append

pytestmark = pytest.mark.django_db


def test_the_page_explains_itself_when_empty(client):
    page = client.get(reverse("ledger:log"))
    assert page.status_code == 200
    assert "日志里还没有内容" in page.content.decode()
    assert client.get(reverse("ledger:download")).getvalue() == b""


def test_the_newest_comes_first_with_its_digest(client, django_assert_max_num_queries):
    for number in range(60):
        append(title=f"第{number}号公示", office="河口镇人民政府")
    with django_assert_max_num_queries(25):
        page = client.get(reverse("ledger:log")).content.decode()
    assert page.index("第59号公示") < page.index("第58号公示")
    assert "第9号公示" not in page
    assert selectors.head().digest in page
    assert "第9号公示" in client.get(reverse("ledger:log"), {"page": 2}).content.decode()
    assert client.get(reverse("ledger:log"), {"page": "x"}).status_code == 200


def test_an_entry_is_found_by_its_number(client):
    for _number in range(60):
        append()
    answer = client.get(reverse("ledger:entry", args=[5]))
    assert answer.url == reverse("ledger:log") + "?page=2#n5"
    assert 'id="n5"' in client.get(answer.url).content.decode()
    assert client.get(reverse("ledger:entry", args=[61])).status_code == 404
    assert client.get(reverse("ledger:entry", args=[0])).status_code == 404


def test_the_downloaded_file_verifies(client):
    append(), append(title="二")
    answer = client.get(reverse("ledger:download"))
    lines = [json.loads(line) for line in answer.getvalue().decode().splitlines()]
    assert [line["number"] for line in lines] == [1, 2]
    assert verify_log.find_fault(lines) is None
    again = client.get(reverse("ledger:download"), headers={"If-None-Match": answer["ETag"]})
    assert again.status_code == 304
    append()
    assert client.get(reverse("ledger:download"), headers={"If-None-Match": answer["ETag"]}).status_code == 200


def test_the_checking_program_is_offered(client):
    answer = client.get(reverse("ledger:verifier"))
    assert "attachment" in answer["Content-Disposition"]
    assert b"sha256" in answer.getvalue()


def test_only_reading(client):
    assert client.post(reverse("ledger:log")).status_code == 405


def test_titles_are_escaped(client):
    append(title="<script>alert(1)</script>")
    assert "<script>alert" not in client.get(reverse("ledger:log")).content.decode()
