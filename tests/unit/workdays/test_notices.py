"""Reading a pasted notice. The text is the official one of 2026; the answer is the shipped file."""

from datetime import date

import pytest

from portal.workdays import shipped
from portal.workdays.days import Day, DayKind
from portal.workdays.notices import read

NOTICE_2026 = """
一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。
二、春节：2月15日（农历腊月二十八、周日）至23日（农历正月初七、周一）放假调休，共9天。2月14日（周六）、2月28日（周六）上班。
三、清明节：4月4日（周六）至6日（周一）放假，共3天。
四、劳动节：5月1日（周五）至5日（周二）放假调休，共5天。5月9日（周六）上班。
五、端午节：6月19日（周五）至21日（周日）放假，共3天。
六、中秋节：9月25日（周五）至27日（周日）放假，共3天。
七、国庆节：10月1日（周四）至7日（周三）放假调休，共7天。9月20日（周日）、10月10日（周六）上班。
节假日期间，各地区、各部门要妥善安排好值班和安全、保卫等工作。
"""


def test_the_official_notice_of_2026_is_read_whole():
    reading = read(NOTICE_2026, 2026)
    assert reading.problems == []
    assert [(day.date, day.kind) for day in reading.days] == [
        (day.date, day.kind) for day in shipped.days_by_year()[2026]
    ]
    assert reading.days[0].name == "元旦"


def test_a_notice_may_reach_across_months_and_years():
    reading = read(
        "一、元旦：2022年12月31日至2023年1月2日放假调休，共3天。\n二、春节：1月28日至2月4日放假，共8天。", 2023
    )
    assert reading.problems == []
    assert reading.days[0].date == date(2022, 12, 31)
    assert reading.days[-1].date == date(2023, 2, 4)
    assert len(reading.days) == 11


def test_one_day_a_line_is_read():
    reading = read("2027-01-01 放假 元旦\n2027-1-10 上班", 2027)
    assert reading.problems == []
    assert reading.days == [
        Day(date(2027, 1, 1), DayKind.REST, "元旦"),
        Day(date(2027, 1, 10), DayKind.WORK, ""),
    ]


@pytest.mark.parametrize(
    ("text", "year", "word"),
    [
        (NOTICE_2026, 2027, "请确认粘贴的是2027年的通知"),
        ("一、元旦：1月1日至3日放假，共4天。", 2026, "写共4天，读出3天"),
        ("2月30日放假。", 2026, "没有这一天"),
        ("1月1日放假。1月1日上班。", 2026, "既写放假又写上班"),
        ("2025-05-01 放假", 2026, "不在2026年"),
        ("1月5日上班。", 2026, "本来就上班"),
        ("", 2026, "没有读出任何日期"),
        ("请各单位做好值班工作。", 2026, "没有读出任何日期"),
    ],
)
def test_what_does_not_fit_together_is_said(text, year, word):
    assert any(word in problem for problem in read(text, year).problems)
