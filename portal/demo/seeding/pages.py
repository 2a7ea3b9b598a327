"""How the demo's editors put a page on the site."""

from wagtail.models import Page

from portal.demo.content.shapes import Section

from .ground import staff


def publish(parent: Page, page: Page) -> Page:
    """Add the page in the clerk's name and publish it in the publisher's: nobody publishes their own writing."""
    page.owner = staff("jingban")
    parent.add_child(instance=page)
    page.save_revision(user=page.owner).publish(user=staff("fabu"))
    page.refresh_from_db()
    return page


def body(sections: tuple[Section, ...]) -> list[tuple[str, object]]:
    """Stream blocks of these sections."""
    blocks: list[tuple[str, object]] = []
    for section in sections:
        blocks.append(("heading", section.heading))
        blocks += [("text", f"<p>{text}</p>") for text in section.paragraphs]
    return blocks
