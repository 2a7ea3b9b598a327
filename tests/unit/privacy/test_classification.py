import pytest
from django.core.exceptions import ImproperlyConfigured

from portal.privacy import classification


@pytest.fixture(autouse=True)
def _own_register(monkeypatch):
    monkeypatch.setattr(classification, "_levels", {})


def test_a_field_in_two_groups_is_refused():
    with pytest.raises(ImproperlyConfigured, match="both public and personal"):
        classification.classify("kept.Edition", public=("id", "number"), personal=("number",))


def test_a_forgotten_field_is_found():
    classification.classify("kept.Edition", public=("id",))
    assert classification.find_gaps({"kept"}) == ["kept.Edition.number is not classified"]


def test_a_field_that_is_gone_is_found():
    classification.classify("kept.Edition", public=("id", "number", "colour"))
    assert classification.find_gaps({"kept"}) == ["kept.Edition.colour is classified but does not exist"]


def test_sealed_means_sealed_in_the_database():
    classification.classify("kept.Edition", public=("id",), sealed=("number",))
    assert len(classification.find_gaps({"kept"})) == 1


def test_a_model_that_does_not_exist_is_found():
    classification.classify("kept.Edition", public=("id", "number"))
    classification.classify("kept.Ghost", public=("id",))
    assert classification.find_gaps({"kept"}) == ["kept.Ghost is classified but is no model"]


def test_all_well():
    classification.classify("kept.Edition", public=("id", "number"))
    assert classification.find_gaps({"kept"}) == []
    assert classification.levels_of("kept.Edition")["number"] == "public"
