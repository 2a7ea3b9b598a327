"""One XML part without what it says of its writers: names, times, the paths on their disks, marks of their computer."""

import re

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
    unlink(root, gone)
    for element in list(root.iter()):
        name = local(element.tag)
        if name in GONE:
            remove(element)
        elif name in FORMULAS and element.text and FETCHES.search(element.text):
            raise Stop("outside")
        clean_attributes(element)
    if local(root.tag) == "comments":
        clean_sheet_comments(root)
    fields.quiet(root)
    return write(root)


def unlink(root: etree._Element, gone: set[str]) -> None:
    for element in list(root.iter()):
        for key, value in element.attrib.items():
            if value in gone and is_link(str(key)):
                if local(element.tag) == "pageSetup":  # paper and margins stay, the printer goes
                    del element.attrib[key]
                else:
                    remove(element)
                    break


def is_link(key: str) -> bool:
    space, _end, name = key.lstrip("{").rpartition("}")
    return space in LINK_SPACES or (space == OFFICE and name == "relid")


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


def clean_attributes(element: etree._Element) -> None:
    for key, value in element.attrib.items():
        name = local(str(key))
        if name == "author":
            element.attrib[key] = SOMEBODY
            for when in [other for other in element.attrib if local(str(other)) == "date"]:
                del element.attrib[when]
        elif name in ATTRIBUTES or name.startswith("rsid") or is_vml_note(str(key), str(element.tag)):
            del element.attrib[key]
        elif name in FILE_NAMES and FILE_NAME.match(str(value)):
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
