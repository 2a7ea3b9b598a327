"""What a PDF does when it is opened or clicked: it may turn its own pages and follow a web address, nothing else.

An action is found by what it says it is, not by the place it hangs on: there are a dozen such places.
"""

from urllib.parse import urlsplit

from pikepdf import Name, Object

ACTIVE = {
    "/JavaScript", "/Launch", "/SubmitForm", "/ImportData", "/ResetForm", "/GoToR", "/GoToE", "/GoToDp", "/Rendition",
    "/RichMediaExecute", "/Movie", "/Sound", "/Thread", "/Hide", "/Named", "/SetOCGState", "/Trans", "/GoTo3DView",
}  # fmt: skip
WEB = {"http", "https", "mailto", "tel"}


def calm(part: Object) -> None:
    """Empty the dictionary if it is an action that does anything but show a place."""
    kind = part.get("/S")
    if not isinstance(kind, Name):
        return
    if str(kind) in ACTIVE or "/JS" in part or (kind == Name.URI and not leads_to_web(part)):
        for key in list(part.keys()):
            del part[key]
    elif str(kind) in ("/URI", "/GoTo") and "/Next" in part:
        del part["/Next"]


def leads_to_web(part: Object) -> bool:
    try:
        return urlsplit(str(part.get("/URI", ""))).scheme.lower() in WEB
    except ValueError:
        return False
