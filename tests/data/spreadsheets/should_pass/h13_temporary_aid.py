"""H13: temporary aid, an amount each time, no column of persons; of the cause only its kind is read."""

from ..build import xlsx

CONTEXT = {"is_monthly": False}
ROWS = [("赵德安", "杜村", None, 1, "3000"), ("钱二", "石桥村", None, 1, "1500")]
CAUSES = {"urgent": {"households": 1, "amount": "3000"}, "expense": {"households": 1, "amount": "1500"}}


def rows():
    return [
        ["序号", "姓名", "村组", "救助类型", "救助事由", "救助金额", "发放时间"],
        [1, "赵德安", "杜村3组", "急难型", "车祸住院", 3000, "2026-03-02"],
        [2, "钱二", "石桥村1组", "支出型临时救助", "肝癌手术", 1500, 46083],
    ]


def make() -> bytes:
    return xlsx(rows())
