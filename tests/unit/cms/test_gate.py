import pytest
from django.core.exceptions import ValidationError

from cms import gate
from cms.held import HeldBack
from cms.models import PolicyAttachment
from tests.factories.cms import AssistanceStandardFactory, DocumentFactory, GuidePageFactory, PolicyPageFactory

pytestmark = pytest.mark.django_db
IDENTITY = "11010519491231002X"  # the published test vector of GB 11643


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("title", f"关于{IDENTITY}的复核意见"),
        ("summary", f"证号 {IDENTITY}"),
        ("body", [("text", f"<p>身份证号{IDENTITY[:6]}<b>{IDENTITY[6:]}</b></p>")]),
        ("body", [("heading", IDENTITY)]),
        ("body", [("table", {"caption": "名单", "cells": f"姓名|证号\n某人|{IDENTITY}"})]),
    ],
)
def test_a_page_with_a_personal_number_does_not_pass(field, value):
    page = PolicyPageFactory()
    setattr(page, field, value)
    with pytest.raises(ValidationError) as caught:
        page.full_clean()
    sentence, *_advice = caught.value.message_dict[field]
    assert str(page._meta.get_field(field).verbose_name) in sentence
    assert IDENTITY not in sentence


def test_publishing_meets_the_gate_too():
    page = PolicyPageFactory(draft=True)
    page.body = [("text", f"<p>{IDENTITY}</p>")]
    revision = page.save_revision(clean=False)
    with pytest.raises(HeldBack, match="正文"):
        revision.publish()
    page.refresh_from_db()
    assert not page.live


def test_the_name_of_an_attachment_is_read_too():
    page = PolicyPageFactory()
    page.attachments = [PolicyAttachment(document=DocumentFactory(title=f"{IDENTITY}审批表"))]
    with pytest.raises(ValidationError, match="政策附件"):
        page.full_clean()


def test_a_document_is_stopped_when_it_is_uploaded():
    with pytest.raises(ValidationError) as caught:
        DocumentFactory.build(title=IDENTITY).clean()
    assert "title" in caught.value.message_dict


def test_materials_and_snippets_pass_the_gate():
    guide = GuidePageFactory()
    guide.materials = [("material", {"name": f"某人{IDENTITY}", "copies": "", "note": ""})]
    assert "materials" in gate.look_at(guide).problems
    assert "document_number" in gate.look_at(AssistanceStandardFactory.build(document_number=IDENTITY)).problems


def test_an_ordinary_text_passes():
    PolicyPageFactory(
        title="2026年农村低保标准为620元/人·月", document_number="民发〔2021〕57号", body=[("text", "<p>12345热线</p>")]
    ).full_clean()


def test_search_text_reads_every_block():
    texts = list(gate.texts_in(PolicyPageFactory(body=[("heading", "一"), ("text", "<p>甲&amp;乙</p><p>丙</p>")]).body))
    assert texts == ["一", "甲&乙\n丙\n"]
