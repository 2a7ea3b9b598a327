import re

import pytest
import yaml
from django.core.management import call_command
from django.test.utils import override_script_prefix
from django.urls import reverse

pytestmark = pytest.mark.django_db


def test_the_schema_builds_without_a_warning(tmp_path):
    call_command("spectacular", validate=True, fail_on_warn=True, file=str(tmp_path / "schema.yml"))


def test_the_schema_tells_of_the_open_data_and_its_errors_alone(client):
    schema = yaml.safe_load(client.get(reverse("api_schema")).content)
    assert schema["paths"]
    assert all(path.startswith("/api/v1/") for path in schema["paths"])
    for path in schema["paths"].values():
        assert set(path) == {"get"}
        # The reader groups by these: without one it shows the address's own English word.
        assert not any(tag.isascii() for tag in path["get"]["tags"])
        for status, response in path["get"]["responses"].items():
            if status >= "400":
                assert list(response["content"]) == ["application/problem+json"]


def test_nothing_in_the_schema_is_said_in_english(client):
    """What the code says of itself is for who maintains it."""
    schema = yaml.safe_load(client.get(reverse("api_schema")).content)
    told = [operation["get"] for operation in schema["paths"].values()]
    assert all(one["summary"] and one["description"] for one in told)
    told += [parameter for one in told for parameter in one.get("parameters", ())]
    for shape in schema["components"]["schemas"].values():
        told += [shape, *shape.get("properties", {}).values()]
    said = [one["description"] for one in told if one.get("description")]
    assert len(said) > 100
    assert [one for one in said if one.isascii() and "RFC" not in one] == []


def test_the_page_tells_every_operation_parameter_and_field(client):
    schema = yaml.safe_load(client.get(reverse("api_schema")).content)
    page = client.get(reverse("api_docs")).content.decode()
    told_once = {"page", "page_size"}
    assert all(f"{name}是" in page for name in told_once)
    for path, operation in schema["paths"].items():
        assert f"<code>{path}</code>" in page or f">{path}</code>" in page
        assert (f'href="{path}"' in page) == ("{" not in path)
        assert operation["get"]["summary"] in page
        for parameter in operation["get"].get("parameters", ()):
            assert f"<code>{parameter['name']}</code>" in page or parameter["name"] in told_once
    # Fields within fields, rows within answers, and the words of a choice.
    for field in ("web_level", "carried.kept", "figures[].kind", "months[].villages[].amount"):
        assert f"<code>{field}</code>" in page
    assert "<code>destitute</code> 特困人员救助供养" in page


def test_below_a_county_s_portal_the_page_names_whole_addresses(client):
    with override_script_prefix("/dibao/"):
        page = client.get("/api/docs/").content.decode()
    assert 'href="/dibao/api/v1/notices/"' in page
    assert "<code>/dibao/api/v1/notices/</code>" in page


def test_the_page_needs_no_script(client):
    page = client.get(reverse("api_docs")).content.decode()
    assert "<noscript" not in page
    assert not re.search(r"(src|href)=\"(https?:)?//", page)
