import re

import pytest
import yaml
from django.conf import settings
from django.core.management import call_command
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


def test_the_reader_works_under_our_rules_for_browsers(client):
    answer = client.get(reverse("api_docs"))
    page = answer.content.decode()
    policy = answer["Content-Security-Policy"]
    assert "unsafe-inline" not in policy
    assert re.search(r"script-src [^;]*'self'", policy)
    for attributes, content in re.findall(r"<script([^>]*)>(.*?)</script>", page, re.DOTALL):
        assert "nonce=" in attributes or ("src=" in attributes and not content.strip())
    assert "<style" not in page
    assert not re.search(r"\son[a-z]+=", page)
    assert not re.search(r"(src|href)=\"(https?:)?//", page)
    assert f'data-schema="{reverse("api_schema")}"' in page


def test_the_readers_files_are_our_own(client):
    page = client.get(reverse("api_docs")).content.decode()
    files = re.findall(r'(?:src|href)="([^"]+\.(?:js|css))"', page)
    assert any("swagger-ui-bundle" in file for file in files)
    assert all(file.startswith((settings.STATIC_URL, "/static/")) for file in files)
