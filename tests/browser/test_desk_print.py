"""The staff site on paper: every sheet of a page, not the first alone."""

import io

import pypdf


def test_a_list_prints_to_its_last_row(log_in):
    page = log_in("jingban")
    page.goto("/admin/cases/")
    numbers = page.locator("main table tbody a[href*='/admin/cases/']").all_inner_texts()
    paper = pypdf.PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True)))
    assert len(paper.pages) > 1
    assert numbers[-1] in "".join(sheet.extract_text() for sheet in paper.pages)
