import io
import struct
import zlib
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from PIL import Image

from petitions.errors import BadFile
from petitions.forms.public import LetterForm, ObjectionForm
from petitions.forms.reception import ReceptionForm
from petitions.models import Attachment, Petition
from petitions.services import attachments
from petitions.vocabulary import Action
from portal.accounts.permissions import NotAllowed
from portal.privacy import pictures, redraw, sandbox
from portal.privacy.strip import PROBLEMS, strip
from tests.corpus import pdfs, tagged

PDF = pdfs.pdf(info="钱进宝")
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
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


def test_a_photo_with_a_second_one_behind_it_is_a_photo():
    """As newer phones take them: the file calls itself MPO."""
    out, first = io.BytesIO(), Image.new("RGB", (40, 30))
    first.save(out, format="MPO", save_all=True, append_images=[Image.new("RGB", (40, 30), "red")])
    clean = attachments.clean(SimpleUploadedFile("夜景.jpg", out.getvalue()))
    assert clean.content_type == "image/jpeg"
    assert clean.content.count(b"\xff\xd8\xff") == 1


@pytest.mark.parametrize(
    ("given", "content", "name"),
    [
        ("申请.pdf", PDF, "申请.pdf"),
        ("申请.jpg", PDF, "申请.pdf"),
        ("情况说明.xlsx", tagged.word(), "情况说明.docx"),
        ("名单", tagged.workbook(), "名单.xlsx"),
    ],
)
def test_a_document_is_written_anew_and_its_ending_follows_the_content(given, content, name):
    clean = attachments.clean(SimpleUploadedFile(given, content))
    document = strip(content)
    assert (clean.name, clean.content_type, clean.content) == (name, document.content_type, document.content)
    assert attachments.ENDINGS[clean.content_type] == name.rsplit(".", 1)[1]


@pytest.mark.parametrize(
    ("problem", "content"),
    [
        ("encrypted", OLE + "EncryptedPackage".encode("utf-16-le")),
        ("old_format", OLE),
        ("macros", tagged.edit(tagged.word(), {"word/vbaProject.bin": b"x"})),
        ("damaged", PDF[:-200]),
        ("unknown_kind", b"MZ"),
    ],
)
def test_a_document_is_refused_in_words_that_name_it(problem, content):
    with pytest.raises(BadFile) as refusal:
        attachments.clean(SimpleUploadedFile("说明.docx", content))
    assert refusal.value.sentence == PROBLEMS[problem] % {"name": "说明.docx"}


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
        b"RIFF\x00\x00\x00\x00WAVE",
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
    assert attachments.clean(SimpleUploadedFile("x", PDF)).name == "x.pdf"
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
    assert (clean.name, clean.content) == ("钱进宝的申请.pdf", strip(PDF).content)
    event = petition.events.get(action=Action.OPEN_ATTACHMENT)
    assert (event.by, event.facts) == (town.worker, {"attachment": attachment.pk})
    with pytest.raises(NotAllowed):
        attachments.open_attachment(attachment=attachment, by=town.publisher)


@pytest.mark.parametrize("content", [tagged.word(tagged.photo("Qian")), tagged.workbook()], ids=["docx", "xlsx"])
def test_a_long_type_fits_into_the_table(content, town):
    town.submit(attachments=[SimpleUploadedFile("说明.docx", content)])
    attachment = Attachment.objects.get()
    attachment.full_clean()
    assert attachments.ENDINGS[attachment.content_type]


def test_limits_are_told_before_anything_is_chosen(town):
    for form in (LetterForm(), ObjectionForm(), ReceptionForm(by=town.receptionist)):
        field = form.fields["attachments"]
        words = str(field.help_text)
        assert f"最多{attachments.MAX_FILES}个" in words
        assert f"每个不超过{attachments.MAX_MB}MB" in words
        assert f"{attachments.MAX_PIXELS_TOLD}万像素" in words
        for ending in attachments.ENDINGS.values():
            assert ending in words
            assert f".{ending}" in field.widget.attrs["accept"].split(",")
