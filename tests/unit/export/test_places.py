import pytest

from portal.export.places import Address, file_of, is_safe, one_filter, read, way

HTML = "text/html; charset=utf-8"


@pytest.mark.parametrize(
    ("address", "kind", "file"),
    [
        (Address("/"), HTML, "index.html"),
        (Address("/policies/57/"), HTML, "policies/57/index.html"),
        (Address("/policies/", (("page", "2"),)), HTML, "policies/index.page-2.html"),
        (Address("/policies/", (("page", "2"), ("year", "2025"))), HTML, "policies/index.page-2.year-2025.html"),
        (Address("/api/v1/notices/"), "application/json", "api/v1/notices/index.json"),
        (Address("/api/schema/"), "application/vnd.oai.openapi; version=1", "api/schema/index.yaml"),
        (Address("/feeds/notices.atom"), "application/atom+xml", "feeds/notices.atom"),
        (Address("/statistics/matters.csv", (("year", "2026"),)), "text/csv", "statistics/matters.year-2026.csv"),
        (Address("/documents/3/申请书.docx"), "application/octet-stream", "documents/3/申请书.docx"),
    ],
)
def test_each_address_has_one_file(address, kind, file):
    assert file_of(address, kind) == file


def test_a_value_that_is_no_file_name_becomes_its_digest():
    names = {file_of(Address("/answers/", (("kind", value),)), HTML) for value in ("../../etc", "a/b", "建议")}
    assert len(names) == 3
    assert all(is_safe(name) and name.isascii() for name in names)


def test_text_size_and_the_first_page_are_no_page_of_their_own():
    assert read("/notices/", "elder=1&page=1") == Address("/notices/")
    assert read("/notices/", "page=2&village=990981101001") == Address(
        "/notices/", (("page", "2"), ("village", "990981101001"))
    )


def test_a_second_filter_takes_the_place_of_the_first():
    here = Address("/policies/", (("year", "2025"),))
    both = Address("/policies/", (("topic", "dibao"), ("year", "2025")))
    assert one_filter(both, here) == Address("/policies/", (("topic", "dibao"),))
    assert one_filter(Address("/policies/"), here) == Address("/policies/")


@pytest.mark.parametrize("name", ["../a", "a/../b", "/etc/passwd", "", "a//b", "a\\b", "a\0"])
def test_no_file_leaves_the_folder(name):
    assert not is_safe(name)


def test_a_link_is_the_way_from_one_file_to_the_other():
    assert way("policies/57/index.html", "index.html") == "../../index.html"
    assert way("index.html", "documents/3/申请书.docx") == "documents/3/%E7%94%B3%E8%AF%B7%E4%B9%A6.docx"
