"""What the files of a page say, for the search. Read once for the same bytes, in the child that opens strangers' files."""

from hashlib import sha256

from cms import gate
from cms.models import PortalDocument
from portal.orgs.selectors import public_words
from portal.privacy.inspect import shown_text


def text_beside(page) -> str:
    """Of every file that goes out with the page. A file that the gate holds, or let through with a finding, says
    nothing here: it may be fetched, but nobody finds it by what it holds."""
    rows = [row for relation in getattr(page, "attached_files", ()) for row in getattr(page, relation).all()]
    return "\n".join(text for row in rows if not row.document.held and (text := read(row.document)))


def read(document: PortalDocument) -> str:
    content = gate.read_bytes(document.file) if document.file else b""
    digest = sha256(content).hexdigest()
    if content and document.shown_digest != digest:
        document.shown_text = shown_text(content, document.file.name, allowed=public_words())
        document.shown_digest = digest
        PortalDocument.objects.filter(pk=document.pk).update(
            shown_text=document.shown_text, shown_digest=document.shown_digest
        )
    return document.shown_text if content else ""
