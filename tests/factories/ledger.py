"""Ledger entries come through the service, as in life: the database takes them no other way."""

from portal.ledger import registry, services

registry.register_action("test.act", "测试事项")


def append(**values):
    """One entry, every value overridable."""
    return services.append(
        **{"action": "test.act", "subject": "notice:1", "title": "杜村第一榜公示", "facts": {"户数": 3}, **values}
    )
