from datetime import date
from decimal import Decimal

import pytest
import time_machine
from django.urls import reverse

from cms.models import PolicyAttachment
from tests.factories import cms as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def standards():
    make.AssistanceStandardFactory(
        amount=Decimal("580"), valid_from=date(2025, 1, 1), valid_until=date(2025, 12, 31), document_number="甲1号"
    )
    make.AssistanceStandardFactory(amount=Decimal("620"), policy=make.PolicyPageFactory(draft=True))
    make.AssistanceStandardFactory(area="urban", amount=Decimal("810"), policy=make.PolicyPageFactory())


@pytest.mark.parametrize(
    ("query", "amounts"),
    [
        ({}, ["620.00", "580.00", "810.00"]),
        ({"area": "rural"}, ["620.00", "580.00"]),
        ({"kind": "destitute_living"}, []),
        ({"year": "2025"}, ["580.00"]),
        ({"valid_on": "2026-03-10"}, ["620.00", "810.00"]),
        ({"year": "2026", "area": "urban"}, ["810.00"]),
    ],
)
@pytest.mark.usefixtures("standards")
def test_standards_filter(client, query, amounts):
    body = client.get(reverse("api:standard-list"), query).json()
    assert sorted(row["amount"] for row in body["results"]) == sorted(amounts)
    assert body["count"] == len(amounts)


@pytest.mark.usefixtures("standards")
def test_a_standard_names_its_public_document_only(client):
    rows = client.get(reverse("api:standard-list"), {"valid_on": "2026-03-10"}).json()["results"]
    urban, rural = sorted(rows, key=lambda row: row["area"], reverse=True)
    assert rural["policy"] is None
    assert urban["policy"]["url"].startswith("http")
    assert urban["unit_label"] == "元/人·月"
    assert urban["kind_label"] == "最低生活保障"
    assert (urban["series"], urban["monthly"]) == ("城市最低生活保障", "810.00")


@pytest.mark.parametrize("query", [{"kind": "x"}, {"year": "abc"}, {"valid_on": "2026-13-01"}])
def test_a_wrong_value_is_refused(client, query):
    assert client.get(reverse("api:standard-list"), query).status_code == 400


@pytest.fixture
def policies():
    with time_machine.travel("2026-03-10 10:00+08:00", tick=False):
        make.PolicyPageFactory(title="老办法", written_on=date(2012, 12, 12), repealed=True)
        page = make.PolicyPageFactory(title="新标准", draft=True)
        page.save_revision().publish()
        make.PolicyPageFactory(title="草稿", draft=True)
    page.refresh_from_db()
    return page


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ({}, ["新标准", "老办法"]),
        ({"year": "2012"}, ["老办法"]),
        ({"validity": "in_force"}, ["新标准"]),
        ({"topic": "dibao"}, ["新标准", "老办法"]),
        ({"topic": "medical"}, []),
    ],
)
@pytest.mark.usefixtures("policies")
def test_policies_filter(client, query, titles):
    rows = client.get(reverse("api:policy-list"), query).json()["results"]
    assert [row["title"] for row in rows] == titles


def test_one_policy_by_either_number(client, policies, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    make.ExplanationPageFactory(policy=policies, title="大白话")
    make.ExplanationPageFactory(policy=policies, title="没写完", draft=True)
    PolicyAttachment.objects.create(page=policies, document=make.DocumentFactory())
    by_index = client.get(reverse("api:policy-detail", args=[policies.index_number])).json()
    assert client.get(reverse("api:policy-detail", args=[policies.pk])).json() == by_index
    assert by_index["published_on"] == "2026-03-10"
    assert by_index["written_on"] == "2026-01-05"
    assert "各村按时复核" in by_index["text"]
    assert [row["title"] for row in by_index["explanations"]] == ["大白话"]
    (attachment,) = by_index["attachments"]
    assert attachment["format"] == "txt"
    assert attachment["size"] == 15
    assert attachment["url"].startswith("http://testserver/documents/")


@pytest.mark.usefixtures("policies")
@pytest.mark.parametrize("key", ["202603-99999", "99999999", "999999999999999999999", "draft"])
def test_an_unknown_policy_is_not_there(client, key):
    assert client.get(reverse("api:policy-detail", args=[key])).status_code == 404


def test_a_draft_is_not_there_under_its_number(client):
    draft = make.PolicyPageFactory(draft=True, index_number="202601-00099")
    for key in draft.pk, draft.index_number:
        assert client.get(reverse("api:policy-detail", args=[key])).status_code == 404


def test_lists_cost_the_same_for_many_as_for_few(client, django_assert_max_num_queries):
    for month in range(1, 13):
        make.AssistanceStandardFactory(
            valid_from=date(2025, month, 1), valid_until=date(2025, month, 28), policy=make.PolicyPageFactory()
        )
    client.get(reverse("api:standard-list"))
    with django_assert_max_num_queries(4):
        client.get(reverse("api:standard-list"))
    with django_assert_max_num_queries(4):
        client.get(reverse("api:policy-list"))


def test_only_reading_is_possible(client):
    for method in client.post, client.put, client.delete, client.patch:
        assert method(reverse("api:policy-list")).status_code == 405


def test_the_schema_describes_them_in_chinese(client):
    schema = client.get(reverse("api_schema"), {"format": "json"}).json()
    operation = schema["paths"]["/api/v1/policies/{key}/"]["get"]
    assert operation["summary"] == "一份政策文件"
    names = {parameter["name"] for parameter in schema["paths"]["/api/v1/standards/"]["get"]["parameters"]}
    assert {"kind", "area", "year", "valid_on"} <= names
