"""Scenario 23: the supervisor sees how the work stands, by village, without small numbers and without anybody's name."""

import re
import sqlite3
from contextlib import closing

import pytest

from portal.demo.people import people

from .steps import press

FEW = "不单列"


@pytest.fixture
def report(log_in):
    """One click from the first page: this month."""
    page = log_in("jiandu")
    press(page.locator("main a:has-text('本月信访月报')"))
    return page


@pytest.fixture
def year(log_in):
    page = log_in("jiandu")
    press(page.locator("main a:has-text('今年信访年报')"))
    return page


def rows_of(page, title) -> dict[str, list[str]]:
    table = page.locator(f"section:has(h3:text-is('{title}')) table tbody tr")
    return {row[0]: row[1:] for row in (text.split("\t") for text in table.all_inner_texts())}


def test_overdue_due_soon_average_days_and_satisfaction(report, year):
    standing = rows_of(report, "今天的情况")
    assert {"其中已超期", "其中7天内到期", "没有办结的来件"} <= set(standing)
    assert all(row[0].isdigit() for row in standing.values())
    handling = rows_of(year, "办理")
    assert re.fullmatch(r"\d+(\.\d+)?", handling["办理天数（平均）"][0])
    assert {"办理天数（中位数）", "按期办结率（%）", "满意度（满分5分）"} <= set(handling)


def test_the_four_kinds(year):
    kinds = rows_of(year, "来件，按类别")
    assert {"咨询", "建议意见", "检举控告", "申诉求决"} <= set(kinds)


def test_by_village_without_small_numbers(year):
    villages = rows_of(year, "来件，按村")
    cells = [cell.strip() for row in villages.values() for cell in row]
    assert len(villages) >= 8
    assert cells
    assert [cell for cell in cells if cell != FEW and 0 < int(cell) < 5] == []


def test_no_case_and_no_name(year, report, demo):
    with closing(sqlite3.connect(f"file:{demo.folder}/portal.sqlite3?mode=ro", uri=True)) as database:
        cases = [number for (number,) in database.execute("select number from petitions_petition")]
    senders, row = set(), people(seed=15)
    for _ in range(60):
        senders.add(next(row).name)
    for page in (year, report):
        text = page.locator("main").inner_text()
        assert [number for number in cases if number in text] == []
        assert [name for name in senders if len(name) > 2 and name in text] == []
