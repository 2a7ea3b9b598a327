"""What new pages say before their editors change it: the national rules."""

MEMBERS = (
    "夫妻；",
    "没有成年的子女；",
    "已经成年、不能独立生活的子女，包括还在上学的，上到本科为止；",
    "其他有赡养、抚养、扶养关系并长期住在一起的人。",
    "连续三年以上脱离家庭独立生活的宗教教职人员、服刑和强制隔离戒毒的人、宣告失踪的人不算。",
)
NOT_COUNTED = (
    "优待抚恤金；",
    "计划生育家庭的奖励和扶助金；",
    "奖学金、见义勇为等奖励；",
    "政府发的各类社会救助款物；",
    "国家规定不算的那部分基础养老金。",
)
ASSETS = (  # each is a question's head
    "日常开销以外的存款、理财、股票、基金",
    "商业保险、借给别人的钱",
    "汽车、大型农机、船",
    "现在住的以外，还有房子、商铺或者成片的林木",
)
PROCEDURE = (
    ("登记", "来访、来信、来电、网上的都登记，给编号和查询码。", "当场或收到时"),
    ("受理告知", "告诉您受理了没有；不归这里管的，告诉您该找谁。", "收到后15日内"),
    (
        "办理答复",
        "调查核实以后书面答复，写清事实、依据和意见。复杂的可以延长，延长的会告诉您理由。",
        "受理后60日内，最多延长30日",
    ),
    ("复查", "对答复不服的，可以向上一级机关申请复查。", "收到答复后30日内申请，30日内出意见"),
    ("复核", "对复查意见还不服的，可以再向上一级机关申请复核。", "收到复查意见后30日内申请，30日内出意见"),
)
RULES = (
    "《信访工作条例》（2022年5月1日起施行）",
    "《社会救助暂行办法》（国务院令第649号）",
    "《最低生活保障审核确认办法》（民发〔2021〕57号）",
    "《中华人民共和国政府信息公开条例》（国务院令第711号）",
)


def members() -> list[tuple[str, str]]:
    """Who counts as one family (art 7)."""
    return [("line", text) for text in MEMBERS]


def not_counted() -> list[tuple[str, str]]:
    """Money that is no income (art 13)."""
    return [("line", text) for text in NOT_COUNTED]


def assets() -> list[tuple[str, str]]:
    """Property that is looked at beside the income (art 14); the limits are the county's own."""
    return [("line", text) for text in ASSETS]


def procedure() -> list[tuple[str, dict[str, str]]]:
    """What becomes of a petition (信访工作条例 arts 22, 23, 34 to 36)."""
    return [("step", {"name": name, "text": text, "limit": limit}) for name, text, limit in PROCEDURE]


def rules() -> list[tuple[str, str]]:
    return [("line", text) for text in RULES]
