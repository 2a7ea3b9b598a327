import re

import pytest
from django.urls import reverse

from portal.admin_csp import is_known
from tests.factories.accounts import StaffFactory
from tests.factories.cms import GuidePageFactory, PolicyPageFactory

ESCAPED_PANEL = r'"\u007B\u0022formsetPrefix\u0022: \u0022id_forms\u0022\u007D"'


@pytest.mark.parametrize(
    "script",
    [
        'initDateChooser("id_valid_from", {"dayOfWeekStart": 1, "format": "Y-m-d"});',
        'initDateTimeChooser("id_go_live_at", {"format": "Y-m-d H:i"});',
        'new DocumentChooser("id_forms-__prefix__-document", {"modalUrl": "/admin/documents/chooser/"});',
        f"\n  (function() {{\n    var panel = new InlinePanel(JSON.parse({ESCAPED_PANEL}));\n  }})();\n",
    ],
)
def test_wagtails_own_starters_are_known(script):
    assert is_known(script)


@pytest.mark.parametrize(
    "script",
    [
        "alert(1)",
        'new Function("alert(1)")',
        'initDateChooser("id", {"a": alert(1)});',
        'initDateChooser("id", {});alert(1);',
        'new PageChooser("id", {});fetch("/x");//);',
        'initDateChooser("id", alert(1));',
        f"(function() {{ var panel = new InlinePanel(JSON.parse({ESCAPED_PANEL})); alert(1) }})();",
        '(function() { var panel = new InlinePanel(JSON.parse("" + alert(1) + "")); })();',
        "",
    ],
)
def test_nothing_else_is(script):
    assert not is_known(script)


@pytest.fixture
def editor(client, db):
    client.force_login(StaffFactory(superuser=True))
    return client


def test_scripts_of_the_editor_carry_the_nonce_and_the_policy_stays_strict(editor):
    page = PolicyPageFactory()
    response = editor.get(reverse("wagtailadmin_pages:edit", args=[page.pk]))
    policy = response.headers["Content-Security-Policy"]
    html = response.content.decode()
    (nonce,) = set(re.findall(r"script-src [^;]*'nonce-([^']+)'", policy))
    assert f'<script nonce="{nonce}">' in html
    assert "<script>" not in html
    directives = dict(part.strip().split(" ", 1) for part in policy.split(";"))
    assert "unsafe-inline" not in directives["script-src"]
    assert "unsafe-inline" not in directives["style-src"]
    assert "unsafe-inline" in directives["style-src-elem"]


def test_pages_without_the_text_editor_allow_no_inline_style(editor):
    response = editor.get(reverse("wagtailadmin_home"))
    assert "unsafe-inline" not in response.headers["Content-Security-Policy"]


def test_public_pages_are_left_alone(client, db):
    policy = client.get(GuidePageFactory().url).headers["Content-Security-Policy"]
    assert "blob:" not in policy
    assert "unsafe" not in policy
