"""The links between the parts of a Word file or a workbook: which are followed, which end here, which are refused.

A link is told by the last word of its type; Microsoft's two dialects and WPS agree on that word.
"""

import posixpath
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from lxml import etree

from portal.privacy.inspect.stops import Stop

NS = "http://schemas.openxmlformats.org/package/2006/relationships"

KEPT = {
    # the text and how it looks
    "styles", "stylesWithEffects", "settings", "webSettings", "fontTable", "theme", "themeOverride", "numbering",
    "header", "footer", "footnotes", "endnotes", "comments", "commentsExtended", "hyperlink", "image",
    # drawings and charts
    "drawing", "vmlDrawing", "chart", "chartEx", "chartStyle", "chartColorStyle", "chartUserShapes", "cellImage",
    "diagramData", "diagramLayout", "diagramQuickStyle", "diagramColors", "diagramDrawing",
    # the sheets of a workbook
    "worksheet", "chartsheet", "sharedStrings", "calcChain", "table", "tableSingleCells", "pivotTable", "ctrlProp",
    "pivotCacheDefinition", "pivotCacheRecords", "sheetMetadata", "slicer", "slicerCache", "timeline", "timelineCache",
}  # fmt: skip
REFUSED = {
    "vbaProject": "macros", "wordVbaData": "macros", "xlMacrosheet": "macros", "xlIntlMacrosheet": "macros",
    "dialogsheet": "macros", "attachedToolbars": "macros", "control": "macros", "activeXControlBinary": "macros",
    "extensibility": "macros",
    "oleObject": "embedded", "aFChunk": "embedded", "subDocument": "embedded", "video": "embedded",
    "audio": "embedded", "media": "embedded",
    "externalLink": "outside", "externalLinkPath": "outside", "connections": "outside", "queryTable": "outside",
    "frame": "outside",
}  # fmt: skip
# Everything else is about the writer (properties, people, printers, signatures, tasks), or a copy of what is shown
# already (thumbnails, a chart's own workbook, embedded fonts): it ends here, with the element that points at it.

WEB = re.compile(r"(https?|mailto|tel):|#", re.IGNORECASE)
# A path on the writer's own disk, as Word notes it down by itself; it names the user.
OWN_DISK = re.compile(r"(file:/{2,3})?[a-z](:|%3a)[\\/]|file:///(?![/\\])|(?![a-z]+:|[\\/])[^\\/]", re.IGNORECASE)
NOWHERE = "about:blank"


@dataclass(frozen=True)
class Link:
    id: str
    type: str
    target: str
    outside: bool = False

    @property
    def kind(self) -> str:
        return self.type.rpartition("/")[2]


def judge(link: Link) -> Link | None:
    """The link as it stays; None when it ends here."""
    if link.kind in REFUSED:
        raise Stop(REFUSED[link.kind])
    if link.kind == "attachedTemplate" and OWN_DISK.match(link.target):
        return None
    if link.kind == "hyperlink":  # it does nothing until it is clicked; a path to a disk tells a name
        return replace(link, outside=True, target=link.target if WEB.match(link.target) else NOWHERE)
    if link.outside or link.kind == "attachedTemplate":
        raise Stop("outside")
    if link.kind == "image" and link.target.lower().endswith(".svg"):
        return None  # beside it stands the same picture as PNG
    return link if link.kind in KEPT else None


def file_of(part: str) -> str:
    """Where the links of a part are written."""
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def read(root: etree._Element) -> list[Link]:
    return [
        Link(one.get("Id", ""), one.get("Type", ""), one.get("Target", ""), one.get("TargetMode") == "External")
        for one in root
    ]


def write(links: Iterable[Link]) -> bytes:
    root = etree.Element(f"{{{NS}}}Relationships", nsmap={None: NS})
    for link in links:
        mode = {"TargetMode": "External"} if link.outside else {}
        etree.SubElement(root, f"{{{NS}}}Relationship", Id=link.id, Type=link.type, Target=link.target, **mode)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
