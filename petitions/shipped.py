"""The clocks that come with the portal. An official can check each line against the article beside it.

They are loaded into the table after each migration and never over what an office changed there. A rule that the law
changes is a new line here with the same code and a new first day; the line before it keeps its place.
"""

from datetime import date

from portal.workdays.arithmetic import Unit

from .deadlines import Clock, Event, Rule
from .vocabulary import Channel, Kind, OnPapers

PETITIONS = (Kind.SUGGESTION, Kind.ACCUSATION, Kind.CLAIM)
CALENDAR, WORKING = Unit.CALENDAR, Unit.WORKING

# The day on which each text came into force.
XINFANG = date(2022, 5, 1)  # 信访工作条例
NO_57 = date(2021, 7, 1)  # 最低生活保障审核确认办法，民发〔2021〕57号
INFORMATION = date(2019, 5, 15)  # 政府信息公开条例，2019年修订

# fmt: off
CLOCKS: tuple[Clock, ...] = (
    # code               rule                  from             days  unit      article                since
    Clock("tell",           Rule.TELL,            Event.RECEIVED,  15, CALENDAR, "信访工作条例第二十三条", XINFANG,
          kinds=PETITIONS, only_if_named=True),
    Clock("finish",         Rule.FINISH,          Event.ACCEPTED,  60, CALENDAR, "信访工作条例第三十四条", XINFANG,
          kinds=(Kind.CLAIM,), extendable=30, on_papers=OnPapers.STANDS),
    # Arts 29 and 30 name no day. The office holds itself to the same sixty, so that nothing lies forgotten.
    Clock("finish_alike",   Rule.FINISH,          Event.ACCEPTED,  60, CALENDAR, "参照信访工作条例第三十四条", XINFANG,
          kinds=(Kind.SUGGESTION, Kind.ACCUSATION), extendable=30, on_papers=OnPapers.STANDS),
    Clock("send_back",      Rule.SEND_BACK,       Event.RECEIVED,   5, WORKING,  "信访工作条例第二十三条", XINFANG,
          channels=(Channel.TRANSFER,)),
    # 57号 art 19 says investigate again but names no day; the 特困 rule says fifteen working days.
    Clock("objection",      Rule.OBJECTION,       Event.RECEIVED,  15, WORKING,
          "民发〔2021〕57号第十九条，期限参照特困人员认定办法", NO_57,
          kinds=(Kind.OBJECTION,), on_papers=OnPapers.STANDS),
    # Art 30: corrected, the request counts as received on the day of its correction.
    Clock("information",    Rule.INFORMATION,     Event.CONFIRMED, 20, WORKING,  "政府信息公开条例第三十三条", INFORMATION,
          kinds=(Kind.INFORMATION,), extendable=20, on_papers=OnPapers.ANEW),
    Clock("ask_correction", Rule.ASK_CORRECTION,  Event.CONFIRMED,  7, WORKING,  "政府信息公开条例第三十条", INFORMATION,
          kinds=(Kind.INFORMATION,)),
    Clock("review_decision", Rule.REVIEW_DECISION, Event.RECEIVED, 30, CALENDAR, "信访工作条例第三十五、三十六条", XINFANG,
          kinds=(Kind.REVIEW,)),
    Clock("review",         Rule.REVIEW,          Event.SERVED,    30, CALENDAR, "信访工作条例第三十五、三十六条", XINFANG,
          kinds=(Kind.CLAIM, Kind.REVIEW), window=True),
)
# fmt: on
