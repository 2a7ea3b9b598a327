"""What a new self-check page says before its editors change it: the national rule (民发〔2021〕57号)."""

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
ASSETS = (
    "日常开销以外的存款、理财、股票、基金；",
    "商业保险、借给别人的钱；",
    "汽车、大型农机、船；",
    "现在住的以外，还有房子、商铺或者成片的林木。",
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
