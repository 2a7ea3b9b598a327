import pytest

from portal.search import sections


@pytest.fixture(autouse=True)
def _sections(monkeypatch):
    monkeypatch.setattr(sections, "_sections", {})
    sections.register(sections.Section("policies", "政策文件", 2))
    sections.register(sections.Section("notices", "公示", 1))
    sections.register(sections.Section("answers", "问答", 3))
