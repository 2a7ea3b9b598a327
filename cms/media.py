"""Files go out only while a live page refers to them. A file whose page was taken down is gone the same moment."""

from wagtail.models import Page, ReferenceIndex


def is_public(file) -> bool:
    """Whether a live page refers to this document or picture.

    Wagtail itself leaves every stored file open for good, whatever becomes of its page. A file that the gate holds
    back is not out either: what it found has not been let through by two people.
    """
    if file.held:
        return False
    return live_pages_of(file).exists()


def live_pages_of(file):
    """The live pages that refer to this document or picture."""
    sources = ReferenceIndex.get_references_to(file).values_list("base_content_type__model", "object_id")
    pages = [int(key) for model, key in sources if model == "page"]
    return Page.objects.live().filter(pk__in=pages)


def is_staff(user) -> bool:
    return user is not None and user.is_authenticated and user.has_perm("wagtailadmin.access_admin")


def may_fetch(file, user) -> bool:
    """Staff see drafts' files while they work on them; everybody else only what is out."""
    return is_staff(user) or is_public(file)
