"""The texts that postings rest on, with the days from and until which each is in force. Data, never constants in code."""

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True)
class Rule:
    title: str
    number: str
    valid_from: dt.date
    valid_until: dt.date | None = None
    replaced_by: str = ""

    def is_repealed_on(self, day: dt.date) -> bool:
        return self.valid_until is not None and self.valid_until < day


DIBAO_2021 = Rule("最低生活保障审核确认办法", "民发〔2021〕57号", dt.date(2021, 7, 1))
# Its three postings live on in local rules; the text itself went with 57号 art 40.
DIBAO_2012 = Rule(
    "最低生活保障审核审批办法（试行）",
    "民发〔2012〕220号",
    dt.date(2012, 12, 12),
    valid_until=dt.date(2021, 6, 30),
    replaced_by=DIBAO_2021.number,
)
EXTREME_POVERTY = Rule("特困人员认定办法", "民发〔2021〕43号", dt.date(2021, 7, 1))
ASSISTANCE = Rule("社会救助暂行办法", "国务院令第649号", dt.date(2014, 5, 1))
