"""A roster of 100,000 households through the importer, beside the least that any import must do with the same file.

The least: calamine reads the workbook, and Django loads the same rows into a plain table of text columns.
"""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

ROWS = 100_000
HOW = f"{ROWS:,} households, ten columns, one .xlsx; SQLite"


def write_workbook(path: Path, rows: int = ROWS, sheet_name: str = "花名册") -> None:
    """The workbook: every household its own valid identity number, eight villages, no totals."""
    import xlsxwriter

    from portal.demo.people import WEIGHTS
    from portal.demo.place import AREA, VILLAGES

    book = xlsxwriter.Workbook(str(path), {"constant_memory": True})
    sheet = book.add_worksheet(sheet_name)
    sheet.write_row(
        0, 0, ["序号", "村", "户主姓名", "身份证号", "家庭人口", "保障人口", "月保障金额", "类别", "联系电话", "备注"]
    )
    for number in range(rows):
        # Born before anybody of the demo: the same person in two villages would be refused.
        body = f"{AREA}19{number % 36:02}{number // 36 % 12 + 1:02}{number // 432 % 28 + 1:02}{number // 12096:03}"
        check = "10X98765432"[sum(int(digit) * weight for digit, weight in zip(body, WEIGHTS, strict=True)) % 11]
        village = VILLAGES[number * len(VILLAGES) // rows].name
        persons = number % 3 + 1
        sheet.write_row(
            number + 1,
            0,
            [number + 1, village, f"王小{chr(0x4E00 + number % 5000)}", body + check, persons + 1, persons,
             (number % 40 + 10) * 10 * persons, "A", f"1990{number:07}", ""],
        )  # fmt: skip
    book.close()


def measure(folder: Path, portal: dict[str, str]) -> Iterator[tuple[str, float, str, str]]:
    """Yields (name, value, unit, how)."""
    path = folder / "roster.xlsx"
    write_workbook(path)

    def worker(name: str) -> dict:
        command = [sys.executable, "-m", "tests.bench.import_worker", name, str(path)]
        return json.loads(subprocess.check_output(command, env=portal, text=True))

    plain = worker("plain")
    whole = worker("whole")
    least = plain["read_s"] + plain["load_s"]
    yield "import_100k_s", whole["seconds"], "s", f"receive, check, confirm, mask; {HOW}"
    yield "import_100k_least_s", least, "s", f"calamine's reading plus bulk_create of the same rows; {HOW}"
    yield "import_100k_ratio", whole["seconds"] / least, "ratio", "import_100k_s over import_100k_least_s of this run"
    yield "import_100k_peak_mib", whole["peak_mib"], "MiB", f"largest resident size of any process; {HOW}"
