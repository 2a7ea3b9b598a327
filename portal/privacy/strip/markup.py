"""One XML part without what it says of its writers: names, times, the paths on their disks, marks of their computer."""

import re
from collections.abc import Iterable

from lxml import etree

from portal.privacy.inspect.archives import local
from portal.privacy.inspect.stops import Stop

from . import fields

# Who wrote is required by the format; so everybody is this one, as Word's own cleaning has it.
SOMEBODY = "作者"
LINK_SPACES = (
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "http://purl.oclc.org/ooxml/officeDocument/relationships",
)
OFFICE, VML = "urn:schemas-microsoft-com:office:office", "urn:schemas-microsoft-com:vml"
# Elements that no reader shows.
GONE = {
    "rsids", "docVars", "docId", "mailMerge", "attachedSchema", "schemaLibrary", "saveThroughXslt", "absPath",
    "fileSharing", "fileRecoveryPr", "revisionPtr", "webPublishing", "customWorkbookViews", "customSheetViews",
}  # fmt: skip
ATTRIBUTES = {"initials", "refreshedBy", "refreshedDate", "userName", "dateUtc", "userId", "providerId"}
VML_ATTRIBUTES = {"src", "href", "title"}  # the address a picture was copied from, the name of its file
FILE_NAMES = ("descr", "title", "name", "alt")
FILE_NAME = re.compile(
    r"(file:|[a-z]:[\\/]|\\\\|/(users|home)/)|.*\.(jpe?g|png|gif|bmp|tiff?|webp|heic)$", re.IGNORECASE | re.DOTALL
)
WATCHED = sorted({"author", *ATTRIBUTES, *VML_ATTRIBUTES, *FILE_NAMES})
TELLING = etree.XPath(
    "//@*[starts-with(local-name(), 'rsid') or " + " or ".join(f"local-name()='{name}'" for name in WATCHED) + "]"
)
# A sheet has a million attributes and none of these: looked for in its bytes first, in the encodings that show them.
MAY_TELL = re.compile(rf"[\s:](rsid\w*|{'|'.join(WATCHED)})\s*=".encode())
PLAIN = {None, "UTF-8", "US-ASCII", "ASCII"}
POINTING = etree.XPath(
    "//@new:* | //@strict:* | //@old:relid", namespaces={"new": LINK_SPACES[0], "strict": LINK_SPACES[1], "old": OFFICE}
)
FETCHES = re.compile(r"\b(WEBSERVICE|IMAGE|RTD|CALL|REGISTER(\.ID)?|SQL\.REQUEST)\s*\(|\w\s*\|\s*'", re.IGNORECASE)
FORMULAS = {"f", "definedName", "formula", "formula1", "formula2", "calculatedColumnFormula"}


def parse(data: bytes, *, loose: bool = False) -> etree._Element:
    """Without entities, network, comments; a document type is refused. Old drawings are HTML as often as XML."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True, recover=loose
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError):
        raise Stop("damaged") from None
    if root is None or root.getroottree().docinfo.internalDTD is not None:
        raise Stop("damaged")
    return root


def write(root: etree._Element) -> bytes:
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def clean(data: bytes, gone: set[str], *, loose: bool = False) -> bytes:
    """`gone` are the ids of links that end here: what points at them goes too."""
    root = parse(data, loose=loose)
    if gone:
        unlink(root, gone)
    for element in list(root.iter(*anywhere(GONE))):
        remove(element)
    for element in root.iter(*anywhere(FORMULAS)):
        if element.text and FETCHES.search(element.text):
            raise Stop("outside")
    encoding = root.getroottree().docinfo.encoding
    if (encoding and encoding.upper()) not in PLAIN or MAY_TELL.search(data):
        for value in TELLING(root):
            clean_attribute(value.getparent(), value.attrname, str(value))
    if local(root.tag) == "comments":
        clean_sheet_comments(root)
    fields.quiet(root)
    return write(root)


def anywhere(names: Iterable[str]) -> list[str]:
    """These elements in whichever dialect; found by the library, since a sheet has a million that are none of them."""
    return [f"{{*}}{name}" for name in names]


def unlink(root: etree._Element, gone: set[str]) -> None:
    for value in POINTING(root):
        element = value.getparent()
        if str(value) not in gone or element.getparent() is None:
            continue
        if local(element.tag) == "pageSetup":  # paper and margins stay, the printer goes
            del element.attrib[value.attrname]
        else:
            remove(element)


def remove(element: etree._Element) -> None:
    """With the frame around it that offers one thing to new readers and another to old ones, when that is left empty."""
    parent = element.getparent()
    if parent is None:
        raise Stop("damaged")
    parent.remove(element)
    if local(parent.tag) in ("Choice", "Fallback", "AlternateContent", "ext") and not len(parent):
        if local(parent.tag) == "Choice" and parent.getparent() is not None:
            parent = parent.getparent()
        if parent.getparent() is not None:
            parent.getparent().remove(parent)


def clean_attribute(element: etree._Element, key: str, value: str) -> None:
    name = local(key)
    if name == "author":
        element.attrib[key] = SOMEBODY
        for when in [other for other in element.attrib if local(str(other)) == "date"]:
            del element.attrib[when]
    elif name in ATTRIBUTES or name.startswith("rsid") or is_vml_note(key, str(element.tag)):
        del element.attrib[key]
    elif name in FILE_NAMES and FILE_NAME.match(value):
        element.attrib[key] = ""


def is_vml_note(key: str, tag: str) -> bool:
    space = key.lstrip("{").rpartition("}")[0]
    return local(key) in VML_ATTRIBUTES and (space == OFFICE or (not space and tag.startswith(f"{{{VML}}}")))


def clean_sheet_comments(root: etree._Element) -> None:
    """A workbook lists its authors, and begins each of their comments with the name and a colon."""
    authors = [element for element in root.iter() if local(element.tag) == "author"]
    names = {(author.text or "").strip() for author in authors} - {""}
    for author in authors:
        author.text = SOMEBODY
    for text in (element for element in root.iter() if local(element.tag) == "t"):
        first, colon, rest = (text.text or "").replace("：", ":", 1).partition(":")
        if first.strip() in names:
            text.text = rest.lstrip("\n") if colon else ""
