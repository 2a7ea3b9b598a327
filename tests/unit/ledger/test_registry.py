"""The facts of an entry in people's words; the log itself keeps its codes."""

from portal.ledger import registry


def say(**facts):
    return dict(registry.say_facts(facts))


def test_a_notice_s_facts_are_told_in_words():
    told = say(
        scheme="rural-dibao",
        posted_on="2026-03-02",
        ends_at="2026-03-10T00:00:00+08:00",
        amount="29660.00",
        supersedes="",
        results={"upheld": 1},
        changes={"removed": 1},
    )
    assert told == {
        "救助项目": "农村低保",
        "张贴日期": "2026年3月2日（周一）",
        "公示截止": "2026年3月9日（周一）24:00",
        "金额（元）": "29,660",
        "异议结果": "查实后维持1件",
        "更正内容": "删去1户",
    }


def test_codes_are_told_as_the_pages_say_them():
    assert say(reason="urgent") == {"原因": "紧急撤下，正在核实"}
    assert say(outcome="no_objection") == {"公示结果": "公示期满，没有收到异议"}
    assert say(kind="claim")["类型"] != "claim"
    assert say(lines=[["temporary", "", 6, 6, "5400.00"]]) == {
        "救助汇总": "临时救助（各种事由合计）6户次，6人次，5,400元"
    }


def test_a_value_that_cannot_be_read_stands_as_it_is():
    assert say(posted_on="昨天", something=3) == {"张贴日期": "昨天", "something": "3"}
