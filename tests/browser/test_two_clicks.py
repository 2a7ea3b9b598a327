"""Every screen of the work is two clicks from the first page of whoever needs it: as links, without the menu's search."""

import pytest

from .steps import press

# person, the words of the links clicked one after the other, what the screen must say
WAYS = {
    "import wizard": ("jingban", ["上传名册"], "上传并校验"),
    "checked batch": ("jingban", ["名册批次", "南坡村特困人员认定初审公示"], "第三步"),
    "remembered mappings": ("jingban", ["记住的对应关系"], "沿用次数"),
    "purge register": ("jingban", ["销毁登记"], "删除的内容"),
    "roster with its risk": ("lingdao", ["名册审批", "半年 临时救助"], "被认出的可能"),
    "approved roster to be posted": ("fabu", ["名册审批", "去发布"], "被认出的可能"),
    "next round": ("jingban", ["已发布的公示", "转入下一轮"], "公示里的序号"),
    "next round, from what waits": ("jingban", ["可以转入下一轮的公示", "转入下一轮"], "公示里的序号"),
    "register of reviews": ("lingdao", ["公开前评估"], "最小一组"),
    "templates of procedures": ("lingdao", ["公示程序", "农村低保三榜公示"], "公示轮次"),
    "open notice": ("fabu", ["已发布的公示", "年农村低保对象名册公示"], "正在公示"),
    "notice not yet open": ("fabu", ["已发布的公示", "季度初审公示"], "尚未开始"),
    "notice after its window": ("fabu", ["已发布的公示", "杏塘镇支出型临时救助对象公示"], "公示期满"),
    "take-down check": ("fabu", ["已发布的公示", "杏塘镇农村低保新申请对象评议公示"], "公示栏"),
    "board signing": ("fabu", ["已发布的公示", "登记张贴"], "现场照片"),
    "board sheet": ("fabu", ["已发布的公示", "张贴稿"], "张贴人签名"),
    "public page": ("fabu", ["已发布的公示", "公众页面"], "公示"),
    "slip": ("xietong", ["发查询凭条"], "出凭条"),
    "gate": ("lingdao", ["看以往的申请"], "查到什么"),
    "change ledger": ("jingban", ["动态台账"], "生效月份"),
    "changes of a month": ("jingban", ["动态台账", "按月登记各村"], "月金额"),
    "balance": ("jingban", ["收支核对"], "相差"),
    "due list": ("jingban", ["到期和复核"], "过期没办"),
    "plan of re-checks": ("jingban", ["到期和复核", "安排复核"], "哪天以前查完"),
    "payment of a month": ("jingban", ["按月发放", "年1月"], "和名册"),
    "funds": ("jingban", ["资金情况"], "上期结转"),
    "aid of a quarter": ("jingban", ["医疗和临时救助"], "户次"),
    "near relatives": ("lingdao", ["近亲属备案"], "县级入户"),
    "reviews, for the auditor": ("shenji", ["公开前评估"], "最小一组"),
    "monthly report on petitions": ("lingdao", ["本月信访月报"], "按期办结率"),
    "annual report, for the supervisor": ("jiandu", ["今年信访年报"], "建议采纳"),
    "figures, for the supervisor": ("jiandu", ["收支核对"], "相差"),
}


def walk(page, words: list[str]) -> None:
    for word in words:
        press(page.locator(f"main a:has-text('{word}'):visible").first)


@pytest.mark.parametrize("username", sorted({person for person, _, _ in WAYS.values()}))
def test_every_screen_is_two_clicks_from_the_first_page(log_in, username):
    page, lost = log_in(username), {}
    for screen, (person, words, told) in WAYS.items():
        if person != username:
            continue
        assert len(words) <= 2
        page.goto("/admin/")
        walk(page, words)
        if told not in page.content():
            lost[screen] = page.url
    assert lost == {}
