"""The years that come with the portal: a dated file, made once from chinesecalendar and compared with it by a test."""

import csv
from collections import defaultdict
from datetime import date
from pathlib import Path

from .days import Day, DayKind

DAYS = Path(__file__).parent / "data" / "days.csv"


def days_by_year() -> dict[int, list[Day]]:
    years: dict[int, list[Day]] = defaultdict(list)
    with DAYS.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            day = Day(date.fromisoformat(row["date"]), DayKind(row["kind"]), row["name"])
            years[day.date.year].append(day)
    return dict(years)


def source(year: int) -> str:
    """The title under which the State Council publishes every year's days."""
    return f"国务院办公厅关于{year}年部分节假日安排的通知"
