"""PDF files written by hand: digits in Helvetica, Chinese as a font without outlines but with its table of characters."""

import zlib

TABLE = """/CIDInit /ProcSet findresource begin begincmap /CMapName /X def /CMapType 2 def
1 begincodespacerange <0000> <FFFF> endcodespacerange
1 beginbfrange <0000> <FFFF> <0000> endbfrange
endcmap end"""


def hexed(text: str) -> str:
    return "<" + text.encode("utf-16-be").hex() + ">"


def string(text: str) -> str:
    return "<feff" + text.encode("utf-16-be").hex() + ">"


def stream(content: str | bytes, extra: str = "", *, packed: bool = True) -> bytes:
    data = content.encode("latin-1") if isinstance(content, str) else content
    if packed:
        data, extra = zlib.compress(data), extra + "/Filter/FlateDecode"
    return f"<</Length {len(data)}{extra}>>stream\n".encode() + data + b"\nendstream"


def shown(*lines: str) -> str:
    """Each line on its own, as Word's export writes them."""
    return "BT /F1 12 Tf 72 760 Td " + " ".join(f"{hexed(line)} Tj 0 -20 Td" for line in lines) + " ET"


def kerned(text: str) -> str:
    """Each character moved a little, as typesetters do."""
    return "BT /F1 12 Tf 72 700 Td [" + " -20 ".join(hexed(char) for char in text) + "] TJ ET"


def latin(text: str) -> str:
    return f"BT /F2 12 Tf 72 650 Td ({text}) Tj ET"


def pdf(content: str | None = None, *, info: str = "", xmp: str = "", note: str = "", field: str = "", bookmark: str = "",
        link: str = "", extra: str = "", picture: bool = False, filler: bool = True) -> bytes:  # fmt: skip
    """One page. Everything beside `content` is where the number may hide."""
    text = (shown("各村按时完成复核，材料齐全，数字准确。") if filler else "") + (content or "")
    if picture:
        text += " q 500 0 0 700 50 50 cm /Im1 Do Q"
    notes = [f"<</Type/Annot/Subtype/Text/Rect[0 0 9 9]/Contents{string(note)}>>"] if note else []
    notes += [f"<</Type/Annot/Subtype/Link/Rect[0 0 9 9]/A<</S/URI/URI({link})>>>>"] if link else []
    notes += ["14 0 R"] if field else []
    root = "<</Type/Catalog/Pages 2 0 R"
    root += "/Metadata 9 0 R" if xmp else ""
    root += "/Outlines 10 0 R" if bookmark else ""
    root += "/AcroForm<</Fields[14 0 R]>>" if field else ""
    objects: list[str | bytes] = [
        root + extra + ">>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Annots[" + "".join(notes) + "]"
        "/Resources<</Font<</F1 5 0 R/F2 8 0 R>>/XObject<</Im1 12 0 R>>>>>>",
        stream(text),
        "<</Type/Font/Subtype/Type0/BaseFont/X/Encoding/Identity-H/DescendantFonts[6 0 R]/ToUnicode 7 0 R>>",
        "<</Type/Font/Subtype/CIDFontType2/BaseFont/X/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
        "/DW 1000>>",
        stream(TABLE),
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        stream(
            f'<x:xmpmeta xmlns:x="adobe:ns:meta/"><d>{xmp}</d></x:xmpmeta>'.encode(), "/Type/Metadata", packed=False
        ),
        "<</Type/Outlines/First 11 0 R/Last 11 0 R/Count 1>>",
        f"<</Title{string(bookmark)}/Parent 10 0 R/Dest[3 0 R/Fit]>>",
        stream(b"\x80" * 64, "/Type/XObject/Subtype/Image/Width 8/Height 8/ColorSpace/DeviceGray/BitsPerComponent 8"),
        f"<</Title{string(info)}/Author(office)>>",
        f"<</Type/Annot/Subtype/Widget/FT/Tx/T(a)/V{string(field)}/Rect[0 0 9 9]>>",
    ]
    out, places = b"%PDF-1.7\n", []
    for number, content_of in enumerate(objects, 1):
        places.append(len(out))
        body = content_of if isinstance(content_of, bytes) else content_of.encode("latin-1")
        out += f"{number} 0 obj\n".encode() + body + b"\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    end = f"trailer<</Size {len(objects) + 1}/Root 1 0 R/Info 13 0 R>>\nstartxref\n{len(out)}\n%%EOF\n"
    return out + f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}".encode() + end.encode()
