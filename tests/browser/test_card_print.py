"""明白卡: every guide on one A4 sheet, with all that one has to know."""

import io
from unicodedata import normalize

import pypdf
import pytest

from .steps import PHONE

GUIDES = ("apply-dibao", "apply-destitute", "apply-temporary-aid", "apply-medical-aid", "raise-objection")
A4 = (595, 842)  # points


@pytest.mark.parametrize("slug", GUIDES)
@pytest.mark.parametrize("elder", ["", "?elder=1"])
def test_one_sheet(visit, slug, elder):
    page = visit(PHONE)
    page.goto(f"/guides/{slug}/")
    page.get_by_role("link", name="打印明白卡").click()
    page.goto(page.url + elder)
    paper = pypdf.PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True)))
    assert len(paper.pages) == 1
    (sheet,) = paper.pages
    assert (round(sheet.mediabox.width), round(sheet.mediabox.height)) == A4
    text = normalize("NFKC", "".join(sheet.extract_text().split()))  # a font's signs for 人 or 白 are look-alikes
    for words in ("明白卡", "0000-7654321", "0000-7654322", "要带的材料", "怎么办", "多久办好", "为准"):
        assert words in text, words


def test_a_matter_four_times_as_long_still_fits(visit):
    """What cms.cards would call the smallest size, made of the longest guide's own lines."""
    page = visit(PHONE)
    page.goto("/guides/apply-dibao/card/")
    page.evaluate("""() => {
        const sheet = document.querySelector(".sheet");
        sheet.className = "sheet sheet--tiny";
        const list = sheet.querySelector(".cms-checklist");
        list.innerHTML = list.innerHTML.repeat(4);
    }""")
    assert len(pypdf.PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True))).pages) == 1
