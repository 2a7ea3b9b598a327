"""A printed paper as pictures, with rulers: what the reply measures, shown beside what GB/T 9704-2012 asks."""

import io
import os
import shutil
import subprocess
import tempfile
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from petitions.letters import measures as by

DPI = 150
MM = DPI / 25.4
EDGE = 110  # room for the rulers, left and above
NOTES = 560  # room for the words, at the right
# The offices' typefaces, as far as a machine without them can show them.
STAND_INS = {
    "仿宋_GB2312": "Noto Serif CJK SC", "宋体": "Noto Serif CJK SC", "方正小标宋简体": "Noto Serif CJK SC",
    "楷体_GB2312": "Noto Serif CJK SC", "黑体": "Noto Sans CJK SC",
}  # fmt: skip
FONTS = """<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>
<include ignore_missing="yes">/etc/fonts/fonts.conf</include>
{}</fontconfig>""".format(
    "".join(
        f'<match target="pattern"><test name="family"><string>{name}</string></test>'
        f'<edit name="family" mode="assign" binding="strong"><string>{other}</string></edit></match>'
        for name, other in STAND_INS.items()
    )
)
BLUE, GREY = (30, 90, 200), (120, 120, 120)


def pictures(pdf: bytes, dpi: int = DPI, last: int = 99) -> list[Image.Image]:
    """Each page of a PDF up to the last one wanted, by poppler's pdftoppm."""
    with tempfile.TemporaryDirectory() as folder:
        command = ["pdftoppm", "-r", str(dpi), "-l", str(last), "-png", "-", f"{folder}/page"]
        subprocess.run(command, input=pdf, check=True)
        return [Image.open(io.BytesIO(file.read_bytes())) for file in sorted(Path(folder).iterdir())]


def typeface(size: int) -> ImageFont.FreeTypeFont:
    found = subprocess.run(
        ["fc-match", "-f", "%{file}", "Noto Sans CJK SC:lang=zh-cn"], check=True, capture_output=True, text=True
    ).stdout
    return ImageFont.truetype(found, size)


def with_rulers(page: Image.Image) -> Image.Image:
    """The first page with millimetres along its edges and the standard's lines over it."""
    whole = Image.new("RGB", (EDGE + page.width + NOTES, EDGE + page.height), "white")
    whole.paste(page, (EDGE, EDGE))
    draw, small, words = ImageDraw.Draw(whole), typeface(20), typeface(26)
    draw.rectangle((EDGE, EDGE, EDGE + page.width - 1, EDGE + page.height - 1), outline=GREY)
    for length, across in ((by.PAGE[0], True), (by.PAGE[1], False)):
        for millimetre in range(length + 1):
            at, tick = EDGE + round(millimetre * MM), 30 if millimetre % 10 == 0 else 18 if millimetre % 5 == 0 else 10
            draw.line((at, EDGE - tick, at, EDGE) if across else (EDGE - tick, at, EDGE, at), fill=GREY)
            if millimetre % 10 == 0:
                place = (at, EDGE - 46) if across else (EDGE - 58, at)
                draw.text(place, str(millimetre), fill=GREY, font=small, anchor="mm")
    bottom, right = by.TOP + by.BLOCK[1], by.LEFT + by.BLOCK[0]
    for y, note in (
        (by.HEAD_TOP, "机关名称上边缘距页边 30 mm"),
        (by.TOP, "版心上边 37 mm"),
        (bottom, "版心下边 262 mm（版心高 225 mm，22行）"),
        (by.PAGE[1] - by.RULE_ABOVE_EDGE, "第二条双线距下页边 20 mm"),
    ):
        at = EDGE + round(y * MM)
        _dashes(draw, (EDGE, at), (EDGE + page.width, at))
        draw.text((EDGE + page.width + 16, at), note, fill=BLUE, font=words, anchor="lm")
    for x in (by.LEFT, right):
        at = EDGE + round(x * MM)
        _dashes(draw, (at, EDGE), (at, EDGE + page.height))
    for number, note in enumerate(
        (
            "左 28 mm，版心宽 156 mm（28字）",
            "第一条双线在机关名称下 4 mm，长 170 mm",
            "发文字号在第一条双线下居右",
            "标题 22 pt，正文 16 pt，行距 225/22 mm",
            "落款右空4字，印章位置留空，不画印章",
            "首页不标页码",
        )
    ):
        place = (EDGE + page.width + 16, EDGE + round(60 * MM) + number * 44)
        draw.text(place, note, fill=BLUE, font=words, anchor="lm")
    return whole


def side_by_side(sheets: list[Image.Image]) -> Image.Image:
    """The first sheet as given, each further one beside it, its upper edge where the first one's is."""
    whole = Image.new("RGB", (sum(sheet.width for sheet in sheets) + EDGE, sheets[0].height + 1), "white")
    draw, left = ImageDraw.Draw(whole), 0
    for sheet in sheets:
        top = sheets[0].height - sheet.height
        whole.paste(sheet, (left, top))
        if top:
            draw.rectangle((left, top, left + sheet.width - 1, top + sheet.height - 1), outline=GREY)
        left += sheet.width
    return whole


def in_rows(sheets: list[Image.Image], across: int, share: float = 0.6) -> Image.Image:
    """All pages of a longer paper, smaller, `across` in a row."""
    small = [sheet.resize((round(sheet.width * share), round(sheet.height * share))) for sheet in sheets]
    width, height = max(sheet.width for sheet in small) + 12, max(sheet.height for sheet in small) + 12
    rows = -(-len(small) // across)
    whole = Image.new("RGB", (width * min(across, len(small)) + 12, height * rows + 12), GREY)
    for place, sheet in enumerate(small):
        whole.paste(sheet, (12 + place % across * width, 12 + place // across * height))
    return whole


def of_word(file: Path) -> list[Image.Image]:
    """Each page of a Word file as LibreOffice sets it; FileNotFoundError where there is none."""
    office = shutil.which("soffice")
    if office is None:
        raise FileNotFoundError("soffice")
    with tempfile.TemporaryDirectory() as folder:
        conf = Path(folder, "fonts.conf")
        conf.write_text(FONTS, encoding="utf-8")
        profile = f"-env:UserInstallation={Path(folder, 'profile').as_uri()}"
        command = [office, profile, "--headless", "--convert-to", "pdf", "--outdir", folder, str(file)]
        environment = {**os.environ, "FONTCONFIG_FILE": str(conf)}
        subprocess.run(command, check=True, capture_output=True, timeout=180, env=environment)
        return pictures(Path(folder, file.stem).with_suffix(".pdf").read_bytes())


def _dashes(draw: ImageDraw.ImageDraw, start: tuple[int, int], end: tuple[int, int]) -> None:
    (left, top), (right, bottom) = start, end
    for at in range(0, max(right - left, bottom - top), 16):
        if top == bottom:
            draw.line((left + at, top, min(left + at + 8, right), top), fill=BLUE)
        else:
            draw.line((left, top + at, left, min(top + at + 8, bottom)), fill=BLUE)
