import pytest
from django.core.exceptions import ImproperlyConfigured

from portal.settings import env
from portal.sub_path import below


@pytest.mark.parametrize(
    ("asked", "answered"),
    [
        ("/zwgk/dibao/notices/", "/notices/"),
        ("/zwgk/dibao/", "/"),
        ("/zwgk/dibao", "/"),
        ("/notices/", "/notices/"),
        ("/zwgk/dibaoyuan/", "/zwgk/dibaoyuan/"),
        ("/", "/"),
    ],
)
def test_the_sub_path_is_cut_off_wherever_it_arrives(asked, answered):
    seen = []
    below(lambda environ, start_response: seen.append(environ["PATH_INFO"]), "/zwgk/dibao")({"PATH_INFO": asked}, None)
    assert seen == [answered]


@pytest.mark.parametrize("given", ["/zwgk/dibao", "zwgk/dibao/", " /zwgk/dibao "])
def test_however_it_is_written(monkeypatch, given):
    monkeypatch.setenv("FORCE_SCRIPT_NAME", given)
    assert env.sub_path("FORCE_SCRIPT_NAME", purpose="the sub-path") == "/zwgk/dibao"


@pytest.mark.parametrize("given", ["", "/", "  "])
def test_none(monkeypatch, given):
    monkeypatch.setenv("FORCE_SCRIPT_NAME", given)
    assert env.sub_path("FORCE_SCRIPT_NAME", purpose="the sub-path") == ""


@pytest.mark.parametrize("given", ["/a b", "/a//b", "/a?b", "https://www.example.test/a"])
def test_what_is_no_path_stops_the_start(monkeypatch, given):
    monkeypatch.setenv("FORCE_SCRIPT_NAME", given)
    with pytest.raises(ImproperlyConfigured, match="no path"):
        env.sub_path("FORCE_SCRIPT_NAME", purpose="the sub-path")
