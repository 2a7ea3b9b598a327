"""Every stored field is classified once, and what is sealed is stored sealed."""

from portal.privacy import classification

OURS = {
    "home",
    "inspection",
    "summary",
    "search",
    "ledger",
    "kept",
    "gate",
    "accounts",
    "orgs",
    "workdays",
    "cms",
    "disclosures",
    "petitions",
}


def test_no_field_is_forgotten():
    assert classification.find_gaps(OURS) == []
