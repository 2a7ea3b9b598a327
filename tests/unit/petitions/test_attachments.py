import io
import struct
import zlib
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from PIL import Image

from petitions.errors import BadFile
from petitions.models import Attachment, Petition
from petitions.services import attachments
from petitions.vocabulary import Action
from portal.accounts.permissions import NotAllowed
from portal.privacy import pictures, redraw, sandbox

PDF = b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"
GPS = 0x8825


def picture(name="屋顶.jpg", *, format="JPEG", size=(40, 30), orientation=None) -> SimpleUploadedFile:
    """A photo as a phone takes it: with its place and its maker inside."""
    out = io.BytesIO()
    exif = Image.Exif()
    exif[0x010F] = "PhoneMaker"
    exif[0x013B] = "钱进宝"
    exif.get_ifd(GPS)[1] = "N"
    if orientation:
        exif[0x0112] = orientation
    Image.new("RGB", size, (120, 80, 40)).save(out, format=format, exif=exif)
    return SimpleUploadedFile(name, out.getvalue())


@pytest.mark.parametrize("format", ["JPEG", "PNG", "WEBP"])
def test_a_picture_is_drawn_anew_without_place_and_maker(format):
    before = picture(format=format)
    assert b"PhoneMaker" in before.read()
    before.seek(0)
    clean = attachments.clean(before)
    assert b"PhoneMaker" not in clean.content
    redrawn = Image.open(io.BytesIO(clean.content))
    assert redrawn.size == (40, 30)
    assert not redrawn.getexif()
    assert clean.content_type == pictures.CONTENT_TYPES[format]


def test_a_picture_held_sideways_is_turned_before_it_forgets_how_it_was_held():
    clean = attachments.clean(picture(orientation=6))
    assert Image.open(io.BytesIO(clean.content)).size == (30, 40)


def test_the_ending_follows_the_content():
    assert attachments.clean(picture("照片.png", format="JPEG")).name == "照片.jpg"


def test_a_pdf_is_taken_as_it_is():
    clean = attachments.clean(SimpleUploadedFile("申请.pdf", PDF))
    assert (clean.content_type, clean.content) == ("application/pdf", PDF)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"MZ\x90\x00",
        b"PK\x03\x04 a workbook",
        b"<html><script>alert(1)</script>",
        b"\x89PNG\r\n\x1a\n",
        b"\xff\xd8\xff broken",
        b"%PDF-1.4 cut off",
        PDF.replace(b"<<>>", b"<</JavaScript 1>>"),
        PDF.replace(b"<<>>", b"<</Encrypt 1>>"),
        b"GIF89a" + b"\x00" * 40,
        b"%!PS-Adobe-3.0 EPSF-3.0",
    ],
)
def test_anything_else_is_refused_with_its_name(content):
    with pytest.raises(BadFile, match="文件一"):
        attachments.clean(SimpleUploadedFile("文件一.jpg", content))


def test_too_many_bytes_pixels_or_files(monkeypatch):
    monkeypatch.setattr(attachments, "MAX_BYTES", 100)
    with pytest.raises(BadFile, match="10MB"):
        attachments.clean(SimpleUploadedFile("大.pdf", PDF + b" " * 100))
    monkeypatch.undo()
    with pytest.raises(BadFile, match="5个"):
        attachments.clean_all([picture()] * 6)


def test_a_bomb_is_refused_before_it_is_decoded():
    """A PNG of a hundred bytes that announces 30,000 by 30,000 pixels."""

    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", 30_000, 30_000, 1, 0, 0, 0, 0)
    bomb = (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(b"\0" * 9)) + chunk(b"IEND", b"")
    )
    with pytest.raises(BadFile, match="2500万像素"):
        attachments.clean(SimpleUploadedFile("炸弹.png", bomb))


def test_a_phone_photo_of_the_largest_size_fits_into_the_child():
    out = io.BytesIO()
    Image.new("RGB", (5000, 5000), (1, 2, 3)).save(out, format="PNG")
    assert attachments.clean(SimpleUploadedFile("大图.png", out.getvalue())).content_type == "image/png"


@pytest.mark.parametrize("limit", [{"MEMORY_BYTES": 2**27}, {"CPU_SECONDS": 0}], ids=["memory", "time"])
def test_a_child_that_dies_costs_a_sentence(limit, monkeypatch, tmp_path):
    """The child as it is, but with less than it needs: a stand-in for a decoder gone wild."""
    package = tmp_path / "portal" / "privacy"
    package.mkdir(parents=True)
    for folder in (package, package.parent):
        (folder / "__init__.py").touch()
    source = Path(redraw.__file__).read_text()
    for name, value in limit.items():
        source = source.replace(f"\n{name} =", f"\n{name} = {value}  #")
    (package / "redraw.py").write_text(source)
    (package / "sandbox.py").write_text(Path(sandbox.__file__).read_text())
    monkeypatch.setattr(sandbox, "SOURCE_ROOT", tmp_path)
    out = io.BytesIO()
    Image.new("RGB", (4000, 4000)).save(out, format="PNG")
    with pytest.raises(BadFile, match="打不开"):
        attachments.clean(SimpleUploadedFile("大图.png", out.getvalue()))


def test_a_name_is_a_name_and_no_path():
    assert attachments.clean(SimpleUploadedFile("x", PDF)).name == "x"
    assert attachments._short_name("..\\..\\a/b\x00.pdf") == "b.pdf"


def test_one_bad_file_and_nothing_is_registered(town):
    with pytest.raises(BadFile):
        town.submit(attachments=[picture(), SimpleUploadedFile("a.exe", b"MZ")])
    assert not Petition.objects.exists()


def test_bytes_and_name_are_sealed_and_every_look_is_written_down(town):
    petition = town.submit(attachments=[SimpleUploadedFile("钱进宝的申请.pdf", PDF)]).petition
    with connection.cursor() as cursor:
        cursor.execute("SELECT name, content FROM petitions_attachment")
        name, content = cursor.fetchone()
    assert "钱进宝" not in name
    assert b"%PDF" not in bytes(content)

    attachment = Attachment.objects.get()
    clean = attachments.open_attachment(attachment=attachment, by=town.worker)
    assert (clean.name, clean.content) == ("钱进宝的申请.pdf", PDF)
    event = petition.events.get(action=Action.OPEN_ATTACHMENT)
    assert (event.by, event.facts) == (town.worker, {"attachment": attachment.pk})
    with pytest.raises(NotAllowed):
        attachments.open_attachment(attachment=attachment, by=town.publisher)
