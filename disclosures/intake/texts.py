"""Bytes of a text file to text, in every encoding that Excel, WPS and old systems write. No Django here."""

import codecs

UTF_16_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def decode(data: bytes) -> str | None:
    """The text, without its byte order mark; None when no encoding fits."""
    if data.startswith(UTF_16_MARKS):  # Excel's "Unicode 文本"
        return decoded(data, "utf-16")
    if b"\0" in data[:4096]:
        return decoded(data, unmarked_utf_16(data[:4096]))
    for encoding in ("utf-8-sig", "gb18030"):
        text = decoded(data, encoding)
        if text is not None:
            return text
    return None


def decoded(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding) if encoding else None
    except UnicodeDecodeError:
        return None


def unmarked_utf_16(head: bytes) -> str:
    """UTF-16 without its mark is known by the half-empty line ends and commas; anything else with a NUL is no text."""
    for encoding in ("utf-16-le", "utf-16-be"):
        if any(mark.encode(encoding) in head for mark in (",", "\t", ";")) and "\n".encode(encoding) in head:
            text = head[: len(head) // 2 * 2].decode(encoding, "replace")
            if "\0" not in text and text.count("\ufffd") <= 1:
                return encoding
    return ""
