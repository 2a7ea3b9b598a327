"""Our zh_Hans catalogue holds what Wagtail's own lacks: whole, and nothing that Wagtail has no more need of."""

import json
import re
from pathlib import Path

import polib
import pytest
from django.apps import apps
from django.conf import settings
from django.utils import translation
from django.views.i18n import JSONCatalog

OURS = Path(settings.BASE_DIR) / "locale/zh_Hans/LC_MESSAGES"
DOMAINS = ["django", "djangojs"]
# Wagtail's Chinese for these names a fault (必需字段) and not what to do.
SAID_BETTER = {"This field is required."}
# What has to survive a translation: %(name)s, {name} and every tag with its attributes.
KEPT = re.compile(r"%\(\w+\)[sd]|\{\w*\}|<[^>]+>")


def ours(domain):
    return polib.pofile(str(OURS / f"{domain}.po"))


def wagtails(domain, language):
    """Every message in the catalogues of the Wagtail apps that are installed."""
    for app in apps.get_app_configs():
        path = Path(app.path) / f"locale/{language}/LC_MESSAGES/{domain}.po"
        if app.name.split(".")[0] == "wagtail" and path.exists():
            yield from (entry for entry in polib.pofile(str(path)) if not entry.obsolete)


def forms_of(entry):
    return list(entry.msgstr_plural.values()) or [entry.msgstr]


@pytest.mark.parametrize(
    ("english", "chinese"),
    [
        ("Autosave is paused", "自动保存已暂停"),
        ("This field is required.", "这一项不能空着。"),
        ("Content metrics", "内容指标"),
        ("Save your changes before leaving", "离开前请保存更改"),
    ],
)
def test_the_admin_speaks_chinese(english, chinese):
    with translation.override("zh-hans"):
        assert translation.gettext(english) == chinese
    with translation.override("en"):
        assert translation.gettext(english) == english


def test_a_counted_message_has_its_one_chinese_form():
    with translation.override("zh-hans"):
        for count in (1, 5):
            text = translation.ngettext("Moved up 1 place.", "Moved up %(counter)s places.", count)
            assert text % {"counter": count} == f"已上移 {count} 位。"


def test_the_editors_scripts_speak_chinese(rf):
    with translation.override("zh-hans"):
        response = JSONCatalog.as_view(packages=["wagtail.admin"])(rf.get("/"))
    assert json.loads(response.content)["catalog"]["Autosave in progress…"] == "正在自动保存…"


@pytest.mark.parametrize("domain", DOMAINS)
def test_every_entry_is_translated_and_keeps_its_placeholders(domain):
    for entry in ours(domain):
        assert entry.translated(), entry.msgid
        allowed = [sorted(KEPT.findall(text)) for text in (entry.msgid, entry.msgid_plural) if text]
        for form in forms_of(entry):
            assert sorted(KEPT.findall(form)) in allowed, entry.msgid


@pytest.mark.parametrize("domain", DOMAINS)
def test_no_entry_is_dead(domain):
    asked = {(entry.msgctxt, entry.msgid, entry.msgid_plural) for entry in wagtails(domain, "en")}
    answered = {(entry.msgctxt, entry.msgid) for entry in wagtails(domain, "zh_Hans") if entry.translated()}
    mine = [(entry.msgctxt, entry.msgid, entry.msgid_plural) for entry in ours(domain)]
    assert len(mine) == len(set(mine))
    assert [key for key in mine if key not in asked] == []  # Wagtail says it no more
    assert [
        key for key in mine if key[:2] in answered and key[1] not in SAID_BETTER
    ] == []  # Wagtail says it in Chinese by now


@pytest.mark.parametrize("domain", DOMAINS)
def test_the_compiled_catalogue_is_its_source(domain):
    assert (OURS / f"{domain}.mo").read_bytes() == ours(domain).to_binary()
