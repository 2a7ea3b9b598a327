"""Plain text and CSV."""

import csv
import io

from .collector import Collector
from .stops import Stop

ENCODINGS = ("utf-8-sig", "gb18030")
BOMS = ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))


def decode(data: bytes) -> str:
    for mark, encoding in BOMS:
        if data.startswith(mark):
            return data.decode(encoding, "replace")
    for encoding in ENCODINGS:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" in text:
            break
        return text
    raise Stop("unknown_encoding")


def read_text(data: bytes, out: Collector) -> None:
    """Line by line, and each line with the next one: a number may be broken between them."""
    lines = decode(data).splitlines()
    for number, line in enumerate(lines, 1):
        out.read(line, ("line", number))
        if number < len(lines) and line[-1:].isalnum():
            read_break(line, lines[number], number, out)


def read_break(line: str, after: str, number: int, out: Collector) -> None:
    """Only what reaches across the break."""
    tail, head = line[-40:], after[:40]
    for finding in out._find(f"{tail}\n{head}"):
        if finding.start < len(tail) < finding.end - 1:
            out.note(finding.kind, ("line", number))


def read_csv(data: bytes, out: Collector) -> None:
    text = decode(data)
    delimiter = max(",\t;", key=text[:4096].count)
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
    except csv.Error:
        raise Stop("damaged") from None
    cells = ((number, list(enumerate(row))) for number, row in enumerate(rows, 1))
    out.read_table(cells, lambda row, _column: ("line", row))
