"""Word files and workbooks, packed anew from the parts that their first page leads to.

Followed are only the links of relations.py; so properties, thumbnails, printers' settings, lists of people and
whatever lies unlinked in the archive are not looked at and not packed again.
"""

import io
import posixpath
import zipfile
from dataclasses import dataclass, field
from urllib.parse import unquote

from lxml import etree

from portal.privacy.inspect.archives import open_archive, part_of
from portal.privacy.inspect.stops import Stop
from portal.privacy.redraw import EVERY_FORMAT, redraw

from . import markup, relations
from .relations import Link

MAIN = "application/vnd.openxmlformats-officedocument.{}.main+xml"
KINDS = {MAIN.format("wordprocessingml.document"): "docx", MAIN.format("spreadsheetml.sheet"): "xlsx"}
TYPES, ROOT = "[Content_Types].xml", ""
TYPES_NS = "http://schemas.openxmlformats.org/package/2006/content-types"
DRAWN = (".emf", ".wmf", ".emz", ".wmz", ".pict", ".eps")
PICTURES = {"JPEG": "image/jpeg", "PNG": "image/png", "WEBP": "image/webp"}
LONG_AGO = (1980, 1, 1, 0, 0, 0)  # when a file was packed is nobody's business


def clean_office(data: bytes) -> tuple[str, bytes]:
    with open_archive(data) as archive:
        package = Package(archive)
        kind = package.kind()
        package.gather()
        return kind, package.pack()


@dataclass
class Package:
    archive: zipfile.ZipFile
    parts: dict[str, bytes] = field(default_factory=dict)
    types: dict[str, str] = field(default_factory=dict)

    def __post_init__(self):
        self.names = {name.lower(): name for name in self.archive.namelist()}
        self.given = self._read_types()
        self.front = [link for link in self._links_of(ROOT) if link.kind == "officeDocument"]

    def kind(self) -> str:
        """What the first part says it is; the ending of the file's name says nothing."""
        if len(self.front) != 1 or not (main := self._find(ROOT, self.front[0])):
            raise Stop("unknown_kind")
        said = self._type_of(main)
        if said not in KINDS:
            low = said.lower()
            raise Stop("old_format" if ".binary." in low else "macros" if "macroenabled" in low else "unknown_kind")
        return KINDS[said]

    def gather(self) -> None:
        """Clean the first part, then what it leads to, and so on."""
        waiting = [(ROOT, link) for link in self.front]
        self.parts[relations.file_of(ROOT)] = relations.write(self.front)
        while waiting:
            source, link = waiting.pop()
            name = self._find(source, link)
            if name is None:
                raise Stop("damaged")
            if name in self.types:
                continue
            if link.kind == "image":
                self.types[name], self.parts[name] = clean_picture(name, part_of(self.archive, name))
                continue
            links, gone = self._judge(name)
            self.types[name] = self._type_of(name)
            self.parts[name] = markup.clean(
                part_of(self.archive, name), gone, loose=self.types[name].endswith("vmlDrawing")
            )
            if links:
                self.parts[relations.file_of(name)] = relations.write(links)
            waiting += [(name, link) for link in links if not link.outside]

    def pack(self) -> bytes:
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, content in [(TYPES, self._write_types()), *sorted(self.parts.items())]:
                entry = zipfile.ZipInfo(name, LONG_AGO)
                entry.create_system, entry.compress_type = 0, zipfile.ZIP_DEFLATED
                archive.writestr(entry, content)
        return out.getvalue()

    def _judge(self, name: str) -> tuple[list[Link], set[str]]:
        """The links of one part that stay, and the ids of those that go."""
        kept, gone = [], set()
        for link in self._links_of(name):
            stays = relations.judge(link)
            if stays and (stays.outside or self._find(name, stays)):
                kept.append(stays)
            else:
                gone.add(link.id)
        return kept, gone

    def _links_of(self, name: str) -> list[Link]:
        file = self.names.get(relations.file_of(name).lower())
        return relations.read(markup.parse(part_of(self.archive, file))) if file else []

    def _find(self, source: str, link: Link) -> str | None:
        """The archive's name of the part that a link means."""
        target = unquote(link.target.partition("#")[0])
        path = posixpath.normpath(posixpath.join("/", posixpath.dirname(source), target)).lstrip("/")
        return None if path.lower().endswith((".rels", TYPES.lower())) else self.names.get(path.lower())

    def _read_types(self) -> dict[str, str]:
        file = self.names.get(TYPES.lower())
        if file is None:
            raise Stop("unknown_kind")
        root = markup.parse(part_of(self.archive, file))
        found = {}
        for entry in root:
            key = entry.get("PartName", "").lstrip("/") or "." + entry.get("Extension", "")
            found[key.lower()] = entry.get("ContentType", "")
        return found

    def _type_of(self, name: str) -> str:
        said = self.given.get(name.lower()) or self.given.get(posixpath.splitext(name)[1].lower())
        if not said:
            raise Stop("damaged")
        return said

    def _write_types(self) -> bytes:
        root = etree.Element(f"{{{TYPES_NS}}}Types", nsmap={None: TYPES_NS})
        rels = "application/vnd.openxmlformats-package.relationships+xml"
        etree.SubElement(root, f"{{{TYPES_NS}}}Default", Extension="rels", ContentType=rels)
        for name, said in sorted(self.types.items()):
            etree.SubElement(root, f"{{{TYPES_NS}}}Override", PartName=f"/{name}", ContentType=said)
        return markup.write(root)


def clean_picture(name: str, content: bytes) -> tuple[str, bytes]:
    """Fresh pixels. A drawing made of commands cannot be drawn anew here, and it carries its writer's name: refused."""
    if name.lower().endswith(DRAWN):
        raise Stop("vector")
    answer, picture = redraw(content, EVERY_FORMAT)
    if answer.get("kind") not in PICTURES:
        raise Stop("pixels" if answer.get("error") == "pixels" else "damaged")
    return PICTURES[answer["kind"]], picture
