"""Start the child, hand it the bytes, collect text cells. The server itself never parses a spreadsheet."""

import contextlib
import json
import subprocess
import sys
import tempfile
import threading
from pathlib import Path

from . import limits
from .concealed import Concealed
from .containers import kind_of
from .refusals import FILE_PROBLEMS, refuse
from .sheets import Sheet, Workbook

SOURCE_ROOT = Path(__file__).resolve().parent.parent.parent


def read(data: bytes) -> Workbook:
    """The workbook's visible sheets as text cells. Raises Refused with a sentence for anything else."""
    kind = kind_of(data)
    answers = ask_child(kind, data)
    workbook = assemble(kind, answers)
    if workbook is None:
        # It died: the memory limit, the time limit, or an abort inside the reader. Find the cell to blame.
        spots = [answer for answer in ask_child("locate", data) if "error" in answer] if kind == "xlsx" else []
        cell = spots[0]["facts"].get("cell") if spots else None
        raise refuse("far_cell", cell=clean_address(cell)) if cell else refuse("too_large")
    if not any(sheet.rows for sheet in workbook.sheets):
        raise refuse("empty_sheets")
    return workbook


def assemble(kind: str, answers: list[dict]) -> Workbook | None:
    """Sheets from the child's answers; None when it never said that it had finished."""
    workbook = Workbook(kind, [])
    for answer in answers:
        if "rows" in answer:
            sheet = workbook.sheets[-1]
            sheet.rows.extend(answer["rows"])
            sheet.long_numbers.update((row, column) for row, column in answer["long"])
        elif "sheet" in answer:
            workbook.sheets.append(Sheet(answer["sheet"]))
        elif "hidden" in answer:
            workbook.hidden = answer["hidden"]
        elif "aside" in answer:
            take_aside(workbook, answer["aside"])
        elif "error" in answer:
            code = answer["error"] if answer["error"] in FILE_PROBLEMS else "damaged"
            raise refuse(code, **{name: str(value)[:100] for name, value in answer["facts"].items()})
        elif "end" in answer:
            for sheet in workbook.sheets:
                while sheet.rows and not sheet.rows[-1]:
                    sheet.rows.pop()
            return workbook
    return None


def take_aside(workbook: Workbook, aside: dict[str, dict] | None) -> None:
    """Beside each sheet, what it hides."""
    workbook.is_examined = aside is not None
    for sheet in workbook.sheets:
        if aside and sheet.name in aside:
            sheet.concealed = Concealed(**aside[sheet.name])


def ask_child(kind: str, data: bytes) -> list[dict]:
    """Everything that the child said before it ended, however it ended."""
    with tempfile.TemporaryDirectory(prefix="intake-") as empty_folder:
        child = subprocess.Popen(  # noqa: S603 - our own interpreter and module; the file goes in by stdin
            [sys.executable, "-s", "-P", "-m", "disclosures.intake.child", kind],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=empty_folder,
            env={"PYTHONPATH": str(SOURCE_ROOT), "PYTHONUTF8": "1", "PYTHONDONTWRITEBYTECODE": "1"},
        )
        watch = threading.Timer(limits.CHILD_WALL_SECONDS, child.kill)
        watch.start()
        try:
            return converse(child, data)
        finally:
            watch.cancel()
            child.kill()
            child.wait()
            for pipe in (child.stdin, child.stdout):
                if pipe is not None:
                    with contextlib.suppress(BrokenPipeError):
                        pipe.close()


def converse(child: subprocess.Popen, data: bytes) -> list[dict]:
    """Write all, then read line by line while the child goes on working."""
    assert child.stdin is not None
    assert child.stdout is not None
    with contextlib.suppress(BrokenPipeError):  # it died early; what it said, if anything, is still to be read
        child.stdin.write(data)
        child.stdin.close()
    answers, received = [], 0
    for line in child.stdout:
        received += len(line)
        if received > limits.CHILD_ANSWER_BYTES or not line.endswith(b"\n"):
            break
        try:
            answers.append(json.loads(line))
        except ValueError:
            break  # it died in the middle of a line
    return answers


def clean_address(cell: str) -> str:
    """The child's word is not trusted further than an address goes."""
    return cell if cell.isalnum() and cell.isascii() and len(cell) <= 10 else "?"
